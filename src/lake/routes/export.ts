import type {LakeApp, LakeParts} from '../lake.ts'
import {signedIn} from '../request.ts'
import {checkDataset} from './dataset.ts'

/** Every document the caller may read, one JSON document per line. */
export function exportRoutes(api: LakeApp, lake: LakeParts): void {
  api.get('/data/export/:dataset', (c) => {
    checkDataset(lake, c)
    const {access} = signedIn(c).caller
    const types = c.req.query('types')?.split(',').filter(Boolean)
    const documents = lake.corpus.view(['raw'], access).documents()
    const wanted = types ? documents.filter(({_type}) => types.includes(_type)) : documents
    const lines = wanted.map((document) => `${JSON.stringify(document)}\n`)
    return c.body(lines.join(''), 200, {'content-type': 'application/x-ndjson'})
  })
}

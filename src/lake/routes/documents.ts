import {checkId, type Doc} from '../documents.ts'
import {ItemRefusal, plainError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {isTrue} from '../request.ts'
import {checkDataset, forDataset} from './dataset.ts'

/** Documents by id, and who refers to one. */
export function documentRoutes(api: LakeApp, lake: LakeParts): void {
  const {corpus} = lake

  forDataset(
    lake,
    'doc',
    (path, check) =>
      api.get(path, (c) => {
        check(c)
        const {access} = c.var.caller
        const ids = readIds(c.req.param('ids') ?? '')
        const stored = isTrue(c, 'includeAllVersions')
          ? [...new Set(ids.flatMap((id) => corpus.group(id)))]
          : ids.flatMap((id) => corpus.get(id) ?? [])
        const documents = stored.filter((document) => access.can('read', document))
        const omitted = ids.flatMap((id) => {
          if (documents.some(({_id}) => _id === id)) return []
          return [{id, reason: corpus.get(id) ? 'permission' : 'existence'}]
        })
        return c.json(isTrue(c, 'excludeContent') ? {omitted} : {documents, omitted})
      }),
    '/:ids',
  )

  api.get('/data/references/:dataset/documents/:id/to', (c) => {
    checkDataset(lake, c)
    const {access} = c.var.caller
    const id = c.req.param('id')
    const found = corpus.referrers(id).flatMap((referrer): Doc[] => {
      const document = corpus.get(referrer)
      return document && access.can('read', document) ? [document] : []
    })
    const references = isTrue(c, 'excludeInternalReferences') ? [] : found
    return c.json({
      totalCount: references.length,
      references: references.map(({_id}) => ({documentId: _id, projectId: lake.projectId, datasetName: lake.dataset})),
    })
  })
}

export function readIds(given: string): string[] {
  try {
    return given.split(',').map(checkId)
  } catch (error) {
    throw error instanceof ItemRefusal ? plainError(400, error.message) : error
  }
}

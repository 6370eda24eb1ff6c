import {z} from 'zod'
import {queryError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {queryParams, readJson, readPerspective, type LakeContext} from '../request.ts'
import type {Params} from '../query.ts'
import {liveTag} from '../liveTag.ts'
import {forDataset} from './dataset.ts'

const body = z.object({query: z.string(), params: z.record(z.string(), z.unknown()).default({})})

/** GROQ over HTTP, by GET or, for long queries, by POST. */
export function queryRoutes(api: LakeApp, lake: LakeParts): void {
  const {corpus, engine, now} = lake

  const answer = async (c: LakeContext, query: string, params: Params) => {
    const started = performance.now()
    const {access} = c.var.caller
    const source = corpus.view(readPerspective(c), access)
    const result = (await engine.answer({query, params, source, identity: access.identity, now: now()})) ?? null
    const ms = Math.round(performance.now() - started)
    return c.json({...(c.req.query('returnQuery') === 'false' ? {} : {query}), result, syncTags: [liveTag], ms})
  }

  forDataset(lake, 'query', (path, check) => {
    api.get(path, (c) => {
      check(c)
      const query = c.req.query('query')
      if (!query) throw queryError('The parameter "query" is missing')
      return answer(c, query, queryParams(c))
    })
    api.post(path, async (c) => {
      check(c)
      const {query, params} = await readJson(c, body)
      return answer(c, query, params)
    })
  })
}

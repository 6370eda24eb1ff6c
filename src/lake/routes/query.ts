import {z} from 'zod'
import {queryError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {queryParams, readJson, readPerspective, type LakeContext} from '../request.ts'
import type {Params} from '../query.ts'
import {tagsOfTypes} from '../liveTags.ts'
import type {ElementForm} from '../sourceMap/jsonPath.ts'
import {forDataset} from './dataset.ts'

const body = z.object({query: z.string(), params: z.record(z.string(), z.unknown()).default({})})

/** GROQ over HTTP, by GET or, for long queries, by POST. */
export function queryRoutes(api: LakeApp, lake: LakeParts): void {
  const {lanes, now} = lake

  const answer = async (c: LakeContext, query: string, params: Params) => {
    const started = performance.now()
    const {access} = c.var.caller
    const question = {query, params, perspective: readPerspective(c), access, now: now(), sourceMap: sourceMapForm(c)}
    const {result, sourceMap, types} = await lanes.answer(question)
    const ms = Math.round(performance.now() - started)
    const around = {...(c.req.query('returnQuery') === 'false' ? {} : {query}), syncTags: tagsOfTypes(types), ms}
    // The result is JSON already; taking it apart to write it again would double the work.
    const answered = `${JSON.stringify(around).slice(0, -1)},"result":${result}`
    const whole = sourceMap === undefined ? `${answered}}` : `${answered},"resultSourceMap":${sourceMap}}`
    return c.body(whole, 200, {'content-type': 'application/json'})
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

/** @throws LakeError (400) when it is asked for in a form that there is not. */
function sourceMapForm(c: LakeContext): ElementForm | undefined {
  const given = c.req.query('resultSourceMap')
  if (given === undefined || given === 'false') return undefined
  if (given === 'true') return 'index'
  if (given === 'withKeyArraySelector') return 'key'
  throw queryError(`resultSourceMap is true, false or withKeyArraySelector, not "${given}"`)
}

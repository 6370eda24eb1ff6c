import {plainError} from '../errors.ts'
import type {LakeParts} from '../lake.ts'
import type {LakeContext} from '../request.ts'

type Add = (path: string, check: (c: LakeContext) => void) => void

/**
 * Adds a route under both addresses the client knows for a dataset's endpoint: `/data/<endpoint>/<dataset>` and
 * `/projects/<project>/datasets/<dataset>/<endpoint>`. `rest` is what follows. Call `check` first in the handler.
 */
export function forDataset(lake: LakeParts, endpoint: string, add: Add, rest = ''): void {
  const check = (c: LakeContext) => checkDataset(lake, c)
  add(`/data/${endpoint}/:dataset${rest}`, check)
  add(`/projects/:project/datasets/:dataset/${endpoint}${rest}`, check)
}

/**
 * @throws LakeError (404) when the address names another dataset. Never with the words "Dataset not found" alone: on
 * those the Studio shows a page of its own instead of the error.
 */
export function checkDataset({dataset}: LakeParts, c: LakeContext): void {
  const asked = c.req.param('dataset') ?? ''
  if (asked !== dataset) throw plainError(404, `This lake holds the dataset "${dataset}", not "${asked}"`)
}

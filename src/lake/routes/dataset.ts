import type {LakeParts} from '../lake.ts'
import type {LakeContext} from '../request.ts'
import {unknownDataset} from './projects.ts'

/**
 * Adds a route under both addresses the client knows for a dataset's endpoint: `/data/<endpoint>/<dataset>` and
 * `/projects/<project>/datasets/<dataset>/<endpoint>`. `rest` is what follows. Call `check` first in the handler.
 */
export function forDataset(
  lake: LakeParts,
  endpoint: string,
  add: (path: string, check: (c: LakeContext) => void) => void,
  rest = '',
): void {
  const check = datasetCheck(lake)
  add(`/data/${endpoint}/:dataset${rest}`, check)
  add(`/projects/:project/datasets/:dataset/${endpoint}${rest}`, check)
}

/** Like `forDataset`, for the endpoints under `/data/history/<dataset>`. */
export function forHistory(
  lake: LakeParts,
  rest: string,
  add: (path: string, check: (c: LakeContext) => void) => void,
): void {
  add(`/data/history/:dataset${rest}`, datasetCheck(lake))
}

/** Like `forDataset`, for the endpoints that take uploads. */
export function forAssets(
  lake: LakeParts,
  kind: string,
  add: (path: string, check: (c: LakeContext) => void) => void,
): void {
  add(`/assets/${kind}/:dataset`, datasetCheck(lake))
}

function datasetCheck({dataset}: LakeParts): (c: LakeContext) => void {
  return (c) => {
    const asked = c.req.param('dataset') ?? ''
    if (asked !== dataset) throw unknownDataset(asked, dataset)
  }
}

import type {LakeParts} from '../lake.ts'
import type {LakeContext} from '../request.ts'
import {unknownDataset} from './projects.ts'

/**
 * Adds a route under both addresses the client knows for a dataset's endpoint: `/data/<endpoint>/<dataset>` and
 * `/projects/<project>/datasets/<dataset>/<endpoint>`. `rest` is what follows. Call `check` first in the handler.
 */
export function forDataset(
  {dataset}: LakeParts,
  endpoint: string,
  add: (path: string, check: (c: LakeContext) => void) => void,
  rest = '',
): void {
  const check = (c: LakeContext) => {
    const asked = c.req.param('dataset') ?? ''
    if (asked !== dataset) throw unknownDataset(asked, dataset)
  }
  add(`/data/${endpoint}/:dataset${rest}`, check)
  add(`/projects/:project/datasets/:dataset/${endpoint}${rest}`, check)
}

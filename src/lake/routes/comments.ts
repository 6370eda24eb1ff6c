import {commentsDataset} from '../comments/datasetName.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {signedIn} from '../request.ts'
import {checkDataset} from './dataset.ts'

/** The Studio asks for a dataset for comments before it writes the first; here there always is one. */
export function commentRoutes(api: LakeApp, lake: LakeParts): void {
  api.post('/comments/:dataset/setup', (c) => {
    signedIn(c)
    checkDataset(lake, c)
    return c.json({datasetName: commentsDataset(lake.dataset)})
  })
}

import {z} from 'zod'
import {readActions} from '../actions.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {readJson, signedIn} from '../request.ts'
import {forDataset} from './dataset.ts'
import {transactionId} from './mutate.ts'

const body = z.object({
  actions: z.array(z.unknown()).min(1),
  transactionId: transactionId.optional(),
  dryRun: z.boolean().default(false),
})

/** Document actions: what the Studio does with drafts. All actions of a request are one transaction. */
export function actionRoutes(api: LakeApp, lake: LakeParts): void {
  forDataset(lake, 'actions', (path, check) =>
    api.post(path, async (c) => {
      check(c)
      const {caller} = signedIn(c)
      const {dryRun, ...given} = await readJson(c, body)
      const actions = readActions(given.actions)
      const {transactionId} = await lake.committer.submit({
        access: caller.access,
        kind: 'action',
        transactionId: given.transactionId,
        dryRun,
        work: (transaction) =>
          actions.forEach((action, index) => {
            transaction.index = index
            action(transaction)
          }),
      })
      return c.json({transactionId})
    }),
  )
}

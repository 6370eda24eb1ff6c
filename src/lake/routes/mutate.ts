import {z} from 'zod'
import type {LakeApp, LakeParts} from '../lake.ts'
import {readMutations} from '../mutations.ts'
import {isTrue, readJson, signedIn} from '../request.ts'
import {forDataset} from './dataset.ts'

/** A client's own transaction id becomes the `_rev` of everything the transaction touches. */
export const transactionId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w.:~-]+$/, 'holds characters no id may have')

const body = z.object({mutations: z.array(z.unknown()), transactionId: transactionId.optional()})

/** Plain mutations, as one transaction. */
export function mutateRoutes(api: LakeApp, lake: LakeParts): void {
  forDataset(lake, 'mutate', (path, check) =>
    api.post(path, async (c) => {
      check(c)
      const {caller} = signedIn(c)
      const given = await readJson(c, body)
      const mutations = readMutations(given.mutations)
      const {transactionId, result} = await lake.committer.submit({
        access: caller.access,
        kind: 'mutation',
        transactionId: given.transactionId,
        dryRun: isTrue(c, 'dryRun'),
        autoGenerateArrayKeys: isTrue(c, 'autoGenerateArrayKeys'),
        work: (transaction) => {
          const results = mutations.flatMap((mutation, index) => {
            transaction.index = index
            return transaction.apply(mutation)
          })
          const after = new Map(results.map(({id}) => [id, transaction.get(id)]))
          return {results, after}
        },
      })
      const returnIds = isTrue(c, 'returnIds')
      const returnDocuments = isTrue(c, 'returnDocuments')
      const results = result.results.map(({id, operation}) => {
        const document = returnDocuments ? result.after.get(id) : undefined
        return {...(returnIds || returnDocuments ? {id} : {}), operation, ...(document ? {document} : {})}
      })
      return c.json({transactionId, results})
    }),
  )
}

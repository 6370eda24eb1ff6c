import {z} from 'zod'
import {isErrorOf, type LakeError} from '../errors.ts'
import type {Access} from '../grants.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {readMutations, type Mutation} from '../mutations.ts'
import {queryOf, withIds} from '../mutationTargets.ts'
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
      const {access} = caller
      const submit = (wanted: readonly Mutation[], after?: number) =>
        lake.committer.submit({
          access,
          kind: 'mutation',
          transactionId: given.transactionId,
          dryRun: isTrue(c, 'dryRun'),
          autoGenerateArrayKeys: isTrue(c, 'autoGenerateArrayKeys'),
          queryLimit: lake.lanes.quickLimit,
          after,
          work: (transaction) => {
            const results = wanted.flatMap((mutation, index) => {
              transaction.index = index
              return transaction.apply(mutation)
            })
            return {results, after: new Map(results.map(({id}) => [id, transaction.get(id)]))}
          },
        })
      const {transactionId, result} = await submit(mutations).catch((error: unknown) => {
        if (!isErrorOf(error, 'queryTimeoutError')) throw error
        return submitHeavy(lake, access, mutations, submit, error)
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

/** How often the documents of a heavy query are looked for again when other transactions came in between. */
const mostAttempts = 3

/**
 * Does a transaction whose first mutation finds its documents by a heavy query: they are looked for on the slow lane,
 * and committed only if nothing else was meanwhile.
 * @param tooSlow thrown when the heavy query is another, which sees what the transaction did before it
 */
async function submitHeavy<Outcome>(
  {lanes, committer, now}: LakeParts,
  access: Access,
  [first, ...others]: readonly Mutation[],
  submit: (mutations: readonly Mutation[], after: number) => Promise<Outcome>,
  tooSlow: LakeError,
): Promise<Outcome> {
  const asked = queryOf(first)
  if (!first || !asked) throw tooSlow
  for (let attempt = 1; ; attempt += 1) {
    const after = committer.lastSeq
    const ids = await lanes.find({...asked, perspective: ['raw'], access, now: now()})
    try {
      return await submit([withIds(first, ids), ...others], after)
    } catch (error) {
      if (attempt === mostAttempts || !isErrorOf(error, 'transactionConflictError')) throw error
    }
  }
}

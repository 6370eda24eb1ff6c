import type {SanityClient} from '@sanity/client'
import {notYetProposed, type EarlierProposal, type Proposal} from '../../src/coverage/proposals.ts'
import {asArray, isRecord, publishedId, referenceId} from '../../src/text/portableText.ts'
import type {RelatedRequest} from './relatedMessages.ts'

const tag = 'beatbook.proposals'

type Ask = (request: Extract<RelatedRequest, {type: 'propose'}>) => Promise<{readonly proposals: readonly Proposal[]}>

/** The beats a take may bear on: those it belongs to, and those whose roster lists one of its subjects. */
const beatsQuery = '*[_type == "beat" && (_id in $members || count((roster[]._ref)[@ in $subjects]) > 0)] | order(_id asc)'
const earlierQuery = '*[_type == "beatbook.proposal" && take == $take] {_id, document, kind, place}'

/**
 * Puts the proposals of a published take on record, those that are not yet. Gives the new ones. What it asks of a beat
 * it asks of the draft, when there is one, since that is where an answer goes.
 */
export async function proposeFor(client: SanityClient, take: unknown, ask: Ask, now: number): Promise<Proposal[]> {
  if (!isRecord(take) || take._type !== 'take') return []
  const id = publishedId(String(take._id))
  const ids = (value: unknown) => asArray(value).flatMap((member) => referenceId(isRecord(member) && 'beat' in member ? member.beat : member) ?? [])
  const [beats, earlier] = await Promise.all([
    client.fetch<unknown[]>(beatsQuery, {members: ids(take.beats), subjects: ids(take.subjects)}, {perspective: 'drafts', tag}),
    client.fetch<EarlierProposal[]>(earlierQuery, {take: id}, {perspective: 'raw', tag}),
  ])
  const {proposals} = await ask({type: 'propose', take, beats, now})
  const fresh = notYetProposed(proposals, earlier)
  if (fresh.length === 0) return []
  const transaction = fresh.reduce((all, proposal) => all.createIfNotExists({...proposal}), client.transaction())
  await transaction.commit({tag, visibility: 'async'})
  return fresh
}

/** How a proposal was settled. */
export type Settlement =
  | {readonly state: 'accepted' | 'adapted'}
  | {readonly state: 'declined'; readonly declinedBecause: string}

/** Puts on record how a proposal was settled, under the caller's own name. Rejects with the lake's reason. */
export async function settleProposal(client: SanityClient, id: string, settlement: Settlement, actor: string, at: Date): Promise<void> {
  await client.patch(id).set({...settlement, decidedBy: actor, decidedAt: at.toISOString()}).commit({tag})
}

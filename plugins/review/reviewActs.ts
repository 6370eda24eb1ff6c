import type {SanityClient} from '@sanity/client'
import {getDraftId, type SanityDocument} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import {
  canApprove,
  canSubmit,
  contentHash,
  whatWasRead,
  type Decision,
  type DecisionPlace,
  type ReviewState,
  type Thread,
  type Verdict,
} from '../../src/review/index.ts'
import type {Act} from '../briefing/decisionStore.ts'
import type {ReviewSession} from './reviewSession.ts'
import type {LiveReview} from './useReview.ts'

/** The text is not the one that was read any more. Nothing was recorded. */
export class TextChanged extends Error {
  override name = 'TextChanged'
  /** The document as it is now; null when it is gone. */
  readonly current: SanityDocument | null

  constructor(current: SanityDocument | null) {
    super('The text changed after it was read.')
    this.current = current
  }
}

/** The act is not allowed any more; the message is the first reason. Nothing was recorded. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/** What one can do about a document under review. Each rejects when the act was not recorded, with the reason. */
export interface ReviewActs {
  readonly submit: () => Promise<Decision>
  /** Takes back an act of one's own, such as a submission or a resolution. */
  readonly withdraw: (decision: Decision) => Promise<Decision>
  readonly requestChanges: (read: SanityDocument, reason: string) => Promise<Decision>
  /** `read` is the text on the screen; another text is never approved. */
  readonly approve: (read: SanityDocument) => Promise<Decision>
  readonly comment: (text: string, place?: DecisionPlace) => Promise<Decision>
  readonly reply: (thread: Thread, text: string) => Promise<Decision>
  readonly resolve: (thread: Thread) => Promise<Decision>
  readonly override: (finding: Finding, reason: string) => Promise<Decision>
}

/** What acts are about, and by whom. */
export type ActSources = Pick<LiveReview, 'id' | 'type' | 'actor' | 'report' | 'ids' | 'published'>

export function createReviewActs(session: ReviewSession, client: SanityClient, {id, type, actor, report, ids, published}: ActSources): ReviewActs {
  const decisions = session.briefing.decisions(client)
  const revisions = session.revisions(client)
  const words = session.words(client)
  const versionId = ids.find((candidate) => candidate.startsWith('versions.'))
  const record = (act: Omit<Act, 'document' | 'documentType'>, check?: (known: readonly Decision[]) => void) =>
    decisions.record({...act, document: id, documentType: type}, actor.id, check)

  /** The document under review as the lake has it at this moment. */
  async function latest(): Promise<SanityDocument | null> {
    const found = await client.fetch<SanityDocument[]>('*[_id in $ids]', {ids}, {perspective: 'raw', tag: 'beatbook.review'})
    const byId = (wanted: string | undefined) => found.find(({_id}) => _id === wanted)
    return (versionId ? byId(versionId) : byId(getDraftId(id))) ?? byId(id) ?? null
  }

  /** Where the document stands with what is on record now, and all history read. */
  async function stateFrom(document: SanityDocument): Promise<(known: readonly Decision[]) => ReviewState> {
    await decisions.loaded(id)
    const {revisions: read} = await revisions.readOn(id, ids, [document._rev])
    const corpus = session.briefing.corpus(client).get()
    const derive = (known: readonly Decision[]) =>
      session.state({
        id,
        document: document._id === id ? null : document,
        published,
        decisions: known,
        revisions: read,
        report: session.briefing.report(document, corpus, {status: 'ready', decisions: known}),
        words: {store: words, version: words.version()},
      })
    derive(decisions.get(id).decisions)
    await words.settled()
    return derive
  }

  return {
    async submit() {
      const document = await latest()
      if (!document) throw new TextChanged(null)
      const stateOf = await stateFrom(document)
      const {open} = stateOf(decisions.get(id).decisions)
      return record({act: 'submit', ...whatWasRead(document, open)}, (known) => demand(canSubmit(stateOf(known), actor)))
    },
    withdraw: ({_id}) => record({act: 'withdraw', inReplyTo: _id}),
    requestChanges: (read, reason) => record({act: 'request-changes', reason, ...whatWasRead(read, report.open)}),
    async approve(read) {
      const document = await latest()
      if (!document || contentHash(document) !== contentHash(read)) throw new TextChanged(document)
      const stateOf = await stateFrom(document)
      const {open} = stateOf(decisions.get(id).decisions)
      return record({act: 'approve', ...whatWasRead(document, open)}, (known) => demand(canApprove(stateOf(known), actor)))
    },
    comment: (text, place) => record({act: 'comment', reason: text, ...(place ? {place} : {})}),
    reply: ({root}, text) => record({act: 'comment', reason: text, inReplyTo: root._id}),
    resolve: ({root}) => record({act: 'resolve', inReplyTo: root._id}),
    async override(finding, reason) {
      const document = await latest()
      if (!document) throw new TextChanged(null)
      const place = session.briefing.ground(finding, document, report.corpus)
      const {revision, contentHash: hash} = whatWasRead(document, [])
      return record({
        act: 'override',
        ruleId: finding.ruleId,
        reason,
        ...(revision ? {revision} : {}),
        ...(hash ? {contentHash: hash} : {}),
        ...(place ? {place} : {}),
      })
    },
  }
}

function demand({allowed, reasons: [first]}: Verdict): void {
  if (!allowed) throw new NotAllowed(first?.message ?? '')
}

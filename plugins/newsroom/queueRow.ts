import {reviewState, semanticDiff, summaryLine, type ReviewState} from '../../src/review/index.ts'
import type {CorpusState} from '../briefing/corpusStore.ts'
import type {ReviewSession} from '../review/reviewSession.ts'
import type {WordStore} from '../review/wordStore.ts'
import type {QueueDetails} from './queueStore.ts'

/** The open checks of a text: as they are now, as they were when it was submitted, or not known yet. */
export type QueueChecks =
  | {readonly kind: 'now' | 'submitted'; readonly errors: number; readonly warnings: number}
  | {readonly kind: 'unknown'}

/** What the queue shows of one document. */
export interface QueueRow {
  readonly state: ReviewState
  /** What changed against live, in one line; empty when readers would see no difference. */
  readonly change: string
  /** Nothing of it is live yet. */
  readonly isNew: boolean
  readonly checks: QueueChecks
  /** The open comments. */
  readonly threads: number
}

/** Judges one document as the reviewer's screen does. Until the newsroom's facts are read, it is not linted. */
export function queueRow({id, document, published, decisions, revisions}: QueueDetails, session: ReviewSession, corpus: CorpusState, words: WordStore): QueueRow {
  const {briefing, settings} = session
  const {contract} = briefing
  const isLinted = corpus.status === 'ready' && document !== null
  const report = isLinted ? briefing.report(document, corpus, {status: 'ready', decisions}) : undefined
  const findings = report ? [...report.open, ...[...report.declined, ...report.overridden].map(({finding}) => finding)] : []
  const state = reviewState({
    document: document ?? undefined,
    published: published ?? undefined,
    decisions,
    revisions,
    findings,
    settings,
    contract,
    isKnownWord: (word) => words.isKnown(word, id),
  })
  return {
    state,
    change: document ? summaryLine(semanticDiff(published ?? undefined, document, {contract}).summary) : '',
    isNew: published === null,
    checks: checksOf(state, isLinted),
    threads: state.threads.filter(({resolved}) => !resolved).length,
  }
}

function checksOf(state: ReviewState, isLinted: boolean): QueueChecks {
  if (isLinted) {
    const count = (wanted: string) => state.open.filter(({severity}) => severity === wanted).length
    return {kind: 'now', errors: count('error'), warnings: count('warning')}
  }
  const {submitted, contentHash} = state
  if (!submitted?.verdict || submitted.contentHash !== contentHash) return {kind: 'unknown'}
  return {kind: 'submitted', errors: submitted.verdict.errors, warnings: submitted.verdict.warnings}
}

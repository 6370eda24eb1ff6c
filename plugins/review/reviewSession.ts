import type {SanityClient} from '@sanity/client'
import {
  approvalsNeeded,
  reviewState,
  type Decision,
  type ReviewSettings,
  type ReviewState,
  type Revision,
} from '../../src/review/index.ts'
import {checkedTypes, type BriefingReport, type BriefingSession} from '../briefing/briefingSession.ts'
import {measured} from '../briefing/measured.ts'
import {perDataset} from '../briefing/perDataset.ts'
import {createRevisionStore, type RevisionStore} from './revisionStore.ts'
import {createTitleStore, type TitleStore} from './titleStore.ts'
import {createWordStore, type WordStore} from './wordStore.ts'

/** What a review state is derived from. */
export interface ReviewSources {
  /** Published id. */
  readonly id: string
  /** The draft or version under review; null when only the published document exists. */
  readonly document: object | null
  readonly published: object | null
  readonly decisions: readonly Decision[]
  readonly revisions: readonly Revision[]
  readonly report: BriefingReport
  /** The words known, and the store's version of them. */
  readonly words: {readonly store: WordStore; readonly version: number}
  readonly names?: ReadonlyMap<string, string>
}

/** What the parts of the plugin share about review within one Studio. */
export interface ReviewSession {
  readonly briefing: BriefingSession
  readonly settings: ReviewSettings
  /** Whether documents of this type are checked, or need approval. */
  covers(type: string): boolean
  revisions(client: SanityClient): RevisionStore
  titles(client: SanityClient): TitleStore
  words(client: SanityClient): WordStore
  /** Where a document stands, derived once per set of sources however many ask. */
  state(sources: ReviewSources): ReviewState
}

interface Derived {
  readonly sources: readonly unknown[]
  readonly state: ReviewState
}

/** States kept per document: some parts of the Studio are a keystroke behind the others. */
const kept = 3

export function createReviewSession(briefing: BriefingSession, settings: ReviewSettings): ReviewSession {
  const known = new Map<string, readonly Derived[]>()
  return {
    briefing,
    settings,
    covers: (type) => checkedTypes.includes(type) || approvalsNeeded(settings, type) > 0,
    revisions: perDataset(createRevisionStore),
    titles: perDataset(createTitleStore),
    words: perDataset(createWordStore),
    state({id, document, published, decisions, revisions, report, words, names}) {
      // Each part of the Studio that asks has a report and names of its own, with the same in them.
      const {open, declined, overridden} = report
      const said = [...(names ?? [])].join('\n')
      const sources = [document, published, decisions, revisions, open, declined, overridden, words.store, words.version, said]
      const derived = known.get(id) ?? []
      const same = derived.find((other) => other.sources.every((source, index) => source === sources[index]))
      if (same) return same.state
      const state = measured('beatbook:review:state', () => reviewState({
        document: document ?? undefined,
        published: published ?? undefined,
        decisions,
        revisions,
        findings: [...report.open, ...[...report.declined, ...report.overridden].map(({finding}) => finding)],
        settings,
        contract: briefing.contract,
        isKnownWord: (word) => words.store.isKnown(word, id),
        ...(names ? {names} : {}),
      }))
      known.set(id, [{sources, state}, ...derived.slice(0, kept - 1)])
      return state
    },
  }
}

import type {SanityClient} from '@sanity/client'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {createLinter, createOutliner, type Finding, type LintContext, type LintReport, type Outliner} from '../../src/briefing/index.ts'
import {attest, type AsOf} from '../../src/briefing/attest.ts'
import {freshness, type Freshness} from '../../src/briefing/freshness.ts'
import type {ReadField} from '../../src/briefing/repair.ts'
import {
  groundOf,
  reviewState,
  sortFindings,
  type Decision,
  type DeclinedFinding,
  type DecisionPlace,
  type OverriddenFinding,
  type SortedFindings,
} from '../../src/review/index.ts'
import {createAnnouncer, type Announcer} from './announcer.ts'
import {createCorpusStore, factsIn, type CorpusState, type CorpusStore} from './corpusStore.ts'
import {createDecisionStore, type DecisionsState, type DecisionStore} from './decisionStore.ts'
import {measured} from './measured.ts'
import {newKey} from './newKey.ts'
import {createOpenEditors, type OpenEditors} from './openEditors.ts'
import {perDataset} from './perDataset.ts'

/** The findings of one document, those set aside by a decision apart. */
export interface BriefingReport extends SortedFindings {
  /** Errors that a reviewer overrode with a reason. */
  readonly overridden: readonly OverriddenFinding[]
  readonly notEvaluated: LintReport['notEvaluated']
}

/** What the parts of the plugin share within one Studio: one linter, one corpus per dataset, the open editors. */
export interface BriefingSession {
  readonly contract: BriefingContract
  readonly editors: OpenEditors
  readonly announcer: Announcer
  readonly outline: Outliner
  corpus(client: SanityClient): CorpusStore
  decisions(client: SanityClient): DecisionStore
  /** Lints a document, once per document value, state of the corpus and decisions however many ask. */
  report(document: object, corpus: CorpusState, decisions: DecisionsState): BriefingReport
  /** What a decline of the finding would be bound to; undefined when the document is not one that is checked. */
  ground(finding: Finding, document: object, corpus: CorpusState): DecisionPlace | undefined
  /** How old Current state is; undefined for takes, and while there is nothing to date. */
  freshness(document: object, corpus: CorpusState): Freshness | undefined
  /** What "still true" would change for a new as-of date. */
  attest(document: object, corpus: CorpusState, asOf: AsOf, readField: ReadField): ReturnType<typeof attest>
  /** Today as an ISO date. */
  now(): string
  /** One sentence on why the rule exists; empty for a rule nobody knows. */
  why(ruleId: string): string
}

/** The document types whose text is checked. */
export const checkedTypes: readonly string[] = ['beat', 'take']

export function createBriefingSession(options: {contract: BriefingContract; now: () => string}): BriefingSession {
  const linter = createLinter({contract: options.contract})
  const corpora = perDataset((client) => createCorpusStore(client, options.contract))
  const decisions = perDataset((client) => createDecisionStore(client, () => new Date()))
  const reports = new WeakMap<object, Known>()
  const latest = new Map<string, BriefingReport>()
  const reasons = new Map(linter.rules.map(({id, why}) => [id, why]))
  const contextOf = (corpus: CorpusState) => ({now: options.now(), ...factsIn(corpus)})

  function sorted(findings: readonly Finding[], decisions: readonly Decision[], document: object, context: LintContext): Omit<BriefingReport, 'notEvaluated'> {
    if (!decisions.some(({act}) => act === 'override')) {
      return {...sortFindings(findings, decisions, linter.readDocument(document, context)), overridden: []}
    }
    const {open, declined, overridden} = reviewState({document, decisions, findings, revisions: [], settings: {}, contract: options.contract})
    return {open, declined, overridden}
  }

  function keep(document: object, known: Known): BriefingReport {
    reports.set(document, known)
    return known.report
  }

  /** The lists of the last report on this document where they say the same, so that what hangs on them is not drawn anew. */
  function steady(document: object, report: BriefingReport): BriefingReport {
    const id = '_id' in document ? String(document._id) : ''
    const last = latest.get(id)
    const kept = last
      ? {
          ...report,
          open: sameList(last.open, report.open, (a, b) => a === b),
          declined: sameList(last.declined, report.declined, sameDecision),
          overridden: sameList(last.overridden, report.overridden, sameDecision),
        }
      : report
    latest.set(id, kept)
    return kept
  }

  return {
    contract: options.contract,
    editors: createOpenEditors(),
    announcer: createAnnouncer(),
    outline: createOutliner(options.contract),
    corpus: corpora,
    decisions,
    report(document, corpus, {decisions}) {
      const context = contextOf(corpus)
      const known = reports.get(document)
      if (known && known.corpus === corpus && known.now === context.now && known.decisions === decisions) return known.report
      const report = measured('beatbook:briefing:lint', () => {
        const {findings, notEvaluated} = linter.report(document, context)
        return {...sorted(findings, decisions, document, context), notEvaluated}
      })
      return keep(document, {corpus, now: context.now, decisions, report: steady(document, report)})
    },
    ground(finding, document, corpus) {
      const brief = linter.readDocument(document, contextOf(corpus))
      return brief && groundOf(finding.place, brief)
    },
    freshness(document, corpus) {
      const context = contextOf(corpus)
      const brief = linter.readDocument(document, context)
      return brief?.kind === 'beat' ? freshness(brief, options.contract, context.now) : undefined
    },
    attest(document, corpus, asOf, readField) {
      const context = contextOf(corpus)
      const brief = linter.readDocument(document, context)
      return brief ? attest(brief, asOf, {now: context.now, readField, newKey}) : {kind: 'problem', problem: 'noOpener'}
    },
    now: options.now,
    why: (ruleId) => reasons.get(ruleId) ?? '',
  }
}

interface Known {
  readonly corpus: CorpusState
  readonly now: string
  readonly decisions: readonly Decision[]
  readonly report: BriefingReport
}

function sameList<Item>(before: readonly Item[], now: readonly Item[], isSame: (a: Item, b: Item) => boolean): readonly Item[] {
  return before.length === now.length && now.every((item, index) => isSame(item, before[index]!)) ? before : now
}

function sameDecision(a: DeclinedFinding | OverriddenFinding, b: DeclinedFinding | OverriddenFinding): boolean {
  return a.finding === b.finding && a.decision === b.decision
}

import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract, Severity} from '../contract/contractTypes.ts'
import {dayOfIso} from '../text/calendar.ts'
import {asString, isRecord} from '../text/portableText.ts'
import {createReader} from '../text/reading.ts'
import type {Brief, Section} from './brief.ts'
import {briefOfDocument, createDocumentMemory} from './briefOfDocument.ts'
import {briefOfText} from './briefOfText.ts'
import type {TextProblem} from './briefOfText.ts'
import {phases} from './context.ts'
import type {LintContext} from './context.ts'
import {indexOf} from './corpus.ts'
import type {Finding} from './finding.ts'
import {optionProblem, settle, silent} from './rule.ts'
import type {Complaint, Need, Rule, RuleContext} from './rule.ts'
import {allRules} from './rules/allRules.ts'

export interface LintReport {
  /** Sorted by section, place and rule id; the same input gives the same list. */
  readonly findings: readonly Finding[]
  /** Ids of the rules whose need was not met, sorted. */
  readonly notEvaluated: readonly string[]
}

export interface Linter {
  readonly contract: BriefingContract
  readonly rules: readonly Rule[]
  /**
   * Findings of a stored beat or take; empty for any other type. Memoised per document id: a changed block is read
   * anew, everything else is kept, and the same array comes back when no finding changed.
   */
  lint(document: unknown, context: LintContext): readonly Finding[]
  /** The same findings with the rules that were not evaluated. */
  report(document: unknown, context: LintContext): LintReport
  /** Reads a text brief; `name` stands for it in findings. A text that is no brief gives a line and a reason. */
  readText(text: string, name: string, context: LintContext): Brief | TextProblem
  /** Reads a stored beat or take; undefined for any other type. */
  readDocument(document: unknown, context: LintContext): Brief | undefined
  /** The report of a brief that has been read. */
  reportBrief(brief: Brief, context: LintContext): LintReport
}

export interface LinterOptions {
  readonly contract?: BriefingContract
  /** The rules to run; all of them when absent. Add your own to `allRules`. */
  readonly rules?: readonly Rule[]
}

interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity | undefined
  readonly options: object
}

interface Memo {
  document: unknown
  context: string
  corpus: unknown
  report: LintReport
}

/** What stays the same while one document is written: what the rules may know, and which of them run. */
interface Session {
  readonly document: string
  readonly context: RuleContext
  readonly evaluated: readonly ActiveRule[]
  readonly notEvaluated: readonly string[]
}

interface SectionMemory {
  findings(section: Section, session: Session): readonly Finding[]
}

/** Remembers what the rules found in a section, as long as section and session are the same objects. */
function createSectionMemory(): SectionMemory {
  const known = new WeakMap<Section, {session: Session; found: readonly Finding[]}>()
  return {
    findings(section, session) {
      const memory = known.get(section)
      if (memory?.session === session) return memory.found
      const found: Finding[] = []
      for (const each of session.evaluated) {
        if (each.rule.checkSection === silent) continue
        for (const complaint of each.rule.checkSection(section, each.options, session.context))
          found.push(findingOf(complaint, each, session.document))
      }
      known.set(section, {session, found})
      return found
    },
  }
}

function findingOf(complaint: Complaint, {rule, severity}: ActiveRule, document: string): Finding {
  return {
    document,
    ruleId: rule.id,
    severity: severity ?? complaint.severity ?? rule.severity,
    message: complaint.message,
    place: complaint.place,
    ...(complaint.related && complaint.related.length > 0 ? {related: complaint.related} : {}),
    fixes: complaint.fixes ?? [],
  }
}

const nothing: LintReport = {findings: [], notEvaluated: []}

/**
 * Makes a linter with memory. Make one per session and keep it: a new one knows nothing of the last keystroke. Throws
 * when the contract sets a rule that does not exist, or an option a rule does not have or of another type.
 */
export function createLinter({contract = briefingContract, rules = allRules}: LinterOptions = {}): Linter {
  const active = activate(rules, contract)
  const reader = createReader()
  const memories = new Map<string, ReturnType<typeof createDocumentMemory>>()
  const memos = new Map<string, Memo>()
  const sectionMemory = createSectionMemory()
  const sessions = new Map<string, {key: readonly unknown[]; session: Session}>()

  /** The same object as long as nothing it says has changed, so that what was found under it still holds. */
  function sessionFor(brief: Brief, context: LintContext): Session {
    const {timeZone, phase, corpus} = context
    // The day and not the moment: a clock that ticks with every key changes no finding.
    const key = [dayOfIso(context.now, timeZone ?? 'UTC'), timeZone, phase, corpus, brief.kind, brief.id, !brief.layout]
    const known = sessions.get(brief.document)
    if (known && key.every((part, index) => part === known.key[index])) return known.session
    const session = sessionOf(brief, active, ruleContextOf(brief, contract, context))
    remember(sessions, brief.document, {key, session})
    return session
  }

  function lintBrief(brief: Brief, context: LintContext): LintReport {
    return run(brief, sessionFor(brief, context), sectionMemory)
  }

  function readDocument(document: unknown, context: LintContext): Brief | undefined {
    const id = isRecord(document) ? asString(document._id) : ''
    const memory = memories.get(id) ?? createDocumentMemory()
    if (!memories.has(id)) remember(memories, id, memory)
    return briefOfDocument(document, contract, reader, context.corpus, memory)
  }

  function report(document: unknown, context: LintContext): LintReport {
    const id = isRecord(document) ? asString(document._id) : ''
    const moment = [context.now, context.timeZone, context.phase].join(' ')
    const memo = memos.get(id)
    if (memo && memo.document === document && memo.context === moment && memo.corpus === context.corpus)
      return memo.report
    const brief = readDocument(document, context)
    const fresh = brief ? lintBrief(brief, context) : nothing
    const kept = memo ? keepIdentity(memo.report, fresh) : fresh
    remember(memos, id, {document, context: moment, corpus: context.corpus, report: kept})
    return kept
  }

  return {
    contract,
    rules,
    lint: (document, context) => report(document, context).findings,
    report,
    readText: (text, name, context) => briefOfText(text, name, contract, reader, context.corpus),
    readDocument,
    reportBrief: lintBrief,
  }
}

/** Documents whose last report is kept. */
const documentCapacity = 64

function remember<Value>(known: Map<string, Value>, id: string, value: Value): void {
  if (known.size >= documentCapacity && !known.has(id)) known.delete(known.keys().next().value!)
  known.set(id, value)
}

function activate(rules: readonly Rule[], contract: BriefingContract): ActiveRule[] {
  const unknown = Object.keys(contract.rules).filter((id) => !rules.some((rule) => rule.id === id))
  if (unknown.length > 0) {
    throw new Error(
      `The contract "${contract.name}" sets a rule that does not exist: ${unknown.join(', ')}. Known ` +
        `rules: ${rules.map(({id}) => id).join(', ')}.`,
    )
  }
  for (const rule of rules) {
    const problem = optionProblem(rule, contract.rules[rule.id])
    if (problem) throw new Error(`The contract "${contract.name}" sets ${problem}.`)
  }
  return rules.flatMap((rule) => {
    const settled = settle(rule, contract.rules[rule.id])
    return settled ? [{rule, ...settled}] : []
  })
}

function run(brief: Brief, session: Session, memory: SectionMemory): LintReport {
  const findings: Finding[] = []
  for (const section of brief.sections) for (const finding of memory.findings(section, session)) findings.push(finding)
  for (const each of session.evaluated) {
    if (each.rule.check === silent) continue
    for (const complaint of each.rule.check(brief, each.options, session.context))
      findings.push(findingOf(complaint, each, session.document))
  }
  return {findings: inOrder(findings, brief.sections), notEvaluated: session.notEvaluated}
}

function sessionOf(brief: Brief, active: readonly ActiveRule[], context: RuleContext): Session {
  const applying = active.filter(({rule}) => rule.appliesTo.includes(brief.kind))
  const isReady = ({rule}: ActiveRule) => rule.needs.every((need) => isMet(need, brief, context))
  const notEvaluated = applying.filter((each) => !isReady(each)).map(({rule}) => rule.id)
  return {document: brief.document, context, evaluated: applying.filter(isReady), notEvaluated: notEvaluated.sort(compare)}
}

/** By section, then place, then rule. */
function inOrder(findings: readonly Finding[], sections: readonly Section[]): Finding[] {
  const groups = new Map<string | undefined, Finding[]>([[undefined, []]])
  for (const {key} of sections) groups.set(key, [])
  for (const finding of findings) {
    const group = groups.get(finding.place.section)
    if (group) group.push(finding)
    else groups.set(finding.place.section, [finding])
  }
  return [...groups.values()].flatMap((group) => group.sort(byPlace))
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.place.start - b.place.start ||
    a.place.end - b.place.end ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.message, b.message)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function ruleContextOf(brief: Brief, contract: BriefingContract, context: LintContext): RuleContext {
  const timeZone = context.timeZone ?? 'UTC'
  const now = dayOfIso(context.now, timeZone)
  if (now === undefined) throw new Error(`The clock "${context.now}" is no ISO date; give one such as 2026-07-15.`)
  const {corpus, phase = 'draft'} = context
  const members = corpus && brief.id !== undefined ? (indexOf(corpus).members.get(brief.id) ?? []) : []
  return {
    contract,
    now,
    timeZone,
    phase,
    corpus,
    members: members.filter(({type, isPublic}) => type === 'take' && isPublic),
  }
}

function isMet(need: Need, brief: Brief, {corpus, phase}: RuleContext): boolean {
  switch (need) {
    case 'text':
      return true
    case 'layout':
      return brief.layout !== undefined
    case 'fields':
      return brief.fields !== undefined
    case 'corpus':
      return corpus !== undefined
    case 'bodies':
      return corpus?.hasBodies === true
    default:
      return phases.indexOf(phase) >= phases.indexOf(need)
  }
}

/** Gives back the old report, array or finding wherever nothing in it changed. */
function keepIdentity(old: LintReport, fresh: LintReport): LintReport {
  const [before, now] = [new Set(old.findings), new Set(fresh.findings)]
  const changed = old.findings.filter((finding) => !now.has(finding))
  const known = new Map(changed.map((finding) => [addressOf(finding), finding]))
  const findings = fresh.findings.map((finding) => {
    if (before.has(finding)) return finding
    const alike = known.get(addressOf(finding))
    return alike && isSame(alike, finding) ? alike : finding
  })
  const sameFindings =
    findings.length === old.findings.length && findings.every((finding, index) => finding === old.findings[index])
  const sameRules = fresh.notEvaluated.join() === old.notEvaluated.join()
  if (sameFindings && sameRules) return old
  return {
    findings: sameFindings ? old.findings : findings,
    notEvaluated: sameRules ? old.notEvaluated : fresh.notEvaluated,
  }
}

function addressOf({ruleId, message, place}: Finding): string {
  return `${ruleId} ${place.section ?? ''} ${place.start} ${place.end} ${message}`
}

/** Equal as JSON data; the parts a section kept are the same objects, so this rarely looks deep. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a) as (keyof typeof a)[]
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], (b as typeof a)[key]))
}

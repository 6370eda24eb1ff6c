import {createLinter, type Corpus, type Finding, type Severity, type TextProblem} from '../../../src/briefing/index.ts'
import {importBrief, type ImportedBrief} from '../../../src/briefing/import/importBrief.ts'
import {mergeBrief, type FieldChange} from '../../../src/briefing/import/mergeBrief.ts'
import {textsOf} from '../../../src/briefing/import/subjectsNamed.ts'
import {withoutLinks} from '../../../src/briefing/import/withoutLinks.ts'
import type {ImportFormat} from '../../../src/briefing/import/sourceFormat.ts'
import type {BriefingContract} from '../../../src/contract/contractTypes.ts'
import {sortFindings, type Decision} from '../../../src/review/index.ts'
import {countWords} from '../../../src/text/words.ts'

type Stored = Readonly<Record<string, unknown>>

/** A brief to read into a beat, as plain data: it crosses to a worker. */
export interface ReadingRequest {
  readonly source: string
  readonly format: ImportFormat
  /** Published id of the beat. */
  readonly id: string
  /** The beat as it is. */
  readonly before: Stored
  /** Names of fields, and `linkKey`s, that the editor leaves out. */
  readonly leaveOut: ReadonlySet<string>
  readonly contract: BriefingContract
  readonly now: string
  readonly corpus?: Corpus
  readonly timeZone?: string
  readonly verticals: readonly unknown[]
  readonly decisions: readonly Decision[]
}

/** What a brief would make of the beat. */
export interface BriefReading extends Pick<ImportedBrief, 'notUnderstood' | 'derived' | 'links' | 'subjects' | 'sameTitle'> {
  readonly kind: 'brief'
  readonly document: Stored
  /** The fields that become something else. */
  readonly written: Stored
  readonly changes: readonly FieldChange[]
  /** Words of each prose field as it would be: counting a book's takes longer than a page may stand still. */
  readonly words: Readonly<Record<string, number>>
  readonly report: ReadingReport
}

/** The linter's findings on the beat as it would be. */
export interface ReadingReport {
  /** The first of each severity; a book that was pasted by mistake has thousands. */
  readonly open: readonly Finding[]
  readonly counts: Readonly<Record<Severity, number>>
  /** How many are declined, and stay so. */
  readonly declined: number
}

/** Findings of one severity that are told of one by one. */
const mostTold = 100

export type Reading = BriefReading | ({readonly kind: 'problem'} & TextProblem)

/** The fields of a merged beat that are not the very values it had. */
function writtenFields(before: Stored, after: Stored): Stored {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== before[field]))
}

function wordsIn(value: unknown): number {
  return textsOf(value).reduce((sum, text) => sum + countWords(text), 0)
}

/** Reads the source, merges it into the beat and lints what comes out. Pure; the Studio runs it in a worker. */
export function readBrief(request: ReadingRequest): Reading {
  const {source, format, id, before, leaveOut, contract, now, corpus, timeZone, verticals, decisions} = request
  const context = {now, ...(corpus ? {corpus} : {}), ...(timeZone ? {timeZone} : {})}
  const imported = importBrief(source, {...context, format, id, newId: () => id, contract, verticals})
  if ('reason' in imported) return {kind: 'problem', ...imported}
  const stated = withoutLinks(imported.documents[0] ?? {}, imported.links, leaveOut)
  const {document, changes} = mergeBrief(before, stated, contract, leaveOut)
  const linter = createLinter({contract})
  const {open, declined} = sortFindings(linter.lint(document, context), decisions, linter.readDocument(document, context))
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity)
  const [errors, warnings, notes] = [of('error'), of('warning'), of('info')]
  return {
    kind: 'brief',
    document,
    written: writtenFields(before, document),
    changes,
    notUnderstood: imported.notUnderstood,
    derived: imported.derived,
    links: imported.links,
    subjects: imported.subjects,
    ...(imported.sameTitle === undefined ? {} : {sameTitle: imported.sameTitle}),
    words: Object.fromEntries(changes.flatMap(({field, after, parts}) => (parts.length > 0 ? [[field, wordsIn(after)]] : []))),
    report: {
      open: [errors, warnings, notes].flatMap((findings) => findings.slice(0, mostTold)),
      counts: {error: errors.length, warning: warnings.length, info: notes.length},
      declined: declined.length,
    },
  }
}

import {createLinter, type Corpus, type TextProblem} from '../../../src/briefing/index.ts'
import {importBrief, type ImportedBrief} from '../../../src/briefing/import/importBrief.ts'
import {mergeBrief, type FieldChange} from '../../../src/briefing/import/mergeBrief.ts'
import {withoutLinks} from '../../../src/briefing/import/withoutLinks.ts'
import type {ImportFormat} from '../../../src/briefing/import/sourceFormat.ts'
import type {BriefingContract} from '../../../src/contract/contractTypes.ts'
import {sortFindings, type Decision, type SortedFindings} from '../../../src/review/index.ts'

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
  /** The linter's findings on the beat as it would be, with the declines that stand. */
  readonly report: SortedFindings & {readonly notEvaluated: readonly string[]}
}

export type Reading = BriefReading | ({readonly kind: 'problem'} & TextProblem)

/** The fields of a merged beat that are not the very values it had. */
function writtenFields(before: Stored, after: Stored): Stored {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== before[field]))
}

/** Reads the source, merges it into the beat and lints what comes out. Pure; the Studio runs it in a worker. */
export function readBrief(request: ReadingRequest): Reading {
  const {source, format, id, before, leaveOut, contract, now, corpus, verticals, decisions} = request
  const context = {now, ...(corpus ? {corpus} : {})}
  const imported = importBrief(source, {...context, format, id, newId: () => id, contract, verticals})
  if ('reason' in imported) return {kind: 'problem', ...imported}
  const stated = withoutLinks(imported.documents[0] ?? {}, imported.links, leaveOut)
  const {document, changes} = mergeBrief(before, stated, contract, leaveOut)
  const linter = createLinter({contract})
  const {findings, notEvaluated} = linter.report(document, context)
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
    report: {...sortFindings(findings, decisions, linter.readDocument(document, context)), notEvaluated},
  }
}

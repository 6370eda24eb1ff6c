import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {asArray, asString, isRecord, referenceId} from '../text/portableText.ts'
import {sayAsOf} from '../briefing/asOf.ts'
import {contentOf, documentOf} from './content.ts'
import {diffText} from './fieldDiff.ts'
import type {FieldDiff} from './fieldDiff.ts'
import {pairSentences, sectionDiff, type SectionDiff} from './sentenceDiff.ts'
import {readSides, type ReadSection} from './sides.ts'
import {sectionItems, type SummaryItem} from './summary.ts'

/** What became of a document, meaning first: figures, dates, sources, links and watch items, then the prose. */
export interface SemanticDiff {
  readonly summary: readonly SummaryItem[]
  /** Fields besides the prose that differ. */
  readonly fields: readonly FieldDiff[]
  /** Every section in its order, the unchanged ones with nothing but `same` sentences. */
  readonly sections: readonly SectionDiff[]
}

export interface DiffOptions {
  readonly contract?: BriefingContract
  /** Titles by document id, for links, sources and references. */
  readonly titles?: ReadonlyMap<string, string>
}

/**
 * Compares two states of a stored document, or of canonical content read back by `documentOf`. Without `before`
 * everything is new.
 */
export function semanticDiff(before: unknown, after: unknown, {contract = briefingContract, titles}: DiffOptions = {}): SemanticDiff {
  const type = isRecord(after) ? after._type : isRecord(before) ? before._type : undefined
  const [old, fresh] = [sideOf(before, type, contract), sideOf(after, type, contract)]
  const asOf = asOfItem(before, after)
  const paired = fresh.map((section, index) => {
    const was = old[index]!
    return {was, section, pairs: pairSentences(was.sentences, section.sentences)}
  })
  const fields = fieldDiffs(before, after, new Set(fresh.map(({section}) => section)), titles)
  return {
    summary: [
      ...asOf,
      ...sourceItems(before, after, titles),
      ...paired.flatMap(({was, section, pairs}) => sectionItems(was, section, pairs, {asOf: asOf[0], titles})),
      ...fields.flatMap(({field, before: was, after: is}): SummaryItem[] =>
        field === 'asOf' || field === 'sources' ? [] : [fieldItem(field, was, is)],
      ),
    ],
    fields,
    sections: paired.map(({section, pairs}) => sectionDiff(section, pairs, titles)),
  }
}

/** The same sections on both sides, empty where a side has none. */
function sideOf(document: unknown, type: unknown, contract: BriefingContract): readonly ReadSection[] {
  return readSides(isRecord(document) ? document : {_type: type}, contract)
}

function fieldItem(field: string, before: string | undefined, after: string | undefined): SummaryItem {
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  const kind = field === 'corrections' ? 'correction' : 'field'
  return {kind, change, section: field, ...(before === undefined ? {} : {before}), ...(after === undefined ? {} : {after})}
}

function asOfItem(before: unknown, after: unknown): SummaryItem[] {
  const [was, is] = [asOfPhrase(before), asOfPhrase(after)]
  if (was === is) return []
  const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
  return [{kind: 'asOf', change, ...(was === undefined ? {} : {before: was}), ...(is === undefined ? {} : {after: is})}]
}

/** The stored as-of date as prose says it. */
export function asOfPhrase(document: unknown): string | undefined {
  const asOf = isRecord(document) && isRecord(document.asOf) ? document.asOf : undefined
  const date = asString(asOf?.date)
  return date === '' ? undefined : sayAsOf({date, precision: asString(asOf?.precision) || 'day'})
}

function sourceItems(before: unknown, after: unknown, titles?: ReadonlyMap<string, string>): SummaryItem[] {
  const [was, is] = [sourceIds(before), sourceIds(after)]
  const name = (id: string) => titles?.get(id) ?? id
  return [
    ...was.filter((id) => !is.includes(id)).map((id): SummaryItem => ({kind: 'source', change: 'removed', before: name(id)})),
    ...is.filter((id) => !was.includes(id)).map((id): SummaryItem => ({kind: 'source', change: 'added', after: name(id)})),
  ]
}

function sourceIds(document: unknown): readonly string[] {
  if (!isRecord(document)) return []
  return [...new Set(asArray(document.sources).flatMap((reference) => referenceId(reference) ?? []))]
}

/** The fields that readers see and that are no prose, where their canonical values differ. */
function fieldDiffs(before: unknown, after: unknown, prose: ReadonlySet<string>, titles?: ReadonlyMap<string, string>): FieldDiff[] {
  const [was, is] = [seen(before), seen(after)]
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((name) => !name.startsWith('_') && !prose.has(name))
  return names.flatMap((field) => {
    if (JSON.stringify(was[field]) === JSON.stringify(is[field])) return []
    return [diffText(field, was[field], is[field], titles)]
  })
}

function seen(document: unknown): Readonly<Record<string, unknown>> {
  return (isRecord(document) ? documentOf(contentOf(document)) : undefined) ?? {}
}

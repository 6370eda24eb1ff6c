import type {BriefingContract} from '../../contract/contractTypes.ts'
import {asArray, asString, isRecord} from '../../text/portableText.ts'
import {alignParts} from './alignParts.ts'
import {freeKey, mergeBlock} from './mergeBlock.ts'
import {textsOf} from './subjectsNamed.ts'

type Stored = Readonly<Record<string, unknown>>

/** One paragraph or question of a section, before and after. */
export interface PartChange {
  /** `stays`: a settled question that the brief no longer asks. */
  readonly kind: 'same' | 'linked' | 'changed' | 'new' | 'gone' | 'stays'
  readonly before?: string
  readonly after?: string
  /** Linked words that have no place in the new text. */
  readonly lost: readonly string[]
}

/** What an import makes of one field. */
export interface FieldChange {
  readonly field: string
  /** `kept`: the beat has one, and an import never replaces it. */
  readonly kind: 'add' | 'replace' | 'same' | 'kept'
  readonly before: unknown
  readonly after: unknown
  /** Of a section; empty for other fields. */
  readonly parts: readonly PartChange[]
}

export interface MergedBrief {
  /** The beat as it will be; `before` itself when nothing changes. */
  readonly document: Stored
  /** Every field the brief states, in its order. */
  readonly changes: readonly FieldChange[]
}

/**
 * Puts an imported brief into a beat that exists. Fields the brief does not state stay, so do those in `leaveOut`, and so
 * does an address once given. A paragraph that reads the same is the same object; one that was rewritten keeps its key and
 * the marks whose words still stand; settled questions stay even when the brief no longer asks them.
 */
export function mergeBrief(before: Stored, imported: Stored, contract: BriefingContract, leaveOut: ReadonlySet<string>): MergedBrief {
  const sections = new Set(contract.sections.map(({key}) => key))
  const changes = Object.entries(imported)
    .filter(([field]) => !field.startsWith('_'))
    .map(([field, after]) => (sections.has(field) ? sectionChange(field, before[field], after) : fieldChange(field, before[field], after)))
  const made = changes.filter(({field, kind}) => (kind === 'add' || kind === 'replace') && !leaveOut.has(field))
  if (made.length === 0) return {document: before, changes}
  return {document: {...before, ...Object.fromEntries(made.map(({field, after}) => [field, after]))}, changes}
}

function fieldChange(field: string, before: unknown, stated: unknown): FieldChange {
  const after = field === 'roster' ? withKnownKeys(asArray(before), asArray(stated)) : stated
  const isKept = field === 'slug' && isRecord(before) && asString(before.current) !== ''
  const kind = isKept ? 'kept' : isEmpty(before) ? 'add' : meaning(before) === meaning(after) ? 'same' : 'replace'
  return {field, kind, before, after: kind === 'same' || isKept ? before : after, parts: []}
}

/** Whether a field says nothing yet; a form's initial precision without a date is no as-of. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (isRecord(value) && value._type === 'asOf') return asString(value.date) === ''
  return value === undefined || value === null || value === ''
}

/** A value as it is compared: keys of members and the strength of references aside. */
function meaning(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => {
    if (key === '_key' || key === '_weak' || key === '_type') return undefined
    return isRecord(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member
  })
}

function withKnownKeys(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const known = new Map(before.flatMap((member) => (isRecord(member) ? [[member._ref, member] as const] : [])))
  const taken = new Set([...known.values()].map(({_key}) => asString(_key)))
  return after.map((member) => {
    if (!isRecord(member)) return member
    return known.get(member._ref) ?? {...member, _key: freeKey(asString(member._key), taken)}
  })
}

function sectionChange(field: string, before: unknown, stated: unknown): FieldChange {
  const [olds, news] = [asArray(before).filter(isRecord), asArray(stated).filter(isRecord)]
  const texts = {before: olds.map(textOf), after: news.map(textOf)}
  const partners = alignParts(texts.before.map(plain), texts.after.map(plain))
  const taken = new Set(olds.map(({_key}) => asString(_key)))
  const merged = news.map((part, index) => {
    const old = olds[partners[index]!]
    if (!old) return {part: {...part, _key: freeKey(asString(part._key), taken)}, change: {kind: 'new' as const, after: texts.after[index], lost: []}}
    const {part: result, lost} = mergePart(old, part)
    const kind = result === old ? ('same' as const) : textOf(old) === textOf(part) ? ('linked' as const) : ('changed' as const)
    return {part: result, change: {kind, before: textOf(old), after: texts.after[index], lost}}
  })
  const left = olds.flatMap((part, index) => (partners.includes(index) ? [] : [{part, index}]))
  const places = merged.map(({part, change}, index) => ({part, change: change as PartChange, at: partners[index]!}))
  for (const {part, index} of left) {
    const stays = part.status === 'resolved' || part.status === 'moot'
    const change: PartChange = {kind: stays ? 'stays' : 'gone', before: texts.before[index], lost: []}
    const next = places.findLastIndex(({at}) => at >= 0 && at < index) + 1
    places.splice(next, 0, {part, change, at: index})
  }
  const after = places.flatMap(({part, change}) => (change.kind === 'gone' ? [] : [part]))
  const parts = places.map(({change}) => change)
  const unchanged = after.length === olds.length && after.every((part, index) => part === olds[index])
  const kind = unchanged ? 'same' : olds.length === 0 ? 'add' : 'replace'
  return {field, kind, before, after: unchanged ? before : after, parts}
}

/** A block, or a watch item's first block; what else an item holds stays. */
function mergePart(before: Stored, after: Stored): {part: Stored; lost: readonly string[]} {
  if (before._type !== 'watchItem') {
    const {block, lost} = mergeBlock(before, after)
    return {part: block, lost}
  }
  const [old] = asArray(before.body).filter(isRecord)
  const [next] = asArray(after.body).filter(isRecord)
  if (!old || !next) return {part: {...before, body: after.body}, lost: []}
  const {block, lost} = mergeBlock(old, next)
  return {part: block === old ? before : {...before, body: [block]}, lost}
}

function textOf(part: Stored): string {
  return textsOf([part]).join(' ')
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

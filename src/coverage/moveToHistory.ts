import {dayOfIso, monthNames, yearMonthDay} from '../text/calendar.ts'
import {isRecord} from '../text/portableText.ts'
import type {EarlierProposal, Proposal} from './proposals.ts'
import {proposalId} from './proposals.ts'

/** A watch item that is no longer open. */
export interface SettledItem {
  readonly beat: string
  /** Key in the beat's `watch`. */
  readonly key: string
  readonly text: string
  readonly blockKey: string
  readonly status: 'resolved' | 'moot'
  /** ISO date. */
  readonly resolvedOn?: string | undefined
  /** The take that settled it. */
  readonly take?: {readonly id: string; readonly title?: string} | undefined
}

/**
 * Proposes to tell in History what became of a watch item, and to take it off the list. `earlier` are the beat's proposals
 * for the same take; undefined when the same was asked before.
 */
export function proposeHistory(item: SettledItem, earlier: readonly EarlierProposal[]): Proposal | undefined {
  const {beat, key, text, blockKey, take} = item
  const isSame = ({document, kind, place}: EarlierProposal) => document === beat && kind === 'history' && place.text === text
  if (earlier.some(isSame)) return undefined
  const from = take?.id ?? beat
  const highest = earlier.reduce((most, {_id}) => Math.max(most, Number(/\d+$/.exec(_id)?.[0] ?? 0)), 0)
  return {
    _id: proposalId(from, beat, highest + 1),
    _type: 'beatbook.proposal',
    document: beat,
    take: from,
    kind: 'history',
    section: 'history',
    place: {path: `watch[_key=="${key}"].body`, blockKey, start: 0, end: text.length, text},
    reason: `Move to History: "${historySentence(item).text}"`,
    state: 'open',
  }
}

/** The sentence History would gain, and where in it the name of the take stands. */
export function historySentence({text, status, resolvedOn, take}: Omit<SettledItem, 'beat' | 'key' | 'blockKey'>): {text: string; link?: {start: number; end: number}} {
  const question = asClause(text)
  const when = sayMonth(resolvedOn)
  const opening = `${when === '' ? 'It' : `In ${when} it`} ${status === 'moot' ? 'no longer arose' : 'was settled'} ${question}`
  if (status === 'moot' || !take?.title) return {text: `${opening}.`}
  const start = opening.length + 2
  return {text: `${opening}: ${take.title}.`, link: {start, end: start + take.title.length}}
}

/** "Whether India hosts it." → "whether India hosts it". */
function asClause(text: string): string {
  const bare = text.trim().replace(/[.?]$/, '')
  return bare.charAt(0).toLowerCase() + bare.slice(1)
}

function sayMonth(iso: string | undefined): string {
  const day = iso === undefined ? undefined : dayOfIso(iso)
  if (day === undefined) return ''
  const {year, month} = yearMonthDay(day)
  return `${monthNames[month - 1]} ${year}`
}

/** The paragraph of History for a sentence, the take's name linked. `newKey` gives a fresh key at each call. */
export function historyParagraph(item: Omit<SettledItem, 'beat' | 'key' | 'blockKey'>, newKey: () => string): Readonly<Record<string, unknown>> {
  const {text, link} = historySentence(item)
  const mark = newKey()
  const span = (words: string, marks: readonly string[]) => ({_type: 'span', _key: newKey(), text: words, marks})
  const target = item.take && {_type: 'reference', _ref: item.take.id, _weak: true}
  const linked = link && target
  return {
    _type: 'block',
    _key: newKey(),
    style: 'normal',
    markDefs: linked ? [{_type: 'crossReference', _key: mark, target, relation: 'follows'}] : [],
    children: linked ? [span(text.slice(0, link.start), []), span(text.slice(link.start, link.end), [mark]), span(text.slice(link.end), [])] : [span(text, [])],
  }
}

/** Reads a settled item of a beat's `watch` for its paragraph; undefined when it is gone, or open again. */
export function settledItem(value: unknown, text: string, take: {readonly id: string; readonly title?: string} | undefined): Omit<SettledItem, 'beat' | 'key' | 'blockKey'> | undefined {
  if (!isRecord(value) || (value.status !== 'resolved' && value.status !== 'moot')) return undefined
  const on = typeof value.resolvedOn === 'string' ? value.resolvedOn : undefined
  return {text, status: value.status, ...(on ? {resolvedOn: on} : {}), ...(take && value.status === 'resolved' ? {take} : {})}
}

import type {SentencePair} from './sentenceDiff.ts'
import {similarity} from './sentenceDiff.ts'
import type {ReadLink, ReadSection, ReadSentence, WatchRead} from './sides.ts'

/** One change of meaning. For a field, `section` is the field's name. */
export interface SummaryItem {
  readonly kind: 'figure' | 'date' | 'asOf' | 'source' | 'link' | 'watch' | 'wording' | 'field' | 'correction'
  readonly change: 'added' | 'removed' | 'changed' | 'moved'
  readonly section?: string
  readonly before?: string
  readonly after?: string
}

interface Known {
  readonly asOf?: SummaryItem
  readonly titles?: ReadonlyMap<string, string>
}

/** What changed in one section: figures, dates, cited sources, links, watch items, then sentences. */
export function sectionItems(was: ReadSection, section: ReadSection, pairs: readonly SentencePair[], known: Known): SummaryItem[] {
  const name = section.section
  const changed = pairs.filter(({before, after}) => before?.key !== after?.key)
  return [
    ...termItems('figure', name, changed, figuresOf),
    ...termItems('date', name, changed, datesOf).filter((item) => !isAsOf(item, known.asOf)),
    ...linkItems(name, was, section, known.titles),
    ...(section.kind === 'watch' ? watchItems(name, was.items, section.items) : wordingItems(name, pairs)),
  ]
}

/** The opener's date follows the as-of field; it is told once. */
function isAsOf(item: SummaryItem, asOf: SummaryItem | undefined): boolean {
  return asOf !== undefined && item.before === asOf.before && item.after === asOf.after
}

const figuresOf = (sentence: ReadSentence) => sentence.reading?.figures.map(({text}) => text) ?? []
const datesOf = (sentence: ReadSentence) => sentence.reading?.dates.map(({text}) => text) ?? []

/** Terms that came, went or gave way to another; what only moved to another sentence of the section is no change. */
function termItems(kind: 'figure' | 'date', section: string, pairs: readonly SentencePair[], termsOf: (sentence: ReadSentence) => readonly string[]): SummaryItem[] {
  const gone: {text: string; pair: number}[] = []
  const come: {text: string; pair: number}[] = []
  pairs.forEach(({before, after}, pair) => {
    for (const text of before ? termsOf(before) : []) gone.push({text, pair})
    for (const text of after ? termsOf(after) : []) {
      const same = gone.findIndex((term) => term.text === text && term.pair === pair)
      if (same >= 0) gone.splice(same, 1)
      else come.push({text, pair})
    }
  })
  for (const term of [...come]) {
    const elsewhere = gone.findIndex(({text}) => text === term.text)
    if (elsewhere < 0) continue
    gone.splice(elsewhere, 1)
    come.splice(come.indexOf(term), 1)
  }
  const items: SummaryItem[] = []
  for (const term of [...come]) {
    const replaced = gone.findIndex(({pair}) => pair === term.pair)
    if (replaced < 0) continue
    const [old] = gone.splice(replaced, 1)
    come.splice(come.indexOf(term), 1)
    items.push({kind, change: 'changed', section, before: old!.text, after: term.text})
  }
  return [
    ...items,
    ...gone.map(({text}): SummaryItem => ({kind, change: 'removed', section, before: text})),
    ...come.map(({text}): SummaryItem => ({kind, change: 'added', section, after: text})),
  ]
}

/** Cross-references and cited sources by what they lead to. */
function linkItems(section: string, was: ReadSection, is: ReadSection, titles?: ReadonlyMap<string, string>): SummaryItem[] {
  const [old, fresh] = [linksOf(was), linksOf(is)]
  const items: SummaryItem[] = []
  for (const [key, link] of old) {
    const now = fresh.get(key)
    if (!now) items.push({kind: kindOf(link), change: 'removed', section, before: nameOf(link, titles)})
    else if (now.relation !== link.relation || now.facet !== link.facet) {
      items.push({kind: kindOf(link), change: 'changed', section, before: nameOf(link, titles, true), after: nameOf(now, titles, true)})
    }
  }
  for (const [key, link] of fresh) {
    if (!old.has(key)) items.push({kind: kindOf(link), change: 'added', section, after: nameOf(link, titles)})
  }
  return items
}

function linksOf({sentences}: ReadSection): Map<string, ReadLink> {
  const links = sentences.flatMap(({pieces}) => pieces.flatMap((piece) => piece.links))
  return new Map(links.filter(({type}) => type !== 'figure').map((link) => [`${link.type} ${link.target}`, link]))
}

function kindOf({type}: ReadLink): 'link' | 'source' {
  return type === 'crossReference' ? 'link' : 'source'
}

function nameOf({target, relation, facet}: ReadLink, titles?: ReadonlyMap<string, string>, more = false): string {
  const name = titles?.get(target) ?? target
  const said = [relation, facet].filter(Boolean).join(', ')
  return more && said !== '' ? `${name} (${said})` : name
}

function watchItems(section: string, was: readonly WatchRead[], is: readonly WatchRead[]): SummaryItem[] {
  const left = [...was]
  const items: SummaryItem[] = []
  const take = (find: (item: WatchRead) => boolean) => {
    const index = left.findIndex(find)
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
  const fresh = is.filter((item) => {
    const same = take(({text}) => text === item.text)
    if (same && (same.status !== item.status || same.resolvedBy !== item.resolvedBy)) {
      items.push({kind: 'watch', change: 'changed', section, before: `${item.text} (${same.status})`, after: `${item.text} (${item.status})`})
    }
    return !same
  })
  for (const item of fresh) {
    const same = take((other) => alike(other.text, item.text))
    if (same) items.push({kind: 'watch', change: 'changed', section, before: same.text, after: item.text})
    else items.push({kind: 'watch', change: 'added', section, after: item.text})
  }
  return [...items, ...left.map(({text}): SummaryItem => ({kind: 'watch', change: 'removed', section, before: text}))]
}

function alike(one: string, other: string): boolean {
  const sentence = (text: string) => ({text, start: 0, paragraph: 0, pieces: [], reading: undefined, key: text})
  return similarity(sentence(one), sentence(other)) >= 0.5
}

function wordingItems(section: string, pairs: readonly SentencePair[]): SummaryItem[] {
  return pairs.flatMap(({before, after, moved}): SummaryItem[] => {
    if (!before) return after ? [{kind: 'wording', change: 'added', section, after: after.text}] : []
    if (!after) return [{kind: 'wording', change: 'removed', section, before: before.text}]
    if (before.text !== after.text) return [{kind: 'wording', change: 'changed', section, before: before.text, after: after.text}]
    return moved ? [{kind: 'wording', change: 'moved', section, before: before.text, after: after.text}] : []
  })
}

const nouns: Readonly<Record<Exclude<SummaryItem['kind'], 'asOf' | 'field'>, readonly [one: string, many: string]>> = {
  figure: ['figure', 'figures'],
  date: ['date', 'dates'],
  source: ['source', 'sources'],
  link: ['link', 'links'],
  watch: ['watch item', 'watch items'],
  wording: ['sentence', 'sentences'],
  correction: ['correction', 'corrections'],
}
const verbs = {changed: 'changed', removed: 'dropped', added: 'added', moved: 'moved'} as const

/** The changes in one line: "2 figures changed, 1 source dropped, as-of moved from mid-2026 to September 2026". */
export function summaryLine(items: readonly SummaryItem[]): string {
  const parts: string[] = []
  for (const kind of ['figure', 'date', 'source', 'link', 'watch', 'correction', 'wording'] as const) {
    for (const change of ['changed', 'removed', 'added', 'moved'] as const) {
      const count = items.filter((item) => item.kind === kind && item.change === change).length
      if (count > 0) parts.push(`${count} ${nouns[kind][count === 1 ? 0 : 1]} ${verbs[change]}`)
    }
    if (kind === 'link') parts.push(...items.filter((item) => item.kind === 'asOf').map(asOfPart))
  }
  for (const change of ['changed', 'removed', 'added'] as const) {
    const fields = items.filter((item) => item.kind === 'field' && item.change === change).map(({section = ''}) => spoken(section))
    if (fields.length > 0) parts.push(`${listed(fields)} ${verbs[change]}`)
  }
  return parts.join(', ')
}

/** The first few by name. */
function listed(fields: readonly string[]): string {
  const named = fields.slice(0, mostNamed)
  const more = fields.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more ${more === 1 ? 'field' : 'fields'}` : named.join(' and ')
}

const mostNamed = 3

function asOfPart({before, after}: SummaryItem): string {
  if (before === undefined) return `as-of set to ${after}`
  return after === undefined ? `as-of ${before} dropped` : `as-of moved from ${before} to ${after}`
}

/** `shortTitle` → "short title". */
function spoken(field: string): string {
  return field.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`)
}


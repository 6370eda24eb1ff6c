import {contentWords} from '../text/words.ts'
import {remembered} from '../text/remembered.ts'
import {withoutCoincidences, type Compared} from './coincidences.ts'
import {diffLists} from './sequence.ts'
import type {ReadSentence, ReadSection} from './sides.ts'
import {pieceKey} from './sides.ts'

/** Which sentence of `before` became which of `after`; undefined where there is none on that side. */
export interface SentencePair {
  readonly before?: ReadSentence
  readonly after?: ReadSentence
  /** Indexes among the section's sentences. */
  readonly from?: number
  readonly to?: number
  /** Whether it stands elsewhere among its neighbours than before. */
  readonly moved: boolean
}

/** Share of words that two sentences must have in common to be the same one, rewritten. */
const likeness = 0.5
/** A longer list of unpaired sentences is compared only with neighbours, so that a rewritten book stays quick. */
const fullComparison = 40_000

/**
 * Pairs the sentences of two states of a section: those that stayed, then those that moved word for word, then those
 * most alike. In the order of reading, what was removed standing where it stood.
 */
export function pairSentences(before: readonly ReadSentence[], after: readonly ReadSentence[]): readonly SentencePair[] {
  const partner = new Map<number, {from: number; moved: boolean}>()
  const left: number[] = []
  const fresh: number[] = []
  for (const step of diffLists(before.map(({key}) => key), after.map(({key}) => key))) {
    if (step.kind === 'same') partner.set(step.after, {from: step.before, moved: false})
    else if (step.kind === 'removed') left.push(step.before)
    else fresh.push(step.after)
  }
  takeEqual(before, after, left, fresh, partner)
  takeAlike(before, after, left, fresh, partner)
  return inReadingOrder(before, after, partner)
}

type Partners = Map<number, {from: number; moved: boolean}>

function takeEqual(before: readonly ReadSentence[], after: readonly ReadSentence[], left: number[], fresh: number[], partner: Partners) {
  for (const to of [...fresh]) {
    const from = left.find((candidate) => before[candidate]!.key === after[to]!.key)
    if (from === undefined) continue
    partner.set(to, {from, moved: true})
    left.splice(left.indexOf(from), 1)
    fresh.splice(fresh.indexOf(to), 1)
  }
}

function takeAlike(before: readonly ReadSentence[], after: readonly ReadSentence[], left: number[], fresh: number[], partner: Partners) {
  const near = left.length * fresh.length > fullComparison
  const pairs: {from: number; to: number; alike: number}[] = []
  left.forEach((from, i) =>
    fresh.forEach((to, j) => {
      if (near && Math.abs(i - j) > 20) return
      const alike = similarity(before[from]!, after[to]!)
      if (alike >= likeness) pairs.push({from, to, alike})
    }),
  )
  pairs.sort((a, b) => b.alike - a.alike || a.to - b.to || a.from - b.from)
  for (const {from, to} of pairs) {
    if (partner.has(to) || !left.includes(from)) continue
    partner.set(to, {from, moved: crosses(from, to, partner)})
    left.splice(left.indexOf(from), 1)
  }
}

/** Whether a pair stands on different sides of a pair that stayed in place. */
function crosses(from: number, to: number, partner: Partners): boolean {
  return [...partner].some(([otherTo, other]) => !other.moved && (other.from < from) !== (otherTo < to))
}

const wordsOf = remembered((sentence: ReadSentence): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  const content = contentWords(sentence.text)
  for (const word of content.length > 0 ? content : sentence.text.toLowerCase().split(/\s+/)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
})

/** Shared words twice over all words: 1 for the same words in any order, 0 for none in common. */
export function similarity(one: ReadSentence, other: ReadSentence): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  let shared = 0
  let all = 0
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0)
  for (const count of [...a.values(), ...b.values()]) all += count
  return all === 0 ? 0 : (2 * shared) / all
}

function inReadingOrder(before: readonly ReadSentence[], after: readonly ReadSentence[], partner: Partners): SentencePair[] {
  const stayedAt = new Map([...partner].flatMap(([to, {from, moved}]) => (moved ? [] : [[from, to] as const])))
  const taken = new Set([...partner.values()].map(({from}) => from))
  const pairs: SentencePair[] = []
  let from = 0
  const removedUpTo = (end: number) => {
    for (; from < end; from += 1) {
      const sentence = before[from]!
      if (!taken.has(from)) pairs.push({before: sentence, from, moved: false})
    }
  }
  after.forEach((sentence, to) => {
    const found = partner.get(to)
    if (found && stayedAt.get(found.from) === to) {
      removedUpTo(found.from)
      from = Math.max(from, found.from + 1)
    }
    pairs.push(
      found
        ? {before: before[found.from]!, after: sentence, from: found.from, to, moved: found.moved}
        : {after: sentence, to, moved: false},
    )
  })
  removedUpTo(before.length)
  return pairs
}

/** A link as a reader sees it in a comparison. */
export interface WordLink {
  readonly target: string
  readonly title?: string
  readonly relation?: string
}

export interface WordDiff {
  readonly change: 'same' | 'added' | 'removed'
  readonly text: string
  readonly link?: WordLink
  /** Part of a figure or a date. */
  readonly figure?: boolean
}

export interface SentenceDiff {
  readonly change: 'same' | 'added' | 'removed' | 'changed' | 'moved'
  readonly words: readonly WordDiff[]
  /** Index of its paragraph: in the later document, or in the earlier for what was removed. */
  readonly paragraph: number
  /** Of a sentence that stands elsewhere now: its index among the section's sentences before, and now. */
  readonly movedFrom?: number
  readonly movedTo?: number
}

export interface SectionDiff {
  readonly section: string
  readonly heading: string
  readonly sentences: readonly SentenceDiff[]
}

/** One section, sentence by sentence. `pairs` comes from `pairSentences`. */
export function sectionDiff({section, heading}: Pick<ReadSection, 'section' | 'heading'>, pairs: readonly SentencePair[], titles?: ReadonlyMap<string, string>): SectionDiff {
  return {section, heading, sentences: pairs.map((pair) => sentenceDiff(pair, titles))}
}

function sentenceDiff({before, after, from, to, moved}: SentencePair, titles?: ReadonlyMap<string, string>): SentenceDiff {
  const paragraph = (after ?? before)!.paragraph
  const position = moved ? {movedFrom: from, movedTo: to} : {}
  const words = diffWords(before, after, titles)
  if (!before) return {change: 'added', words, paragraph}
  if (!after) return {change: 'removed', words, paragraph}
  if (before.key !== after.key) return {change: 'changed', words, paragraph, ...position}
  return {change: moved ? 'moved' : 'same', words, paragraph, ...position}
}

interface Word {
  readonly key: string
  readonly text: string
  readonly link?: WordLink
  readonly figure: boolean
}

/** The words of one sentence against another, neighbours that changed alike joined. */
export function diffWords(before: ReadSentence | undefined, after: ReadSentence | undefined, titles?: ReadonlyMap<string, string>): WordDiff[] {
  const [old, fresh] = [wordsIn(before, titles), wordsIn(after, titles)]
  const steps = diffLists(old.map(({key}) => key), fresh.map(({key}) => key))
  const found = steps.map(({kind, ...step}) => {
    const word = 'after' in step ? fresh[step.after!]! : old[(step as {before: number}).before]!
    return {change: kind, word}
  })
  return joined(withoutIslands(withoutCoincidences(found, ({link, figure}) => link !== undefined || figure)))
}

function wordsIn(sentence: ReadSentence | undefined, titles: ReadonlyMap<string, string> | undefined): Word[] {
  return (sentence?.pieces ?? []).map((piece) => {
    const [link] = piece.links
    const title = link && titles?.get(link.target)
    return {
      key: pieceKey(piece),
      text: piece.text,
      figure: piece.figure,
      ...(link
        ? {link: {target: link.target, ...(title ? {title} : {}), ...(link.relation ? {relation: link.relation} : {})}}
        : {}),
    }
  })
}

type Found = Compared<Word>

/** A lone space between two changes reads as part of them. Removed words of a run come before the added ones. */
function withoutIslands(found: readonly Found[]): Found[] {
  const result: Found[] = []
  let removed: Found[] = []
  let added: Found[] = []
  const flush = () => {
    result.push(...removed, ...added)
    removed = []
    added = []
  }
  found.forEach((step, index) => {
    const bothChange = removed.length > 0 && added.length > 0
    if (step.change === 'removed') removed.push(step)
    else if (step.change === 'added') added.push(step)
    else if (bothChange && /^\s+$/.test(step.word.text) && (found[index + 1]?.change ?? 'same') !== 'same') {
      removed.push({change: 'removed', word: step.word})
      added.push({change: 'added', word: step.word})
    } else {
      flush()
      result.push(step)
    }
  })
  flush()
  return result
}

function joined(found: readonly Found[]): WordDiff[] {
  const words: WordDiff[] = []
  for (const {change, word} of found) {
    const last = words.at(-1)
    const figure = word.figure || undefined
    if (last && last.change === change && JSON.stringify(last.link) === JSON.stringify(word.link) && last.figure === figure) {
      words[words.length - 1] = {...last, text: last.text + word.text}
    } else words.push({change, text: word.text, ...(word.link ? {link: word.link} : {}), ...(figure ? {figure} : {})})
  }
  return words
}

import {normal, oneOf, type Random} from './draws.ts'
import {fitted} from './fitted.ts'
import {capitalised, drawFunctionWord, drawRank, wordOfRank, type WordSkew} from './vocabulary.ts'

/** How often a story takes a word of its subject, where it takes one that is new to it. Set, not fitted. */
const subjectShare = 0.15

/** What a subject is about: its own words, the commonest first. */
export interface Topic {
  readonly name: string
  readonly words: readonly string[]
}

/** Words of one story to link with, and what they link to. */
export interface InventedLink {
  readonly to: string
  readonly anchor: string
}

/** Draws the words of one story: function words, words it has already, words of its subject, words of the language. */
export class StoryWords {
  readonly #random: Random
  readonly #size: number
  readonly #topic: Topic
  readonly #own: string[] = []
  readonly #skew: WordSkew = fitted.wordSkew

  constructor(random: Random, size: number, topic: Topic) {
    this.#random = random
    this.#size = size
    this.#topic = topic
  }

  word(): string {
    return this.#random() < fitted.functionWords ? drawFunctionWord(this.#random) : this.content()
  }

  content(): string {
    const random = this.#random
    if (this.#own.length > 0 && random() < fitted.repeats) return oneOf(this.#own, random)
    const ofSubject = random() < subjectShare
    const word = ofSubject ? this.#topic.words[Math.floor(this.#topic.words.length * random() ** 2)]! : wordOfRank(drawRank(this.#skew, this.#size, random))
    this.#own.push(word)
    return word
  }

  /** A phrase such as a headline: more content than prose has. */
  phrase(length: number): string {
    return Array.from({length}, (_, at) => (at % 4 === 2 ? this.word() : this.content())).join(' ')
  }
}

interface Span {
  readonly _type: 'span'
  readonly _key: string
  readonly text: string
  readonly marks: readonly string[]
}

interface CrossReference {
  readonly _type: 'crossReference'
  readonly _key: string
  readonly target: {readonly _type: 'reference'; readonly _ref: string; readonly _weak: true}
  readonly relation: 'background'
}

/** A Portable Text paragraph. */
export interface ProseBlock {
  readonly _type: 'block'
  readonly _key: string
  readonly style: 'normal'
  readonly markDefs: readonly CrossReference[]
  readonly children: readonly Span[]
}

/** One paragraph of so many words in sentences, with links put between its words. */
export function paragraph(key: string, length: number, links: readonly InventedLink[], words: StoryWords, random: Random): ProseBlock {
  const pieces: {text: string; link?: InventedLink}[] = []
  const waiting = [...links]
  const gap = length / (links.length + 1)
  let text = ''
  let left = 0
  const close = () => {
    if (text !== '') pieces.push({text})
    text = ''
  }
  for (let at = 0; at < length; at++) {
    const opens = left === 0
    if (opens) left = Math.max(3, Math.round(fitted.sentenceWords.mean + fitted.sentenceWords.spread * 0.7 * normal(random)))
    const space = at === 0 ? '' : ' '
    const link = waiting.length > 0 && at >= gap * (links.length - waiting.length + 1) - 1 ? waiting.shift() : undefined
    if (link) {
      text += space
      close()
      pieces.push({text: opens ? capitalised(link.anchor) : link.anchor, link})
    } else {
      const word = words.word()
      text += space + (opens ? capitalised(word) : word)
    }
    left--
    if (left === 0 || at === length - 1) text += '.'
  }
  close()
  return blockOf(key, pieces)
}

function blockOf(key: string, pieces: readonly {readonly text: string; readonly link?: InventedLink}[]): ProseBlock {
  const markDefs: CrossReference[] = []
  const children = pieces.map(({text, link}, index): Span => {
    if (!link) return {_type: 'span', _key: `${key}s${index}`, text, marks: []}
    const mark = `${key}m${markDefs.length}`
    markDefs.push({_type: 'crossReference', _key: mark, target: {_type: 'reference', _ref: link.to, _weak: true}, relation: 'background'})
    return {_type: 'span', _key: `${key}s${index}`, text, marks: [mark]}
  })
  return {_type: 'block', _key: key, style: 'normal', markDefs, children}
}

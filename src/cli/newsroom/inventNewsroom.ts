import {briefingContract} from '../../contract/briefingContract.ts'
import {seeded} from '../../related/measures.ts'
import {fromLogQuantiles, fromQuantiles, fromShares, normal, oneOf, type Random} from './draws.ts'
import {fitted} from './fitted.ts'
import {paragraph, StoryWords, type InventedLink, type ProseBlock, type Topic} from './prose.ts'
import {capitalised, drawRank, wordOfRank} from './vocabulary.ts'

/** The median of the stories that are measured, in words. */
export const fittedWords = Math.round(Math.exp(fitted.storyWords.logMean))
/** A short story: its median of words, where nothing else is asked for. */
export const shortWords = 60

export interface Invention {
  /** How many beats and takes together. */
  readonly stories: number
  readonly seed: number
  /** The median of a story's words; the spread around it, in logarithms, is the fitted one. */
  readonly words?: number
}

/** A document as it is stored. */
export interface InventedDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

const day = 86_400_000
const lastDay = Date.UTC(2026, 5, 30)
const longest = 6000
const takesPerBeat = 200
const takesPerSubject = 120
/** Among how many stories of about the wanted age a link chooses. */
const window = 16

/**
 * Invents a newsroom, the same for the same numbers: verticals, clusters, subjects and beats, then takes in the order of
 * their dates, so that each line refers to earlier ones, the weak references of beats to takes aside. Words are made up; how many there are, of which length, how stories link, when they appeared, is
 * drawn from the fitted distributions. Links go to earlier stories, to those of the same subject first.
 */
export function* inventNewsroom({stories, seed, words: median = shortWords}: Invention): Generator<InventedDocument> {
  const random = seeded(seed)
  const beats = Math.min(stories, Math.max(1, Math.round(stories / takesPerBeat)))
  const takes = stories - beats
  const {vocabulary, storyWords, functionWords} = fitted
  const expected = stories * median * Math.exp(storyWords.logSpread ** 2 / 2) * (1 - functionWords)
  const size = Math.round(Math.max(2000, vocabulary.words * (expected / vocabulary.of) ** vocabulary.growth))
  const verticals = Array.from({length: 3}, (_, index) => `vertical-${index}`)
  const clusters = Array.from({length: Math.max(1, Math.round(beats / 10))}, (_, index) => `cluster-${index}`)
  const topics = Array.from({length: Math.max(6, Math.round(stories / takesPerSubject))}, () => topicOf(size, random))

  for (const id of verticals) yield named('vertical', id, {title: capitalised(wordOfRank(drawRank(fitted.wordSkew, size, random)))})
  for (const id of clusters) yield named('cluster', id, {title: `${wordOfRank(drawRank(fitted.wordSkew, size, random))} frontier`})
  for (const [index, {name}] of topics.entries()) yield named('subject', `subject-${index}`, {name, kind: 'organisation', aliases: []})

  const targets = new LinkTargets(takes, (index) => takeOf(index, takes, seed, size, topics))
  const now = new Date(lastDay).toISOString()
  for (let index = 0; index < beats; index++) {
    const subject = index % topics.length
    const words = new StoryWords(random, size, topics[subject]!)
    const short = words.phrase(2)
    const sections = briefingContract.sections
      .filter(({kind}) => kind === 'prose')
      .map(({key}) => [key, bodyOf(median, targets.linksFor(subject, lastDay, takes, words, random), words, random)])
    yield {
      _id: `beat-${index}`,
      _type: 'beat',
      _createdAt: now,
      _updatedAt: now,
      title: `${capitalised(short)}: ${words.phrase(6)}`,
      shortTitle: short,
      formerTitles: [],
      slug: {_type: 'slug', current: `beat-${index}`},
      aliases: [],
      dek: `${capitalised(words.phrase(12))}.`,
      vertical: reference(verticals[index % verticals.length]!),
      cluster: reference(clusters[index % clusters.length]!),
      clusterScope: 'whole',
      clusterMembers: [],
      rosterStatement: 'listed',
      roster: [{_key: 'r1', ...reference(`subject-${subject}`)}],
      asOf: {date: now.slice(0, 10), precision: 'day'},
      ...Object.fromEntries(sections),
      watch: [],
      sources: [],
    }
  }
  for (let index = 0; index < takes; index++) {
    const {date, headline, subjects, words} = targets.take(index)
    const [first = 0] = subjects
    const links = targets.linksFor(first, date, index, words, random)
    const published = new Date(date).toISOString()
    yield {
      _id: `take-${index}`,
      _type: 'take',
      _createdAt: published,
      _updatedAt: published,
      headline,
      formerHeadlines: [],
      slug: {_type: 'slug', current: `take-${index}`},
      aliases: [],
      dek: `${capitalised(words.phrase(9))}.`,
      publishedAt: published,
      byline: 'A made-up desk',
      beats: [{_type: 'beatMembership', _key: 'm1', beat: reference(`beat-${first % beats}`), role: 'tracks'}],
      subjects: subjects.map((subject) => ({_key: `s${subject}`, ...reference(`subject-${subject}`)})),
      corrections: [],
      body: bodyOf(lengthOf(median, random), links, words, random),
    }
  }
}

interface Take {
  readonly date: number
  readonly headline: string
  readonly subjects: readonly number[]
  /** The words of the story, those of its headline drawn already. */
  readonly words: StoryWords
}

/** What is known of a take before it is written, drawn by numbers of its own. */
function takeOf(index: number, takes: number, seed: number, size: number, topics: readonly Topic[]): Take {
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1) + Math.imul(index + 1, 0x85ebca6b))
  const date = lastDay - fitted.spanDays * day * (1 - fromQuantileAt(fitted.publishedAt, (index + random()) / takes))
  const subjects = subjectsOf(topics.length, random)
  const words = new StoryWords(random, size, topics[subjects[0]!]!)
  const length = Math.max(2, Math.round(fitted.headlineWords.mean + fitted.headlineWords.spread * normal(random)))
  return {date, subjects, headline: capitalised(words.phrase(length)), words}
}

/** The takes, to link to. */
class LinkTargets {
  readonly take: (index: number) => Take
  readonly #dates: Float64Array
  readonly #headlines: string[] = []
  readonly #subjects: number[] = []
  readonly #linked = new Set<number>()

  constructor(count: number, take: (index: number) => Take) {
    this.take = take
    this.#dates = new Float64Array(count)
    for (let index = 0; index < count; index++) {
      const {date, headline, subjects} = take(index)
      this.#dates[index] = date
      this.#headlines.push(headline)
      this.#subjects.push(subjects[0]!)
    }
  }

  /** As many links as a story has, each to another of the first `known` takes. */
  linksFor(subject: number, date: number, known: number, words: StoryWords, random: Random): InventedLink[] {
    const count = Math.min(fromShares(fitted.linksOut, random), known)
    const targets = new Set<number>()
    for (let link = 0; link < count; link++) targets.add(this.#near(date - fromLogQuantiles(fitted.linkAgeDays, random) * day, subject, known, random))
    return [...targets].map((target) => {
      this.#linked.add(target)
      return {to: `take-${target}`, anchor: anchorFor(this.#headlines[target]!, words, random)}
    })
  }

  /** A take of about that date: of this subject if one is near, and one that others link to as often as is fitted. */
  #near(date: number, subject: number, known: number, random: Random): number {
    const from = Math.max(0, Math.min(known - window, this.#after(date, known) - window / 2))
    const near = Array.from({length: Math.min(window, known)}, (_, index) => from + index)
    const wantsLinked = random() < fitted.linksToLinked
    const ofSubject = near.filter((index) => this.#subjects[index] === subject)
    const fitting = near.filter((index) => this.#linked.has(index) === wantsLinked)
    const both = ofSubject.filter((index) => this.#linked.has(index) === wantsLinked)
    return oneOf([both, fitting, ofSubject, near].find(({length}) => length > 0)!, random)
  }

  #after(date: number, known: number): number {
    let low = 0
    let high = known
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#dates[middle]! < date) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The words a link stands on: the target's headline, some of its words, or none of them. */
function anchorFor(headline: string, words: StoryWords, random: Random): string {
  const length = Math.max(1, fromShares(fitted.anchorWords, random))
  const draw = random()
  if (draw < fitted.anchorsWithWholeTitle) return headline
  const parts = headline.split(' ')
  if (draw > 1 - fitted.anchorsWithoutTitleWord || parts.length < 3) return words.phrase(length)
  const taken = Math.min(length, parts.length - 1)
  const from = Math.floor(random() * (parts.length - taken))
  return parts.slice(from, from + taken).join(' ').toLowerCase()
}

function bodyOf(length: number, links: readonly InventedLink[], words: StoryWords, random: Random): ProseBlock[] {
  const lengths: number[] = []
  for (let left = length; left > 0; ) {
    const own = Math.min(left, Math.max(1, Math.round(fromQuantiles(fitted.passageWords, random))))
    lengths.push(own)
    left -= own
  }
  const placed = lengths.map((): InventedLink[] => [])
  const roomy = lengths.flatMap((own, index) => (own > 4 ? [index] : []))
  for (const link of links) placed[roomy.length > 0 ? oneOf(roomy, random) : 0]!.push(link)
  return lengths.map((own, index) => paragraph(`b${index}`, Math.max(own, 2 * placed[index]!.length), placed[index]!, words, random))
}

function lengthOf(median: number, random: Random): number {
  return Math.round(Math.min(longest, Math.max(5, median * Math.exp(fitted.storyWords.logSpread * normal(random)))))
}

function fromQuantileAt(quantiles: readonly number[], share: number): number {
  return fromQuantiles(quantiles, () => Math.min(share, 1 - 1e-12))
}

/** One subject or two, the first ones oftener. */
function subjectsOf(count: number, random: Random): number[] {
  const draw = () => Math.floor(count * random() ** 1.6)
  return [...new Set(random() < 0.5 ? [draw()] : [draw(), draw()])]
}

function topicOf(size: number, random: Random): Topic {
  const words = Array.from({length: 50}, () => wordOfRank(drawRank({exponent: 0.8, shift: 60}, size, random)))
  return {name: `${capitalised(words[0]!)} ${capitalised(words[1]!)}`, words}
}

function named(type: string, id: string, fields: Readonly<Record<string, unknown>>): InventedDocument {
  const created = new Date(lastDay - fitted.spanDays * day).toISOString()
  return {_id: id, _type: type, _createdAt: created, _updatedAt: created, slug: {_type: 'slug', current: id}, ...fields}
}

function reference(id: string) {
  return {_type: 'reference', _ref: id} as const
}

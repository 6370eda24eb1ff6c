import type {AnchorVerdict, Feedback} from './feedback.ts'
import {Field} from './field.ts'
import {ReferenceGraph} from './graph.ts'
import {foldedWords, PhraseBook} from './phrases.ts'
import {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import type {Story} from './story.ts'
import {isOfDate, termsOf, wordsOf} from './terms.ts'

/** What the archive keeps of a story once its text is indexed. */
export type StoredStory = Omit<Story, 'text'>

/** Raised whenever what a snapshot holds, or how words become terms, changes. */
const engineVersion = 2

/**
 * The stories of a newsroom, indexed: title, body and the words others link with as three fields, the graph of
 * references, the phrases that name a story, and subjects. Adding, updating and removing leave it as if it had been built
 * from what it now holds.
 */
export class Archive {
  readonly title = new Field(1.2, 0.5)
  readonly body = new Field(1.2, 0.75)
  readonly anchors = new Field(1.2, 0.4)
  readonly graph = new ReferenceGraph()
  readonly phrases = new PhraseBook()
  readonly #terms = new Map<string, number>()
  /** Words as written, so that a word is folded once. */
  readonly #words = new Map<string, number>()
  readonly #ofDates = new Set<number>()
  readonly #slots = new Map<string, number>()
  readonly #stories: (StoredStory | undefined)[] = []
  readonly #free: number[] = []
  readonly #subjects = new Map<string, number>()
  readonly #titles: Int32Array[] = []
  readonly #dates: number[] = []
  readonly #texts: string[] = []
  #feedback: Feedback = {}
  #dismissed = new Set<string>()
  #rejected = new Set<string>()

  /** How many stories there are. */
  get size(): number {
    return this.#slots.size
  }

  /** One more than the highest slot in use; arrays of scores need this length. */
  get slotCount(): number {
    return this.#stories.length
  }

  get bytes(): number {
    return this.title.bytes + this.body.bytes + this.anchors.bytes + this.#terms.size * 64 + this.#stories.length * 200
  }

  has(id: string): boolean {
    return this.#slots.has(id)
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id)
  }

  storyAt(slot: number): StoredStory | undefined {
    return this.#stories[slot]
  }

  /** The terms of a title in their order. */
  titleAt(slot: number): Int32Array {
    return this.#titles[slot] ?? untitled
  }

  /** Milliseconds since 1970; NaN for an undated story. */
  dateAt(slot: number): number {
    return this.#dates[slot] ?? Number.NaN
  }

  story(id: string): StoredStory | undefined {
    const slot = this.#slots.get(id)
    return slot === undefined ? undefined : this.#stories[slot]
  }

  /** The text of a story; empty when there is none of that id. */
  text(id: string): string {
    const slot = this.#slots.get(id)
    return slot === undefined ? '' : this.#texts[slot]!
  }

  /** Takes what editors said of suggestions, in place of what was given before. It is not part of a snapshot. */
  heed(feedback: Feedback): void {
    for (const {words, target} of this.#feedback.confirmed ?? []) this.phrases.remove(words, target, 'name')
    this.#feedback = feedback
    for (const {words, target} of feedback.confirmed ?? []) this.phrases.add(words, target, 'name')
    this.#dismissed = new Set(feedback.dismissed?.map(({story, target}) => pairKey(story, target)))
    this.#rejected = new Set(feedback.rejected?.map(rejectedKey))
  }

  /** Whether editors dismissed `target` while writing `story`. */
  isDismissed(story: string | undefined, target: string): boolean {
    return story !== undefined && this.#dismissed.size > 0 && this.#dismissed.has(pairKey(story, target))
  }

  /** Whether editors said that these words do not name the story; case, possessive and plural do not matter. */
  isRejected(words: string, target: string): boolean {
    return this.#rejected.size > 0 && this.#rejected.has(rejectedKey({words, target}))
  }

  /** The archive as bytes, to be read by `deserialise` of the same engine version; feedback is not in it. */
  serialise(): Uint8Array<ArrayBuffer> {
    const writer = new SnapshotWriter()
    const slots = [...this.#slots.values()].sort((a, b) => a - b)
    writer.strings(slots.map((slot) => JSON.stringify(this.#stories[slot])))
    writer.strings(slots.map((slot) => this.#texts[slot]!))
    return writer.finish(engineVersion)
  }

  /** Throws a `SnapshotError` for bytes that are foreign, damaged or of another engine version. */
  static deserialise(bytes: Uint8Array): Archive {
    const reader = new SnapshotReader(bytes, engineVersion)
    const archive = new Archive()
    const stories = reader.strings().all()
    const texts = reader.strings()
    stories.forEach((story, index) => archive.put({...(JSON.parse(story) as StoredStory), text: texts.at(index)}))
    return archive
  }

  /** All stories, in no order that means anything. */
  *stories(): Iterable<StoredStory> {
    for (const story of this.#stories) if (story) yield story
  }

  /** The id of a term, or undefined when no story has had it. */
  termId(term: string): number | undefined {
    return this.#terms.get(term)
  }

  /** Whether a term is a number, a version or a month: what changes from one title of a series to the next. */
  isOfDate(term: number): boolean {
    return this.#ofDates.has(term)
  }

  /** In how many stories a term stands, in the field where it is commonest. */
  frequency(term: number): number {
    return Math.max(this.body.postings.count(term), this.title.postings.count(term), this.anchors.postings.count(term))
  }

  /** Inverse document frequency after Robertson and Spärck Jones, never negative. */
  rarity(term: number): number {
    const count = this.frequency(term)
    return Math.log(1 + (this.size - count + 0.5) / (count + 0.5))
  }

  subjectCount(subject: string): number {
    return this.#subjects.get(subject) ?? 0
  }

  /** Adds a story, or replaces the one with its id. */
  put(story: Story): void {
    this.remove(story.id)
    const {text, ...stored} = story
    const slot = this.#free.pop() ?? this.#stories.length
    this.#slots.set(story.id, slot)
    this.#stories[slot] = stored
    const title = this.#ids(story.title)
    this.#titles[slot] = Int32Array.from(title)
    this.#dates[slot] = story.date ?? Number.NaN
    this.#texts[slot] = text
    this.title.set(slot, title)
    this.body.set(slot, this.#ids(text))
    for (const subject of new Set(story.subjects)) this.#subjects.set(subject, this.subjectCount(subject) + 1)
    this.graph.set(story.id, story.links ?? [])
    for (const {to, anchor} of this.graph.links(story.id)) this.phrases.add(anchor, to, 'anchor', story.id)
    for (const [phrase, source] of namesOf(story)) this.phrases.add(phrase, story.id, source)
    for (const target of [story.id, ...this.graph.targets(story.id)]) this.#describe(target)
  }

  /** Takes a story out; one that is not there is no error. */
  remove(id: string): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    const story = this.#stories[slot]!
    const targets = this.graph.targets(id)
    for (const {to, anchor} of this.graph.links(id)) this.phrases.remove(anchor, to, 'anchor', id)
    for (const [phrase, source] of namesOf(story)) this.phrases.remove(phrase, id, source)
    this.graph.clear(id)
    for (const subject of new Set(story.subjects)) {
      const left = this.subjectCount(subject) - 1
      if (left > 0) this.#subjects.set(subject, left)
      else this.#subjects.delete(subject)
    }
    this.title.clear(slot)
    this.body.clear(slot)
    this.anchors.clear(slot)
    this.#stories[slot] = undefined
    this.#texts[slot] = ''
    this.#slots.delete(id)
    this.#free.push(slot)
    for (const target of targets) this.#describe(target)
  }

  /** Brings the anchor field of a story up to date with the links others make to it. */
  #describe(id: string): void {
    const slot = this.#slots.get(id)
    if (slot !== undefined) this.anchors.set(slot, this.graph.anchors(id).flatMap((anchor) => this.#ids(anchor)))
  }

  #ids(text: string): number[] {
    const ids: number[] = []
    for (const word of wordsOf(text)) {
      const known = this.#words.get(word)
      if (known === undefined) this.#meet(word, ids)
      else if (known !== noTerm) ids.push(known)
    }
    return ids
  }

  /** Looks a new word up, and remembers it when it stands for one term or none. */
  #meet(word: string, ids: number[]): void {
    const terms = termsOf(word)
    for (const term of terms) {
      if (!this.#terms.has(term)) {
        if (isOfDate(term)) this.#ofDates.add(this.#terms.size)
        this.#terms.set(term, this.#terms.size)
      }
      ids.push(this.#terms.get(term)!)
    }
    if (terms.length < 2) this.#words.set(word, terms.length === 0 ? noTerm : ids.at(-1)!)
  }
}

const noTerm = -1

const pairKey = (story: string, target: string) => `${story}\n${target}`
const rejectedKey = ({words, target}: AnchorVerdict) => pairKey(foldedWords(words).join(' '), target)
const untitled = new Int32Array(0)

/** The phrases by which a story's own fields name it. */
function namesOf({title, names = []}: StoredStory): [phrase: string, source: 'title' | 'part' | 'name'][] {
  const found: [string, 'title' | 'part' | 'name'][] = []
  if (title !== '') found.push([title, 'title'])
  for (const part of title.split(/:\s+|\s+[|–—-]\s+/u)) if (part !== title) found.push([part, 'part'])
  for (const name of names) found.push([name, 'name'])
  return found
}

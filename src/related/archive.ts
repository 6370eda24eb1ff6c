import type {AnchorVerdict, Feedback} from './feedback.ts'
import {Field} from './field.ts'
import {ReferenceGraph} from './graph.ts'
import {Lexicon} from './lexicon.ts'
import {foldedWords, PhraseBook} from './phrases.ts'
import {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import type {StringTable} from './snapshotBytes.ts'
import type {Story} from './story.ts'

/** What the archive keeps of a story besides its text. */
export type StoredStory = Omit<Story, 'text'>

/** Raised whenever what a snapshot holds, or how words become terms, changes. */
const engineVersion = 3

/**
 * The stories of a newsroom, indexed: title, body and the words others link with as three fields, the graph of
 * references, the phrases that name a story, and subjects. Adding, updating and removing leave it as if it had been built
 * from what it now holds. An id keeps its slot for good, whether its story is here, gone or only linked to.
 */
export class Archive {
  readonly title = new Field(1.2, 0.5)
  readonly body = new Field(1.2, 0.75)
  readonly #anchors = new Field(1.2, 0.4)
  readonly graph = new ReferenceGraph()
  #lexicon = new Lexicon()
  #phrases = new PhraseBook()
  readonly #slots = new Map<string, number>()
  readonly #ids: string[] = []
  readonly #stories: (StoredStory | undefined)[] = []
  readonly #texts: (string | undefined)[] = []
  readonly #dates: number[] = []
  readonly #subjects = new Map<string, number>()
  /** Slots whose anchor field is behind the links to them. */
  readonly #stale = new Set<number>()
  #savedStories: StringTable | undefined
  #savedTexts: StringTable | undefined
  /** By slot: 1 while the story is here. */
  #present = new Uint8Array(256)
  #size = 0
  #feedback: Feedback = {}
  #dismissed = new Set<string>()
  #rejected = new Set<string>()

  /** How many stories there are. */
  get size(): number {
    return this.#size
  }

  /** One more than the highest slot; arrays of scores need this length. */
  get slotCount(): number {
    return this.#ids.length
  }

  get lexicon(): Lexicon {
    return this.#lexicon
  }

  get phrases(): PhraseBook {
    return this.#phrases
  }

  /** The words others put their links to a story on. */
  get anchors(): Field {
    for (const slot of this.#stale) this.#describe(slot)
    this.#stale.clear()
    return this.#anchors
  }

  /** About how many bytes the index takes, texts included. */
  get bytes(): number {
    let texts = (this.#savedTexts?.bytes ?? 0) + (this.#savedStories?.bytes ?? 0)
    for (const text of this.#texts) texts += text?.length ?? 0
    return this.title.bytes + this.body.bytes + this.#anchors.bytes + this.#lexicon.bytes + this.#ids.length * 300 + texts
  }

  has(id: string): boolean {
    return this.slotOf(id) !== undefined
  }

  /** The slot of a story that is here. */
  slotOf(id: string): number | undefined {
    const slot = this.#slots.get(id)
    return slot !== undefined && this.#present[slot] === 1 ? slot : undefined
  }

  /** The slot of an id that was ever put or linked to. */
  slotEver(id: string): number | undefined {
    return this.#slots.get(id)
  }

  isPresent(slot: number): boolean {
    return this.#present[slot] === 1
  }

  idAt(slot: number): string {
    return this.#ids[slot] ?? ''
  }

  storyAt(slot: number): StoredStory | undefined {
    if (this.#present[slot] !== 1) return undefined
    return (this.#stories[slot] ??= JSON.parse(this.#savedStories!.at(slot)) as StoredStory)
  }

  story(id: string): StoredStory | undefined {
    const slot = this.slotOf(id)
    return slot === undefined ? undefined : this.storyAt(slot)
  }

  /** All stories, in no order that means anything. */
  *stories(): Iterable<StoredStory> {
    for (let slot = 0; slot < this.#ids.length; slot++) if (this.#present[slot] === 1) yield this.storyAt(slot)!
  }

  /** The text of a story; empty when there is none of that id. */
  text(id: string): string {
    const slot = this.slotOf(id)
    return slot === undefined ? '' : (this.#texts[slot] ?? this.#savedTexts!.at(slot))
  }

  /** Milliseconds since 1970; NaN for an undated story. */
  dateAt(slot: number): number {
    return this.#dates[slot] ?? Number.NaN
  }

  /** The words others put their links to a story on. */
  anchorsTo(id: string): string[] {
    const slot = this.#slots.get(id)
    if (slot === undefined) return []
    return this.graph.sources(slot).flatMap((source) => linksOf(this.storyAt(source)!).flatMap(({to, anchor}) => (to === id ? [anchor] : [])))
  }

  /** The id of a term, or undefined when no story has had it. */
  termId(term: string): number | undefined {
    return this.#lexicon.idOf(term)
  }

  /** In how many stories a term stands, in the field where it is commonest. */
  frequency(term: number): number {
    return Math.max(this.body.postings.count(term), this.title.postings.count(term), this.#anchors.postings.count(term))
  }

  /** Inverse document frequency after Robertson and Spärck Jones, never negative. */
  rarity(term: number): number {
    const count = this.frequency(term)
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5))
  }

  subjectCount(subject: string): number {
    return this.#subjects.get(subject) ?? 0
  }

  /** Adds a story, or replaces the one with its id. */
  put(story: Story): void {
    this.remove(story.id)
    const {text, ...stored} = story
    const slot = this.#slotFor(story.id)
    if (slot >= this.#present.length) {
      const larger = new Uint8Array(slot * 2)
      larger.set(this.#present)
      this.#present = larger
    }
    this.#present[slot] = 1
    this.#size++
    this.#stories[slot] = stored
    this.#texts[slot] = text
    this.#dates[slot] = story.date ?? Number.NaN
    this.title.set(slot, this.#lexicon.read(story.title))
    this.body.set(slot, this.#lexicon.read(text))
    for (const subject of new Set(story.subjects)) this.#subjects.set(subject, this.subjectCount(subject) + 1)
    const links = linksOf(stored)
    if (links.length > 0) {
      const targets = [...new Set(links.map(({to}) => this.#slotFor(to)))]
      this.graph.set(slot, targets)
      for (const target of targets) this.#stale.add(target)
      for (const {to, anchor} of links) this.#phrases.add(anchor, to, 'anchor', story.id)
    }
    for (const [phrase, source] of namesOf(stored)) this.#phrases.add(phrase, story.id, source)
    if (this.graph.citations(slot) > 0) this.#stale.add(slot)
  }

  /** Takes a story out; one that is not there is no error. */
  remove(id: string): void {
    const slot = this.slotOf(id)
    if (slot === undefined) return
    const story = this.storyAt(slot)!
    for (const {to, anchor} of linksOf(story)) this.#phrases.remove(anchor, to, 'anchor', id)
    for (const [phrase, source] of namesOf(story)) this.#phrases.remove(phrase, id, source)
    for (const target of this.graph.targets(slot)) this.#stale.add(target)
    this.graph.clear(slot)
    for (const subject of new Set(story.subjects)) {
      const left = this.subjectCount(subject) - 1
      if (left > 0) this.#subjects.set(subject, left)
      else this.#subjects.delete(subject)
    }
    this.title.clear(slot)
    this.body.clear(slot)
    this.#anchors.clear(slot)
    this.#stale.delete(slot)
    this.#stories[slot] = undefined
    this.#texts[slot] = undefined
    this.#present[slot] = 0
    this.#size--
  }

  /** Takes what editors said of suggestions, in place of what was given before. It is not part of a snapshot. */
  heed(feedback: Feedback): void {
    for (const {words, target} of this.#feedback.confirmed ?? []) this.#phrases.remove(words, target, 'name')
    this.#feedback = feedback
    for (const {words, target} of feedback.confirmed ?? []) this.#phrases.add(words, target, 'name')
    this.#dismissed = new Set(feedback.dismissed?.map(({story, target}) => pairKey(story, target)))
    this.#rejected = new Set(feedback.rejected?.map(rejectedKey))
  }

  /** What editors dismissed while writing `story`. */
  dismissedFor(id: string): string[] {
    return (this.#feedback.dismissed ?? []).flatMap(({story, target}) => (story === id ? [target] : []))
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
    const feedback = this.#feedback
    this.heed({})
    // Describing anchors may number new terms: before the terms are written.
    const {anchors} = this
    const writer = new SnapshotWriter()
    const slots = this.#ids.map((_, slot) => slot)
    writer.strings(this.#ids)
    writer.array(this.#present.slice(0, slots.length))
    writer.strings(slots.map((slot) => (this.#present[slot] === 1 ? (this.#stories[slot] ? JSON.stringify(this.#stories[slot]) : this.#savedStories!.at(slot)) : '')))
    writer.strings(this.#ids.map((id) => this.text(id)))
    writer.array(Float64Array.from(slots, (slot) => this.dateAt(slot)))
    writer.strings([...this.#subjects.keys()])
    writer.array(Uint32Array.from(this.#subjects.values()))
    this.#lexicon.write(writer)
    for (const field of [this.title, this.body, anchors]) field.write(writer, slots.length)
    this.graph.write(writer, slots.length)
    this.#phrases.write(writer, (id) => this.#slots.get(id)!)
    this.heed(feedback)
    return writer.finish(engineVersion)
  }

  /** Throws a `SnapshotError` for bytes that are foreign, damaged or of another engine version. */
  static deserialise(bytes: Uint8Array): Archive {
    const reader = new SnapshotReader(bytes, engineVersion)
    const archive = new Archive()
    for (const id of reader.strings().all()) {
      archive.#slots.set(id, archive.#ids.length)
      archive.#ids.push(id)
    }
    const present = reader.uint8()
    archive.#present = new Uint8Array(Math.max(256, present.length))
    archive.#present.set(present)
    archive.#size = present.reduce((sum, here) => sum + here, 0)
    archive.#savedStories = reader.strings()
    archive.#savedTexts = reader.strings()
    for (const date of reader.float64()) archive.#dates.push(date)
    const subjects = reader.strings().all()
    reader.uint32().forEach((count, index) => archive.#subjects.set(subjects[index]!, count))
    archive.#lexicon = Lexicon.read(reader)
    for (const field of [archive.title, archive.body, archive.#anchors]) field.read(reader)
    archive.graph.read(reader)
    archive.#phrases = PhraseBook.read(reader, archive.#ids)
    return archive
  }

  #slotFor(id: string): number {
    const known = this.#slots.get(id)
    if (known !== undefined) return known
    const slot = this.#ids.length
    this.#slots.set(id, slot)
    this.#ids.push(id)
    return slot
  }

  #describe(slot: number): void {
    if (this.#present[slot] !== 1) return
    this.#anchors.set(slot, this.anchorsTo(this.#ids[slot]!).flatMap((anchor) => this.#lexicon.read(anchor)))
  }
}

const noLinks: NonNullable<StoredStory['links']> = []

/** A story's links to others. */
export function linksOf({id, links}: StoredStory): NonNullable<StoredStory['links']> {
  if (!links || links.length === 0) return noLinks
  return links.some(({to}) => to === id) ? links.filter(({to}) => to !== id) : links
}

const pairKey = (story: string, target: string) => `${story}\n${target}`
const rejectedKey = ({words, target}: AnchorVerdict) => pairKey(foldedWords(words).join(' '), target)

/** The phrases by which a story's own fields name it. */
function namesOf({title, names = []}: StoredStory): [phrase: string, source: 'title' | 'part' | 'name'][] {
  const found: [string, 'title' | 'part' | 'name'][] = []
  if (title !== '') found.push([title, 'title'])
  if (/:\s|\s[|–—-]\s/u.test(title)) for (const part of title.split(/:\s+|\s+[|–—-]\s+/u)) if (part !== title) found.push([part, 'part'])
  for (const name of names) found.push([name, 'name'])
  return found
}

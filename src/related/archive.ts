import type {AnchorVerdict, Feedback} from './feedback.ts'
import {Field} from './field.ts'
import {ReferenceGraph} from './graph.ts'
import {Lexicon} from './lexicon.ts'
import {foldedWords} from './phraseWords.ts'
import {PhraseBook} from './phrases.ts'
import {Sequences} from './sequences.ts'
import {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import type {StringTable} from './snapshotBytes.ts'
import type {Story} from './story.ts'
import {roomFor, Strings} from './strings.ts'

/** What the archive keeps of a story besides its text. */
export type StoredStory = Omit<Story, 'text'>

/** Raised whenever what a snapshot holds, or how words become terms, changes. */
const engineVersion = 6

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
  #ids = new Strings()
  #phrases = new PhraseBook(this.#ids)
  readonly #stories: (StoredStory | undefined)[] = []
  readonly #texts: (string | undefined)[] = []
  #dates = new Float64Array(256)
  #kinds = new Strings()
  /** By slot: the number of its kind plus one, or 0. */
  #kindOf = new Uint8Array(256)
  #subjects = new Strings()
  /** By subject: how many stories have it. By slot: the subjects it has. */
  #subjectCounts = new Uint32Array(256)
  #subjectsOf = new Sequences()
  /** Slots whose anchor field is behind the links to them. */
  readonly #stale = new Set<number>()
  #savedStories: StringTable | undefined
  #savedTexts: StringTable | undefined
  /** By slot: 1 while the story is here. */
  #present = new Uint8Array(256)
  #size = 0
  /** By term: its rarity once it was asked for, -1 before; forgotten when a story changes. */
  #rarities = new Float64Array(1024)
  #raritiesOf = -1
  #revision = 0
  #feedback: Feedback = {}
  #dismissed = new Set<string>()
  #rejected = new Set<string>()

  /** How many stories there are. */
  get size(): number {
    return this.#size
  }

  /** Another number whenever stories or what editors said of them may have changed. */
  get revision(): number {
    return this.#revision
  }

  /** One more than the highest slot; arrays of scores need this length. */
  get slotCount(): number {
    return this.#ids.size
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
    return this.title.bytes + this.body.bytes + this.#anchors.bytes + this.#lexicon.bytes + this.#ids.bytes + this.#phrases.bytes + this.#subjectsOf.bytes + this.graph.bytes + this.#size * 300 + texts
  }

  has(id: string): boolean {
    return this.slotOf(id) !== undefined
  }

  /** The slot of a story that is here. */
  slotOf(id: string): number | undefined {
    const slot = this.#ids.idOf(id)
    return slot >= 0 && this.#present[slot] === 1 ? slot : undefined
  }

  /** The slot of an id that was ever put or linked to. */
  slotEver(id: string): number | undefined {
    const slot = this.#ids.idOf(id)
    return slot < 0 ? undefined : slot
  }

  isPresent(slot: number): boolean {
    return this.#present[slot] === 1
  }

  idAt(slot: number): string {
    return this.#ids.at(slot)
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
    for (let slot = 0; slot < this.#ids.size; slot++) if (this.#present[slot] === 1) yield this.storyAt(slot)!
  }

  /** The text of a story; empty when there is none of that id. */
  text(id: string): string {
    const slot = this.slotOf(id)
    return slot === undefined ? '' : this.#textAt(slot)
  }

  /** Milliseconds since 1970; NaN for an undated story. */
  dateAt(slot: number): number {
    return this.#present[slot] === 1 ? this.#dates[slot]! : Number.NaN
  }

  /** The kind of the story at a slot; undefined when it has none. */
  kindAt(slot: number): string | undefined {
    const kind = this.#kindOf[slot] ?? 0
    return kind === 0 ? undefined : this.#kinds.at(kind - 1)
  }

  /** The words others put their links to a story on. */
  anchorsTo(id: string): string[] {
    const slot = this.#ids.idOf(id)
    if (slot < 0) return []
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
    if (this.#raritiesOf !== this.#revision) this.#forgetRarities()
    const known = this.#rarities[term] ?? -1
    if (known >= 0) return known
    const count = this.frequency(term)
    const rarity = Math.log(1 + (this.#size - count + 0.5) / (count + 0.5))
    if (term >= 0) this.#rarities[term] = rarity
    return rarity
  }

  subjectCount(subject: string): number {
    return this.subjectCountAt(this.subjectId(subject))
  }

  /** The number of a subject, or -1. */
  subjectId(subject: string): number {
    return this.#subjects.idOf(subject)
  }

  subjectCountAt(subject: number): number {
    return this.#subjectCounts[subject] ?? 0
  }

  /** The subjects of the story at a slot, by number, each once; a view that is good until a story changes. */
  subjectsAt(slot: number): Uint32Array {
    return this.#subjectsOf.at(slot)
  }

  /** Adds a story, or replaces the one with its id. */
  put(story: Story): void {
    this.remove(story.id)
    this.#revision++
    const {text, ...stored} = story
    const slot = this.#slotFor(story.id)
    if (slot >= this.#present.length) this.#widen(slot)
    this.#present[slot] = 1
    this.#size++
    this.#stories[slot] = stored
    this.#texts[slot] = text
    this.#dates[slot] = story.date ?? Number.NaN
    this.#kindOf[slot] = story.kind === undefined ? 0 : this.#kinds.add(story.kind) + 1
    this.title.set(slot, this.#lexicon.read(story.title))
    this.body.set(slot, this.#lexicon.read(text))
    const subjects = [...new Set(story.subjects)].map((subject) => this.#subjects.add(subject))
    this.#subjectsOf.set(slot, subjects)
    this.#subjectCounts = roomFor(this.#subjectCounts, this.#subjects.size)
    for (const subject of subjects) this.#subjectCounts[subject]!++
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
    this.#revision++
    const story = this.storyAt(slot)!
    for (const {to, anchor} of linksOf(story)) this.#phrases.remove(anchor, to, 'anchor', id)
    for (const [phrase, source] of namesOf(story)) this.#phrases.remove(phrase, id, source)
    for (const target of this.graph.targets(slot)) this.#stale.add(target)
    this.graph.clear(slot)
    for (const subject of this.subjectsAt(slot)) this.#subjectCounts[subject]!--
    this.#subjectsOf.set(slot, [])
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
    this.#revision++
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
    const slots = Array.from({length: this.slotCount}, (_, slot) => slot)
    this.#ids.write(writer)
    writer.array(this.#present)
    writer.strings(slots.map((slot) => (this.#present[slot] === 1 ? (this.#stories[slot] ? JSON.stringify(this.#stories[slot]) : this.#savedStories!.at(slot)) : '')))
    writer.strings(slots.map((slot) => this.#textAt(slot)))
    writer.array(this.#dates)
    this.#kinds.write(writer)
    writer.array(this.#kindOf)
    this.#subjects.write(writer)
    writer.array(this.#subjectCounts)
    this.#subjectsOf.write(writer, slots.length)
    this.#lexicon.write(writer)
    for (const field of [this.title, this.body, anchors]) field.write(writer, slots.length)
    this.graph.write(writer)
    if (this.#phrases.wasted > 0.25) this.#phrases = this.#phrasesAnew()
    this.#phrases.write(writer)
    this.heed(feedback)
    return writer.finish(engineVersion)
  }

  /**
   * The archive that `serialise` gave. The bytes are its memory from now on, and change with it.
   * @throws SnapshotError for bytes that are foreign, damaged or of another engine version.
   */
  static deserialise(bytes: Uint8Array): Archive {
    const reader = new SnapshotReader(bytes, engineVersion)
    const archive = new Archive()
    archive.#ids = Strings.read(reader)
    archive.#present = reader.uint8()
    archive.#size = archive.#present.reduce((sum, here) => sum + here, 0)
    archive.#savedStories = reader.strings()
    archive.#savedTexts = reader.strings()
    archive.#dates = reader.float64()
    archive.#kinds = Strings.read(reader)
    archive.#kindOf = reader.uint8()
    archive.#subjects = Strings.read(reader)
    archive.#subjectCounts = reader.uint32()
    archive.#subjectsOf = Sequences.read(reader)
    archive.#lexicon = Lexicon.read(reader)
    for (const field of [archive.title, archive.body, archive.#anchors]) field.read(reader)
    archive.graph.read(reader)
    archive.#phrases = PhraseBook.read(reader, archive.#ids)
    return archive
  }

  #forgetRarities(): void {
    if (this.#rarities.length < this.#lexicon.size) this.#rarities = new Float64Array(Math.ceil(this.#lexicon.size * 1.25))
    this.#rarities.fill(-1)
    this.#raritiesOf = this.#revision
  }

  #slotFor(id: string): number {
    return this.#ids.add(id)
  }

  #textAt(slot: number): string {
    return this.#present[slot] === 1 ? (this.#texts[slot] ?? this.#savedTexts!.at(slot)) : ''
  }

  #widen(slot: number): void {
    const present = new Uint8Array(slot * 2)
    present.set(this.#present)
    this.#present = present
    const dates = new Float64Array(slot * 2)
    dates.set(this.#dates)
    this.#dates = dates
    const kindOf = new Uint8Array(slot * 2)
    kindOf.set(this.#kindOf)
    this.#kindOf = kindOf
  }

  /** The phrases of the stories that are here, without what earlier ones left behind. */
  #phrasesAnew(): PhraseBook {
    const book = new PhraseBook(this.#ids)
    for (const story of this.stories()) {
      for (const {to, anchor} of linksOf(story)) book.add(anchor, to, 'anchor', story.id)
      for (const [phrase, source] of namesOf(story)) book.add(phrase, story.id, source)
    }
    return book
  }

  #describe(slot: number): void {
    if (this.#present[slot] !== 1) return
    this.#revision++
    this.#anchors.set(slot, this.anchorsTo(this.idAt(slot)).flatMap((anchor) => [...this.#lexicon.read(anchor)]))
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

import type {Corpus, CorpusEntry} from '../briefing/corpus.ts'
import {Archive} from '../related/archive.ts'
import type {StoryLink} from '../related/story.ts'
import {asString, isRecord, publishedId} from '../text/portableText.ts'
import type {ProposalPlace} from './proposals.ts'
import {asStory, factsOf, readStory, type StoredVersion, type StoryFacts} from './storyOf.ts'

/** A pair an editor dismissed, or words an editor accepted for a story, as `beatbook.feedback` stores it. */
export interface StoredFeedback {
  readonly storedId: string
  readonly revision: string
  readonly kind: string
  readonly words: string
  readonly document: string
  readonly target: string
}

/** A proposal as it is stored. */
export interface StoredProposal {
  readonly storedId: string
  readonly revision: string
  readonly document: string
  readonly take: string
  readonly kind: string
  readonly section: string
  readonly place: ProposalPlace
  readonly reason: string
  readonly state: string
}

/** What a newsroom holds, as plain data: enough to make the same newsroom again. */
export interface NewsroomRecords {
  /** The archive as `Archive.serialise` gives it. */
  readonly archive: Uint8Array<ArrayBuffer>
  /** Texts that the archive holds are left out here. */
  readonly versions: readonly StoredVersion[]
  readonly feedback: readonly StoredFeedback[]
  readonly proposals: readonly StoredProposal[]
}

/**
 * The newsroom's stories as suggestions need them: the archive, what cards show, and what editors said of earlier
 * suggestions. It follows stored documents: of a story both published and in draft the published one speaks.
 */
export class Newsroom {
  readonly archive: Archive
  readonly #versions = new Map<string, StoredVersion>()
  readonly #speaking = new Map<string, StoredVersion>()
  readonly #feedback = new Map<string, StoredFeedback>()
  readonly #proposals = new Map<string, StoredProposal>()
  /** Facts by id; the same map for good. */
  readonly #entries = new Map<string, CorpusEntry>()
  #corpus: Corpus | undefined
  #linksSubjects: boolean | undefined
  #version = 0

  constructor(archive = new Archive()) {
    this.archive = archive
  }

  /** How many stories there are. */
  get size(): number {
    return this.#speaking.size
  }

  /** Another number whenever an answer may have changed: a draft of a published story says nothing, and changes none. */
  get version(): number {
    return this.#version
  }

  /** Takes a stored document in, in place of the one with its id; types that are no stories are passed over. */
  put(document: unknown): void {
    if (isRecord(document) && document._type === 'beatbook.feedback') this.#putFeedback(document)
    if (isRecord(document) && document._type === 'beatbook.proposal') this.#putProposal(document)
    const version = readStory(document)
    if (version) this.#putVersion(version)
  }

  /** Takes a stored document out by its stored id; one that is not there is no error. */
  remove(storedId: string): void {
    if (this.#feedback.delete(storedId) || this.#proposals.delete(storedId)) {
      this.#version += 1
      return
    }
    const version = this.#versions.get(storedId)
    if (!version || !this.#versions.delete(storedId)) return
    this.#settle(version.entry.id)
  }

  /** Revisions by stored id, for telling what changed since. */
  revisions(): Map<string, string> {
    const all = [...this.#versions.values(), ...this.#feedback.values(), ...this.#proposals.values()]
    return new Map(all.map(({storedId, revision}) => [storedId, revision]))
  }

  records(): NewsroomRecords {
    const isSpeaking = (version: StoredVersion) => this.#speaking.get(version.entry.id) === version
    return {
      archive: this.archive.serialise(),
      versions: [...this.#versions.values()].map((version) => (isSpeaking(version) ? {...version, text: ''} : version)),
      feedback: [...this.#feedback.values()],
      proposals: [...this.#proposals.values()],
    }
  }

  /** The newsroom that `records()` were taken from. @throws SnapshotError when the archive in them cannot be read. */
  static of({archive, versions, feedback, proposals}: NewsroomRecords): Newsroom {
    const newsroom = new Newsroom(Archive.deserialise(archive))
    for (const version of versions) newsroom.#versions.set(version.storedId, version)
    for (const {entry: {id}} of versions) {
      const speaks = newsroom.#speakingOf(id)!
      newsroom.#speaking.set(id, speaks)
      newsroom.#entries.set(id, speaks.entry)
    }
    for (const entry of feedback) newsroom.#feedback.set(entry.storedId, entry)
    for (const entry of proposals) newsroom.#proposals.set(entry.storedId, entry)
    return newsroom
  }

  facts(id: string): StoryFacts | undefined {
    const version = this.#speaking.get(id)
    return version && factsOf(version)
  }

  entry(id: string): CorpusEntry | undefined {
    return this.#speaking.get(id)?.entry
  }

  text(id: string): string {
    return this.archive.text(id)
  }

  /** The links a story makes, in the order of its text. */
  linksFrom(id: string): readonly StoryLink[] {
    return this.#speaking.get(id)?.links ?? []
  }

  /** Ids of the stories that link to one. */
  sourcesOf(id: string): string[] {
    const slot = this.archive.slotEver(id)
    return slot === undefined ? [] : this.archive.graph.sources(slot).map((source) => this.archive.idAt(source))
  }

  stories(): Iterable<StoredVersion> {
    return this.#speaking.values()
  }

  /**
   * Facts about every story for the linter's helpers; bodies are not in it. The same object until a fact changes, which
   * an earlier one shows too.
   */
  get corpus(): Corpus {
    this.#corpus ??= {entries: this.#entries, hasBodies: false}
    return this.#corpus
  }

  /** Whether this house links to its subjects: one link in fifty does, or there are too few links to tell. */
  get linksSubjects(): boolean {
    if (this.#linksSubjects === undefined) {
      const targets = [...this.#speaking.values()].flatMap(({links}) => links.flatMap(({to}) => this.#speaking.get(to)?.entry.type ?? []))
      const subjects = targets.filter((type) => type === 'subject').length
      this.#linksSubjects = targets.length < 20 || subjects * 50 >= targets.length
    }
    return this.#linksSubjects
  }

  /** Targets that editors dismissed while writing `document`. */
  dismissed(document: string): Set<string> {
    return new Set([...this.#feedback.values()].flatMap(({kind, document: story, target}) => (kind === 'dismissed' && story === document ? [target] : [])))
  }

  /** Words that were accepted as links to a story and that no editor has confirmed or refused as its alias. */
  aliasCandidates(target: string): StoredFeedback[] {
    const known = new Set([...(this.#speaking.get(target)?.entry.aliases ?? []), this.#speaking.get(target)?.entry.title])
    return [...this.#feedback.values()].filter(({kind, words, target: to}) => kind === 'aliasCandidate' && to === target && !known.has(words))
  }

  /** Proposals that wait for an answer on a beat, in the order of their ids. */
  openProposals(beat: string): StoredProposal[] {
    const open = [...this.#proposals.values()].filter(({document, state}) => document === beat && state === 'open')
    return open.sort((a, b) => (a.storedId < b.storedId ? -1 : 1))
  }

  #putVersion(version: StoredVersion): void {
    this.#versions.set(version.storedId, version)
    this.#settle(version.entry.id)
  }

  /** Brings a story up to date with its stored versions. */
  #settle(id: string): void {
    const before = this.#speaking.get(id)
    const speaks = this.#speakingOf(id)
    if (speaks === before) return
    // One that falls silent may speak again, and then its text is wanted back.
    if (before?.text === '' && this.#versions.get(before.storedId) === before) this.#versions.set(before.storedId, {...before, text: this.archive.text(id)})
    this.#version += 1
    if (!saysTheSame(before?.entry, speaks?.entry)) {
      this.#corpus = undefined
      if (speaks) this.#entries.set(id, speaks.entry)
      else this.#entries.delete(id)
      this.#linksSubjects = undefined
    } else if (!saysTheSame(before?.links, speaks?.links)) this.#linksSubjects = undefined
    if (speaks) {
      this.#speaking.set(id, speaks)
      this.archive.put(asStory(speaks))
    } else {
      this.#speaking.delete(id)
      this.archive.remove(id)
    }
  }

  #speakingOf(id: string): StoredVersion | undefined {
    return this.#versions.get(id) ?? this.#versions.get(`drafts.${id}`)
  }

  #putFeedback(document: Readonly<Record<string, unknown>>): void {
    const storedId = asString(document._id)
    this.#version += 1
    this.#feedback.set(storedId, {
      storedId,
      revision: asString(document._rev),
      kind: asString(document.kind),
      words: asString(document.words),
      document: publishedId(asString(document.document)),
      target: publishedId(asString(document.target)),
    })
  }

  #putProposal(document: Readonly<Record<string, unknown>>): void {
    const storedId = asString(document._id)
    this.#version += 1
    const place = isRecord(document.place) ? document.place : {}
    this.#proposals.set(storedId, {
      storedId,
      revision: asString(document._rev),
      document: asString(document.document),
      take: asString(document.take),
      kind: asString(document.kind),
      section: asString(document.section),
      place: {path: asString(place.path), blockKey: asString(place.blockKey), start: Number(place.start), end: Number(place.end), text: asString(place.text)},
      reason: asString(document.reason),
      state: asString(document.state),
    })
  }
}

/** Whether two pieces of plain data are the same; fields in another order are not, which costs time and no truth. */
function saysTheSame(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second)
}

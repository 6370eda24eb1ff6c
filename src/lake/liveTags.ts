import {createHash} from 'node:crypto'
import type {Change, Commit} from './commit.ts'
import type {Corpus} from './corpus.ts'
import {isPublishedId, publishedId} from './documents.ts'

/** The tag of answers that may depend on any document. Every live event names it. */
const everything = 's1:all'

/** How many commits are remembered for frontends that were cut off. */
const remembered = 1_000

/** The tags of an answer that depends on documents of these types, or on any when there is no telling. */
export function tagsOfTypes(types: readonly string[] | undefined): readonly string[] {
  return types ? types.map(tagOf) : [everything]
}

interface Changed {
  readonly seq: number
  /** Types whose published documents changed. */
  readonly published: ReadonlySet<string>
  /** Types of all that changed. */
  readonly all: ReadonlySet<string>
}

/**
 * What live events name: `s1:all`, and a tag for each type of which a document came, changed or went. An answer carries
 * the tags of the types it depends on, or `s1:all`, so that an event concerns it whenever it may have changed.
 */
export class LiveTags {
  readonly #corpus: Corpus
  readonly #commits: Changed[] = []

  constructor(corpus: Corpus) {
    this.#corpus = corpus
  }

  /** Takes in a commit; must be called for each, in order. */
  note({seq, changes}: Commit): void {
    const published = changes.filter(({id}) => isPublishedId(id))
    this.#commits.push({seq, published: this.#typesOf(published), all: this.#typesOf(changes)})
    if (this.#commits.length > remembered) this.#commits.shift()
  }

  /**
   * The tags that the commits after `seq` name: none when they changed nothing that is published, or nothing at all with
   * `drafts`; undefined when not all of them are remembered.
   */
  since(seq: number, last: number, drafts: boolean): readonly string[] | undefined {
    const commits = this.#commits.slice(Math.max(0, this.#commits.length - (last - seq)))
    if (commits[0]?.seq !== seq + 1) return undefined
    const types = new Set(commits.flatMap(({published, all}) => [...(drafts ? all : published)]))
    return types.size === 0 ? [] : [everything, ...[...types].map(tagOf).sort()]
  }

  /** A draft or version can hide or show what has another type, so those count too. */
  #typesOf(changes: readonly Change[]): ReadonlySet<string> {
    const types = changes.flatMap(({id, before, after}) => [before, after, ...this.#corpus.group(publishedId(id))])
    return new Set(types.flatMap((document) => document?._type ?? []))
  }
}

const tags = new Map<string, string>()

/** Hosted tags say nothing of what they stand for either. */
function tagOf(type: string): string {
  const tag = tags.get(type) ?? `s1:${createHash('sha256').update(type).digest('hex').slice(0, 8)}`
  tags.set(type, tag)
  return tag
}

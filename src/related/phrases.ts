import {stem, wordsOf} from './terms.ts'

/** Where a phrase that names a story comes from. */
export type PhraseSource = 'title' | 'part' | 'name' | 'anchor'

/** A story a phrase may name, and how often each source says so. */
export interface Naming {
  readonly id: string
  readonly counts: Readonly<Record<PhraseSource, number>>
}

/** A known phrase found in a text. */
export interface PhraseMatch {
  readonly start: number
  readonly end: number
  readonly words: number
  readonly namings: readonly Naming[]
}

interface Node {
  readonly next: Map<string, Node>
  namings: Map<string, Record<PhraseSource, number>> | undefined
}

const longestPhrase = 24

/**
 * The phrases that name stories, as one automaton over folded words: a text is read once, and at each word the longest
 * known phrase is taken. Case, possessives and plurals are folded; a phrase without letters or digits is not kept.
 */
export class PhraseBook {
  readonly #root: Node = {next: new Map(), namings: undefined}

  add(phrase: string, id: string, source: PhraseSource): void {
    const words = foldedWords(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    let node = this.#root
    for (const word of words) {
      let following = node.next.get(word)
      if (!following) node.next.set(word, (following = {next: new Map(), namings: undefined}))
      node = following
    }
    node.namings ??= new Map()
    const counts = node.namings.get(id) ?? {title: 0, part: 0, name: 0, anchor: 0}
    counts[source]++
    node.namings.set(id, counts)
  }

  remove(phrase: string, id: string, source: PhraseSource): void {
    const words = foldedWords(phrase)
    if (words.length === 0 || words.length > longestPhrase) return
    this.#prune(this.#root, words, 0, id, source)
  }

  #prune(node: Node, words: readonly string[], depth: number, id: string, source: PhraseSource): void {
    const word = words[depth]
    if (word === undefined) {
      const counts = node.namings?.get(id)
      if (!counts) return
      counts[source]--
      if (counts.title + counts.part + counts.name + counts.anchor === 0) node.namings!.delete(id)
      if (node.namings!.size === 0) node.namings = undefined
      return
    }
    const following = node.next.get(word)
    if (!following) return
    this.#prune(following, words, depth + 1, id, source)
    if (following.next.size === 0 && !following.namings) node.next.delete(word)
  }

  /** Known phrases in a text, longest first at each word, never overlapping. Offsets are UTF-16. */
  find(text: string): PhraseMatch[] {
    const words = placedWords(text)
    const found: PhraseMatch[] = []
    for (let first = 0; first < words.length; ) {
      let node: Node | undefined = this.#root
      let end = -1
      let namings: Node['namings']
      for (let at = first; at < words.length && node; at++) {
        node = node.next.get(words[at]!.folded)
        if (node?.namings) {
          end = at
          namings = node.namings
        }
      }
      if (end < 0 || !namings) {
        first++
        continue
      }
      const sorted = [...namings].map(([id, counts]) => ({id, counts})).sort((a, b) => (a.id < b.id ? -1 : 1))
      found.push({start: words[first]!.start, end: words[end]!.end, words: end - first + 1, namings: sorted})
      first = end + 1
    }
    return found
  }
}

interface PlacedWord {
  readonly start: number
  readonly end: number
  readonly folded: string
}

/** A word as phrases compare it: case, possessive and plural folded, function words kept. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().normalize('NFKC').replace(/['’]s?$|['’]s$/u, '')
  return stem(lower)
}

export function foldedWords(text: string): string[] {
  return placedWords(text).map(({folded}) => folded)
}

const remembered = new Map<string, string>()

function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = []
  let from = 0
  for (const word of wordsOf(text)) {
    const start = text.indexOf(word, from)
    if (start < 0) continue
    let folded = remembered.get(word)
    if (folded === undefined) {
      folded = foldWord(word)
      if (remembered.size > 100_000) remembered.clear()
      remembered.set(word, folded)
    }
    const possessive = word.length - word.replace(/['’]s$/u, '').length
    words.push({start, end: start + word.length - possessive, folded})
    from = start + (word.length > 1 && words.length > 1 && words.at(-2)!.end > start ? 1 : word.length)
  }
  return words
}

import type {SanityClient} from '@sanity/client'

/** Which words the newsroom uses, asked of the lake one by one as they are needed. */
export interface WordStore {
  /** Whether another document than `documentId` uses the word; false until the lake has answered. */
  isKnown(word: string, documentId: string): boolean
  /** Resolves when every word asked for so far has its answer. */
  settled(): Promise<void>
  /** Changes with every answer. */
  readonly version: () => number
  readonly subscribe: (onChange: () => void) => () => void
}

/** Only what readers can see vouches for a spelling, as in the gate of the local lake. */
const query = '*[@ match text::query($word) && _id != $document && _id in path("*")][0]._id'

export function createWordStore(client: SanityClient): WordStore {
  const answers = new Map<string, boolean>()
  const asked = new Map<string, Promise<void>>()
  const subscribers = new Set<() => void>()
  let version = 0

  async function ask(key: string, word: string, document: string): Promise<void> {
    try {
      const known = await client.fetch<string | null>(query, {word, document}, {perspective: 'raw', tag: 'beatbook.words'})
      answers.set(key, known !== null)
      version += 1
      for (const subscriber of subscribers) subscriber()
    } catch {
      // An unknown word only makes a check stricter; the next look asks again.
      asked.delete(key)
    }
  }

  return {
    isKnown(word, documentId) {
      const key = `${documentId} ${word}`
      if (!asked.has(key)) asked.set(key, ask(key, word, documentId))
      return answers.get(key) ?? false
    },
    async settled() {
      await Promise.all(asked.values())
    },
    version: () => version,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
  }
}

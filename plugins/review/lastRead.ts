import {contentOf, documentOf} from '../../src/review/index.ts'

/** What a person last read of a document. */
export interface LastRead {
  /** ISO date and time. */
  readonly at: string
  readonly document: Readonly<Record<string, unknown>>
}

/** Where a browser keeps it: `localStorage`, or anything like it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'beatbook.read.'
const most = 50

/**
 * Keeps what one person read last of each document, in their own browser: it is nobody else's business, it needs no
 * lake, and the text itself is kept, so it is there when history is not. The oldest of 50 documents gives way.
 */
export function lastReadOf(shelf: Shelf, person: string, documentId: string): LastRead | undefined {
  const entry = readEntry(shelf, keyOf(person, documentId))
  const document = entry && documentOf(entry.content)
  return entry && document ? {at: entry.at, document} : undefined
}

export function rememberRead(shelf: Shelf, person: string, document: {readonly _id: string}, documentId: string, at: string): void {
  const entries = Array.from({length: shelf.length}, (_, index) => shelf.key(index)).flatMap((key) => {
    const entry = key?.startsWith(prefix) ? readEntry(shelf, key) : undefined
    return key && entry ? [{key, at: entry.at}] : []
  })
  const own = keyOf(person, documentId)
  const others = entries.filter(({key}) => key !== own).sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const {key} of others.slice(0, Math.max(0, others.length - most + 1))) shelf.removeItem(key)
  shelf.setItem(own, JSON.stringify({at, content: contentOf(document)}))
}

function keyOf(person: string, documentId: string): string {
  return `${prefix}${person}.${documentId}`
}

function readEntry(shelf: Shelf, key: string): {at: string; content: string} | undefined {
  const stored = shelf.getItem(key)
  if (!stored) return undefined
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null || !('at' in value) || !('content' in value)) return undefined
    return typeof value.at === 'string' && typeof value.content === 'string' ? {at: value.at, content: value.content} : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

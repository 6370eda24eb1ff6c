import {isObject} from './documents.ts'

/** The hidden attribute under which a document offers every string it holds to `text::query`. */
export const allText = '\u0000text'

const cache = new WeakMap<object, string[]>()

/** Every string in a document except its system fields, in document order. */
export function textOf(document: object): string[] {
  const known = cache.get(document)
  if (known) return known
  const strings: string[] = []
  for (const [key, value] of Object.entries(document)) {
    if (!key.startsWith('_')) gather(value, strings)
  }
  cache.set(document, strings)
  return strings
}

function gather(value: unknown, strings: string[]): void {
  if (typeof value === 'string') strings.push(value)
  else if (Array.isArray(value)) for (const item of value) gather(item, strings)
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (!key.startsWith('_')) gather(item, strings)
    }
  }
}

import type {Origin} from './origin.ts'

/** How paths name the elements of arrays: by index, or by `_key` where that is unambiguous. */
export type ElementForm = 'index' | 'key'

/** A step of a normalised JSONPath; undefined for a name that readers of source maps would misread. */
export function step(key: string | number): string | undefined {
  if (typeof key === 'number') return `[${key}]`
  return isPlain(key) ? `['${key}']` : undefined
}

/** The JSONPath of what stands at `key` of `origin`, from its document; undefined when it cannot be written safely. */
export function sourcePath(origin: Origin, key: string | number, form: ElementForm): string | undefined {
  const last = form === 'key' ? (keyed(origin.value, key) ?? step(key)) : step(key)
  if (last === undefined) return undefined
  if (!origin.parent || origin.key === undefined) return `$${last}`
  const before = sourcePath(origin.parent, origin.key, form)
  return before && before + last
}

function keyed(parent: object, at: string | number): string | undefined {
  if (!Array.isArray(parent) || typeof at !== 'number') return undefined
  const key = keyOf(parent[at])
  if (key === undefined || !isPlain(key)) return undefined
  return parent.some((item, index) => index !== at && keyOf(item) === key) ? undefined : `[?(@._key=='${key}')]`
}

function keyOf(item: unknown): string | undefined {
  const key = typeof item === 'object' && item !== null && '_key' in item ? item._key : undefined
  return typeof key === 'string' && key !== '' ? key : undefined
}

// Readers look for the next quote and bracket, whether or not a backslash stands before it.
function isPlain(name: string): boolean {
  return !/['\\\p{Cc}]/u.test(name)
}

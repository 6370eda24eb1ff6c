import type {Path} from 'sanity'
import type {PathSegment, Place} from '../../src/briefing/index.ts'

/** A place's path as the Studio writes paths. */
export function toPath(path: readonly PathSegment[]): Path {
  return path.map((segment) => (typeof segment === 'object' ? {_key: segment._key} : segment))
}

/** The field a place is in: in prose, the path up to, and without, the block's own key. */
export function fieldOfPlace({path, blockKey}: Place): Path {
  const last = path.at(-1)
  return toPath(typeof last === 'object' && last._key === blockKey ? path.slice(0, -1) : path)
}

/** The value at a path within a document; undefined when any step leads nowhere. */
export function valueAt(document: unknown, path: readonly PathSegment[]): unknown {
  return path.reduce<unknown>((value, segment) => {
    if (typeof value !== 'object' || value === null) return undefined
    if (typeof segment !== 'object') return (value as Record<string | number, unknown>)[segment]
    return Array.isArray(value) ? value.find((member: {_key?: unknown} | null) => member?._key === segment._key) : undefined
  }, document)
}

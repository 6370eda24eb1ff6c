import {invalid} from './errors.ts'

/** A stored document. Treat it as frozen: everything in the lake shares it. */
export interface Doc {
  readonly _id: string
  readonly _type: string
  readonly _rev: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [attribute: string]: unknown
}

const draftPrefix = 'drafts.'
const versionPrefix = 'versions.'

export function isDraftId(id: string): boolean {
  return id.startsWith(draftPrefix)
}

export function isVersionId(id: string): boolean {
  return id.startsWith(versionPrefix)
}

export function isPublishedId(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id)
}

/** `drafts.x` and `versions.r1.x` belong to the same document as `x`. */
export function publishedId(id: string): string {
  if (isDraftId(id)) return id.slice(draftPrefix.length)
  if (!isVersionId(id)) return id
  const dot = id.indexOf('.', versionPrefix.length)
  return dot < 0 ? id : id.slice(dot + 1)
}

export function draftId(id: string): string {
  return draftPrefix + publishedId(id)
}

/** The release of `versions.<release>.<id>`, or undefined. */
export function releaseOf(id: string): string | undefined {
  if (!isVersionId(id)) return undefined
  const dot = id.indexOf('.', versionPrefix.length)
  return dot < 0 ? undefined : id.slice(versionPrefix.length, dot)
}

const idPattern = /^[a-z0-9_][a-z0-9_.-]{0,127}$/i

/**
 * @throws ItemRefusal (400) when `id` cannot be a document id.
 * @see `validateDocumentId` in `@sanity/client` for the pattern
 */
export function checkId(id: unknown): string {
  if (typeof id !== 'string') throw invalid(`Malformed document ID: expected a string, got ${typeof id}`)
  const sound = idPattern.test(id) && !id.includes('..') && !id.endsWith('.') && !/\.-/.test(id)
  if (!sound) throw invalid(`Malformed document ID: "${id}"`)
  return id
}

/** Deeper than anything an editor builds, and shallow enough that no walk over a document runs out of stack. */
export const maxDepth = 64

/**
 * @throws ItemRefusal (400) when the value is nested too deeply, or holds a key that no document may have or a number that
 * JSON cannot write: it would be that number in memory and null on disk.
 */
export function checkShape(value: unknown, depth = 0): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw invalid('A number is too large to be kept')
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth) throw invalid(`The content is nested more than ${maxDepth} levels deep`)
  if (Array.isArray(value)) {
    for (const item of value) checkShape(item, depth + 1)
    return
  }
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') throw invalid('"__proto__" cannot be the name of an attribute')
    checkShape(item, depth + 1)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** How firmly a document refers to another; `elsewhere`: in another dataset or project, so not to one of these documents. */
export type Reach = 'strong' | 'weak' | 'elsewhere'

/** The ids a document refers to, each with the firmest of its references. */
export function referencesIn(document: Doc | null): Map<string, Reach> {
  const found = new Map<string, Reach>()
  if (document) collect(document, found)
  return found
}

function collect(value: unknown, found: Map<string, Reach>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
    return
  }
  if (!isObject(value)) return
  const reference = value._ref
  if (typeof reference === 'string') {
    const known = found.get(reference)
    const isElsewhere = value._dataset !== undefined || value._projectId !== undefined
    const reach = isElsewhere ? 'elsewhere' : value._weak === true ? 'weak' : 'strong'
    if (known === undefined || known === 'elsewhere' || reach === 'strong') found.set(reference, reach)
  }
  for (const item of Object.values(value)) collect(item, found)
}

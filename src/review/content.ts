import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import {asArray, asString, isRecord, publishedId} from '../text/portableText.ts'
import {remembered} from '../text/remembered.ts'

/** Fields of beats and takes that no page, feed or email shows. */
const unseen = new Set(['reviewEvery', 'aliases', 'formerTitles', 'formerHeadlines', 'formerSlugs'])
/** What a reference says of itself; publishing changes it. */
const ofReference = new Set(['_type', '_weak', '_strengthenOnPublish'])
const editorialTypes = new Set(['beat', 'take'])

/**
 * What readers will see of a stored document, as canonical JSON: its own fields and the ids it points to, in one order.
 * Left out are revision, dates of the store, the `drafts.` or `versions.` prefix, keys of array members, what a
 * reference says besides its target, fields that are null or empty, and fields that readers never see. Neighbouring
 * spans with the same marks are one, so how an editor split them does not matter.
 */
export function contentOf(document: unknown): string {
  if (!isRecord(document)) return 'null'
  const type = asString(document._type)
  const fields = Object.entries(document).filter(([name]) => !name.startsWith('_') && !(editorialTypes.has(type) && unseen.has(name)))
  const content = Object.fromEntries(fields.map(([name, value]) => [name, canonical(value)]))
  return JSON.stringify(sorted({...content, _id: publishedId(asString(document._id)), _type: type}))
}

/** The content hash an approval is bound to: SHA-256 of `contentOf`, in hexadecimal. */
export function contentHash(document: unknown): string {
  return hashOf(contentOf(document))
}

/** The same of a document that nobody changes in place, worked out once. */
export const hashOfStored = remembered((document: object): string => contentHash(document))

/** The hash of canonical content that is there already, such as a decision's; lone surrogates count as U+FFFD. */
export function hashOf(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)))
}

/** The document that canonical content speaks of, as far as readers see it; undefined when it is no such content. */
export function documentOf(content: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (content === undefined) return undefined
  try {
    const value: unknown = JSON.parse(content)
    return isRecord(value) ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Undefined stands for nothing: null, an empty text, an empty list, an object without fields. */
function canonical(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) {
    const members = value.map((member) => canonical(member)).filter((member) => member !== undefined)
    return members.length > 0 ? members : undefined
  }
  if (!isRecord(value)) return value
  if (value._type === 'block') return canonicalBlock(value)
  const isReference = typeof value._ref === 'string'
  const fields = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    if (name === '_key' || (isReference && ofReference.has(name))) return []
    const kept = name === '_ref' ? publishedId(asString(part)) : canonical(part)
    return kept === undefined ? [] : [[name, kept]]
  })
  return fields.some(([name]) => name !== '_type') ? sorted(Object.fromEntries(fields)) : undefined
}

interface Run {
  text: string
  readonly marks: readonly string[]
  /** An inline object; it has no text. */
  readonly object?: unknown
}

/** Marks are named by what they say, so that the keys an editor happened to give do not matter. */
function canonicalBlock(block: Record<string, unknown>): unknown {
  const {children: _children, markDefs: _markDefs, _key, ...rest} = block
  const definitions = new Map<string, unknown>()
  for (const definition of asArray(block.markDefs)) {
    if (isRecord(definition)) definitions.set(asString(definition._key), canonical(definition) ?? {_type: definition._type})
  }
  const fields = Object.entries(rest).flatMap(([name, part]): [string, unknown][] => {
    const kept = canonical(part)
    return kept === undefined || (name === 'style' && kept === 'normal') ? [] : [[name, kept]]
  })
  const {children, markDefs} = namedMarks(runsOf(block), definitions)
  return sorted({...Object.fromEntries(fields), ...(children.length > 0 ? {children} : {}), ...(markDefs.length > 0 ? {markDefs} : {})})
}

function runsOf(block: Record<string, unknown>): Run[] {
  const runs: Run[] = []
  for (const child of asArray(block.children)) {
    if (!isRecord(child)) continue
    if (child._type !== 'span' && child._type !== undefined) {
      const object = canonical(child)
      if (object !== undefined) runs.push({text: '', marks: [], object})
      continue
    }
    const text = asString(child.text)
    if (text === '') continue
    const marks = asArray(child.marks).filter((mark): mark is string => typeof mark === 'string')
    const last = runs.at(-1)
    if (last && last.object === undefined && sameMarks(last.marks, marks)) last.text += text
    else runs.push({text, marks})
  }
  return runs
}

function sameMarks(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((mark) => other.includes(mark))
}

/** Annotations become `@0`, `@1` … in the order their words stand; decorators keep their names, in one order. */
function namedMarks(runs: readonly Run[], definitions: ReadonlyMap<string, unknown>) {
  const names = new Map<string, string>()
  const markDefs: unknown[] = []
  const named = (mark: string) => {
    const definition = definitions.get(mark)
    // A decorator keeps its name; one that looks like an annotation's must not pass for it.
    if (!isRecord(definition)) return mark.startsWith('@') ? `?${mark}` : mark
    const known = names.get(mark) ?? `@${names.size}`
    if (!names.has(mark)) {
      names.set(mark, known)
      markDefs.push(sorted({...definition, _key: known}))
    }
    return known
  }
  const children = runs.map(({text, marks, object}) => {
    if (object !== undefined) return object
    const all = marks.map(named).sort()
    return sorted({_type: 'span', text, ...(all.length > 0 ? {marks: all} : {})})
  })
  return {children, markDefs}
}

function sorted(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
}

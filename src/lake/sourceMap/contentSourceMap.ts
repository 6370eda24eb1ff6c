import {isMark, clue, cluesOf, madeBy, type TracedTree} from './traceTree.ts'
import {sourcePath, step, type ElementForm} from './jsonPath.ts'
import {copiedFrom, originOf, type Origin} from './origin.ts'

/** Where one value of a result comes from, as the hosted API writes it. */
export type Source =
  | {readonly type: 'documentValue'; readonly document: number; readonly path: number}
  | {readonly type: 'literal' | 'unknown'}

/** Content Source Maps as github.com/sanity-io/content-source-maps specifies them and `@sanity/client` reads them. */
export interface ContentSourceMap {
  readonly documents: readonly {readonly _id: string; readonly _type: string}[]
  /** JSONPaths into documents. */
  readonly paths: readonly string[]
  /** By the normalised JSONPath of a string, number or boolean in the result. */
  readonly mappings: Readonly<Record<string, {readonly type: 'value'; readonly source: Source}>>
}

export const emptySourceMap: ContentSourceMap = {documents: [], paths: [], mappings: {}}

/**
 * Reads the clues of a traced answer.
 * @param result the plain answer; a mapping is written only where it, the traced answer and the document agree
 * @param traced what the traced tree yielded over tracked documents: the same answer, and the clue to it as a whole
 */
export function contentSourceMap(
  result: unknown,
  traced: readonly unknown[],
  objects: TracedTree['objects'],
  form: ElementForm,
): ContentSourceMap {
  const reader = new ClueReader(objects, form)
  reader.read(result, traced[0], traced[1], '$')
  return reader.map()
}

class Place {
  readonly origin: Origin
  readonly key: string | number

  constructor(origin: Origin, key: string | number) {
    this.origin = origin
    this.key = key
  }
}

class ClueReader {
  readonly #objects: TracedTree['objects']
  readonly #form: ElementForm
  readonly #documents = new Map<string, {readonly at: number; readonly _type: string}>()
  readonly #paths = new Map<string, number>()
  readonly #mappings: Record<string, {readonly type: 'value'; readonly source: Source}> = {}

  constructor(objects: TracedTree['objects'], form: ElementForm) {
    this.#objects = objects
    this.#form = form
  }

  map(): ContentSourceMap {
    const documents = [...this.#documents].map(([_id, {_type}]) => ({_id, _type}))
    return {documents, paths: [...this.#paths.keys()], mappings: this.#mappings}
  }

  read(plain: unknown, traced: unknown, given: unknown, path: string): void {
    if (plain === null || plain === undefined) return
    const origin = originOf(traced)
    if (typeof plain !== 'object') this.#readLeaf(plain, traced, given, path)
    else if (origin) {
      if (origin.value === plain) this.#copyAll(origin, path)
    } else if (Array.isArray(plain)) this.#readArray(plain, traced, given, path)
    else this.#readObject(plain, traced, path)
  }

  #readLeaf(plain: unknown, traced: unknown, given: unknown, path: string): void {
    const found = this.#place(given)
    if (found === 'literal') this.#write(path, {type: 'literal'})
    else if (found && plain === traced && found.origin.at(found.key) === plain) this.#writePlace(path, found)
    else this.#write(path, {type: 'unknown'})
  }

  #readArray(plain: readonly unknown[], traced: unknown, given: unknown, path: string): void {
    if (!Array.isArray(traced) || traced.length !== plain.length) return
    const clues = this.#cluesToEach(given, plain.length)
    for (const [at, item] of plain.entries()) this.read(item, traced[at], clues?.[at], `${path}[${at}]`)
  }

  #readObject(plain: object, traced: unknown, path: string): void {
    if (typeof traced !== 'object' || traced === null) return
    for (const [name, value] of Object.entries(plain)) {
      const next = step(name)
      if (next === undefined || !Object.hasOwn(traced, name)) continue
      this.read(value, (traced as Record<string, unknown>)[name], this.#clueIn(traced, name), path + next)
    }
  }

  /** An object or array that came through whole: each of its values is from the same place. */
  #copyAll(origin: Origin, path: string): void {
    const {value} = origin
    const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
    for (const [key, item] of entries) {
      const next = step(key)
      if (next === undefined || item === null) continue
      if (typeof item === 'object') this.#copyAll(origin.child(key, item), path + next)
      else this.#writePlace(path + next, new Place(origin, key))
    }
  }

  /** What is known of an attribute of an object that a query made. */
  #clueIn(made: object, name: string): unknown {
    const id = (made as Record<string, unknown>)[madeBy]
    if (typeof id === 'number') return this.#clueFrom(made as Record<string, unknown>, id, name)
    const origin = copiedFrom(made)
    return origin && new Place(origin, name)
  }

  #clueFrom(made: Record<string, unknown>, id: number, name: string): unknown {
    const clues = made[cluesOf(id)]
    if (!Array.isArray(clues)) return undefined
    const parts = this.#objects[id] ?? []
    for (let at = parts.length - 1; at >= 0; at -= 1) {
      const part = parts[at]
      const given: unknown = clues[at]
      if (part?.kind === 'attribute' && part.name === name) return given
      if (part?.kind === 'copy' && holds(given, name)) return this.#clueToAttribute(given, name)
      if (part?.kind === 'object' && this.#writes(made, part.id, name)) return this.#clueFrom(made, part.id, name)
    }
    return undefined
  }

  #writes(made: Record<string, unknown>, id: number, name: string): boolean {
    const clues = made[cluesOf(id)]
    if (!Array.isArray(clues)) return false
    return (this.#objects[id] ?? []).some((part, at) => {
      if (part.kind === 'attribute') return part.name === name
      return part.kind === 'copy' ? holds(clues[at], name) : this.#writes(made, part.id, name)
    })
  }

  #clueToAttribute(owner: unknown, name: string): unknown {
    const origin = originOf(owner)
    if (origin) return new Place(origin, name)
    return typeof owner === 'object' && owner !== null ? this.#clueIn(owner, name) : undefined
  }

  #place(given: unknown): Place | 'literal' | undefined {
    if (given instanceof Place) return given
    if (!Array.isArray(given)) return undefined
    const [kind, from, key]: unknown[] = given
    if (kind === clue.literal) return 'literal'
    if (kind === clue.attribute) return this.#place(this.#clueToAttribute(from, String(key)))
    if (kind === clue.element && Array.isArray(from)) {
      const origin = originOf(from)
      const at = Number(key)
      return origin && new Place(origin, at < 0 ? from.length + at : at)
    }
    return undefined
  }

  #cluesToEach(given: unknown, length: number): readonly unknown[] | undefined {
    if (!Array.isArray(given)) return undefined
    const [kind, from, key]: unknown[] = given
    if (kind === clue.attribute) return this.#cluesToEach(this.#clueToAttribute(from, String(key)), length)
    if (kind === clue.slice && Array.isArray(from)) {
      const origin = originOf(from)
      const left = Number(key)
      const start = Math.max(0, left < 0 ? from.length + left : left)
      return origin && Array.from({length}, (_, at) => new Place(origin, start + at))
    }
    return given.length === length && !isMarked(kind) ? given : undefined
  }

  #writePlace(path: string, {origin, key}: Place): void {
    const from = origin.parent || key !== '_originalId' ? sourcePath(origin, key, this.#form) : undefined
    if (from === undefined) return this.#write(path, {type: 'unknown'})
    const {document} = origin
    const id = typeof document._originalId === 'string' ? document._originalId : document._id
    const known = this.#documents.get(id) ?? {at: this.#documents.size, _type: document._type}
    this.#documents.set(id, known)
    const at = this.#paths.get(from) ?? this.#paths.size
    this.#paths.set(from, at)
    this.#write(path, {type: 'documentValue', document: known.at, path: at})
  }

  #write(path: string, source: Source): void {
    this.#mappings[path] = {type: 'value', source}
  }
}

function isMarked(kind: unknown): boolean {
  return typeof kind === 'string' && isMark(kind)
}

function holds(owner: unknown, name: string): boolean {
  return typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
}

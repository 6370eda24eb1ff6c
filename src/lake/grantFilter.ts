import {evaluateSync, parse, toJS, type ExprNode} from 'groq-js'
import {steadiness} from './bounds/steady.ts'
import {withinTime} from './bounds/withinTime.ts'
import {conforming} from './dialect.ts'
import {LakeError} from './errors.ts'

/** How long a filter may look at one document, in milliseconds. */
const longestLook = 50
/** A filter that takes too long for this many documents rests, and matches nothing, for a minute. */
const mostStrikes = 3
const restMilliseconds = 60_000

/** A filter of a grant. What it cannot decide in time it does not match: no grant comes from a doubt. */
class GrantFilter {
  readonly #filter: string
  readonly #tree: ExprNode
  readonly #steady: boolean
  #strikes = 0
  #restsUntil = 0

  constructor(filter: string) {
    this.#filter = filter
    this.#tree = conforming(parse(`*[${filter}]`))
    this.#steady = steadiness(this.#tree)({})
  }

  matches(document: Readonly<Record<string, unknown>>, identity: string): boolean {
    const look = () => {
      const found = toJS(evaluateSync(this.#tree, {dataset: [document], identity, params: {identity}}))
      return Array.isArray(found) && found.length === 1
    }
    if (this.#steady) return look()
    if (performance.now() < this.#restsUntil) return false
    try {
      return withinTime(longestLook, look)
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      this.#strike()
      return false
    }
  }

  #strike(): void {
    this.#strikes += 1
    if (this.#strikes % mostStrikes !== 0) return
    this.#restsUntil = performance.now() + restMilliseconds
    const cure = 'compare with ==, in or path() instead of patterns and nested lists'
    process.emitWarning(
      `The grant "${this.#filter}" took over ${longestLook} ms and grants nothing for a minute; ${cure}`,
    )
  }
}

const filters = new Map<string, GrantFilter>()

/** @throws Error when the filter is not GROQ. */
export function grantFilter(
  filter: string,
  identity: string,
): (document: Readonly<Record<string, unknown>>) => boolean {
  const known = filters.get(filter) ?? new GrantFilter(filter)
  filters.set(filter, known)
  return (document) => known.matches(document, identity)
}

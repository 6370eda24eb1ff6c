import {evaluateSync, toJS, type ExprNode} from 'groq-js'
import {steadiness} from './bounds/steady.ts'
import {withinTime} from './bounds/withinTime.ts'
import type {Doc} from './documents.ts'
import {isNode, type Node} from './groqTree.ts'
import {checkParameters, longQuery, parseQuery, type Params, type Place} from './query.ts'
import {withoutTextQuery} from './textQuery.ts'
import {queryable} from './view.ts'

export interface ListenFilter {
  /**
   * Whether the document, looked at alone, is among those the query begins with.
   * @throws LakeError (400) when it takes too long to tell.
   */
  matches(document: Doc): boolean
}

/** How long a listener may take to look at one document, and to read its filter, in milliseconds. */
const longestLook = 50
const longestRead = 200

/** What a filter's answer depends on besides the document. */
export interface FilterContext {
  readonly identity: string
  readonly now: () => Date
  readonly place: Place
}

/**
 * The filter of a listener: only the leading `*[…]` of its query counts; ordering, slices and projections do not.
 * @throws LakeError (400) when the query cannot be read.
 */
export function listenFilter(query: string, params: Params, {identity, now, place}: FilterContext): ListenFilter {
  const read = () => parseQuery(query, params)
  const filter = leadingFilter(query.length > longQuery ? withinTime(longestRead, read) : read())
  if (!filter || filter.type === 'Everything') return {matches: () => true}
  checkParameters(query, filter as unknown as ExprNode, params)
  const steady = steadiness(filter as unknown as ExprNode)(params)
  const tree = withoutTextQuery(filter as unknown as ExprNode, params)
  const looks = (document: Doc) => {
    const dataset = [queryable(document, document._id)]
    const found = toJS(evaluateSync(tree, {dataset, params, identity, timestamp: now(), sanity: place}))
    return Array.isArray(found) && found.length > 0
  }
  return {matches: (document) => (steady ? looks(document) : withinTime(longestLook, () => looks(document)))}
}

/** The longest chain of filters on `*` that the query begins with. */
function leadingFilter(tree: unknown): Node | undefined {
  let filter: Node | undefined
  for (let node = tree; isNode(node); node = node.base) {
    if (node.type === 'Everything') return filter ?? node
    if (node.type === 'Filter') filter ??= node
    else filter = undefined
  }
  return undefined
}

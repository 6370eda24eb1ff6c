import {evaluateSync, toJS, type ExprNode} from 'groq-js'
import type {Doc} from './documents.ts'
import {isNode, type Node} from './groqTree.ts'
import {parseQuery, type Params} from './query.ts'
import {withoutTextQuery} from './textQuery.ts'
import {queryable} from './view.ts'

export interface ListenFilter {
  /** Whether the document, looked at alone, is among those the query begins with. */
  matches(document: Doc): boolean
}

/**
 * The filter of a listener: only the leading `*[…]` of its query counts; ordering, slices and projections do not.
 * @throws LakeError (400) when the query cannot be read.
 */
export function listenFilter(query: string, params: Params, identity: string, now: () => Date): ListenFilter {
  const filter = leadingFilter(parseQuery(query, params))
  if (!filter || filter.type === 'Everything') return {matches: () => true}
  const tree = withoutTextQuery(filter as unknown as ExprNode, params)
  return {
    matches(document) {
      const found = toJS(
        evaluateSync(tree, {dataset: [queryable(document, document._id)], params, identity, timestamp: now()}),
      )
      return Array.isArray(found) && found.length > 0
    },
  }
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

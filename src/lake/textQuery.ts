import type {ExprNode} from 'groq-js'
import {isNode, rewrite, visit, type Node} from './groqTree.ts'
import {allText} from './textIndex.ts'

export function usesTextQuery(tree: ExprNode): boolean {
  let found = false
  visit(tree, (node) => {
    found ||= isTextQuery(node)
  })
  return found
}

/**
 * Replaces `L match text::query(Q)`, which groq-js cannot evaluate, by plain `match` expressions: all words of Q must
 * occur in L, `"quoted words"` are taken as separate words, and a word or phrase after `-` must not occur. `@` on the
 * left stands for every string of the document. `*` alone, which the Studio's lists send for "no search", matches all.
 */
export function withoutTextQuery(tree: ExprNode, params: Readonly<Record<string, unknown>>): ExprNode {
  return rewrite(tree, (node) => {
    if (node.type !== 'OpCall' || node.op !== 'match' || !isNode(node.right) || !isTextQuery(node.right)) return node
    const [argument] = node.right.args as Node[]
    const text = constant(argument, params)
    if (typeof text !== 'string') return {type: 'Value', value: false}
    const {wanted, unwanted} = readTextQuery(text)
    const left = searchable(node.left as Node)
    const conditions: Node[] = []
    // One condition per word: `score()` would otherwise count a document that has any one of them.
    for (const words of wanted) conditions.push(...wordsIn(words).map((word) => match(left, word)))
    for (const words of unwanted) conditions.push({type: 'Not', base: match(left, words)})
    if (conditions.length === 0) return {type: 'Value', value: text.trim() === '*'}
    return conditions.reduce((all, condition) => ({type: 'And', left: all, right: condition}))
  })
}

/** Splits the argument of `text::query` into the words that must occur and the words or phrases that must not. */
export function readTextQuery(text: string): {wanted: string[]; unwanted: string[]} {
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, phrase, word] of text.matchAll(/(?:^|(?<=\s))(-?)(?:"([^"]*)"(?:\*)?|(\S+))/g)) {
    const words = (phrase ?? word ?? '').trim()
    if (words === '' || words === '*') continue
    if (minus) unwanted.push(words)
    else wanted.push(words)
  }
  return {wanted, unwanted}
}

// The characters at which groq-js splits the text it matches; any other split would ask for words that no text has.
const separators = /[\s!@#$%^&(),\\/?";:{}|[\]+<>-]+/

/** The words of a phrase as `match` reads them: "Ireland's" is one. */
export function wordsIn(phrase: string): string[] {
  return phrase
    .split(separators)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

function isTextQuery(node: Node): boolean {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
}

function constant(node: Node | undefined, params: Readonly<Record<string, unknown>>): unknown {
  if (node?.type === 'Value') return node.value
  if (node?.type === 'Parameter') return params[String(node.name)]
  return undefined
}

function match(left: Node, pattern: string): Node {
  return {type: 'OpCall', op: 'match', left, right: {type: 'Value', value: pattern}}
}

const wholeText: Node = {type: 'AccessAttribute', base: {type: 'This'}, name: allText}

function searchable(left: Node): Node {
  if (left.type === 'This') return wholeText
  if (left.type !== 'Array') return left
  const elements = (left.elements as Node[]).map((element) =>
    isNode(element.value) && element.value.type === 'This' ? {...element, value: wholeText, isSplat: true} : element,
  )
  return {...left, elements}
}

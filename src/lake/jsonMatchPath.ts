import {maxDepth} from './documents.ts'
import {invalid} from './errors.ts'

const attribute = /^[A-Za-z_][A-Za-z0-9_]*/
const comparison = /^(@|[A-Za-z_][\w.]*)\s*(==|!=|<=|>=|<|>)\s*("[^"]*"|'[^']*'|-?\d+(\.\d+)?|true|false|null)$/
const plainItem = /^(-?\d+|-?\d*:-?\d*|[A-Za-z_][\w.]*\??|'[^']*')$/

/** How often a path may search at any depth (`..`): each time multiplies the places that the engine visits. */
const maxSearches = 2

/**
 * Checks a JSONMatch path and writes it the one way that `@sanity/mutator` understands fully: it would take `a[]` and
 * `["odd key"]` for something else and stop reading at the first oddity, and the write would be lost without a word.
 * @throws ItemRefusal (400) when the path cannot be read, or leads deeper than content can be nested.
 */
export function normalPath(path: string): string {
  let rest = path
  let normal = ''
  let first = true
  let searches = 0
  for (let depth = 1; rest !== ''; depth += 1) {
    if (depth > maxDepth) throw invalid(`The path "${start(path)}" has more than ${maxDepth} segments`)
    const [dots = ''] = /^\.{0,2}/.exec(rest) ?? []
    const [name = ''] = attribute.exec(rest.slice(dots.length)) ?? []
    if (name === '__proto__') throw unreadable(path)
    if (name !== '' && (dots !== '' ? !first || dots === '..' : first)) {
      normal += dots + name
      rest = rest.slice(dots.length + name.length)
    } else if (rest.startsWith('[') || (dots === '..' && rest[2] === '[')) {
      const bracket = rest.slice(rest.indexOf('['))
      const end = closing(bracket, path)
      normal += `${dots}[${items(bracket.slice(1, end), path)}]`
      rest = bracket.slice(end + 1)
    } else throw unreadable(path)
    first = false
    if (dots === '..') searches += 1
  }
  if (searches > maxSearches) throw invalid(`The path "${start(path)}" has ".." more than ${maxSearches} times`)
  if (normal === '') throw unreadable(path)
  return normal
}

function closing(bracket: string, path: string): number {
  let quote = ''
  for (let at = 1; at < bracket.length; at += 1) {
    const character = bracket[at] ?? ''
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === ']') return at
  }
  throw unreadable(path)
}

function items(inside: string, path: string): string {
  const parts = inside.match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g) ?? ['']
  return parts.map((part) => item(part.trim(), path)).join(',')
}

function item(part: string, path: string): string {
  if (part === '' || part === '*' || part === ':') return '0:'
  const [, quoted] = /^"([^"']*)"$/.exec(part) ?? /^'([^']*)'$/.exec(part) ?? []
  if (quoted === '__proto__' || part === '__proto__') throw unreadable(path)
  if (quoted !== undefined) return `'${quoted}'`
  // The engine takes what stands in single quotes for the name of an attribute.
  if (comparison.test(part)) return part.replace(/'([^'"]*)'$/, '"$1"')
  if (plainItem.test(part)) return part
  throw unreadable(path)
}

function unreadable(path: string) {
  return invalid(`The path "${start(path)}" cannot be read`)
}

/** As much of a path as a message has room for. */
function start(path: string): string {
  return path.length > 200 ? `${path.slice(0, 200)}…` : path
}

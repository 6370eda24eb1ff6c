import type {Run} from './sourceBlock.ts'

type Marks = Omit<Run, 'text'>

export interface ReadInline {
  readonly runs: readonly Run[]
  /** Marks that have no counterpart in a brief, as they were written. */
  readonly dropped: readonly string[]
}

const escaped = /\\([!-/:-@[-`{-~])/y
const code = /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y
const image = /!\[([^[\]]{0,2000})\]\(\s*<?([^\s()>]{1,2000})>?(?:\s+"[^"]*")?\s*\)/y
const link = /\[((?:[^[\]\\]|\\[\s\S])+)\]\(\s*<?([^\s()>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()>]{0,200})?)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y
const reference = /\[((?:[^[\]\\]|\\[\s\S])+)\](?:\[([^\]]*)\])?/y
const address = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy
const htmlLink = /<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)["']?[^>]*>([\s\S]*?)<\/a>/iy
const tag = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>|<!--[\s\S]*?-->/iy
const emphasis = /(\*\*|__|\*|_)(?=\S)((?:(?!\1)[\s\S]|\1(?=\1))+?)(?<=\S)\1(?!\1)/uy

/** Marks inside marks beyond this are words; no prose nests so deep. */
const deepest = 16

/**
 * Reads the marks inside one block of Markdown: emphasis, links (also by reference and as HTML), addresses, code and
 * escapes. Definitions are addresses by folded label. Words are never lost: what is no mark stays as it is written.
 */
export function readInline(source: string, definitions: ReadonlyMap<string, string>, marks: Marks = {}, depth = 0): ReadInline {
  const runs: Run[] = []
  const dropped: string[] = []
  let at = 0
  const add = (text: string, over: Marks = marks) => {
    const last = runs.at(-1)
    if (text === '') return
    if (last && last.em === over.em && last.strong === over.strong && last.href === over.href) {
      runs[runs.length - 1] = {...last, text: last.text + text}
    } else runs.push({text, ...over})
  }
  const nest = (text: string, over: Marks) => {
    if (depth === deepest) return add(text, over)
    const inner = readInline(text, definitions, over, depth + 1)
    for (const {text: words, ...own} of inner.runs) add(words, own)
    dropped.push(...inner.dropped)
  }
  const match = (expression: RegExp) => {
    expression.lastIndex = at
    return expression.exec(source)
  }
  while (at < source.length) {
    const character = source[at]!
    const found = readMark(character)
    if (found === 0) add(character)
    at += found || 1
  }
  return {runs, dropped}

  /** How many characters were read as a mark; 0 when there is none here. */
  function readMark(character: string): number {
    let found: RegExpExecArray | null
    if (character === '\\' && (found = match(escaped))) add(found[1]!)
    else if (character === '`' && (found = match(code))) {
      add(found[2]!)
      dropped.push(found[0])
    } else if (character === '!' && (found = match(image))) {
      add(found[1]!)
      dropped.push(found[0])
    } else if (character === '[' && (found = match(link))) nest(found[1]!, {...marks, href: found[2]!})
    else if (character === '[' && (found = match(reference))) {
      const href = definitions.get(labelOf(found[2] || found[1]!))
      if (href === undefined) return 0
      nest(found[1]!, {...marks, href})
    } else if (character === '<' && (found = match(address))) add(found[1]!, {...marks, href: found[1]!})
    else if (character === '<' && (found = match(htmlLink))) nest(found[2]!, {...marks, href: found[1]!})
    else if (character === '<' && (found = match(tag))) dropped.push(found[0])
    else if (/[*_]/.test(character) && !/[*_]/.test(source[at - 1] ?? ' ') && (found = match(emphasis)) && isFlanked(found)) {
      nest(found[2]!, {...marks, ...(found[1]!.length === 2 ? {strong: true} : {em: true})})
    } else return 0
    return found[0].length
  }

  /** An underscore inside a word, and a mark glued to words on its outside, is no emphasis. */
  function isFlanked(found: RegExpExecArray): boolean {
    const word = /[\p{L}\p{N}]/u
    return !word.test(source[at - 1] ?? ' ') && !word.test(source[at + found[0].length] ?? ' ')
  }
}

export function labelOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase()
}

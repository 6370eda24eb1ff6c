import {makeFigure} from './figure.ts'
import type {Read} from './figure.ts'
import {denominatorOf, smallNumber} from './numbers.ts'
import {oneOf} from './oneOf.ts'
import {isUnit} from './units.ts'
import {singular} from './words.ts'
import type {Token} from './words.ts'

/** "one-sixth", "two thirds", "1/6", "a third of", "half the", "one in five". */
export function fractionAt(text: string, tokens: readonly Token[], index: number): Read | undefined {
  const token = tokens[index]!
  const slash = /^(\d{1,2})\/(\d{1,3})$/.exec(token.text)
  const value = (low: number) => ({kind: 'fraction' as const, low, high: low, unit: 'part'})
  if (slash && Number(slash[1]) < Number(slash[2])) {
    return makeFigure(text, tokens, index, index, value(Number(slash[1]) / Number(slash[2])))
  }
  const next = tokens[index + 1]?.base ?? ''
  const [head = '', tail = '', ...more] = token.base.includes('-') ? token.base.split('-') : [token.base]
  const hyphened = more.length === 0 && tail !== '' ? denominatorOf(tail) : undefined
  const numerator = smallNumber(head) ?? (/^an?$/.test(head) ? 1 : undefined)
  if (hyphened !== undefined && numerator !== undefined && numerator < hyphened) {
    return makeFigure(text, tokens, index, index, value(numerator / hyphened))
  }
  if (token.base === 'half' && isHalf(tokens, index)) return makeFigure(text, tokens, index, index, value(1 / 2))
  const denominator = denominatorOf(next)
  const after = tokens[index + 2]?.base ?? ''
  const isPart =
    after === 'of' && (next !== 'quarters' || /^(?:the|all|its|their|those|these)$/.test(tokens[index + 3]?.base ?? ''))
  if (tokens[index - 1]?.base === 'and' && next === 'half') return undefined // "a year and a half"
  if (tail === '' && numerator !== undefined && denominator !== undefined && numerator < denominator && isPart) {
    return makeFigure(text, tokens, index, index + 1, value(numerator / denominator))
  }
  return oneIn(text, tokens, index)
}

function isHalf(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.base ?? ''
  const after = tokens[index + 1]?.base ?? ''
  if (/^(?:first|second|other|better|each|either|latter|opening|closing|next|last|and)$/.test(before)) return false
  if (/^(?:of|the|its|their|his|her|that|those|these|all|as)$/.test(after)) return true
  return (
    /^(?:about|nearly|almost|over|than|roughly|by|around)$/.test(before) &&
    !/^(?:an?|past|million|billion|way|time)$/.test(after)
  )
}

function oneIn(text: string, tokens: readonly Token[], index: number): Read | undefined {
  if (tokens[index + 1]?.base !== 'in') return undefined
  const part = smallNumber(tokens[index]!.base) ?? Number(tokens[index]!.text)
  const whole =
    tokens[index + 2] && (smallNumber(tokens[index + 2]!.base) ?? Number(tokens[index + 2]!.text.replaceAll(',', '')))
  if (
    !whole ||
    !(part > 0 && part < whole) ||
    part > 12 ||
    whole > 1_000_000 ||
    isUnit(singular(tokens[index + 3]?.base ?? ''))
  )
    return undefined
  if (/^\d{4}$/.test(tokens[index + 2]!.text)) return undefined
  return makeFigure(text, tokens, index, index + 2, {kind: 'fraction', low: part / whole, high: part / whole, unit: 'part'})
}

const foldWords: Record<string, number> = {double: 2, triple: 3, treble: 3, quadruple: 4, quintuple: 5}

/** "tenfold", "doubled", "double the", "twice as many". */
export function wordMultipleAt(text: string, tokens: readonly Token[], index: number): Read | undefined {
  const token = tokens[index]!
  const next = tokens[index + 1]?.base ?? ''
  const before = tokens[index - 1]?.base ?? ''
  const value = (times: number) => ({kind: 'multiple' as const, low: times, high: times, unit: 'times'})
  const fold = /^(.+?)-?fold$/.exec(token.base)
  if (fold) {
    if (/^(?:is|are|was|were)$/.test(before)) return undefined // "The plan was threefold."
    const times = smallNumber(fold[1]!.replace(/-$/, '')) ?? (/^[\d.]+$/.test(fold[1]!) ? Number(fold[1]) : undefined)
    return times === undefined ? undefined : makeFigure(text, tokens, index, index, value(times))
  }
  const verb = /^(doubl|tripl|trebl|quadrupl|quintupl)(?:ed|es|ing)$/.exec(token.base)
  if (verb && isOfTwoPlayers(token.base, before, next)) return undefined
  if (verb) return makeFigure(text, tokens, index, index, value(foldWords[`${verb[1]}e`] ?? 2))
  if (token.base === 'halved')
    return makeFigure(text, tokens, index, index, {kind: 'fraction', low: 0.5, high: 0.5, unit: 'part'})
  const times = Object.hasOwn(foldWords, token.base) ? foldWords[token.base] : token.base === 'twice' ? 2 : undefined
  if (times === undefined) return undefined
  const compares =
    /^(?:the|that|those|its|their|his|her|what|as)$/.test(next) || (before === 'than' && token.base !== 'twice')
  return compares ? makeFigure(text, tokens, index, index, value(times)) : undefined
}

/** The doubles of tennis: "the doubles draw", "in mixed doubles", where "it doubles the fee" multiplies. */
function isOfTwoPlayers(verb: string, before: string, next: string): boolean {
  if (!verb.endsWith('es')) return false
  if (/^(?:the|an?|in|at|of|for|and|both|mixed|wheelchair|their|its|his|her|(?:wo)?men)$/.test(before)) return true
  return /^(?:draw|title|match|matches|final|finals|event|events|team|teams|partner|partners|champion|champions|tennis|player|players|court)$/.test(next)
}

const multiplied = oneOf(String.raw`
    as more less fewer the higher lower greater larger bigger smaller faster slower cheaper longer shorter its their
    what that worse better likelier
  `)

/** "cleaner", "costlier": what an adjective says when two things are compared. */
function isComparative(word: string): boolean {
  return /^\p{Ll}{3,}er$/u.test(word) && !notCompared.test(word)
}

const notCompared = oneOf(String.raw`
    after under over never ever whether either neither other another together rather however whatever whoever whenever wherever
    winter summer september october november december number quarter former later earlier paper power water order member user users
    winner winners finer \p{Ll}*master \p{Ll}*minister \p{Ll}*chancellor \p{Ll}*player \p{Ll}*leader \p{Ll}*maker \p{Ll}*owner
    champion prayer dinner consumer customer computer transfer career river border
  `)

/** "three times on comparable tasks", "by 3 times", "3 times as many" multiply; "won three times" counts occasions. */
export function isMultiple(tokens: readonly Token[], first: number, last: number): boolean {
  const after = tokens[last + 1]?.base ?? ''
  let before = tokens[first - 1]?.base ?? ''
  if (/^(?:about|nearly|roughly|almost|some|around|to|than)$/.test(before)) before = tokens[first - 2]?.base ?? ''
  return multiplied.test(after) || before === 'by' || isComparative(after)
}

import type {Figure} from '../text/figure.ts'
import type {Reading} from '../text/reading.ts'
import {contentWords} from '../text/words.ts'

/** What a sentence counts in all. */
export interface Total {
  /** The words between the figure and the end of its noun: "car crossings". */
  readonly noun: string
  /** Content words that say of what: whose it is ("Chad has"), and what follows the noun ("on the network"). */
  readonly scope: readonly string[]
}

const counting =
  /(?:^|[,;:]\s)([^,;:]*?)\b(has|have|counts?|numbers|totals|comprises|(?:is|are) made up of|consists? of|there are|runs to)\s+(?:(?:now|also|just|only|some|about|around|exactly)\s+){0,2}$/i

const holding = /(?:^|[,;:]\s)[^,;:]*?\b(?:has|have|runs?|operates?|employs?|owns?|serves?|maintains?|flies|fly|manages?|covers?)\s+(?:(?:about|around|roughly|nearly|almost|over|some)\s+)?$/i
const possessive = /\p{L}['’]s?\s+(?:(?:about|around|roughly|nearly|almost|over|some)\s+)?$/u
const extent = /^(?:in|across|over|on)\s+(?:(?:all|its)\s+)?(?:\p{N}[\p{N},.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s/u

/**
 * What somebody has in all, as a state of things: "Waymo runs 2,500 robotaxis", "Waymo's 2,500 robotaxis". `narrowing` are
 * the content words that say which of them; how far they are spread ("in five cities") says nothing of the kind.
 */
export function holdingIn({text}: Reading, {start, end, measure}: Figure): {readonly noun: string; readonly narrowing: readonly string[]} | undefined {
  const before = text.slice(0, start)
  const isOwned = possessive.test(before)
  if (!measure || (!isOwned && !holding.test(before))) return undefined
  const noun = [...measure.modifiers, measure.noun].join(' ')
  const words = (/^[^,;:.()—–]*/.exec(text.slice(end))?.[0] ?? '').trim().split(/\s+/).slice(measure.modifiers.length + 1)
  const preposition = words.findIndex((word) => /^(?:in|across|over|on|at|for|with|without|of|from|under|that|which|who)$/i.test(word))
  // What an owner's things do is no narrowing, but what stands right behind them is.
  const rest = preposition === 0 || !isOwned ? words.slice(Math.max(0, preposition)).join(' ') : ''
  return {noun, narrowing: extent.test(rest) ? [] : contentWords(rest)}
}

/** The total that `figure` gives: "has 40 clinics", "there are 40 clinics in Chad"; undefined where it may be a part. */
export function totalIn({text}: Reading, {start, end, measure}: Figure): Total | undefined {
  const [, owner = '', verb = ''] = (measure && counting.exec(text.slice(0, start))) ?? []
  if (!measure || verb === '') return undefined
  const words = (/^[^,;:.()—–]*/.exec(text.slice(end))?.[0] ?? '').trim().split(/\s+/)
  const nouns = [...measure.modifiers, measure.noun]
  const noun = words.slice(0, nouns.length).join(' ').toLowerCase()
  if (contentWords(noun).length !== nouns.length) return undefined
  const narrowed = contentWords(words.slice(nouns.length).join(' '))
  // Who counts what is somewhere is no owner of it.
  const isCounter = /^count/i.test(verb) && narrowed.length > 0
  return {noun, scope: isCounter ? narrowed : [...contentWords(owner), ...narrowed]}
}

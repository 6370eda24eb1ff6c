import type {Figure} from '../text/figure.ts'
import type {Reading} from '../text/reading.ts'
import {contentWords} from '../text/words.ts'

/** What a sentence counts in all. */
export interface Total {
  /** The words between the figure and the end of its noun: "car crossings". */
  readonly noun: string
  /** Content words that narrow it further: "on the network". */
  readonly narrowed: readonly string[]
}

const counting = /\b(?:has|have|counts?|numbers|totals|comprises|(?:is|are) made up of|consists? of|there (?:are|were)|includes all|runs to)\s+(?:(?:now|also|just|only|some|about|around|exactly|in all)\s+){0,2}$/i

/** The total that `figure` gives: "has 40 clinics", "there are 40 clinics in Chad"; undefined where it may be a part. */
export function totalIn({text}: Reading, {start, end, measure}: Figure): Total | undefined {
  if (!measure || !counting.test(text.slice(0, start))) return undefined
  const rest = /^[^,;:.()—–]*/.exec(text.slice(end))?.[0] ?? ''
  const nouns = [...measure.modifiers, measure.noun]
  const words = rest.trim().split(/\s+/)
  const noun = words.slice(0, nouns.length).join(' ').toLowerCase()
  if (contentWords(noun).length !== nouns.length) return undefined
  return {noun, narrowed: contentWords(words.slice(nouns.length).join(' '))}
}

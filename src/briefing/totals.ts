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

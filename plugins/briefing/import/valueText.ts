import {asArray, asString, isRecord} from '../../../src/text/portableText.ts'

/** A field's value in words; references by their titles. */
export function valueText(value: unknown, titleOf: (id: string) => string): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return asArray(value).map((member) => valueText(member, titleOf)).join(', ')
  if (!isRecord(value)) return ''
  if (typeof value._ref === 'string') return titleOf(value._ref)
  if (typeof value.current === 'string') return value.current
  return [asString(value.date), asString(value.precision)].filter(Boolean).join(', ')
}

/** Two texts parted where they differ, at words: what both begin with, what each has, what both end with. */
export function differenceOf(before: string, after: string) {
  const [olds, news] = [wordsOf(before), wordsOf(after)]
  const shorter = Math.min(olds.length, news.length)
  let start = 0
  while (start < shorter && olds[start] === news[start]) start += 1
  let end = 0
  while (end < shorter - start && olds.at(-1 - end) === news.at(-1 - end)) end += 1
  const joined = (words: readonly string[], from: number, to: number) => words.slice(from, to).join('')
  return {
    start: joined(olds, 0, start),
    gone: joined(olds, start, olds.length - end),
    come: joined(news, start, news.length - end),
    end: joined(olds, olds.length - end, olds.length),
  }
}

function wordsOf(text: string): string[] {
  return text.match(/\s*\S+/g) ?? []
}

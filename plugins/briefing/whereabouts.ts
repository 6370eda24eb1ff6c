import type {Place} from '../../src/briefing/index.ts'

/** The first of a place's words in quotation marks; empty when it has none, or only a sign. */
export function wordsOf({text}: Place): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return ''
  const opening = text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$/, '')} …` : text
  return `"${opening}"`
}

/** Characters that fit on two lines of an inspector. */
const longest = 60

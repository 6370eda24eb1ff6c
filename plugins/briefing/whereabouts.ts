import type {Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'

/** Where a place is, in a line: its section's heading or its field, and the first of its words. */
export function whereabouts(place: Place, contract: BriefingContract): string {
  const heading = contract.sections.find(({key}) => key === place.section)?.heading
  const field = typeof place.path[0] === 'string' ? place.path[0] : ''
  return [heading ?? field, wordsOf(place)].filter(Boolean).join(' · ')
}

/** The first of a place's words in quotation marks; empty when it has none, or only a sign. */
export function wordsOf({text}: Place): string {
  if (!/[\p{L}\p{N}]/u.test(text)) return ''
  const opening = text.length > longest ? `${text.slice(0, longest).replace(/\s+\S*$/, '')} …` : text
  return `"${opening}"`
}

/** Characters that fit on two lines of an inspector. */
const longest = 60

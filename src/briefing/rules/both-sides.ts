import {singular} from '../../text/words.ts'
import {asOfSection} from '../asOf.ts'
import {isEmpty, sectionOf, wholeOf} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** A beat about X against Y says in Current state how both stand. */
export const bothSides = defineRule({
  id: 'both-sides',
  severity: 'warning',
  needs: ['text'],
  why: 'A brief that promises two sides and reports one is a brief about something else.',

  *check(brief) {
    const section = sectionOf(brief, asOfSection)
    const sides = /^(.+?)\s(?:vs?\.?|versus)\s(.+?)(?::|$)/i.exec(brief.title)
    if (!section || isEmpty(section) || !sides) return
    const words = section.text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    const names = [sides[1]!, sides[2]!].map(firstWord)
    const missing = names.filter((name) => name !== '' && !words.some((word) => word.startsWith(name)))
    if (missing.length === 0) return
    yield {
      message:
        `The title sets "${sides[1]}" against "${sides[2]}", and "${section.heading}" holds no word beginning with ` +
        `${missing.map((name) => `"${name}"`).join(' or ')}. Say how ${missing.length > 1 ? 'both sides stand' : 'that side stands'}.`,
      place: wholeOf(section),
    }
  },
})

function firstWord(side: string): string {
  const [first = ''] = side
    .replace(/^(?:the|an?)\s+/i, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return singular(first)
}

import {oneOf} from '../../text/oneOf.ts'
import {derived, type Reading} from '../../text/reading.ts'
import {remembered, rememberedText} from '../../text/remembered.ts'
import type {Span} from '../../text/spans.ts'
import {withoutPossessive} from '../../text/words.ts'
import {initialsOf, sectionInitials} from '../acronyms.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Section} from '../brief.ts'
import {namesOf, type Corpus} from '../corpus.ts'
import {defineRule} from '../rule.ts'

const roman = /^(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3}|XIV|XV|XVI|XX|XXI)$/
const units = /^(?:GW|MW|KW|TW|GB|TB|MB|PB|KM|KG|TWH|GWH|MWH|AM|PM|BC|AD|CE|BCE)$/

/** An acronym is spelled out before it is used. */
export const acronymExpanded = defineRule({
  id: 'acronym-expanded',
  severity: 'info',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'A reader from another field does not know it.',

  *check(brief, _options, {contract, corpus}) {
    const known = new Set<string>(contract.words.acronyms)
    const subjects = corpus ? subjectNames(corpus) : undefined
    const above = [initialsOf(`${brief.title} ${brief.dek}`)]
    for (const [index, section] of brief.sections.entries()) {
      for (const {acronym, start, end} of acronymsIn(section)) {
        if (known.has(acronym) || subjects?.has(acronym)) continue
        known.add(acronym)
        const letters = acronym.toLowerCase()
        for (let at = above.length; at <= index; at++) above.push(sectionInitials(brief.sections[at - 1]!))
        if (above.some((initials) => initials.includes(letters))) continue
        const here = sectionInitials(section).includes(letters)
        if (here && initialsOf(section.text.slice(0, start)).includes(letters)) continue
        const bracket = /^(?:\s*\(|,\s(?:short|which stands|standing)\sfor\s)([^).;]+)/.exec(section.text.slice(end, end + 200))
        if (bracket && initialsOf(bracket[1]!).includes(letters)) continue
        yield {
          message: `"${acronym}" is not spelled out above. Spell it out at its first use.`,
          place: placeIn(section, {start, end}),
        }
      }
    }
  },
})

const subjectNames = remembered((corpus: Corpus): ReadonlySet<string> => {
  const subjects = [...corpus.entries.values()].filter(({type}) => type === 'subject')
  return new Set(subjects.flatMap(namesOf))
})

interface Acronym extends Span {
  readonly acronym: string
}

const acronymsIn = remembered((section: Section): readonly Acronym[] =>
  section.sentences.flatMap((sentence) =>
    acronymsOf(sentence.reading).flatMap(({acronym, ...span}) => {
      const here = inSection(sentence, span)
      return isBorrowed(section, here) ? [] : [{...here, acronym}]
    }),
  ),
)

const none: readonly Acronym[] = []

const acronymsOf = derived((reading: Reading): readonly Acronym[] =>
  reading.tokens.flatMap((token, index): readonly Acronym[] => {
    const acronym = token.capital ? acronymOf(token.text) : undefined
    return acronym === undefined || isPartOfMore(reading, index, acronym)
      ? none
      : [{acronym, start: token.start, end: token.start + acronym.length}]
  }),
)

/** The last word of a name, the unit of a number, or the country of a dollar. */
function isPartOfMore({tokens, text, names}: Reading, index: number, acronym: string): boolean {
  const token = tokens[index]!
  const before = tokens[index - 1]
  const isNamed = before?.end === token.start - 1 && names.some(({first, last}) => first < index && index <= last + 1)
  if (before && isNamed && isNamePart(before.text, index - 1)) return true
  if (before?.kind === 'number' && units.test(acronym)) return true
  return text[token.end] === '$'
}

/** Two to six capitals, or those before a hyphen that no digit follows; the plural s is left off. */
const acronymOf = rememberedText((token): string | undefined => {
  const match = /^([A-Z]{2,6})s?(?:-(?!\d).*)?$/.exec(withoutPossessive(token))
  return match && !roman.test(match[1]!) ? match[1] : undefined
})

const openers = oneOf(String.raw`
    The An? In On At By For From With Both Its This That As Of To All Most Some Under Since After Before While When
    But And
  `)

/** "Stanford HAI" is a name; the capital of "The" at a sentence's beginning makes none. */
function isNamePart(word: string, index: number): boolean {
  return /^\p{Lu}/u.test(word) && !(index === 0 && openers.test(word))
}

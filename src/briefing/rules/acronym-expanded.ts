import {withoutPossessive} from '../../text/words.ts'
import {initialsOf} from '../acronyms.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {namesOf} from '../corpus.ts'
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
    for (const entry of corpus?.entries.values() ?? []) {
      if (entry.type === 'subject') for (const name of namesOf(entry)) known.add(name)
    }
    let above = `${brief.title} ${brief.dek}`
    for (const section of brief.sections) {
      for (const sentence of section.sentences) {
        const {tokens} = sentence.reading
        for (const [index, token] of tokens.entries()) {
          const acronym = acronymOf(token.text)
          if (acronym === undefined || known.has(acronym)) continue
          const before = tokens[index - 1]
          if (before && before.end === token.start - 1 && isNamePart(before.text, index - 1)) continue
          if (before?.kind === 'number' && units.test(acronym)) continue
          if (sentence.text[token.end] === '$') continue // The country of a dollar.
          const span = {start: token.start, end: token.start + acronym.length}
          if (isBorrowed(section, inSection(sentence, span))) continue
          known.add(acronym)
          if (isExpanded(acronym, `${above} ${sentence.text.slice(0, token.start)}`, sentence.text.slice(span.end))) continue
          yield {message: `"${acronym}" is not spelled out above. Spell it out at its first use.`, place: placeIn(section, inSection(sentence, span))}
        }
        above += ` ${sentence.text}`
      }
    }
  },
})

/** Two to six capitals, or those before a hyphen that no digit follows; the plural s is left off. */
function acronymOf(token: string): string | undefined {
  const match = /^([A-Z]{2,6})s?(?:-(?!\d).*)?$/.exec(withoutPossessive(token))
  return match && !roman.test(match[1]!) ? match[1] : undefined
}

/** "Stanford HAI" is a name; the capital of "The" at a sentence's beginning makes none. */
function isNamePart(word: string, index: number): boolean {
  return /^\p{Lu}/u.test(word) && !(index === 0 && /^(?:The|An?|In|On|At|By|For|From|With|Both|Its|This|That|As|Of|To|All|Most|Some|Under|Since|After|Before|While|When|But|And)$/.test(word))
}

function isExpanded(acronym: string, above: string, after: string): boolean {
  const letters = acronym.toLowerCase()
  if (initialsOf(above).includes(letters)) return true
  const bracket = /^\s*\(([^)]+)\)/.exec(after)
  return bracket !== null && initialsOf(bracket[1]!).includes(letters)
}

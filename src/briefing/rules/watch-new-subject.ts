import {isNationality} from '../../text/names.ts'
import type {Name} from '../../text/names.ts'
import {derived, type Reading} from '../../text/reading.ts'
import {rememberedText} from '../../text/remembered.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {watchSections} from '../watch.ts'
import {initialsOf, sectionInitials, sectionWords, wordsIn} from '../acronyms.ts'

/** Nobody enters the brief in its last section. */
export const watchNewSubject = defineRule({
  id: 'watch-new-subject',
  severity: 'info',
  needs: ['text'],
  why: 'A name that first appears under What to watch has not been introduced.',

  *check(brief) {
    for (const section of watchSections(brief)) {
      const before = brief.sections.slice(0, brief.sections.indexOf(section))
      if (before.every(({words}) => words === 0)) continue
      const preamble = `${brief.title} ${brief.dek}`
      const words = [preambleWords(preamble), ...before.map(sectionWords)]
      const known = (word: string) => words.some((set) => set.has(word))
      const initials = (letters: string) =>
        initialsOf(preamble).includes(letters) || before.some((above) => sectionInitials(above).includes(letters))
      const seen = new Set<string>()
      for (const item of section.items) {
        const found = item.sentences.flatMap((sentence) =>
          candidates(sentence.reading)
            .filter(({name, words: parts}) => !seen.has(name.text) && isNew(name.text, parts, known, initials))
            .map(({name}) => ({name, span: inSection(sentence, name)}))
            .filter(({span}) => !isBorrowed(section, span)),
        )
        for (const {name} of found) seen.add(name.text)
        const [first, ...others] = found
        if (!first) continue
        const also = others.map(({name}) => `"${name.text}"`).join(', ')
        yield {
          message: `"${first.name.text}" stands nowhere above. Introduce it, or leave it out.${also === '' ? '' : ` So does ${also}.`}`,
          place: placeIn(section, first.span),
          related: others.map(({span}) => placeIn(section, span)),
        }
      }
    }
  },
})

const preambleWords = rememberedText((text): ReadonlySet<string> => new Set(wordsIn(text)))

/** The names of a sentence that may be new, with their words in lower case. */
const candidates = derived((reading: Reading): readonly {name: Name; words: readonly string[]}[] =>
  reading.names.flatMap((name) => {
    const words = (name.text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{Lu}|\d/u.test(word))
    if (!name.certain || words.every((word) => isNationality(word)) || isAlias(reading, name)) return []
    return [{name, words: words.map((word) => word.toLowerCase())}]
  }),
)

/** New only when no word of the name has been met, however it was spelt. */
function isNew(
  name: string,
  words: readonly string[],
  known: (word: string) => boolean,
  initials: (letters: string) => boolean,
): boolean {
  if (words.some((word) => known(word) || known(`${word}s`) || known(word.replace(/s$/, '')))) return false
  return !(/^[A-Z]{2,6}$/.test(name) && initials(name.toLowerCase()))
}

/** "Alibaba (Qwen)": a name in brackets after a name is another name for it. */
function isAlias({tokens, names}: Reading, name: Name): boolean {
  return tokens[name.first - 1]?.text === '(' && names.some((other) => other.last === name.first - 2)
}

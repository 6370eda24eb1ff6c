import {isNationality} from '../../text/names.ts'
import type {Name} from '../../text/names.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {watchSections} from '../watch.ts'
import {initialsOf, sectionInitials, sectionWords} from '../acronyms.ts'

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
      const words = [new Set(preamble.toLowerCase().match(/[\p{L}\p{N}]+/gu)), ...before.map(sectionWords)]
      const known = (word: string) => words.some((set) => set.has(word))
      const initials = [initialsOf(preamble), ...before.map(sectionInitials)].join(' ')
      const seen = new Set<string>()
      for (const item of section.items) {
        const found = item.sentences.flatMap((sentence) =>
          sentence.reading.names
            .filter((name) => !seen.has(name.text) && isNew(name, known, initials) && !isAlias(sentence, name))
            .map((name) => ({name, span: inSection(sentence, name)}))
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

/** New only when no word of the name has been met, however it was spelt. */
function isNew({text, certain}: Name, known: (word: string) => boolean, initials: string): boolean {
  if (!certain) return false
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{Lu}|\d/u.test(word))
  if (words.every((word) => isNationality(word))) return false
  if (/^[A-Z]{2,6}$/.test(text) && initials.includes(text.toLowerCase())) return false
  return (
    words.length > 0 &&
    !words
      .map((word) => word.toLowerCase())
      .some((word) => known(word) || known(`${word}s`) || known(word.replace(/s$/, '')))
  )
}

/** "Alibaba (Qwen)": a name in brackets after a name is another name for it. */
function isAlias({reading}: Sentence, name: Name): boolean {
  return reading.tokens[name.first - 1]?.text === '(' && reading.names.some((other) => other.last === name.first - 2)
}

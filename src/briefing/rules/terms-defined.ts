import {remembered, rememberedText} from '../../text/remembered.ts'
import {contentWords} from '../../text/words.ts'
import {fieldPlace} from '../brief.ts'
import type {Section} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The words the title rests on are explained where the beat is introduced. */
export const termsDefined = defineRule({
  id: 'terms-defined',
  severity: 'info',
  needs: ['text'],
  why: 'A reader who does not know the words of the title cannot use the brief.',

  *check({title, titlePath, sections}) {
    const [section] = sections
    if (!section || section.words === 0 || !/:\s/.test(title)) return
    const half = title.split(/:\s/)[0]!
    const terms = half.split(/\s+/).flatMap((word, index) => (isName(word, index) ? [] : contentWords(word)))
    const known = explained(section)
    const missing = [...new Set(terms)].filter((term) => !known.has(term))
    if (missing.length === 0) return
    yield {
      message: `The title says ${missing.map((word) => `"${word}"`).join(' and ')}, and "${section.heading}" does not explain it. Add a sentence such as: A … is ….`,
      place: fieldPlace(titlePath),
    }
  },
})

/** A capital past the first word, or several in one word, makes a name; names need no definition. */
function isName(word: string, index: number): boolean {
  return /\p{Lu}.*\p{Lu}|\d/u.test(word) || (index > 0 && /^["“(]?\p{Lu}/u.test(word))
}

const explained = remembered(
  (section: Section): ReadonlySet<string> => new Set(section.sentences.flatMap(({text}) => explainedIn(text))),
)

const explainedIn = rememberedText((text): readonly string[] => {
  const known: string[] = []
  const name = /^The\s+["“]([^"“”]+)["”]/.exec(text)
  if (name) known.push(...contentWords(name[1]!))
  const subject = /^(?:An?|The)\s+(.+?)\s(?:is|are|was|were|means|refers|can|removes|has|have|\p{Ll}{3,}s)\s/u.exec(text)
  if (subject && !name) known.push(...contentWords(subject[1]!))
  for (const match of text.matchAll(
    /\b(?:known as|called|means|refers? to)\s+((?:["“]?[\p{L}\p{N}-]+["”]?\s*){1,5})/gu,
  ))
    known.push(...contentWords(match[1]!))
  return known
})

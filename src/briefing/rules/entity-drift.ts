import type {Reading} from '../../text/reading.ts'
import {remembered} from '../../text/remembered.ts'
import {withoutPossessive} from '../../text/words.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Section, Sentence} from '../brief.ts'
import {namesOf} from '../corpus.ts'
import type {Corpus} from '../corpus.ts'
import {defineRule} from '../rule.ts'

interface Mention {
  readonly section: Section
  readonly sentence: Sentence
  readonly start: number
  readonly end: number
  readonly stem: string
  readonly qualifier: string
  readonly text: string
  /** The name right before the stem: "DeepSeek" in "DeepSeek V4". */
  readonly maker: string
}

/** One version of a thing is called by one name. */
export const entityDrift = defineRule({
  id: 'entity-drift',
  severity: 'info',
  needs: ['text'],
  why: 'V4 and V4-Pro may be two things; the reader cannot tell whether the writer means so.',

  *check(brief, _options, {contract, corpus}) {
    const byStem = new Map<string, Mention[]>()
    for (const mention of brief.sections.flatMap(mentionsBy(contract.words.qualifiers))) {
      byStem.set(mention.stem, [...(byStem.get(mention.stem) ?? []), mention])
    }
    for (const all of byStem.values()) {
      const [first] = all
      const others = first ? all.filter((mention) => mention.qualifier !== first.qualifier) : []
      const other = others.find(({qualifier}) => qualifier === '') ?? others[0]
      if (!first || !other || all.some((mention) => isContrasted(mention, all))) continue
      if (first.maker !== '' && other.maker !== '' && first.maker !== other.maker) continue
      if (corpus && areJoined(first.text, other.text, corpus)) continue
      yield {
        message:
          `"${first.text}" here, "${other.text}" in "${other.section.heading}". Use one name, or say how ` +
          `they differ.`,
        place: placeIn(first.section, inSection(first.sentence, first)),
        related: [placeIn(other.section, inSection(other.sentence, other))],
      }
    }
  },
})

/** Both names in one sentence: the writer tells them apart. */
function isContrasted(mention: Mention, all: readonly Mention[]): boolean {
  return all.some((other) => other.sentence === mention.sentence && other.qualifier !== mention.qualifier)
}

function areJoined(a: string, b: string, corpus: Corpus): boolean {
  const ends = (name: string, part: string) =>
    name.toLowerCase() === part.toLowerCase() || name.toLowerCase().endsWith(` ${part.toLowerCase()}`)
  return [...corpus.entries.values()].some((entry) => {
    if (entry.type !== 'subject') return false
    const names = namesOf(entry)
    return names.some((name) => ends(name, a)) && names.some((name) => ends(name, b))
  })
}

/** Names of a version in every section, by the word lists the contract brings. */
const mentionsBy = remembered((qualifiers: readonly string[]) => {
  const known = new Set(qualifiers.map((word) => word.toLowerCase()))
  const mentionsOf = remembered((reading: Reading) => mentionsIn(reading, known))
  return remembered((section: Section): readonly Mention[] =>
    section.sentences.flatMap((sentence) =>
      mentionsOf(sentence.reading)
        .filter((found) => !isBorrowed(section, inSection(sentence, found)))
        .map((found) => ({...found, section, sentence})),
    ),
  )
})

/** A mention as its sentence has it. */
type Found = Omit<Mention, 'section' | 'sentence'>

const beginning = /^(?:\p{Lu}|\d+\p{Lu})/u
const versioned = /^(\p{Lu}[\p{L}]*-?\d+(?:\.\d+)*\p{Ll}?|\d{1,3}\p{Lu})(?:-(\p{L}+))?$/u
const plainName = /^\p{Lu}\p{Ll}+$/u
const none: readonly Found[] = []

function mentionsIn(reading: Reading, known: ReadonlySet<string>): readonly Found[] {
  return reading.tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || (!token.capital && token.text[0]! > '9')) return none
    return beginning.test(token.text) ? mentionAt(reading, index, known) : none
  })
}

function mentionAt({tokens, dates, text}: Reading, index: number, known: ReadonlySet<string>): readonly Found[] {
  const token = tokens[index]!
  const word = withoutPossessive(token.text)
  const match = versioned.exec(word)
  const number = tokens[index + 1]
  const spaced =
    !match &&
    number?.kind === 'number' &&
    plainName.test(word) &&
    number.start === token.end + 1
  if ((!match && !spaced) || dates.some((date) => date.start <= token.start && token.start < date.end)) return []
  if (match && /^[QH]\d$/.test(match[1]!)) return []
  const stem = match ? match[1]! : `${word} ${number!.text}`
  const last = match ? index : index + 1
  let qualifier = match?.[2]?.toLowerCase() ?? ''
  let end = match ? token.start + word.length : number!.end
  if (qualifier !== '' && !known.has(qualifier)) return []
  const next = tokens[last + 1]
  if (qualifier === '' && next && next.start === tokens[last]!.end + 1 && known.has(next.base)) {
    qualifier = next.base
    end = next.start + withoutPossessive(next.text).length
  }
  const before = tokens[index - 1]
  const maker = before && before.end + 1 === token.start && before.capital ? before.text : ''
  return [{start: token.start, end, stem: stem.toLowerCase(), qualifier, text: text.slice(token.start, end), maker}]
}

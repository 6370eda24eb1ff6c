import type {Quotation} from '../../text/quotations.ts'
import {overlaps} from '../../text/spans.ts'
import {countWords} from '../../text/words.ts'
import {placeIn} from '../brief.ts'
import type {Section, Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** Somebody's words have somebody's name. */
export const quoteSource = defineRule({
  id: 'quote-source',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  defaults: {words: 6},
  why: "A quotation without a speaker cannot be checked, and may be nobody's.",

  *checkSection(section, {words}) {
    for (const quotation of section.quotations) {
      const inner = section.text.slice(quotation.inner.start, quotation.inner.end)
      const speaks = isBesideSpeech(section, quotation)
      if ((countWords(inner) < words && !speaks) || isTitle(section, quotation, inner)) continue
      if (isBacked(section, quotation) || isFromText(section, quotation)) continue
      yield {
        message: 'This quotation has no speaker in its sentence or beside it. Name who said or wrote it.',
        place: placeIn(section, quotation),
      }
    }
  },
})

const speech =
  '(?:said|says|say|told|wrote|warned|argued|added|insisted|claimed|replied|asked|testified|tweeted|posted|declared)'

const saidBefore = new RegExp(`\\b${speech}[,:]?\\s+(?:that\\s+)?$`)
const saidAfter = new RegExp(`^,?\\s+(?:\\p{L}+\\s+){0,3}?${speech}\\b`, 'u')

function isBesideSpeech(section: Section, {start, end}: Quotation): boolean {
  const before = section.text.slice(Math.max(0, start - 40), start)
  const after = section.text.slice(end, end + 40)
  return saidBefore.test(before) || saidAfter.test(after)
}

/** A work's title, a definition or the beat's own name is no one's speech. */
function isTitle(section: Section, {start, end}: Quotation, inner: string): boolean {
  if (/^\s+(?:sub-)?beat\b/.test(section.text.slice(end))) return true
  const before = section.text.slice(0, start)
  if (/\b(?:titled|entitled|headlined)\s+$/i.test(before)) return true
  // A name is short or has a capital; a sentence that someone "called" something is speech.
  const isName = /\b(?:called|known as|named|dubbed|labelled|term|phrase|means)\s+$/i.test(before)
  if (isName && (countWords(inner) < 6 || /^\p{Lu}/u.test(inner))) return true
  const words = (inner.match(/\p{L}[\p{L}'’-]*/gu) ?? []).filter((word) => word.length > 3)
  return words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.7
}

const documents =
  /\b(?:treaty|article|section|clause|law|act|bill|ruling|order|report|constitution|charter|contract|decision|judgment|memo|letter|statement|email|filing|directive|regulation|amendment|resolution|manifesto|declaration|convention|code|rule|guidance|paper|preamble|speech|interview|banner|sign|poster|slogan|motto|petition|complaint|indictment|verdict|testimony|transcript|text|wording|in the words of)s?\b/gi

const determiner = '(?:the|an?|its|their|this|that|each|every|any)'
/** What a text is spoken about with, not read from: "a line among critics of the law: …". */
const about = new RegExp(
  String.raw`\b(?:of|about|against|for|on|over|behind|with)\s+(?:${determiner}\s+(?:(?!${determiner}\b)[\p{L}\p{N}’'-]+\s+){0,2})?$`,
  'iu',
)
const wording = /^(?:text|wording|words|in the words of|speech|interview|sign|poster|slogan|motto)s?$/i

/** "The treaty bans "…"": the words come from a text the sentence names. */
function isFromText(section: Section, quotation: Quotation): boolean {
  const sentence = section.sentences.find((candidate) => overlaps(candidate, quotation))
  if (!sentence) return false
  const lead = section.text.slice(sentence.start, Math.max(sentence.start, quotation.start))
  return [...lead.matchAll(documents)].some(({0: word, index}) => wording.test(word) || !about.test(lead.slice(0, index)))
}

/** An attribution outside every quotation, in the quotation's own sentences or their neighbours. */
function isBacked(section: Section, quotation: Quotation): boolean {
  const {sentences} = section
  const own = sentences.flatMap((sentence, index) => (overlaps(sentence, quotation) ? [index] : []))
  const from = Math.max(0, (own[0] ?? 0) - 1)
  const to = (own.at(-1) ?? 0) + 1
  return (
    sentences.slice(from, to + 1).some((sentence) => speaks(section, sentence)) ||
    section.links.some(
      (link) =>
        link.kind === 'sourceCitation' &&
        overlaps(link, {
          start: sentences[from]?.start ?? 0,
          end: sentences[Math.min(to, sentences.length - 1)]?.end ?? 0,
        }),
    )
  )
}

function speaks(section: Section, sentence: Sentence): boolean {
  return sentence.reading.attributions.some(({by, start}) => {
    const at = sentence.start + start
    return by !== 'disclosure' && !section.quotations.some((other) => other.start < at && at < other.end)
  })
}

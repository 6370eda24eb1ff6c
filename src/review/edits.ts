import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {createReader} from '../text/reading.ts'
import {isRecord} from '../text/portableText.ts'
import {contentOf, documentOf} from './content.ts'
import {compareParagraphs, type ParagraphChange} from './paragraphs.ts'
import {asOfPhrase} from './semanticDiff.ts'
import {pairSentences, type SentencePair} from './sentenceDiff.ts'
import {readSides, type ReadParagraph, type ReadSection, type ReadSentence} from './sides.ts'

/** What an edit touches. The first two carry an approval. */
export type EditClass = 'typo' | 'link-only' | 'wording' | 'figure' | 'date' | 'source' | 'structure' | 'attestation'

/** One difference between the approved text and the present one. */
export interface Edit {
  readonly class: EditClass
  /** The field, as a Sanity path. */
  readonly path: string
  readonly section?: string
  readonly before: string
  readonly after: string
}

export interface EditOptions {
  readonly contract?: BriefingContract
  /** Whether other documents use the word, given in lower case. Without it no word counts as known, and no edit as a typo. */
  readonly isKnownWord?: (word: string) => boolean
}

/** Misspelt words that may be mended in one document before the mends are read as a rewrite. */
export const mostTypos = 3

const textFields = new Set(['title', 'shortTitle', 'headline', 'dek', 'emailSubject'])
const dateFields = new Set(['asOf', 'publishedAt'])

/**
 * The differences between two states of a document, always from the approved text to the present one, so that small
 * edits made one after the other count together. Empty when readers would see the same. Whatever is not recognised as
 * less is of a class that does not carry an approval.
 */
export function classifyEdits(approved: unknown, current: unknown, {contract = briefingContract, isKnownWord = () => false}: EditOptions = {}): readonly Edit[] {
  const [before, after] = [contentOf(approved), contentOf(current)]
  if (before === after) return []
  const [was, is] = [documentOf(before) ?? {}, documentOf(after) ?? {}]
  const edits: Edit[] = []
  const sections = was._type === is._type ? readSides(is, contract) : []
  const old = new Map(readSides(was, contract).map((section) => [section.section, section]))
  for (const section of sections) {
    const [value, then] = [is[section.section], was[section.section]]
    if (JSON.stringify(value) === JSON.stringify(then)) continue
    const found = sectionEdits(old.get(section.section)!, section, {was: then, is: value}, isKnownWord)
    // What no reading tells apart is still stored differently.
    const unread = {class: 'structure' as const, path: section.section, section: section.section, before: told(then), after: told(value)}
    edits.push(...(found.length > 0 ? found : [unread]))
  }
  const prose = new Set(sections.map(({section}) => section))
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (prose.has(field) || JSON.stringify(was[field]) === JSON.stringify(is[field])) continue
    edits.push(...fieldEdits(field, was[field], is[field], isKnownWord))
  }
  if (edits.length === 0) return [{class: 'structure', path: '', before, after}]
  return asAttestation(withoutTooManyTypos(edits), was, is) ?? withoutTooManyTypos(edits)
}

/** Whether an approval still speaks for the text after these edits. */
export function carries(edits: readonly Edit[]): boolean {
  return edits.every((edit) => edit.class === 'typo' || edit.class === 'link-only')
}

function fieldEdits(field: string, was: unknown, is: unknown, isKnownWord: (word: string) => boolean): Edit[] {
  if (textFields.has(field) && typeof was === 'string' && typeof is === 'string') {
    const changes = compareParagraphs(plainParagraph(was), plainParagraph(is), isKnownWord)
    if (changes) return changes.map((change) => ({...change, path: field}))
    return [{class: 'wording', path: field, before: was, after: is}]
  }
  const edit = dateFields.has(field) ? 'date' : field === 'sources' ? 'source' : 'structure'
  return [{class: edit, path: field, before: told(was), after: told(is)}]
}

function told(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}

const reader = createReader()

function plainParagraph(text: string): ReadParagraph {
  const sentences = reader.paragraph(text).sentences.map(({start, end, reading}) => {
    const words = text.slice(start, end)
    const pieces = [{text: words, start: 0, end: words.length, links: [], decorators: [], figure: false}]
    return {text: words, start, paragraph: 0, pieces, reading, key: words}
  })
  return {text, form: 'plain', sentences, pieces: [{text, start: 0, end: text.length, links: [], decorators: [], figure: false}]}
}

interface Values {
  readonly was: unknown
  readonly is: unknown
}

function sectionEdits(old: ReadSection, section: ReadSection, {was, is}: Values, isKnownWord: (word: string) => boolean): Edit[] {
  const named = {path: section.section, section: section.section}
  const sameShape =
    old.paragraphs.length === section.paragraphs.length &&
    section.paragraphs.every(({form, item}, index) => form === old.paragraphs[index]!.form && item === old.paragraphs[index]!.item) &&
    itemsBesidesWords(was) === itemsBesidesWords(is)
  if (!sameShape) {
    const found = sentenceEdits(pairSentences(old.sentences, section.sentences), named)
    return found.some((edit) => !carries([edit])) ? found : [...found, {...named, class: 'structure', before: textOf(old), after: textOf(section)}]
  }
  const small: Edit[] = []
  const large: number[] = []
  section.paragraphs.forEach((paragraph, index) => {
    const before = old.paragraphs[index]!
    if (before.canonical === paragraph.canonical) return
    const changes = compareParagraphs(before, paragraph, isKnownWord)
    if (changes) small.push(...changes.map((change) => ({...change, ...named})))
    else large.push(index)
  })
  if (large.length === 0) return small
  // Paired across the paragraphs that differ, so that a sentence that went from one to another is a move.
  const [gone, come] = [old, section].map(({paragraphs}) => large.map((index) => paragraphs[index]!)) as [ReadParagraph[], ReadParagraph[]]
  const found = sentenceEdits(pairSentences(sentencesOf(gone), sentencesOf(come)), named)
  if (found.some((edit) => !carries([edit]))) return [...small, ...found]
  const moved = gone.length > 1 ? ('structure' as const) : ('wording' as const)
  return [...small, ...found, {...named, class: moved, before: textOf({paragraphs: gone}), after: textOf({paragraphs: come})}]
}

function sentencesOf(paragraphs: readonly ReadParagraph[]): readonly ReadSentence[] {
  return paragraphs.flatMap(({sentences}) => sentences)
}

/** A watch section's items without their prose: states, answers, anything else stored with them. */
function itemsBesidesWords(value: unknown): string {
  const items = Array.isArray(value) ? value : []
  return JSON.stringify(items.map((item: unknown) => (isRecord(item) && item._type !== 'block' ? {...item, body: undefined} : undefined)))
}

function textOf({paragraphs}: Pick<ReadSection, 'paragraphs'>): string {
  return paragraphs.map(({text}) => text).join('\n\n')
}

function sentenceEdits(pairs: readonly SentencePair[], named: {readonly path: string; readonly section: string}): Edit[] {
  return pairs.flatMap(({before, after, moved}): Edit[] => {
    const words = {before: before?.text ?? '', after: after?.text ?? ''}
    if (before?.key === after?.key) return moved ? [{class: 'structure', ...named, ...words}] : []
    return [{class: classOf(before, after), ...named, ...words}]
  })
}

function classOf(before: ReadSentence | undefined, after: ReadSentence | undefined): EditClass {
  const differ = (told: (sentence: ReadSentence) => unknown) =>
    JSON.stringify(before ? told(before) : []) !== JSON.stringify(after ? told(after) : [])
  if (differ(({reading}) => reading?.figures.map(({text}) => text) ?? [])) return 'figure'
  if (differ(({reading}) => reading?.dates.map(({text}) => text) ?? [])) return 'date'
  if (differ(({pieces}) => pieces.flatMap(({links}) => links.filter(({type}) => type !== 'crossReference')))) return 'source'
  return 'wording'
}

/** Typos that add up are a rewrite: more than one in a sentence, or more than `mostTypos` in all. */
function withoutTooManyTypos(edits: readonly Edit[]): readonly Edit[] {
  const mended = edits.filter((edit): edit is Edit & ParagraphChange => edit.class === 'typo' && (edit as ParagraphChange).word === true)
  const counts = new Map<string, number>()
  const key = (edit: Edit & Partial<ParagraphChange>) => `${edit.path} ${edit.sentence}`
  for (const edit of mended) counts.set(key(edit), (counts.get(key(edit)) ?? 0) + 1)
  const toWording = (edit: Edit & ParagraphChange) => mended.length > mostTypos || (counts.get(key(edit)) ?? 0) > 1
  return edits.map((given) => {
    const {word, sentence: _sentence, ...edit} = given as Edit & Partial<ParagraphChange>
    return word && toWording(given as Edit & ParagraphChange) ? {...edit, class: 'wording' as const} : edit
  })
}

/** "Still true": a new as-of date in the field and in the opener, and nothing else. */
function asAttestation(edits: readonly Edit[], was: unknown, is: unknown): readonly Edit[] | undefined {
  const [old, fresh] = [asOfPhrase(was), asOfPhrase(is)]
  const others = edits.filter((edit) => edit.class !== 'link-only' && edit.path !== 'asOf')
  const [opener] = others
  if (old === undefined || fresh === undefined || edits.every(({path}) => path !== 'asOf') || others.length !== 1) return undefined
  if (!opener || opener.section === undefined || opener.before.replace(old, fresh) !== opener.after) return undefined
  if (!/^\s*As of\b/.test(opener.before)) return undefined
  return edits.map((edit) => (edit.path === 'asOf' || edit === opener ? {...edit, class: 'attestation' as const} : edit))
}

import type {BriefingContract, SectionContract} from '../../contract/contractTypes.ts'
import {createReader} from '../../text/reading.ts'
import type {Corpus} from '../corpus.ts'
import {entryOfAddress, isNameOf, mentioningSection, mentionsIn} from '../textLinks.ts'
import type {Layout} from './layout.ts'
import {blockOf, cut, paragraphOf, referenceKey} from './prose.ts'
import type {Paragraph, Reference} from './prose.ts'
import type {NotUnderstood, SourceBlock} from './sourceBlock.ts'

/** A value the source does not state as such. */
export interface Derived {
  readonly field: string
  readonly value: string
  /** What it was taken from. */
  readonly from: string
}

/** A cross-reference in the brief's prose: which words, which document, and what it was told by. */
export interface FoundLink {
  readonly section: string
  /** Keys of the block it stands in and of its mark. */
  readonly blockKey: string
  readonly markKey: string
  readonly words: string
  readonly target: string
  readonly by: 'address' | 'words'
}

/** What reading adds: field values by name, what was left out, and what was concluded. */
export interface ReadFields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly notUnderstood: readonly NotUnderstood[]
  readonly derived: readonly Derived[]
}

/** The sections as Portable Text, and the watch items. `self` is the beat's own id, which its words never refer to. */
export function sectionsOf(layout: Layout, contract: BriefingContract, corpus: Corpus | undefined, self: string | undefined): ReadFields & {readonly links: readonly FoundLink[]} {
  const fields: Record<string, unknown> = {}
  const notUnderstood: NotUnderstood[] = []
  const derived: Derived[] = []
  const links: FoundLink[] = []
  const reader = createReader()
  const cited = new Set<string>()

  for (const section of contract.sections) {
    const blocks = layout.sections.get(section.key)
    if (!blocks || blocks.length === 0) continue
    const paragraphs = blocks.map(paragraphOf).filter(({text}) => text !== '')
    if (section.kind === 'watch') fields[section.key] = watchItems(section, blocks, paragraphs)
    else {
      for (const item of blocks.filter(({kind}) => kind === 'item')) {
        notUnderstood.push({kind: 'list', text: '', line: item.line, reason: `"${section.heading}" holds no lists; the item became a paragraph`})
      }
      fields[section.key] = paragraphs.map((paragraph, index) => block(section, paragraph, `${section.key}-${index + 1}`))
    }
  }
  return {fields, notUnderstood, derived, links}

  function block(section: SectionContract, paragraph: Paragraph, key: string) {
    const references = referencesIn(section, paragraph)
    references.forEach(({start, end, target, by}, index) => {
      links.push({section: section.key, blockKey: key, markKey: referenceKey(key, index), words: paragraph.text.slice(start, end), target, by})
    })
    return blockOf(paragraph, references, key)
  }

  function referencesIn(section: SectionContract, paragraph: Paragraph): (Reference & Pick<FoundLink, 'by'>)[] {
    const explicit = paragraph.links.flatMap(({start, end, href}) => {
      const entry = entryOfAddress(href, corpus)
      if (entry && entry.id !== self) return [{start, end, target: entry.id, by: 'address' as const}]
      const reason = entry ? 'leads to this beat itself; its words were kept' : 'no document of the corpus has this address; its words were kept'
      notUnderstood.push({kind: 'link', text: `${paragraph.text.slice(start, end)} <${href}>`, line: paragraph.line, reason})
      return []
    })
    const named = section.key === mentioningSection && corpus ? mentionsIn(paragraph.text, paragraph.links, corpus, self, cited) : []
    const mentioned = named.map(({start, end, entry}) => ({start, end, target: entry.id, by: 'words' as const}))
    for (const {target} of mentioned) cited.add(target)
    const told = (references: readonly Reference[], from: string) => {
      for (const {start, end, target} of references) {
        derived.push({field: `${section.key} cross-reference`, value: target, from: `${from} "${paragraph.text.slice(start, end)}"`})
      }
    }
    told(explicit, 'the address of the link')
    told(mentioned, 'the words')
    return [...explicit, ...mentioned].sort((a, b) => a.start - b.start)
  }

  /** List items, or else one item per sentence. */
  function watchItems(section: SectionContract, blocks: readonly SourceBlock[], paragraphs: readonly Paragraph[]) {
    const isList = blocks.some(({kind}) => kind === 'item')
    const questions = isList
      ? paragraphs
      : paragraphs.flatMap((paragraph) => {
          const whole = [...paragraph.links.filter((link) => isTitle(paragraph, link))]
          return reader.paragraph(paragraph.text, whole).sentences.map((sentence) => cut(paragraph, sentence))
        })
    if (!isList && questions.length > 0) {
      derived.push({field: section.key, value: `${questions.length} items`, from: 'one per sentence'})
    }
    return questions.map((question, index) => {
      const key = `${section.key}-${index + 1}`
      return {_type: 'watchItem', _key: key, body: [block(section, question, `${key}-1`)], status: 'open'}
    })
  }

  function isTitle({text}: Paragraph, {start, end, href}: {start: number; end: number; href: string}): boolean {
    const entry = entryOfAddress(href, corpus)
    return entry !== undefined && isNameOf(entry, text.slice(start, end))
  }
}

import type {BriefingContract, SectionContract} from '../contract/contractTypes.ts'
import type {Reader} from '../text/reading.ts'
import {fold} from '../text/words.ts'
import {readSection} from './brief.ts'
import type {Brief, Link, SourceParagraph, StoredItem, TextLayout} from './brief.ts'
import {indexOf} from './corpus.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'
import {plainOf} from './inlineMarkup.ts'
import {entryOfAddress, isNameOf, mentioningSection, mentionsIn} from './textLinks.ts'
import type {NamedSpan} from './textLinks.ts'

/** Why a text could not be read as a brief, and where. */
export interface TextProblem {
  readonly line: number
  readonly reason: string
}

interface Chunk {
  /** Line the chunk begins on, from 1. */
  readonly line: number
  readonly lines: readonly string[]
}

/**
 * Reads a brief laid out as published: preamble (anything, title, dek, meta), then the contract's headings, each with
 * its paragraphs. Lines of one paragraph are joined by a space. A text without any contract heading is no brief.
 */
export function briefOfText(
  source: string,
  name: string,
  contract: BriefingContract,
  reader: Reader,
  corpus?: Corpus,
): Brief | TextProblem {
  const chunks = chunksOf(source, contract)
  const first = chunks.findIndex((chunk) => isContractHeading(chunk, contract))
  if (first < 0) {
    const wanted = contract.sections.map(({heading}) => `"${heading}"`).join(', ')
    return {line: 1, reason: `no contract heading found; a brief has the headings ${wanted}, each on a line of its own`}
  }
  const preamble = readPreamble(chunks.slice(0, first))
  const self = corpus && indexOf(corpus).beats.find(({title}) => title !== '' && fold(title) === fold(preamble.title))
  const body = readBody(chunks.slice(first), contract)
  return {
    kind: 'beat',
    document: name,
    id: self?.id,
    title: preamble.title,
    shortTitle: self?.shortTitle,
    dek: preamble.dek,
    titlePath: ['title'],
    sections: contract.sections.map((section) => {
      const chunk = body.sections.get(section.key) ?? []
      return readSection(sectionSource(section, chunk, corpus, self?.id), reader)
    }),
    fields: undefined,
    layout: {...preamble.layout, headings: body.headings, extraHeadings: body.extraHeadings},
  }
}

/** Longer lines are no headings, and are not searched for one. */
const longestHeading = 200

function headingOf(line: string): string {
  if (line.length > longestHeading) return ''
  return fold(line.replace(/^\s*#+\s*/, '').replace(/\s*#+\s*$/, ''))
}

function contractHeadings(contract: BriefingContract): readonly string[] {
  return [...contract.sections.map(({heading}) => heading), contract.closing.heading]
}

function isContractHeading(chunk: Chunk, contract: BriefingContract): boolean {
  const [line] = chunk.lines
  return (
    chunk.lines.length === 1 &&
    line !== undefined &&
    contractHeadings(contract).some((heading) => fold(heading) === headingOf(line))
  )
}

/** Blocks between blank lines; a contract heading is a block of its own even without them. */
function chunksOf(source: string, contract: BriefingContract): Chunk[] {
  const chunks: {line: number; lines: string[]}[] = []
  let open = false
  source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r|\u2028|\u2029/)
    .forEach((line, index) => {
      if (line.trim() === '') {
        open = false
        return
      }
      const heading = contractHeadings(contract).some((wanted) => fold(wanted) === headingOf(line))
      if (!open || heading) chunks.push({line: index + 1, lines: [line.trim()]})
      else chunks.at(-1)!.lines.push(line.trim())
      open = !heading
    })
  return chunks
}

function readPreamble(chunks: readonly Chunk[]): {
  title: string
  dek: string
  layout: Omit<TextLayout, 'headings' | 'extraHeadings'>
} {
  const last = chunks.at(-1)
  const hasMeta = last !== undefined && (chunks.length > 2 || looksLikeMeta(last)) && !looksLikeDek(last)
  const meta = hasMeta ? last : undefined
  const rest = hasMeta ? chunks.slice(0, -1) : chunks
  const dek = rest.length > 1 ? rest.at(-1) : undefined
  const title = rest.length > 1 ? rest.at(-2) : rest.at(-1)
  const fields = (meta?.lines[0] ?? '').split('·').map((field) => field.trim())
  const declared = fields.map((field) => /^(\d+)\s+takes?$/i.exec(field)?.[1]).find((count) => count !== undefined)
  return {
    title: textOf(title).replace(/^#+\s*/, ''),
    dek: textOf(dek),
    layout: {
      declaredTakes: declared === undefined ? undefined : Number(declared),
      meta: meta ? fields : [],
      type: meta?.lines[1],
      notUnderstood: [
        ...rest.slice(0, Math.max(0, rest.length - 2)).map((chunk) => chunk.lines.join(' ')),
        ...(meta?.lines.slice(2) ?? []),
      ],
      lines: {title: title?.line ?? 1, dek: dek?.line ?? 1},
    },
  }
}

function textOf(chunk: Chunk | undefined): string {
  return plainOf((chunk?.lines ?? []).join(' ')).text
}

function looksLikeMeta(chunk: Chunk): boolean {
  return chunk.lines[0]!.includes('·') || /\b\d+\s+takes?\b/i.test(chunk.lines[0]!)
}

function looksLikeDek(chunk: Chunk): boolean {
  return !looksLikeMeta(chunk) && /\.$/.test(chunk.lines.at(-1)!) && chunk.lines.join(' ').split(/\s+/).length >= 8
}

interface Body {
  readonly sections: Map<string, Chunk[]>
  readonly headings: {heading: string; line: number}[]
  readonly extraHeadings: {heading: string; line: number; section: string}[]
}

function readBody(chunks: readonly Chunk[], contract: BriefingContract): Body {
  const body: Body = {sections: new Map(), headings: [], extraHeadings: []}
  let current = ''
  chunks.forEach((chunk, index) => {
    const [line = ''] = chunk.lines
    if (isContractHeading(chunk, contract)) {
      const section = contract.sections.find(({heading}) => fold(heading) === headingOf(line))
      body.headings.push({heading: section?.heading ?? contract.closing.heading, line: chunk.line})
      current = section?.key ?? ''
      if (section && !body.sections.has(section.key)) body.sections.set(section.key, [])
    } else if (isExtraHeading(chunk, chunks[index + 1], current === '')) {
      body.extraHeadings.push({heading: line.replace(/^#+\s*/, ''), line: chunk.line, section: current})
    } else if (current !== '') body.sections.get(current)?.push(chunk)
  })
  return body
}

const listMarker = /^(?:[-*•+]|\d{1,2}[.)])\s+/

function isExtraHeading(chunk: Chunk, next: Chunk | undefined, closing: boolean): boolean {
  const [line = ''] = chunk.lines
  if (chunk.lines.length !== 1 || listMarker.test(line)) return false
  const marked = /^#+\s/.test(line)
  const heading = marked || (line.split(/\s+/).length <= 8 && !/[.!?:]["'”’)]*$/.test(plainOf(line).text))
  // The sign-up form of the closing block has labels of its own; only a line with prose under it is a heading there.
  return closing ? marked || (heading && next !== undefined && looksLikeDek(next)) : heading
}

function sectionSource(
  contract: SectionContract,
  chunks: readonly Chunk[],
  corpus: Corpus | undefined,
  self: string | undefined,
) {
  const paragraphs: SourceParagraph[] = []
  const items: StoredItem[] = []
  let isList = false
  const cited = new Set<string>()
  for (const chunk of chunks) {
    for (const part of contract.kind === 'watch' ? listItems(chunk) : [chunk]) {
      if (listMarker.test(part.lines[0]!) && contract.kind === 'watch') isList = true
      const {text, links: marked} = plainOf(
        part.lines.join(' ').replace(contract.kind === 'watch' ? listMarker : /^$/, ''),
      )
      const explicit = marked.map(({start, end, href}) => linkOf(text, start, end, href, corpus))
      const mentioned = contract.key === mentioningSection && corpus ? mentionsIn(text, explicit, corpus, self, cited) : []
      const inferred = mentioned.map((mention) => inferredLink(text, mention))
      items.push({paragraphs: [paragraphs.length], path: [contract.key], status: 'open', resolvedBy: undefined})
      paragraphs.push({
        text,
        path: [contract.key],
        line: part.line,
        links: [...explicit, ...inferred].sort((a, b) => a.start - b.start),
      })
      for (const link of inferred) cited.add(link.target ?? '')
    }
  }
  return {
    key: contract.key,
    heading: contract.heading,
    contract,
    path: [contract.key],
    paragraphs,
    ...(isList ? {items} : {}),
  }
}

/** A list chunk taken apart at its markers; lines without one continue the item above. */
function listItems(chunk: Chunk): Chunk[] {
  const parts: {line: number; lines: string[]}[] = []
  chunk.lines.forEach((line, index) => {
    if (parts.length === 0 || listMarker.test(line)) parts.push({line: chunk.line + index, lines: [line]})
    else parts.at(-1)!.lines.push(line)
  })
  return parts
}

function linkOf(text: string, start: number, end: number, href: string, corpus: Corpus | undefined): Link {
  const anchor = text.slice(start, end)
  const entry = entryOfAddress(href, corpus)
  if (!entry) return {start, end, text: anchor, kind: 'webLink', target: undefined, isTitle: false, inferred: false}
  return {start, end, text: anchor, kind: 'crossReference', target: entry.id, isTitle: isNameOf(entry, anchor), inferred: false}
}

function inferredLink(text: string, {start, end, entry}: NamedSpan): Link {
  const words = text.slice(start, end)
  return {start, end, text: words, kind: 'crossReference', target: entry.id, isTitle: isEvidence(entry), inferred: true}
}

/** A cluster's name in a sentence is the sentence's own word; titles of takes and beats are evidence. */
function isEvidence(entry: CorpusEntry): boolean {
  return entry.type === 'take' || entry.type === 'beat'
}

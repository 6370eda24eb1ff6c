import type {BriefingContract, SectionContract} from '../contract/contractTypes.ts'
import {asArray, asString, isRecord, publishedId, readBlock, referenceId} from '../text/portableText.ts'
import type {BlockText} from '../text/portableText.ts'
import type {Reader} from '../text/reading.ts'
import {fold} from '../text/words.ts'
import {readSection} from './brief.ts'
import type {Brief, BriefFields, Link, Section, SourceParagraph, StoredItem} from './brief.ts'
import {namesOf} from './corpus.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'
import type {PathSegment} from './finding.ts'

/** Remembers what was read of a document's values, by identity, as long as the corpus is the same. */
export interface DocumentMemory {
  corpus: Corpus | undefined
  readonly blocks: WeakMap<object, SourceParagraph>
  readonly sections: WeakMap<object, Section>
  /** The last reading of each section, given back when a new value reads the same. */
  readonly last: Map<string, Section>
}

export function createDocumentMemory(): DocumentMemory {
  return {corpus: undefined, blocks: new WeakMap(), sections: new WeakMap(), last: new Map()}
}

/**
 * Reads a stored beat or take; undefined for anything else. Null fields, missing keys and blocks without children read
 * as empty.
 */
export function briefOfDocument(
  document: unknown,
  contract: BriefingContract,
  reader: Reader,
  corpus?: Corpus,
  memory = createDocumentMemory(),
): Brief | undefined {
  if (!isRecord(document) || (document._type !== 'beat' && document._type !== 'take')) return undefined
  if (memory.corpus !== corpus) Object.assign(memory, {...createDocumentMemory(), corpus})
  const isTake = document._type === 'take'
  const storedId = asString(document._id)
  const read = (key: string, value: unknown, make: () => Section) => remember(memory, key, value, make)
  return {
    kind: isTake ? 'take' : 'beat',
    document: storedId,
    id: storedId === '' ? undefined : publishedId(storedId),
    title: asString(isTake ? document.headline : document.title).trim(),
    shortTitle: asString(document.shortTitle).trim() || undefined,
    dek: asString(document.dek).trim(),
    titlePath: [isTake ? 'headline' : 'title'],
    sections: isTake
      ? [read('body', document.body, () => takeBody(document.body, reader, memory))]
      : contract.sections.map((section) =>
          read(section.key, document[section.key], () =>
            documentSection(document[section.key], section, reader, memory),
          ),
        ),
    fields: fieldsOf(document),
    layout: undefined,
  }
}

/** A section by the identity of its value, else by what it says. */
function remember({sections, last}: DocumentMemory, key: string, value: unknown, make: () => Section): Section {
  const stored = typeof value === 'object' && value !== null ? value : undefined
  const known = stored && sections.get(stored)
  if (known && known.key === key) return known
  const made = make()
  const before = last.get(key)
  const section = before && sameSection(before, made) ? before : made
  last.set(key, section)
  if (stored) sections.set(stored, section)
  return section
}

function sameSection(a: Section, b: Section): boolean {
  return a.text === b.text && shapeOf(a) === shapeOf(b)
}

/** What a section holds besides its text. */
function shapeOf({paragraphs, links, items}: Section): string {
  return JSON.stringify([
    paragraphs.map(({path, style}) => [path, style]),
    links.map(({start, end, kind, target}) => [start, end, kind, target]),
    items.map(({path, status, resolvedBy}) => [path, status, resolvedBy]),
  ])
}

function takeBody(value: unknown, reader: Reader, memory: DocumentMemory): Section {
  const paragraphs = readBlocks(value, ['body'], memory)
  return readSection({key: 'body', heading: 'Body', contract: undefined, path: ['body'], paragraphs}, reader)
}

function documentSection(value: unknown, contract: SectionContract, reader: Reader, memory: DocumentMemory): Section {
  const source = {key: contract.key, heading: contract.heading, contract, path: [contract.key]}
  if (contract.kind === 'prose')
    return readSection({...source, paragraphs: readBlocks(value, [contract.key], memory)}, reader)
  const paragraphs: SourceParagraph[] = []
  const items: StoredItem[] = []
  asArray(value).forEach((item, index) => {
    if (!isRecord(item)) return
    const path = [contract.key, segment(item, index)]
    const blocks = readBlocks(item.body, [...path, 'body'], memory)
    items.push({
      paragraphs: blocks.map((_, offset) => paragraphs.length + offset),
      path,
      status: asString(item.status) || 'open',
      resolvedBy: referenceId(item.resolvedBy),
    })
    paragraphs.push(...blocks)
  })
  return readSection({...source, paragraphs, items}, reader)
}

function segment(member: Record<string, unknown>, index: number): PathSegment {
  return typeof member._key === 'string' ? {_key: member._key} : index
}

function readBlocks(value: unknown, path: readonly PathSegment[], memory: DocumentMemory): SourceParagraph[] {
  return asArray(value).flatMap((block, index) => {
    if (!isRecord(block)) return []
    const known = memory.blocks.get(block)
    // The same block object may be moved to another place; its path then tells.
    if (known && known.path.length === path.length + 1 && path.every((step, at) => sameStep(step, known.path[at]))) {
      if (sameStep(segment(block, index), known.path.at(-1))) return [known]
    }
    const read = readBlock(block)
    if (!read) return []
    const paragraph: SourceParagraph = {
      text: read.text,
      path: [...path, segment(block, index)],
      blockKey: read.key,
      style: read.style,
      links: linksOf(read, memory.corpus),
    }
    memory.blocks.set(block, paragraph)
    return [paragraph]
  })
}

function sameStep(a: PathSegment, b: PathSegment | undefined): boolean {
  if (typeof a === 'object') return typeof b === 'object' && a._key === b._key
  return a === b
}

function linksOf(block: BlockText, corpus: Corpus | undefined): Link[] {
  return block.annotations.flatMap(({type, value, start, end}): Link[] => {
    const text = block.text.slice(start, end)
    const base = {start, end, text, inferred: false}
    if (type === 'sourceCitation') return [{...base, kind: type, target: referenceId(value.source), isTitle: false}]
    if (type === 'webLink' || type === 'link') return [{...base, kind: 'webLink', target: undefined, isTitle: false}]
    if (type !== 'crossReference') return []
    const target = referenceId(value.target)
    const entry = target === undefined ? undefined : corpus?.entries.get(target)
    return [{...base, kind: type, target, isTitle: entry !== undefined && isTitleOf(text, entry)}]
  })
}

/** Titles of takes, beats and clusters are evidence; a subject's name is an ordinary word of the sentence. */
function isTitleOf(anchor: string, entry: CorpusEntry): boolean {
  if (entry.type === 'subject') return false
  const folded = fold(anchor)
  return [...namesOf(entry), ...entry.formerTitles].some((name) => fold(name) === folded)
}

function fieldsOf(document: Record<string, unknown>): BriefFields {
  const asOf = isRecord(document.asOf) && asString(document.asOf.date) !== '' ? document.asOf : undefined
  const ids = (value: unknown) => asArray(value).flatMap((reference) => referenceId(reference) ?? [])
  return {
    asOf: asOf && {date: asString(asOf.date), precision: asString(asOf.precision) || 'day'},
    rosterStatement: asString(document.rosterStatement) || undefined,
    roster: ids(document.roster),
    cluster: referenceId(document.cluster),
    emailSubject: asString(document.emailSubject).trim() || undefined,
    publishedAt: asString(document.publishedAt) || undefined,
    beats: asArray(document.beats).flatMap((member) => (isRecord(member) ? (referenceId(member.beat) ?? []) : [])),
    subjects: ids(document.subjects),
    sources: ids(document.sources).length,
  }
}

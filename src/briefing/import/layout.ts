import type {BriefingContract} from '../../contract/contractTypes.ts'
import {countWords, fold} from '../../text/words.ts'
import {flatText, linesOf, textOf} from './sourceBlock.ts'
import type {NotUnderstood, SourceBlock} from './sourceBlock.ts'
import {headingText} from './textBlocks.ts'

/** A brief's blocks by what they are for. */
export interface Layout {
  readonly title: string
  readonly dek: string
  /** The first slot of the meta line that is no count; undefined when there is none. */
  readonly vertical: {readonly text: string; readonly line: number} | undefined
  /** Blocks by section key, headings left out; a section that has no heading is absent. */
  readonly sections: ReadonlyMap<string, readonly SourceBlock[]>
  readonly notUnderstood: readonly NotUnderstood[]
}

/** The contract's headings, the closing one included, folded for comparison. */
export function headingsOf(contract: BriefingContract): Set<string> {
  return new Set([...contract.sections.map(({heading}) => heading), contract.closing.heading].map(fold))
}

/**
 * Sorts blocks into preamble and sections. A preamble without a heading is read as the contract's text layout says:
 * its last three blocks are title, dek and meta. `shortLines` takes short lines without a full stop for headings, as
 * formats need that cannot mark them. Undefined when no section's heading stands anywhere.
 */
export function layoutOf(all: readonly SourceBlock[], contract: BriefingContract, shortLines: boolean): Layout | undefined {
  const blocks = all.filter((block) => flatText(block) !== '')
  const headings = headingsOf(contract)
  const isContractHeading = (block: SourceBlock) =>
    block.kind !== 'item' && linesOf(block).length === 1 && headings.has(headingText(textOf(block)))
  const first = blocks.findIndex(isContractHeading)
  if (first < 0) return undefined
  const preamble = readPreamble(blocks.slice(0, first))
  const body = readBody(blocks.slice(first), contract, isContractHeading, shortLines)
  if (body.sections.size === 0) return undefined
  return {...preamble, sections: body.sections, notUnderstood: [...preamble.notUnderstood, ...body.notUnderstood]}
}

function readPreamble(blocks: readonly SourceBlock[]): Omit<Layout, 'sections'> {
  const {before, title, dek, meta, between} = partsOf(blocks)
  const notUnderstood: NotUnderstood[] = [...before, ...between].map((block) => ({
    kind: before.includes(block) ? 'site mark' : 'meta',
    text: flatText(block),
    line: block.line,
    reason: before.includes(block) ? 'stands before the title' : 'stands between title and sections and is neither dek nor meta line',
  }))
  if (!title) notUnderstood.push({kind: 'title', text: '', line: 0, reason: 'no title stands before the first section'})
  const read = meta ? readMeta(meta) : {vertical: undefined, notUnderstood: []}
  return {
    title: title ? flatText(title) : '',
    dek: dek ? flatText(dek) : '',
    vertical: read.vertical,
    notUnderstood: [...notUnderstood, ...read.notUnderstood],
  }
}

function partsOf(blocks: readonly SourceBlock[]) {
  const marked = blocks.filter(({kind}) => kind === 'heading')
  const title = marked.findLast(({level}) => level === 1) ?? marked.at(-1)
  const after = title ? blocks.slice(blocks.indexOf(title) + 1) : blocks
  const last = after.at(-1)
  const enough = after.length > (title ? 1 : 2)
  const meta = last && (enough || looksLikeMeta(last)) && !looksLikeDek(last) ? last : undefined
  const rest = meta ? after.slice(0, -1) : after
  if (title) return {before: blocks.slice(0, blocks.indexOf(title)), title, dek: rest[0], meta, between: rest.slice(1)}
  const dek = rest.length > 1 ? rest.at(-1) : undefined
  return {before: rest.slice(0, dek ? -2 : -1), title: dek ? rest.at(-2) : rest.at(-1), dek, meta, between: []}
}

function looksLikeMeta(block: SourceBlock): boolean {
  const [line = ''] = linesOf(block)
  return line.includes('·') || /\b\d+\s+takes?\b/i.test(line)
}

function looksLikeDek(block: SourceBlock): boolean {
  return !looksLikeMeta(block) && /\.$/.test(flatText(block)) && countWords(flatText(block)) >= 8
}

function readMeta(block: SourceBlock): Pick<Layout, 'vertical' | 'notUnderstood'> {
  const [fields = '', ...others] = linesOf(block)
  const notUnderstood: NotUnderstood[] = []
  let vertical: Layout['vertical']
  const add = (kind: NotUnderstood['kind'], text: string, line: number, reason: string) => notUnderstood.push({kind, text, line, reason})
  const slots = fields.split('·').map((slot) => slot.trim())
  slots.forEach((text, index) => {
    const isTail = index === slots.length - 1
    if (text === '' && !isTail) add('empty slot', '', block.line, `slot ${index + 1} of the meta line is empty`)
    else if (/^\d+\s+takes?$/i.test(text)) add('take count', text, block.line, 'not stored: the count is derived from the takes that name the beat')
    else if (text !== '' && !vertical) vertical = {text, line: block.line}
    else if (text !== '') add('meta', text, block.line, 'a slot of the meta line with no field of its own')
  })
  others.forEach((text, index) => {
    const reason = index === 0 ? 'the type line is not stored: every brief is a beat' : 'a line below the meta line'
    if (text !== '') add(index === 0 ? 'type' : 'meta', text, block.line + index + 1, reason)
  })
  return {vertical, notUnderstood}
}

function readBody(
  blocks: readonly SourceBlock[],
  contract: BriefingContract,
  isContractHeading: (block: SourceBlock) => boolean,
  shortLines: boolean,
): Pick<Layout, 'sections' | 'notUnderstood'> {
  const sections = new Map<string, SourceBlock[]>()
  const notUnderstood: NotUnderstood[] = []
  const add = (kind: NotUnderstood['kind'], block: SourceBlock, reason: string) =>
    notUnderstood.push({kind, text: flatText(block), line: block.line, reason})
  const closing = contract.sections.length
  const seen = new Set<number>()
  let place = 0
  let extra = ''
  for (const block of blocks) {
    if (isContractHeading(block)) {
      const heading = headingText(textOf(block))
      const found = contract.sections.findIndex((section) => fold(section.heading) === heading)
      const next = found < 0 ? closing : found
      const key = contract.sections[next]?.key
      if (seen.has(next)) add('heading', block, 'stands twice; what is below both was joined')
      else if (next < place) add('heading', block, 'stands out of order; the document keeps the order of the contract')
      if (key !== undefined && !sections.has(key)) sections.set(key, [])
      seen.add(next)
      place = next
      extra = ''
    } else if (place === closing) add('closing', block, `the block "${contract.closing.heading}" is not stored`)
    else if (isExtraHeading(block, shortLines)) {
      extra = flatText(block)
      add('extra heading', block, 'the contract has no such section; nothing below it was taken')
    } else if (extra !== '') add('extra heading', block, `stands below "${extra}"`)
    else sections.get(contract.sections[place]!.key)!.push(block)
  }
  return {sections, notUnderstood}
}

function isExtraHeading(block: SourceBlock, shortLines: boolean): boolean {
  if (block.kind !== 'paragraph') return block.kind === 'heading'
  const text = flatText(block)
  return shortLines && linesOf(block).length === 1 && text.split(/\s+/).length <= 8 && !/[.!?:]["'”’)]*$/.test(text)
}

import type {BodyBlock, CrossReferenceMark, LinkMark, SourceCitationMark, TextBlock} from '../queries/index.ts'
import {shortTitle} from '../react/words.ts'
import type {Addresses} from './addresses.ts'
import type {Part, Run, Words} from './editionParts.ts'
import {plainWords} from './plainWords.ts'

/** Prose as paragraphs. A block of a kind that is not text says nothing here; an unknown mark leaves its words. */
export function proseParts(blocks: readonly BodyBlock[], addresses: Addresses): Part[] {
  return blocks.filter(isText).flatMap((block): Part[] => {
    const runs = runsOf(block, addresses)
    return runs.length > 0 ? [{kind: 'paragraph', runs}] : []
  })
}

/** The runs of one block, each citation after the last of the words it backs. */
export function runsOf(block: TextBlock, addresses: Addresses): Run[] {
  const marks = new Map(block.markDefs.map((mark) => [mark._key, mark]))
  const lastOf = new Map<string, number>()
  block.children.forEach((child, index) => child.marks.forEach((key) => lastOf.set(key, index)))
  return block.children.flatMap((child, index): Run[] => {
    const text = plainWords(child.text)
    const own = child.marks.flatMap((key) => marks.get(key) ?? [])
    const words: Words = {text, ...emphasisOf(child.marks), ...linkOf(own, addresses)}
    const sources = own.filter(isCitationMark).flatMap(({_key, source}) => (source && lastOf.get(_key) === index ? [{source}] : []))
    return [...(text === '' ? [] : [words]), ...sources]
  })
}

export function isText(block: BodyBlock): block is TextBlock {
  return block._type === 'block' && 'children' in block
}

function emphasisOf(marks: readonly string[]): Pick<Words, 'emphasis'> {
  if (marks.includes('strong')) return {emphasis: 'strong'}
  return marks.includes('em') ? {emphasis: 'em'} : {}
}

function linkOf(marks: TextBlock['markDefs'], addresses: Addresses): Pick<Words, 'link'> {
  for (const mark of marks) {
    if (isReferenceMark(mark) && mark.target) {
      const href = addresses.of(mark.target)
      if (href) return {link: {href, title: plainWords(shortTitle(mark.target))}}
    }
    if (isLinkMark(mark)) {
      const href = addresses.safe(mark.href)
      if (href) return {link: {href, title: ''}}
    }
  }
  return {}
}

type Mark = TextBlock['markDefs'][number]

function isReferenceMark(mark: Mark): mark is CrossReferenceMark {
  return mark._type === 'crossReference'
}

function isCitationMark(mark: Mark): mark is SourceCitationMark {
  return mark._type === 'sourceCitation'
}

function isLinkMark(mark: Mark): mark is LinkMark {
  return mark._type === 'link'
}

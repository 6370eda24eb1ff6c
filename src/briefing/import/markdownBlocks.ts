import {labelOf, readInline} from './markdownInline.ts'
import {headingText, lineBreak, listMarker} from './textBlocks.ts'
import type {NotUnderstood, ReadSource, SourceBlock} from './sourceBlock.ts'

const definition = /^ {0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?\s*$/
const atx = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/
const rule = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/
const fence = /^ {0,3}(?:```|~~~)/
const quote = /^ {0,3}>\s?/

interface Draft {
  kind: SourceBlock['kind']
  level: number
  line: number
  lines: string[]
}

/**
 * Reads the Markdown a brief is written in: headings, paragraphs, lists, rules, quotations, front matter and link
 * definitions, and the marks inside them. Fences and quotation marks go and are told; their words stay.
 */
export function blocksOfMarkdown(source: string, headings: ReadonlySet<string>): ReadSource {
  const lines = source.replace(/^\uFEFF/, '').split(lineBreak)
  const notUnderstood: NotUnderstood[] = []
  const definitions = new Map<string, string>()
  const blocks: Draft[] = []
  const tell = (text: string, index: number, reason: string) =>
    notUnderstood.push({kind: 'markup', text, line: index + 1, reason})
  const first = frontMatterEnd(lines)
  if (first > 0) tell(lines.slice(1, first - 1).join('\n'), 0, 'front matter is not part of a brief')
  let open = false
  let fenced = false
  for (let index = first; index < lines.length; index++) {
    const raw = lines[index]!
    if (fence.test(raw)) {
      if (!fenced) tell(raw.trim(), index, 'a brief has no code; the words were kept as a paragraph')
      fenced = !fenced
      open = false
      continue
    }
    const line = quote.test(raw) && !fenced ? raw.replace(quote, '') : raw
    if (line !== raw && !quote.test(lines[index - 1] ?? '')) tell('>', index, 'a brief has no quotation blocks; the words were kept')
    const last = blocks.at(-1)
    const defined = fenced || open ? null : definition.exec(line)
    const heading = fenced ? null : atx.exec(line)
    const isPlainHeading = !fenced && headings.has(headingText(line))
    if (line.trim() === '') open = false
    else if (defined) definitions.set(labelOf(defined[1]!), defined[2]!)
    else if (open && last?.kind === 'paragraph' && last.lines.length === 1 && /^ {0,3}(?:=+|-{2,})\s*$/.test(line)) {
      Object.assign(last, {kind: 'heading', level: line.includes('=') ? 1 : 2})
      open = false
    } else if (!fenced && rule.test(line)) open = false
    else if (heading || isPlainHeading) {
      blocks.push({kind: 'heading', level: heading?.[1]?.length ?? 2, line: index + 1, lines: [heading?.[2] ?? line.trim()]})
      open = false
    } else if (!fenced && listMarker.test(line)) {
      blocks.push({kind: 'item', level: 0, line: index + 1, lines: [line.replace(listMarker, '').trim()]})
      open = true
    } else if (last && (open || (last.kind === 'item' && /^(?: {2,}|\t)\S/.test(line)))) {
      last.lines.push(line.trim())
      open = true
    } else {
      blocks.push({kind: 'paragraph', level: 0, line: index + 1, lines: [line.trim()]})
      open = true
    }
  }
  return {
    blocks: blocks.map(({lines: text, ...block}) => {
      const {runs, dropped} = readInline(text.map((part) => part.replace(/\\$/, '')).join('\n'), definitions)
      for (const mark of dropped) tell(mark, block.line - 1, 'a brief has no such mark; its words were kept')
      return {...block, runs}
    }),
    notUnderstood,
  }
}

/** How many lines YAML front matter takes; 0 when there is none. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---' || !/^[\w-]+\s*:/.test(lines[1] ?? '')) return 0
  return lines.findIndex((line, index) => index > 0 && line.trim() === '---') + 1
}

import {fold} from '../../text/words.ts'
import type {SourceBlock} from './sourceBlock.ts'

export const lineBreak = /\r\n|\n|\r|\u2028|\u2029/
export const listMarker = /^\s*(?:[-*•+]|\d{1,2}[.)])\s+/
const headingMarker = /^\s*(#{1,6})\s+/

/** A line as a heading would be compared: case, `#` marks and curly quotes folded. */
export function headingText(line: string): string {
  // A longer line is no heading, and the search below takes the square of its spaces.
  if (line.length > 400) return fold(line)
  return fold(line.replace(headingMarker, '').replace(/\s+#+\s*$/, ''))
}

/**
 * Blocks of a plain text: what stands between blank lines. One of the `headings` (folded) is a block of its own even
 * without them, and so is a list item. Nothing in a line is markup but a leading `#` or list marker.
 */
export function blocksOfText(source: string, headings: ReadonlySet<string>): SourceBlock[] {
  const blocks: {kind: SourceBlock['kind']; level: number; line: number; lines: string[]}[] = []
  let open = false
  source
    .replace(/^\uFEFF/, '')
    .split(lineBreak)
    .forEach((raw, index) => {
      if (raw.trim() === '') {
        open = false
        return
      }
      const marks = headingMarker.exec(raw)?.[1]?.length ?? 0
      const isHeading = marks > 0 || headings.has(headingText(raw))
      const isItem = !isHeading && listMarker.test(raw)
      const kind = isItem ? 'item' : isHeading ? 'heading' : 'paragraph'
      const text = raw.replace(isItem ? listMarker : isHeading ? headingMarker : '', '').trim()
      const last = blocks.at(-1)
      if (open && last && kind === 'paragraph') last.lines.push(text)
      else blocks.push({kind, level: isHeading ? marks || 2 : 0, line: index + 1, lines: [text]})
      open = !isHeading
    })
  return blocks.map(({lines, ...block}) => ({...block, runs: [{text: lines.join('\n')}]}))
}

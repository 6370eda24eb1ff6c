import type {Span} from './spans.ts'

/** A quotation with its marks; `inner` is what stands between them. */
export interface Quotation extends Span {
  readonly inner: Span
}

const curly = /“([^“”]*)”|‘([^‘’]{2,}(?:’\p{L}[^‘’]*)*)’(?!\p{L})/gu
const single =
  /(?<![\p{L}\p{N}])'(?=[\p{L}\p{N}])([^'"\n]{1,300}?(?:'\p{Ll}{1,2}\b[^'"\n]{0,300}?)*)'(?![\p{L}\p{N}])/gu

/** The quotations of one paragraph, in order. A straight mark without a partner opens nothing. */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = []
  const add = (start: number, end: number) => {
    if (found.some((other) => start < other.end && other.start < end)) return
    found.push({start, end, inner: {start: start + 1, end: end - 1}})
  }
  let open = -1
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) {
    if (open < 0) open = index
    else {
      add(open, index + 1)
      open = -1
    }
  }
  for (const match of text.matchAll(curly)) add(match.index, match.index + match[0].length)
  if (text.includes("'")) for (const match of text.matchAll(single)) add(match.index, match.index + match[0].length)
  return found.sort((a, b) => a.start - b.start)
}

import type {Span} from './spans.ts'

/** A quotation with its marks; `inner` is what stands between them. */
export interface Quotation extends Span {
  readonly inner: Span
}

const curly = /“([^“”]*)”|‘([^‘’]{2,}(?:’\p{L}[^‘’]*)*)’(?!\p{L})/gu

/** Characters a quotation in single marks may hold; a lone apostrophe further off is none of its marks. */
const longestSingle = 400

/** Quotations in straight single marks: they open before a word, and close where no short ending ("s", "re") follows. */
function singleQuotations(text: string): Span[] {
  const found: Span[] = []
  let open = -1
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    const before = isWordCharacter(text[at - 1])
    const after = isWordCharacter(text[at + 1])
    if (open >= 0 && (at - open > longestSingle || /["\n]/.test(text.slice(open + 1, at)))) open = -1
    if (!before && after) {
      if (open < 0) open = at
    } else if (!after && open >= 0 && at > open + 1) {
      found.push({start: open, end: at + 1})
      open = -1
    }
  }
  return found
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

/** The quotations of one paragraph, in order. A straight mark without a partner opens nothing. */
export function findQuotations(text: string): Quotation[] {
  const double: Span[] = []
  let open = -1
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1)) {
    if (open < 0) open = index
    else {
      double.push({start: open, end: index + 1})
      open = -1
    }
  }
  const curled = [...text.matchAll(curly)].map((match) => ({start: match.index, end: match.index + match[0].length}))
  const single = text.includes("'") ? singleQuotations(text) : []
  return joined(joined(double, curled), single).map(({start, end}) => ({
    start,
    end,
    inner: {start: start + 1, end: end - 1},
  }))
}

/** Both lists in order; of two that overlap the first list's stays. Each list is in order and overlaps nowhere. */
function joined(first: readonly Span[], second: readonly Span[]): readonly Span[] {
  if (second.length === 0) return first
  let at = 0
  const apart = second.filter(({start, end}) => {
    while (at < first.length && first[at]!.end <= start) at++
    return at === first.length || first[at]!.start >= end
  })
  return [...first, ...apart].sort((a, b) => a.start - b.start)
}

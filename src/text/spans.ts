/** A stretch of text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether `span` lies wholly inside one of `spans`. */
export function isInside(span: Span, spans: readonly Span[]): boolean {
  for (const outer of spans) if (contains(outer, span)) return true
  return false
}

/** Whether `span` shares a character with one of `spans`. */
export function touches(span: Span, spans: readonly Span[]): boolean {
  for (const other of spans) if (overlaps(other, span)) return true
  return false
}

const none: readonly RegExpExecArray[] = []

/**
 * All matches of a global expression, none of them empty. `matchAll` makes a copy of the expression each time, which costs
 * more than the search of a sentence.
 */
export function matches(text: string, expression: RegExp): readonly RegExpExecArray[] {
  expression.lastIndex = 0
  let match = expression.exec(text)
  if (!match) return none
  const found: RegExpExecArray[] = []
  for (; match; match = expression.exec(text)) found.push(match)
  return found
}

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
  return spans.some((outer) => contains(outer, span))
}

/** Whether `span` shares a character with one of `spans`. */
export function touches(span: Span, spans: readonly Span[]): boolean {
  return spans.some((other) => overlaps(other, span))
}

/** All matches of a global expression, as spans with their groups. */
export function matches(text: string, expression: RegExp): RegExpExecArray[] {
  return [...text.matchAll(expression)]
}

// Control characters, lone surrogates, and signs that change the direction of what follows them.
const unprintable = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu

/** A field's text as words on one line: line breaks and runs of white space become one space, control characters go. */
export function plainWords(text: string): string {
  return text.replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ').replace(unprintable, '')
}

/** The same without space at its ends, for a heading or a header line. */
export function headline(text: string | null | undefined): string {
  return plainWords(text ?? '').trim()
}

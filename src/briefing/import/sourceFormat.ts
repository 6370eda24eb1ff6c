/** How a brief can be written. */
export const importFormats = ['text', 'markdown', 'html'] as const
export type ImportFormat = (typeof importFormats)[number]

/** So many characters tell the format of a text; a long paste is not searched to its end. */
const enough = 50_000

/** The format a file's name promises, or else the one its words show. */
export function formatOfFile(name: string, source: string): ImportFormat {
  if (/\.(?:md|markdown|mdown)$/i.test(name)) return 'markdown'
  return /\.x?html?$/i.test(name) || looksLikeHtml(source.slice(0, enough)) ? 'html' : 'text'
}

/**
 * The format of words from a clipboard. `markup` is the HTML they came with, if any: it is worth reading only when it
 * holds what the bare words have lost, a heading, a link or an emphasis.
 */
export function formatOfPaste(words: string, markup: string | undefined): ImportFormat {
  const [start, marked] = [words.slice(0, enough), markup?.slice(0, enough)]
  if (looksLikeHtml(start)) return 'html'
  if (/^ {0,3}#{1,6}\s|\]\(\S|^ {0,3}(?:\*\*|__)\S/m.test(start)) return 'markdown'
  return marked !== undefined && /<(?:h[1-6]|a\s[^>]*href|b|strong|i|em|li)\b/i.test(marked) ? 'html' : 'text'
}

function looksLikeHtml(source: string): boolean {
  return /^\uFEFF?\s*<(?:!doctype|html|head|body|article|section|main|div|h1|h2|p|meta)\b/i.test(source)
}

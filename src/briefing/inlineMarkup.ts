import type {Span} from '../text/spans.ts'

export interface MarkedLink extends Span {
  readonly href: string
}

const link =
  /\[([^\]\n]+)\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)|<a\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)["']?[^>]*>(.*?)<\/a>/gi
const emphasis = /(?<![\p{L}\p{N}*_])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu

/** A line of Markdown or HTML as plain text: links become spans over their anchor words, emphasis marks go. */
export function plainOf(source: string): {text: string; links: MarkedLink[]} {
  const links: MarkedLink[] = []
  let text = ''
  let from = 0
  for (const match of source.matchAll(link)) {
    text += withoutEmphasis(source.slice(from, match.index))
    const anchor = withoutEmphasis((match[1] ?? match[4] ?? '').replace(/<[^>]*>/g, ''))
    links.push({start: text.length, end: text.length + anchor.length, href: match[2] ?? match[3] ?? ''})
    text += anchor
    from = match.index + match[0].length
  }
  return {text: text + withoutEmphasis(source.slice(from)), links}
}

function withoutEmphasis(text: string): string {
  return /[*_]/.test(text) ? text.replace(emphasis, '$2') : text
}

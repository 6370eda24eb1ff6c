import type {Span} from './spans.ts'

const segmenter = new Intl.Segmenter('en-GB', {granularity: 'sentence'})

const neverFinal = new Set(
  `vs v e.g i.e cf mr mrs ms mx dr prof st sen rep gov gen lt col sgt capt cmdr hon rev fr sr messrs al approx ed eds dept
  univ`.split(/\s+/),
)
const beforeNumber = new Set(
  'no nos jan feb mar apr jun jul aug sep sept oct nov dec c p s ca est fig figs eq vol vols pp para paras art arts sec ch'.split(' '),
)
const oftenFinal = new Set('inc ltd co corp plc llc jr etc bros'.split(' '))

/** Characters looked at before a full stop; longer words are no abbreviations. */
const longestAbbreviation = 24

const openers = new Set(
  `The A An In On At By As It Its He She They His Her Their This That These Those There But And Or So Yet For From
  To With Without After Before During Since Until When While Where Whether How Which Who What If Although Though
  However Both Some Many Most Each Every All Any No Not One Two Three Four Five Several Under Over Between Among
  Against Within Across Meanwhile Instead Today Now Then Later Last Next Earlier Only Such Other Another More Few
  Critics Officials Analysts Supporters`.split(/\s+/),
)

/**
 * The sentences of one paragraph, without the spaces around them. `Intl.Segmenter` finds the boundaries; those after
 * abbreviations and initials, before a lower-case word, and inside a `whole` span (a cited title) are taken back.
 */
export function sentenceSpans(text: string, whole: readonly Span[] = []): Span[] {
  const found: {start: number; end: number}[] = []
  let joins = false
  for (const {segment, index} of segmenter.segment(forSegmenter(text))) {
    const end = index + segment.trimEnd().length
    const start = index + (segment.length - segment.trimStart().length)
    const last = found.at(-1)
    if (end > start) {
      if (last && joins) last.end = end
      else found.push({start, end})
    }
    const boundary = index + segment.length
    const current = found.at(-1)
    joins =
      (current !== undefined && continues(text.slice(current.start, end), text.slice(boundary))) ||
      whole.some((span) => span.start < boundary && boundary < span.end)
  }
  return found
}

/** The same length: line breaks end no sentence, and "xAI" may begin one. */
function forSegmenter(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]/g, ' ')
    .replace(/(?<=[.!?]["”’)\]]?\s)[a-z](?=[a-z]?[A-Z])/g, (letter) => letter.toUpperCase())
}

/** Whether the sentence that seems to end with `before` goes on in `after`. */
function continues(before: string, after: string): boolean {
  if (startsLower(after)) return true
  const [, word = ''] = /([\p{L}\p{N}.'’-]+)\.$/u.exec(before.slice(-longestAbbreviation)) ?? []
  if (word === '') return false
  const lower = word.toLowerCase()
  const next = /^\s*["'“‘(]*([\p{L}\p{N}$€£]+)/u.exec(after)?.[1] ?? ''
  if (next === '') return false
  if (neverFinal.has(lower)) return true
  if (beforeNumber.has(lower) && /^(?:\d|[IVX]+$)/.test(next)) return true
  const isInitials = /^\p{Lu}(?:\.\p{Lu})*$/u.test(word)
  if (!isInitials && !oftenFinal.has(lower) && !/^[ap]\.m$/.test(lower)) return false
  if (isInitials && word.length === 1) {
    return /^\s*\p{Lu}\.(?:\s|\p{Lu}\.)/u.test(after) || (isPersonInitial(before) && !openers.has(next))
  }
  return !openers.has(next)
}

function startsLower(after: string): boolean {
  // "iPhone" and "xAI" begin sentences although their first letter is small.
  return /^\s*["'“”’)\]]*\s*\p{Ll}/u.test(after) && !/^\s*["'“‘(]*\p{Ll}{1,2}\p{Lu}/u.test(after)
}

const lettered = new Set(
  `plan plans vitamin vitamins hepatitis group groups class classes grade grades type types option options schedule section
  zone category series appendix annex part phase letter letters level model point points product company firm team side
  band shares share stage tier terminal gate platform block unit room exhibit version a the`.split(/\s+/),
)

/** "J." is somebody's initial, except after a word that is told apart by letters: "plan B", "hepatitis C". */
function isPersonInitial(before: string): boolean {
  const previous = /(\S+)\s+\p{Lu}\.$/u.exec(before.slice(-80))?.[1]
  return previous === undefined || !lettered.has(previous.replace(/^["'“(]/, '').toLowerCase())
}

import type {Figure} from '../text/figure.ts'
import {Reading} from '../text/reading.ts'
import {remembered} from '../text/remembered.ts'
import {sentenceSpans} from '../text/sentences.ts'
import {contains, overlaps} from '../text/spans.ts'
import type {Brief, Section, Sentence} from './brief.ts'
import {sameUnit, titleClaims} from './claims.ts'
import {citedTakes} from './citations.ts'
import type {Claim} from './claims.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'

/** A named source stands behind the sentence, in words or as a source citation. */
export function isAttributed(section: Section, sentence: Sentence): boolean {
  const speaks = sentence.reading.attributions.some((attribution) => {
    const start = sentence.start + attribution.start
    const quoted = section.quotations.some((quotation) => quotation.start < start && start < quotation.end)
    return attribution.by === 'attribution' && !quoted
  })
  return speaks || section.links.some((link) => link.kind === 'sourceCitation' && overlaps(link, sentence))
}

/** Attributed, disclosed by its own maker, or said, asked, argued … by someone named. */
export function isSourced(section: Section, sentence: Sentence): boolean {
  return isAttributed(section, sentence) || sentence.reading.attributions.length > 0
}

/**
 * Whether a cited take gives the figure in its title or body. Where bodies were not loaded, a take cited in the same
 * sentence is trusted to.
 */
export function isCarried(
  figure: Figure,
  brief: Brief,
  section: Section,
  sentence: Sentence,
  corpus: Corpus | undefined,
): boolean {
  if (!corpus) return section.links.some((link) => link.kind === 'crossReference' && contains(sentence, link))
  for (const take of citedTakes(brief, corpus)) {
    const claims = [...titleClaims(take), ...proseClaims(take)]
    if (
      claims.some(
        (claim) =>
          sameUnit(claim.figure, figure) && claim.figure.low === figure.low && claim.figure.high === figure.high,
      )
    )
      return true
    if (take.prose === undefined && section.links.some((link) => link.target === take.id && contains(sentence, link)))
      return true
  }
  return false
}

/** The figures of a take's dek and body. */
export const proseClaims = remembered((take: CorpusEntry): readonly Claim[] =>
  (take.prose ?? '').split('\n\n').flatMap((paragraph) =>
    sentenceSpans(paragraph).flatMap(({start, end}) => {
      const reading = new Reading(paragraph.slice(start, end))
      return reading.figures.map((figure): Claim => ({
        figure,
        reading,
        place: {document: take.id, path: ['body'], start: 0, end: figure.text.length, text: figure.text},
        sentence: 0,
        isAnchor: false,
        evidence: take,
      }))
    }),
  ),
)

import {isEmpty, placeIn, type Brief, type Section} from '../briefing/brief.ts'
import type {Place} from '../briefing/finding.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {possibleMentions} from '../related/possibleMentions.ts'
import {mentionThreshold} from '../related/weights.ts'
import {overlaps} from '../text/spans.ts'
import {citedIn, isRunningText, queryOf, takenIn} from './draft.ts'
import {likelihoodIn} from './mentionLikelihood.ts'
import type {Newsroom} from './newsroom.ts'

/** Words of a draft that name a story it does not link there. */
export interface MentionPlace {
  readonly place: Place
  readonly target: string
  /** That an editor would link these words to this story. */
  readonly probability: number
}

interface MentionOptions {
  readonly contract: BriefingContract
  /** Milliseconds since 1970. */
  readonly now: number
  readonly threshold?: number
}

/**
 * The words of a draft to offer a link on, in the order of the text: in each section a story's first mention, when the
 * section does not link to it yet, and no more of them than the contract wants links there, the likeliest first. Never
 * in a link, a quotation or a heading, never the story itself, one readers cannot see, or one an editor dismissed here.
 */
export function mentionsIn(brief: Brief, document: unknown, newsroom: Newsroom, options: MentionOptions): MentionPlace[] {
  const {now, contract, threshold = mentionThreshold} = options
  const passages = brief.sections.flatMap((section) =>
    section.paragraphs.filter(isRunningText).map((paragraph) => ({within: section, paragraph, text: paragraph.text, skip: takenIn(section, paragraph)})),
  )
  const own = brief.id ?? ''
  const dismissed = newsroom.dismissed(own)
  const {cites: _cites, ...query} = queryOf(brief, document, now)
  const readings: (MentionPlace & {readonly section: Section})[] = []
  for (const possible of possibleMentions(newsroom.archive, {...query, passages, without: new Set([own, ...dismissed])})) {
    const {within: section, paragraph} = passages[possible.passage]!
    const probability = likelihoodIn(newsroom, possible)
    if (probability === 0 || probability < threshold) continue
    const span = {start: paragraph.start + possible.start, end: paragraph.start + possible.end}
    readings.push({section, place: placeIn(section, span), target: possible.id, probability})
  }
  const all = apart(readings).sort((a, b) => a.place.start - b.place.start)
  return brief.sections.filter((section) => !isEmpty(section)).flatMap((section) => firstAndFew(section, all.filter((mention) => mention.section === section), contract))
}

/** Of readings that share words the surer, of equally sure ones the longer. */
function apart<Reading extends MentionPlace & {readonly section: Section}>(readings: readonly Reading[]): Reading[] {
  const length = ({place}: Reading) => place.end - place.start
  const kept: Reading[] = []
  for (const reading of [...readings].sort((a, b) => b.probability - a.probability || length(b) - length(a) || a.place.start - b.place.start)) {
    if (!kept.some((other) => other.section === reading.section && overlaps(other.place, reading.place))) kept.push(reading)
  }
  return kept
}

function firstAndFew(section: Section, mentions: readonly MentionPlace[], {links}: BriefingContract): MentionPlace[] {
  const named = citedIn(section)
  const room = Math.max(1, Math.floor(section.words / links.wordsPerReference)) - named.size
  const first = mentions.flatMap(({place, target, probability}) => {
    if (named.has(target)) return []
    named.add(target)
    return [{place, target, probability}]
  })
  const kept = new Set([...first].sort((a, b) => b.probability - a.probability).slice(0, Math.max(0, room)))
  return first.filter((mention) => kept.has(mention))
}

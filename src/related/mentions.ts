import {overlaps} from '../text/spans.ts'
import type {Span} from '../text/spans.ts'
import {countWords} from '../text/words.ts'
import type {Archive} from './archive.ts'
import type {Draft} from './mentionDraft.ts'
import {mentionFeatureNames, possibleMentions} from './possibleMentions.ts'
import type {PossibleMention} from './possibleMentions.ts'
import {curatedName, mentionThreshold, mentionWeights} from './weights.ts'

/** Words of the draft that probably name a story. Offsets are UTF-16, in the passage's text. */
export interface Mention extends Span {
  readonly passage: number
  readonly id: string
  /** That an editor would link these words to this story. */
  readonly probability: number
}

const row = mentionFeatureNames.map((name) => mentionWeights[name])

/** How probable it is that an editor links these words to this story. */
export function probabilityOf({features, curated}: Pick<PossibleMention, 'features' | 'curated'>): number {
  let sum = mentionWeights.bias + (curated ? curatedName : 0)
  for (let at = 0; at < row.length; at++) sum += row[at]! * features[at]!
  return 1 / (1 + Math.exp(-sum))
}

/**
 * The words of a draft to offer a link on, in the order of the text: per phrase the most probable story, per story its
 * first mention at or above the threshold, per section no more than its length allows. Never the draft itself, a story
 * it cites already, or words that editors rejected.
 */
export function suggestMentions(
  archive: Archive,
  draft: Draft,
  minProbability = mentionThreshold,
  likelihood: (possible: PossibleMention) => number = probabilityOf,
): Mention[] {
  const possible = possibleMentions(archive, draft).map((one) => ({...one, probability: likelihood(one)}))
  return capped(draft, chosenMentions(possible, minProbability))
}

const usualWordsPerLink = 20

/** The most probable mentions of each section, as many as its words allow (at least one) besides the links it has. */
function capped({passages, wordsPerLink = usualWordsPerLink}: Draft, mentions: readonly Mention[]): Mention[] {
  const sections = Map.groupBy(passages, ({section = ''}) => section)
  const room = new Map<string, number>()
  for (const [section, own] of sections) {
    const words = own.reduce((sum, {text}) => sum + countWords(text), 0)
    const links = own.reduce((sum, passage) => sum + (passage.links ?? 0), 0)
    room.set(section, Math.max(1, Math.floor(words / wordsPerLink)) - links)
  }
  const kept = new Set<Mention>()
  for (const mention of mentions.toSorted((a, b) => b.probability - a.probability || a.passage - b.passage || a.start - b.start)) {
    const section = passages[mention.passage]!.section ?? ''
    const left = room.get(section)!
    if (left < 1) continue
    kept.add(mention)
    room.set(section, left - 1)
  }
  return mentions.filter((mention) => kept.has(mention))
}

/** Of all readings, the ones to show at a threshold: of overlapping phrases the surer, of equally sure the longer. */
export function chosenMentions(possible: readonly (PossibleMention & Mention)[], threshold: number): Mention[] {
  const bySpan = Map.groupBy(possible, ({passage, start, end}) => `${passage}:${start}:${end}`)
  const sure = [...bySpan.values()]
    .map((readings) => readings.reduce((a, b) => (b.probability > a.probability ? b : a)))
    .filter(({probability}) => probability >= threshold)
    .sort((a, b) => b.probability - a.probability || b.end - b.start - (a.end - a.start) || a.passage - b.passage || a.start - b.start)
  const apart = new Map<number, Mention[]>()
  for (const {passage, start, end, id, probability} of sure) {
    const taken = apart.get(passage) ?? []
    if (taken.some((other) => overlaps(other, {start, end}))) continue
    apart.set(passage, [...taken, {passage, start, end, id, probability}])
  }
  const shown: Mention[] = []
  const named = new Set<string>()
  for (const mention of [...apart.values()].flat().sort((a, b) => a.passage - b.passage || a.start - b.start)) {
    if (named.has(mention.id)) continue
    named.add(mention.id)
    shown.push(mention)
  }
  return shown
}

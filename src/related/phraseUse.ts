import {isLedAlike, isLinkedIn, titleLikeness} from './anchorHistory.ts'
import type {AnchorHistory} from './anchorHistory.ts'
import {linksOf} from './archive.ts'
import type {Archive} from './archive.ts'
import {foldedWords} from './phraseWords.ts'
import type {Naming, PhraseMatch} from './phrases.ts'
import {termsOf} from './terms.ts'
import type {TitlePlaces} from './titlePlaces.ts'

/** A phrase where it stands in a draft. */
export interface PhraseUse {
  readonly phrase: string
  readonly match: PhraseMatch
  readonly title: ReadonlySet<number>
  /** How like the draft's title each story's is, as far as it was asked for. */
  readonly likeness: Map<string, number>
  readonly history: AnchorHistory
  /** The two words before it. */
  readonly lead: string
  /** The sentence it stands in; empty when that is too short to be told from others. */
  readonly sentence: string
  /** From 0, for a phrase that names one story, to near 1, for one that names whatever came last. */
  readonly moving: number
  /** Where the words of the passage stand. */
  readonly places: TitlePlaces
  readonly subjects: ReadonlySet<string>
  readonly alone: boolean
  readonly namelike: boolean
}

/** The evidence that does not depend on the draft's other words, in the order of `mentionFeatureNames`. */
export function phraseEvidence(archive: Archive, use: PhraseUse, namings: readonly Naming[]) {
  const {phrase, match, title, likeness, history, lead, sentence, moving, places, subjects, alone, namelike} = use
  const ids = termsOf(phrase).map((term) => archive.termId(term) ?? -1)
  const plain = Math.log(2 + archive.size)
  const rarity = ids.reduce((sum, id) => sum + (id < 0 ? 0 : archive.rarity(id)), 0) / plain
  const all = namings.reduce((sum, naming) => sum + usesOf(naming), 0)
  const linking = new Set(namings.flatMap(({from}) => from))
  const long = Math.min(1, match.words / 6)
  const likeTo = (id: string) => {
    if (!likeness.has(id)) likeness.set(id, titleLikeness(archive, title, id))
    return likeness.get(id)!
  }
  return (naming: Naming): number[] => {
    const {id, counts, from} = naming
    const sources = new Set(from)
    let liked = 0
    let like = 0.15
    for (const other of new Set([...history.latest, ...sources])) {
      const weight = likeTo(other) ** 2
      like += weight
      if (sources.has(other)) liked += weight
    }
    const seen = sinceThen(archive, history.latest, id, match.key)
    const story = archive.story(id)!
    const whole = counts.title + counts.name > 0 ? 1 : 0
    return [
      whole,
      whole * long,
      whole === 1 && match.words > 1 && story.title.includes(phrase) ? 1 : 0,
      counts.part > 0 ? 1 : 0,
      usesOf(naming) / all,
      (linking.size + 0.05) / (Math.max(history.containing, linking.size) + 1),
      liked / like,
      isLedAlike(archive, naming, phrase, lead) ? 1 : 0,
      moving < 1 && isLinkedIn(archive, sentence, id) ? 1 - moving : 0,
      logOdds(seen.toIt, seen.stories),
      logOdds(seen.onPhrase, seen.stories),
      long,
      Math.min(1, rarity / 3),
      namelike ? whole : 0,
      alone ? 1 : 0,
      places.nearest(archive, archive.title.terms(archive.slotOf(id)!)),
      likeTo(id),
      Math.min(1, (story.subjects ?? []).filter((subject) => subjects.has(subject)).length / 3),
    ]
  }
}

/**
 * Of the stories that hold the phrase and are newer than `id`: how many there are, how many link to it, and how many do
 * so on words that hold the phrase.
 */
function sinceThen(archive: Archive, holding: readonly string[], id: string, key: string) {
  const born = archive.story(id)?.date ?? Number.NEGATIVE_INFINITY
  const seen = {stories: 0, toIt: 0, onPhrase: 0}
  for (const other of holding) {
    const story = archive.story(other)!
    if (other === id || (story.date ?? Number.POSITIVE_INFINITY) <= born) continue
    const links = linksOf(story).filter(({to}) => to === id)
    seen.stories++
    if (links.length > 0) seen.toIt++
    if (links.some(({anchor}) => ` ${foldedWords(anchor).join(' ')} `.includes(` ${key} `))) seen.onPhrase++
  }
  return seen
}

/** The log odds of so many of so many, drawn towards few by what is expected of any phrase; about -1 to 1. */
function logOdds(some: number, all: number): number {
  return Math.log((some + 0.1) / (all - some + 1)) / 4
}

/** How often a phrase was used for a story, its names counting more than links. */
export function usesOf({counts}: Naming): number {
  return counts.title * 3 + counts.name * 3 + counts.part * 2 + counts.anchor
}

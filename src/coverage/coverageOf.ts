import {asOfAnchor, asOfSection} from '../briefing/asOf.ts'
import {isEmpty, placeIn, sectionOf, type Brief, type Section, type Sentence} from '../briefing/brief.ts'
import type {CorpusEntry} from '../briefing/corpus.ts'
import type {Place} from '../briefing/finding.ts'
import {sharedSubjects} from '../briefing/subjects.ts'
import {watchSections} from '../briefing/watch.ts'
import {termsOf} from '../related/terms.ts'
import {dayOfIso} from '../text/calendar.ts'
import {citedBy, isRunningText, takenIn} from './draft.ts'
import {matchedSentence, tellingTerms, wordsForTitle, type MatchedSentence} from './matchedSentence.ts'
import type {Newsroom} from './newsroom.ts'
import type {StoryFacts} from './storyOf.ts'

/** A place in a beat that a take bears on: the sentence, the words to link when some fit, and what both name. */
export interface CitePlace {
  /** The whole sentence. */
  readonly sentence: Place
  /** The words of it that a link would stand on: the take's own, else the name both share, else its main words. */
  readonly words: Place
  /** Names of subjects both speak of. */
  readonly shared: readonly string[]
  /** Comparable within one beat and take only. */
  readonly score: number
}

/** A take that belongs to a beat and that its brief does not cite. */
export interface UncitedTake extends StoryFacts {
  /** Where it would best be cited; absent when no sentence has to do with it. */
  readonly place?: CitePlace
}

/** A sentence of Current state that a newer take may have overtaken, with the passage of the take that says so. */
export interface Overtaken {
  readonly sentence: Place
  readonly take: StoryFacts
  readonly passage: MatchedSentence
  readonly shared: readonly string[]
}

/** An open question that a newer take may have answered. */
export interface MaybeAnswered {
  readonly item: Place
  readonly take: StoryFacts
  readonly passage: MatchedSentence
  readonly shared: readonly string[]
}

export interface CoverageOfBeat {
  readonly uncited: readonly UncitedTake[]
  readonly overtaken: readonly Overtaken[]
  readonly answered: readonly MaybeAnswered[]
}

const leastShared = 2
/** A sentence and a take have to do with each other when they share a subject and this much rare wording. */
const leastBearing = 0.12

/** What a beat's brief does with the takes around it. A take has none of this. `now` is in milliseconds since 1970. */
export function coverageOf(brief: Brief, newsroom: Newsroom, now: number): CoverageOfBeat {
  if (brief.kind !== 'beat' || brief.id === undefined) return {uncited: [], overtaken: [], answered: []}
  const beat = brief.id
  const members = [...newsroom.stories()].map(({entry}) => entry).filter(({type, beats, isPublic}) => type === 'take' && isPublic && beats.includes(beat))
  members.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || (a.id < b.id ? -1 : 1))
  const cited = citedBy(brief)
  const since = newerThanAsOf(brief, members, now)
  return {
    uncited: members.filter(({id}) => !cited.has(id)).map((take) => uncited(brief, take, newsroom)),
    overtaken: since.flatMap((take) => overtaken(brief, take, newsroom)),
    answered: since.flatMap((take) => answered(brief, take, newsroom)),
  }
}

function uncited(brief: Brief, take: CorpusEntry, newsroom: Newsroom): UncitedTake {
  const [place] = citePlaces(brief, take, newsroom)
  return {...newsroom.facts(take.id)!, ...(place ? {place} : {})}
}

/** Takes dated after a brief's as-of, and not after the clock. */
export function newerThanAsOf(brief: Brief, takes: readonly CorpusEntry[], now: number): CorpusEntry[] {
  const anchor = asOfAnchor(brief)
  if (anchor === undefined) return []
  const today = Math.floor(now / 86_400_000)
  return takes.filter(({date}) => {
    const day = date === undefined ? undefined : dayOfIso(date)
    return day !== undefined && day > anchor && day <= today
  })
}

/** The sentence of Current state that shares most subjects with a newer take, when it shares two or more. */
export function overtaken(brief: Brief, take: CorpusEntry, newsroom: Newsroom): Overtaken[] {
  const section = sectionOf(brief, asOfSection)
  if (!section) return []
  const [best] = section.sentences
    .map((sentence) => ({sentence, shared: sharedSubjects(sentence.text, take, newsroom.corpus)}))
    .sort((a, b) => b.shared.length - a.shared.length)
  if (!best || best.shared.length < leastShared) return []
  const facts = newsroom.facts(take.id)
  return facts ? [{sentence: placeIn(section, best.sentence), take: facts, passage: passageFor(best.sentence.text, take, newsroom), shared: best.shared}] : []
}

/** The open questions a newer take shares two or more subjects with. */
export function answered(brief: Brief, take: CorpusEntry, newsroom: Newsroom): MaybeAnswered[] {
  const facts = newsroom.facts(take.id)
  if (!facts) return []
  return watchSections(brief).flatMap((section) =>
    section.items.flatMap((item) => {
      if (item.status !== 'open') return []
      const shared = sharedSubjects(item.text, take, newsroom.corpus)
      return shared.length < leastShared ? [] : [{item: placeIn(section, item), take: facts, passage: passageFor(item.text, take, newsroom), shared}]
    }),
  )
}

/**
 * Where a brief could cite a take, the best place first: prose sentences that name one of its subjects and share its
 * wording, or share a good deal of rare wording without. Watch items are questions, and cite nothing.
 */
export function citePlaces(brief: Brief, take: CorpusEntry, newsroom: Newsroom): CitePlace[] {
  const wanted = new Set(termsOf(`${take.title}\n${newsroom.text(take.id)}`))
  const titleTerms = new Set(termsOf(take.title))
  const rarity = rarityIn(newsroom)
  const plain = Math.log(2 + newsroom.size)
  return brief.sections
    .filter((section) => section.contract?.kind !== 'watch' && !isEmpty(section))
    .flatMap((section) =>
      section.sentences.filter(({paragraph}) => isRunningText(paragraph)).flatMap((sentence) => {
        const shared = sharedSubjects(sentence.text, take, newsroom.corpus)
        const terms = [...new Set(termsOf(sentence.text))]
        const weight = (chosen: readonly string[]) => chosen.reduce((sum, term) => sum + rarity(term), 0)
        const bearing = weight(terms.filter((term) => wanted.has(term))) / (weight(terms) + 4 * plain)
        const title = weight(terms.filter((term) => titleTerms.has(term))) / (plain * 4)
        const words = linkWords(section, sentence, take, shared, newsroom)
        if (!words || bearing < leastBearing || (shared.length === 0 && title < 0.3)) return []
        return [{sentence: placeIn(section, sentence), words: placeIn(section, words), shared, score: shared.length * 0.5 + bearing + title}]
      }),
    )
    .sort((a, b) => b.score - a.score)
}

/** What a link to the take would stand on: words of its title, else the first free name both share. */
function linkWords(section: Section, sentence: Sentence, take: CorpusEntry, shared: readonly string[], newsroom: Newsroom) {
  const rarity = rarityIn(newsroom)
  const {paragraph} = sentence
  const from = sentence.start - paragraph.start
  const taken = takenIn(section, paragraph).map(({start, end}) => ({start: start - from, end: end - from}))
  const own = wordsForTitle(sentence.text, take.title, taken, rarity, rarestIn(newsroom))
  if (own) return {start: sentence.start + own.start, end: sentence.start + own.end}
  for (const name of shared) {
    const start = sentence.text.indexOf(name)
    const end = start + name.length
    if (start >= 0 && !taken.some((span) => start < span.end && span.start < end)) return {start: sentence.start + start, end: sentence.start + end}
  }
  return undefined
}

function passageFor(text: string, take: CorpusEntry, newsroom: Newsroom): MatchedSentence {
  const rarity = rarityIn(newsroom)
  return matchedSentence(newsroom.text(take.id), tellingTerms(text, rarity), rarity)
}

/** What a word weighs that stands in one story only. */
export function rarestIn({archive}: Newsroom): number {
  return Math.log(1 + (archive.size - 0.5) / 1.5)
}

export function rarityIn({archive}: Newsroom): (term: string) => number {
  return (term) => {
    const id = archive.termId(term)
    return id === undefined ? 0 : archive.rarity(id)
  }
}

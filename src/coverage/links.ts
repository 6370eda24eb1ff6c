import {placeIn, type Brief} from '../briefing/brief.ts'
import type {Place} from '../briefing/finding.ts'
import {matchedSentence, type MatchedSentence} from './matchedSentence.ts'
import type {Newsroom, StoredFeedback} from './newsroom.ts'
import {termsOf} from '../related/terms.ts'
import type {StoryFacts} from './storyOf.ts'

/** A link the draft makes; `facts` is absent when it points nowhere. */
export interface LinkOut {
  readonly place: Place
  readonly target: string
  readonly facts?: StoryFacts
}

/** A story that links to the draft, with the words it puts the link on and the sentence around them. */
export interface LinkIn extends StoryFacts, MatchedSentence {
  readonly anchors: readonly string[]
}

export interface LinksOfDraft {
  readonly out: readonly LinkOut[]
  readonly in: readonly LinkIn[]
  /** Words others linked to this story with, that an editor may confirm as its alias. */
  readonly candidates: readonly StoredFeedback[]
}

/** The links a draft makes, in the order of the text, and the stories that link to it, the newest first. */
export function linksOf(brief: Brief, newsroom: Newsroom): LinksOfDraft {
  const id = brief.id ?? ''
  const out = brief.sections.flatMap((section) =>
    section.links.flatMap((link): LinkOut[] => {
      if (link.kind !== 'crossReference') return []
      const facts = link.target === undefined ? undefined : newsroom.facts(link.target)
      return [{place: placeIn(section, link), target: link.target ?? '', ...(facts ? {facts} : {})}]
    }),
  )
  const sources = newsroom.sourcesOf(id).flatMap((source): LinkIn[] => {
    const facts = newsroom.facts(source)
    if (!facts) return []
    const anchors = newsroom.linksFrom(source).filter(({to}) => to === id).map(({anchor}) => anchor)
    return [{...facts, anchors, ...sentenceWith(newsroom.text(source), anchors[0] ?? '')}]
  })
  const byDate = sources.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || (a.id < b.id ? -1 : 1))
  return {out, in: byDate, candidates: newsroom.aliasCandidates(id)}
}

function sentenceWith(text: string, anchor: string): MatchedSentence {
  const found = matchedSentence(text, new Set(termsOf(anchor)), () => 1)
  const start = found.sentence.indexOf(anchor)
  return start < 0 || anchor === '' ? found : {sentence: found.sentence, words: [{start, end: start + anchor.length}]}
}

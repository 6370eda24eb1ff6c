import {isFound, isNamed, replay, type AuthoredLink, type LinkedDocument} from '../related/backtest.ts'
import {suggestMentions} from '../related/mentions.ts'
import {relatedStories} from '../related/rank.ts'
import {mentionThreshold} from '../related/weights.ts'
import {likelihoodIn} from './mentionLikelihood.ts'
import type {Newsroom} from './newsroom.ts'
import {asStory, type StoredVersion} from './storyOf.ts'

/** Precision and recall of suggestions on links the newsroom made itself, each a share of 1. */
export interface BacktestReport {
  readonly stories: number
  readonly links: number
  /** Stories and passages that were asked about. */
  readonly asked: number
  readonly threshold: number
  /** How many mentions were suggested; without any, precision says nothing. */
  readonly suggested: number
  readonly precision: number
  readonly recall: number
  /** Of the links whose words name their target, by a name of its own or words of an earlier link, how many were suggested. */
  readonly recallNamed: number
  /** How often the linked story was among the first five, given the passage. */
  readonly passageRecall5: number
}

/**
 * Hides the newsroom's own links and asks for them again: each story as it was written, with what was there before it.
 * `limit` is the number of questions of each kind; `onProgress` is told the share of them that is done.
 */
export function backtestNewsroom(newsroom: Newsroom, limit: number, onProgress: (share: number) => void): BacktestReport {
  const versions = [...newsroom.stories()]
  const documents = versions.map((version) => documentOf(version, newsroom.text(version.entry.id)))
  const links = versions.flatMap((version, index) => linksOf(version, documents[index]!))
  const expected = Math.min(limit, new Set(links.map(({from}) => from)).size) + Math.min(limit, links.length)
  let asked = 0
  let suggested = 0
  let right = 0
  let hidden = 0
  let named = 0
  let namedRight = 0
  let passages = 0
  let passagesRight = 0
  replay(documents, links, {kinds: ['inline', 'passage'], limit}, ({kind, document, text, truth, links: own}, archive) => {
    asked += 1
    if (asked % 20 === 0) onProgress(Math.min(1, asked / Math.max(1, expected)))
    const query = {title: document.title, at: document.date, subjects: document.subjects, without: new Set([document.id])}
    if (kind === 'passage') {
      passages += 1
      const found = relatedStories(archive, {...query, text}, 'passage', 5).some(({id}) => truth.has(id))
      if (found) passagesRight += 1
      return
    }
    const draft = {...query, passages: document.paragraphs.map((paragraph) => ({text: paragraph}))}
    const mentions = suggestMentions(archive, draft, mentionThreshold, (possible) => likelihoodIn(newsroom, possible))
    suggested += mentions.length
    for (const link of own) {
      const isRight = mentions.some((mention) => isFound(document, link, mention))
      hidden += 1
      if (isRight) right += 1
      if (!isNamed(archive, link)) continue
      named += 1
      if (isRight) namedRight += 1
    }
  })
  onProgress(1)
  return {
    stories: documents.length,
    links: links.length,
    asked,
    threshold: mentionThreshold,
    suggested,
    precision: share(right, suggested),
    recall: share(right, hidden),
    recallNamed: share(namedRight, named),
    passageRecall5: share(passagesRight, passages),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function documentOf(version: StoredVersion, text: string): LinkedDocument {
  const {links: _links, ...story} = asStory({...version, text})
  // Subjects and clusters have no date, and were there before every story.
  return {...story, date: story.date ?? 0, paragraphs: text.split('\n\n')}
}

/** Every link with the paragraph it stands in; words that stand in several are taken where they stand first. */
function linksOf({entry, links}: StoredVersion, {paragraphs}: LinkedDocument): AuthoredLink[] {
  return links.map(({to, anchor}) => {
    const paragraphIndex = paragraphs.findIndex((paragraph) => anchor !== '' && paragraph.includes(anchor))
    return {from: entry.id, to, anchor, paragraphIndex, charOffset: paragraphs[paragraphIndex]?.indexOf(anchor) ?? -1}
  })
}

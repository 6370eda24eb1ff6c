import type {Brief} from '../briefing/brief.ts'
import type {Place} from '../briefing/finding.ts'
import {citedBy} from './draft.ts'
import {answered, citePlaces, newerThanAsOf, overtaken} from './coverageOf.ts'
import type {Newsroom} from './newsroom.ts'

/** Why a proposal was made. */
export type ProposalKind = 'cite' | 'overtaken' | 'answers' | 'history'

/** A suggested edit to a beat, as `beatbook.proposal` stores it. The id is the same whenever it is made again. */
export interface Proposal {
  readonly _id: string
  readonly _type: 'beatbook.proposal'
  /** The beat, by published id. */
  readonly document: string
  /** The take that gave rise to it. */
  readonly take: string
  readonly kind: ProposalKind
  readonly section: string
  readonly place: ProposalPlace
  /** A sentence for the editor. */
  readonly reason: string
  readonly state: 'open'
}

/** The sentence a proposal is about, and the words in it to link. Offsets are UTF-16 in `text`, the sentence. */
export interface ProposalPlace {
  /** The Portable Text field as a Sanity path. */
  readonly path: string
  readonly blockKey: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Proposals per beat at most, so that a long take does not bury an editor. */
const mostCitations = 2

/**
 * What a published take asks of the beats around it: of each beat it belongs to, and of each it is told to look at, the
 * sentences that should cite it, the sentence of Current state it may have overtaken, and the open questions it may
 * answer. A beat that cites it already is asked for the latter two only. `now` is in milliseconds since 1970.
 */
export function proposalsFor(takeId: string, beats: readonly Brief[], newsroom: Newsroom, now: number): Proposal[] {
  const take = newsroom.entry(takeId)
  if (!take || take.type !== 'take') return []
  return beats.flatMap((brief) => {
    if (brief.kind !== 'beat' || brief.id === undefined) return []
    const beat = brief.id
    const isMember = take.beats.includes(beat)
    const found: Omit<Proposal, '_id'>[] = []
    const propose = (kind: ProposalKind, sentence: Place, words: Place, reason: string) => {
      const place = placeOf(sentence, words)
      if (place) found.push({_type: 'beatbook.proposal', document: beat, take: takeId, kind, section: sentence.section ?? '', place, reason, state: 'open'})
    }
    if (!citedBy(brief).has(takeId)) {
      const places = citePlaces(brief, take, newsroom)
      const fitting = isMember ? places : places.filter(({shared}) => shared.length > 1)
      for (const {sentence, words, shared} of fitting.slice(0, isMember ? mostCitations : 1)) propose('cite', sentence, words, citeReason(isMember, shared))
    }
    for (const newer of newerThanAsOf(brief, [take], now)) {
      for (const {sentence, shared} of overtaken(brief, newer, newsroom)) {
        propose('overtaken', sentence, sentence, `Newer than this sentence, and it also tells of ${listed(shared)}. Does the sentence still hold?`)
      }
      for (const {item, shared} of answered(brief, newer, newsroom)) {
        propose('answers', item, item, `It tells of ${listed(shared)} as well. Has it answered this question?`)
      }
    }
    return found.map((proposal, index) => ({_id: proposalId(takeId, beat, index + 1), ...proposal}))
  })
}

/** What is known of a proposal that was made before. */
export type EarlierProposal = Pick<Proposal, '_id' | 'document' | 'kind'> & {readonly place: Pick<ProposalPlace, 'text'>}

/**
 * Of fresh proposals, those that were not made before, whatever became of them, numbered after the highest: so that
 * publishing a take again asks nothing twice and takes nobody's answer back.
 */
export function notYetProposed(fresh: readonly Proposal[], earlier: readonly EarlierProposal[]): Proposal[] {
  const key = ({document, kind, place}: EarlierProposal) => [document, kind, place.text].join('\n')
  const known = new Set(earlier.map(key))
  const highest = new Map<string, number>()
  for (const {_id, document} of earlier) highest.set(document, Math.max(highest.get(document) ?? 0, Number(/\d+$/.exec(_id)?.[0] ?? 0)))
  return fresh.flatMap((proposal) => {
    if (known.has(key(proposal))) return []
    const number = (highest.get(proposal.document) ?? 0) + 1
    highest.set(proposal.document, number)
    return [{...proposal, _id: proposalId(proposal.take, proposal.document, number)}]
  })
}

export function proposalId(take: string, beat: string, number: number): string {
  return `beatbook.proposal.${take}.${beat}.${number}`
}

function citeReason(isMember: boolean, shared: readonly string[]): string {
  const both = shared.length > 0 ? ` Both name ${listed(shared)}.` : ''
  return isMember ? `The take belongs to this beat, and the brief does not cite it yet.${both}` : `The brief does not cite it.${both}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function placeOf(sentence: Place, words: Place): ProposalPlace | undefined {
  const {blockKey} = sentence
  if (blockKey === undefined) return undefined
  const path = sentence.path.slice(0, -1).map((segment, index) => {
    if (typeof segment === 'object') return `[_key=="${segment._key}"]`
    return typeof segment === 'number' ? `[${segment}]` : `${index === 0 ? '' : '.'}${segment}`
  })
  return {path: path.join(''), blockKey, start: words.start - sentence.start, end: words.end - sentence.start, text: sentence.text}
}

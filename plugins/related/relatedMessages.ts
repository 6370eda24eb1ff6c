import {z} from 'zod'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import type {BacktestReport} from '../../src/coverage/backtestNewsroom.ts'
import type {CoverageOfBeat} from '../../src/coverage/coverageOf.ts'
import type {LinksOfDraft} from '../../src/coverage/links.ts'
import type {StoredProposal} from '../../src/coverage/newsroom.ts'
import type {Proposal} from '../../src/coverage/proposals.ts'
import {storyKinds, type StoryFacts} from '../../src/coverage/storyOf.ts'
import type {MentionCard, RelatedList, StoryCard} from '../../src/coverage/suggest.ts'

const segment = z.union([z.string(), z.number(), z.object({_key: z.string()})])

const caret = z.object({field: z.array(segment), blockKey: z.string(), start: z.number(), end: z.number()})

/** A document being written, as what changed since the last time it was sent. */
const draft = z.object({
  id: z.string(),
  /** True when `changed` is the whole document. */
  whole: z.boolean(),
  changed: z.record(z.string(), z.unknown()),
  removed: z.array(z.string()),
})

/** What the Studio asks of the newsroom's index. */
export const relatedRequest = z.discriminatedUnion('type', [
  /** Opens the index of one dataset and person, from its snapshot when there is a good one. */
  z.object({
    type: z.literal('open'),
    dataset: z.string(),
    user: z.string(),
    contract: z.custom<BriefingContract>((value) => typeof value === 'object' && value !== null && 'sections' in value),
  }),
  /** Takes documents in and out. */
  z.object({type: z.literal('change'), put: z.array(z.unknown()), remove: z.array(z.string())}),
  /** Keeps a snapshot for the next time. */
  z.object({type: z.literal('keep')}),
  /** Erases every snapshot on this machine, and forgets what is in memory. */
  z.object({type: z.literal('forget')}),
  /** Takes a draft in, and says what there is to say about it at a caret, its mentions aside. */
  z.object({
    type: z.literal('look'),
    draft,
    caret: caret.optional(),
    now: z.number(),
    lists: z.array(z.enum(['passage', 'document', 'links'])),
  }),
  /** The mentions of a draft as the last look took it in. */
  z.object({type: z.literal('mentions'), draft: z.string(), now: z.number()}),
  /** Stories for the link picker: by the words typed into it, else by the passage. */
  z.object({
    type: z.literal('search'),
    draft: z.string(),
    caret: caret.optional(),
    text: z.string(),
    kinds: z.array(z.enum(storyKinds)),
    now: z.number(),
  }),
  /** What a published take asks of beats. */
  z.object({type: z.literal('propose'), take: z.unknown(), beats: z.array(z.unknown()), now: z.number()}),
  /** How well suggestions find the newsroom's own links. */
  z.object({type: z.literal('backtest'), limit: z.number()}),
])

export type RelatedRequest = z.infer<typeof relatedRequest>
export type RequestType = RelatedRequest['type']
export type DraftChange = z.infer<typeof draft>

/** What the index holds. */
export interface IndexState {
  readonly stories: number
  /** Revisions by stored id. */
  readonly revisions: readonly (readonly [id: string, revision: string])[]
}

/** What a look says about a draft. */
export interface Look {
  readonly passage?: RelatedList
  readonly document?: RelatedList
  readonly links?: LinksOfDraft & CoverageOfBeat
  /** Proposals on this beat that wait for an answer, with the take that gave rise to each. */
  readonly proposals?: readonly OpenProposal[]
}

/** All there is to say about a draft. Mentions come after the rest, and may be those of the text a moment ago. */
export interface Sight extends Look {
  readonly mentions: readonly MentionCard[]
}

export interface OpenProposal extends StoredProposal {
  readonly takeFacts?: StoryFacts
}

/** The answer to each request. */
export interface Answers {
  readonly open: IndexState
  /** `version` is another one when an answer may have changed. */
  readonly change: {readonly stories: number; readonly version: number}
  readonly keep: {readonly kept: boolean}
  readonly forget: {readonly forgotten: true}
  readonly look: Look
  readonly mentions: {readonly mentions: readonly MentionCard[]}
  readonly search: {readonly cards: readonly StoryCard[]}
  readonly propose: {readonly proposals: readonly Proposal[]}
  readonly backtest: BacktestReport
}

/** One message to the index, and those that come back for it. */
export const questionMessage = z.object({id: z.number(), request: relatedRequest})
export type QuestionMessage = z.infer<typeof questionMessage>

export const answerMessage = z.union([
  z.object({ready: z.literal(true)}),
  z.object({id: z.number(), answer: z.unknown()}),
  z.object({id: z.number(), progress: z.number()}),
  z.object({id: z.number(), error: z.string()}),
])
export type AnswerMessage = z.infer<typeof answerMessage>

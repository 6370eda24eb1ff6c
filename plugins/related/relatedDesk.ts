import {briefOfDocument, createDocumentMemory, type DocumentMemory} from '../../src/briefing/briefOfDocument.ts'
import type {Brief} from '../../src/briefing/brief.ts'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {backtestNewsroom} from '../../src/coverage/backtestNewsroom.ts'
import {coverageOf} from '../../src/coverage/coverageOf.ts'
import type {Caret} from '../../src/coverage/draft.ts'
import {linksOf} from '../../src/coverage/links.ts'
import {Newsroom, type NewsroomRecords} from '../../src/coverage/newsroom.ts'
import {proposalsFor} from '../../src/coverage/proposals.ts'
import {searchStories} from '../../src/coverage/searchStories.ts'
import {relatedToDraft, relatedToPassage, suggestedMentions} from '../../src/coverage/suggest.ts'
import {SnapshotError} from '../../src/related/index.ts'
import {createReader} from '../../src/text/reading.ts'
import type {Answers, DraftChange, IndexState, Look, RelatedRequest, RequestType} from './relatedMessages.ts'
import type {SnapshotOwner, SnapshotStore} from './snapshotStore.ts'

/** Answers what the Studio asks of the newsroom's index: in a worker, or on the page where there is none. */
export interface RelatedDesk {
  answer<Type extends RequestType>(
    request: Extract<RelatedRequest, {type: Type}>,
    onProgress?: (share: number) => void,
  ): Promise<Answers[Type]>
}

/** The newsroom of a snapshot; undefined when there is none, or another engine wrote it. */
function restored(records: NewsroomRecords | undefined): Newsroom | undefined {
  try {
    return records && Newsroom.of(records)
  } catch (error) {
    if (error instanceof SnapshotError) return undefined
    throw error
  }
}

type Progress = (share: number) => void

type Handlers = {
  readonly [Type in RequestType]: (request: Extract<RelatedRequest, {type: Type}>, onProgress: Progress) => Answers[Type] | Promise<Answers[Type]>
}

function handle<Type extends RequestType>(
  handlers: Handlers,
  request: Extract<RelatedRequest, {type: Type}>,
  onProgress: Progress,
): Answers[Type] | Promise<Answers[Type]> {
  const handler: Handlers[Type] = handlers[request.type as Type]
  return handler(request, onProgress)
}

/** Drafts whose values are kept between looks. */
const draftCapacity = 8

export function createRelatedDesk(snapshots: SnapshotStore): RelatedDesk {
  const reader = createReader()
  const drafts = new Map<string, Record<string, unknown>>()
  const memories = new Map<string, DocumentMemory>()
  let newsroom = new Newsroom()
  let contract = briefingContract
  let owner: SnapshotOwner | undefined

  const state = (): IndexState => ({stories: newsroom.size, revisions: [...newsroom.revisions()]})

  function read(document: unknown, id: string): Brief | undefined {
    const memory = memories.get(id) ?? createDocumentMemory()
    memories.set(id, memory)
    return briefOfDocument(document, contract, reader, newsroom.corpus, memory)
  }

  function keep(change: DraftChange): Record<string, unknown> {
    const before = drafts.get(change.id)
    if (!before && !change.whole) throw new Error(`The draft "${change.id}" is not known here; send it whole.`)
    const next: Record<string, unknown> = {...(change.whole ? {} : before), ...change.changed}
    for (const field of change.removed) delete next[field]
    drafts.delete(change.id)
    drafts.set(change.id, next)
    for (const [oldest] of drafts) if (drafts.size > draftCapacity) drafts.delete(oldest)
    return next
  }

  function look({draft, caret, now, lists}: Extract<RelatedRequest, {type: 'look'}>): Look {
    const document = keep(draft)
    const brief = read(document, draft.id)
    if (!brief) return {}
    const options = {contract, now}
    return {
      ...(lists.includes('passage') ? {passage: relatedToPassage(brief, document, newsroom, caret as Caret | undefined, options)} : {}),
      ...(lists.includes('document') ? {document: relatedToDraft(brief, document, newsroom, options)} : {}),
      ...(lists.length > 0 ? {proposals: newsroom.openProposals(draft.id).map((proposal) => ({...proposal, takeFacts: newsroom.facts(proposal.take)}))} : {}),
      ...(lists.includes('links') ? {links: {...linksOf(brief, newsroom), ...coverageOf(brief, newsroom, now)}} : {}),
    }
  }

  const handlers: Handlers = {
    async open({dataset, user, contract: given}) {
      contract = given
      owner = {dataset, user}
      newsroom = restored(await snapshots.read(owner)) ?? new Newsroom()
      return state()
    },
    change({put, remove}) {
      for (const id of remove) newsroom.remove(id)
      for (const document of put) newsroom.put(document)
      return {stories: newsroom.size, version: newsroom.version}
    },
    async keep() {
      if (!owner) return {kept: false}
      await snapshots.write(owner, newsroom.records())
      return {kept: true}
    },
    async forget() {
      newsroom = new Newsroom()
      owner = undefined
      drafts.clear()
      memories.clear()
      await snapshots.erase()
      return {forgotten: true}
    },
    look,
    mentions({draft, now}) {
      const document = drafts.get(draft)
      if (!document) throw new Error(`The draft "${draft}" is not known here; look at it first.`)
      const brief = read(document, draft)
      return {mentions: brief ? suggestedMentions(brief, document, newsroom, {contract, now}) : []}
    },
    search({draft, caret, text, kinds, now}) {
      const document = drafts.get(draft)
      const brief = document && read(document, draft)
      return {cards: searchStories(newsroom, {text, kinds, now, brief, document, caret: caret as Caret | undefined})}
    },
    propose({take, beats, now}) {
      newsroom.put(take)
      const id = String((take as {_id?: unknown})._id ?? '')
      const briefs = beats.flatMap((beat) => briefOfDocument(beat, contract, reader, newsroom.corpus) ?? [])
      return {proposals: proposalsFor(id, briefs, newsroom, now)}
    },
    backtest: ({limit}, onProgress) => backtestNewsroom(newsroom, limit, onProgress),
  }

  return {
    answer: async (request, onProgress = () => undefined) => handle(handlers, request, onProgress),
  }
}

import type {SanityClient} from '@sanity/client'
import {stoppedClock, startLake, type LakeUnderTest} from '../src/lake/lakeUnderTest.ts'
import type {LakeOptions} from '../src/lake/index.ts'
import {nextDecisionId, readDecision, whatWasRead, type Decision, type ReviewSettings} from '../src/review/index.ts'
import {newsroomDocuments, newsroomNow} from './newsroom/newsroom.ts'
import {newsroomGuard} from '../src/gate/index.ts'

/** A beat of the demonstration newsroom without an error finding. */
export const beatId = 'beat-electricity'
export const draftId = `drafts.${beatId}`

type Stored = Readonly<Record<string, unknown>> & {readonly _id: string; readonly _rev: string}

export interface NewsroomUnderTest extends LakeUnderTest {
  readonly clock: ReturnType<typeof stoppedClock>
  /** Puts `text` at the end of the beat's first paragraph of History, in its draft. */
  write(user: string, text?: string): Promise<void>
  /** Records a decision as the Studio would, on the document as the user reads it now; `more` bends it. */
  decide(user: string, act: Decision['act'], more?: Readonly<Record<string, unknown>>): Promise<Stored>
  publish(user: string): Promise<unknown>
  stored(id: string): Promise<Stored | undefined>
  /** The decisions on the beat, in order. */
  decisions(): Promise<readonly Decision[]>
}

export const users = [
  {id: 'wren', name: 'Wren', roles: ['writer']},
  {id: 'rosa', name: 'Rosa', roles: ['reviewer']},
  {id: 'sven', name: 'Sven', roles: ['reviewer']},
  {id: 'amir', name: 'Amir', roles: ['administrator']},
]

/** The demonstration newsroom on a lake with the review rules as its guard, over HTTP. */
export async function startReviewedLake(settings: ReviewSettings = {}, more: LakeOptions = {}): Promise<NewsroomUnderTest> {
  const clock = stoppedClock()
  const names = new Map(users.map(({id, name}) => [id, name]))
  const guard = newsroomGuard({settings, names, now: () => newsroomNow})
  const running = await startLake({users, now: clock.now, guard, ...more})
  if (running.lake.isEmpty()) running.lake.mutate(newsroomDocuments().map((document) => ({create: document})))
  const reader = running.client('amir')
  const stored = (id: string) => reader.getDocument<Stored>(id)
  const decisions = async () => {
    const found = await reader.fetch<unknown[]>('*[_type == "beatbook.decision" && document == $beatId]', {beatId})
    return found.flatMap((decision) => readDecision(decision) ?? [])
  }
  return {
    ...running,
    clock,
    stored,
    decisions,
    write: (user, text = ' Prices rose again.') => write(running.client(user), text),
    async decide(user, act, given = {}) {
      const read = (await stored(draftId)) ?? (await stored(beatId))
      const reads = act === 'submit' || act === 'approve' || act === 'request-changes'
      const decision = {
        _id: nextDecisionId(beatId, await decisions()),
        _type: 'beatbook.decision',
        document: beatId,
        documentType: 'beat',
        act,
        actor: user,
        at: clock.now().toISOString(),
        ...(reads ? whatWasRead(read, []) : {}),
        ...given,
      }
      return (await running.client(user).create(decision)) as unknown as Stored
    },
    publish: (user) =>
      running.client(user).action({actionType: 'sanity.action.document.publish', draftId, publishedId: beatId}),
  }
}

async function write(client: SanityClient, text: string): Promise<void> {
  const live = await client.getDocument(beatId)
  const draft = await client.getDocument(draftId)
  const source = draft ?? live
  const [block, ...others] = (source?.history ?? []) as {children: {text: string}[]}[]
  const last = block!.children.at(-1)!
  const history = [{...block, children: [...block!.children.slice(0, -1), {...last, text: last.text + text}]}, ...others]
  const {_rev, _updatedAt, _createdAt, ...content} = source!
  await client.transaction().createIfNotExists({...content, _id: draftId, _type: 'beat'}).patch(draftId, {set: {history}}).commit()
}

/** What a refused request said: status, and the codes of the reasons. */
export async function refusalOf(work: Promise<unknown>): Promise<{status: number; codes: string[]; message: string}> {
  try {
    await work
  } catch (error) {
    const {statusCode, response} = error as {statusCode?: number; response?: {body?: {error?: {description?: string; refusals?: {reasons: {code: string}[]}[]}}}}
    const told = response?.body?.error
    return {
      status: statusCode ?? 0,
      codes: (told?.refusals ?? []).flatMap(({reasons}) => reasons.map(({code}) => code)),
      message: told?.description ?? String(error),
    }
  }
  throw new Error('The request was expected to be refused, and it was not.')
}

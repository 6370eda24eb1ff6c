import type {SanityDocument} from 'sanity'
import {expect, test} from 'vitest'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import type {Finding} from '../../src/briefing/index.ts'
import {newsroomNow} from '../../studio/newsroom/newsroom.ts'
import {beatId, draftId, startReviewedLake, type NewsroomUnderTest} from '../../studio/reviewUnderTest.ts'
import {createBriefingSession} from '../briefing/briefingSession.ts'
import {reasonOf} from './reasonOf.ts'
import {createReviewActs, TextChanged, type ReviewActs} from './reviewActs.ts'
import {createReviewSession} from './reviewSession.ts'

/** What one person's Studio can do, over the wire, under the lake's own gate. */
async function studioOf(newsroom: NewsroomUnderTest, user: string, role: string, approvals = 1, id = beatId): Promise<ReviewActs> {
  const client = newsroom.client(user)
  const briefing = createBriefingSession({contract: briefingContract, now: () => newsroomNow})
  const session = createReviewSession(briefing, {approvals})
  const [corpus, decisions] = await Promise.all([briefing.corpus(client).loaded(), briefing.decisions(client).loaded(id)])
  const draft = (await client.getDocument(`drafts.${id}`)) ?? (await client.getDocument(id))
  return createReviewActs(session, client, {
    id,
    type: 'beat',
    actor: {id: user, roles: [role]},
    report: {...briefing.report(draft!, corpus, decisions), corpus, decisions} as never,
    ids: [id, `drafts.${id}`],
    published: ((await client.getDocument(id)) ?? null) as SanityDocument | null,
  })
}

const now = {now: () => new Date()}
const readNow = async (newsroom: NewsroomUnderTest) => (await newsroom.stored(draftId)) as unknown as SanityDocument
const acts = async (newsroom: NewsroomUnderTest) => (await newsroom.decisions()).map(({act, actor}) => `${act} ${actor}`).sort()
const said = (error: unknown) => reasonOf(error, (key, values) => [key, ...Object.values(values ?? {})].join(' '))

test('a text is submitted, approved as it was read, and published', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('wren')
  await (await studioOf(newsroom, 'wren', 'writer')).submit()
  await (await studioOf(newsroom, 'rosa', 'reviewer')).approve(await readNow(newsroom))
  expect(await acts(newsroom)).toEqual(['approve rosa', 'submit wren'])
  await newsroom.publish('rosa')
  expect(await newsroom.stored(draftId)).toBeUndefined()
})

test('a text that changed after it was read is not approved, and the new one is at hand', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('wren')
  const rosa = await studioOf(newsroom, 'rosa', 'reviewer')
  const read = await readNow(newsroom)
  await newsroom.write('wren', ' By 40 percent.')
  const refusal = await rosa.approve(read).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(TextChanged)
  expect(JSON.stringify((refusal as TextChanged).current)).toContain('By 40 percent.')
  expect(await acts(newsroom)).toEqual([])
})

test('two reviewers approve at once, and both are on record', async () => {
  const newsroom = await startReviewedLake({approvals: 2}, now)
  await newsroom.write('wren')
  const [rosa, sven] = await Promise.all([studioOf(newsroom, 'rosa', 'reviewer', 2), studioOf(newsroom, 'sven', 'reviewer', 2)])
  const read = await readNow(newsroom)
  await Promise.all([rosa.approve(read), sven.approve(read)])
  expect(await acts(newsroom)).toEqual(['approve rosa', 'approve sven'])
  await newsroom.publish('amir')
})

test('a comment that comes in between keeps the text from being approved', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('wren')
  const [rosa, sven] = await Promise.all([studioOf(newsroom, 'rosa', 'reviewer'), studioOf(newsroom, 'sven', 'reviewer')])
  await sven.comment('Which year?')
  await expect(rosa.approve(await readNow(newsroom))).rejects.toThrow('A thread is open: "Which year?"')
  expect(await acts(newsroom)).toEqual(['comment sven'])
})

test('an author does not approve, and is told why', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('rosa')
  const rosa = await studioOf(newsroom, 'rosa', 'reviewer')
  await expect(rosa.approve(await readNow(newsroom))).rejects.toThrow('You changed this text since it was last approved.')
  expect(await acts(newsroom)).toEqual([])
})

test('who lost the role while the screen was open is refused by the lake, in words', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('rosa')
  const wren = await studioOf(newsroom, 'wren', 'reviewer')
  const error = await wren.approve(await readNow(newsroom)).catch((refusal: unknown) => refusal)
  expect(said(error)).toMatch(/^review\.refused\.role /)
  expect(await acts(newsroom)).toEqual([])
})

test('a draft that was discarded in review is not approved', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('wren')
  const rosa = await studioOf(newsroom, 'rosa', 'reviewer')
  const read = await readNow(newsroom)
  await newsroom.client('wren').delete(draftId)
  expect(said(await rosa.approve(read).catch((refusal: unknown) => refusal))).toBe('review.refused.changed')
  expect(await acts(newsroom)).toEqual([])
})

test('a document that was deleted in review is not approved', async () => {
  const newsroom = await startReviewedLake({}, now)
  const gone = {_id: 'drafts.beat-gone', _type: 'beat', title: 'Rail: who pays'}
  await newsroom.client('wren').create(gone)
  const rosa = await studioOf(newsroom, 'rosa', 'reviewer', 1, 'beat-gone')
  const read = (await newsroom.stored(gone._id)) as unknown as SanityDocument
  await newsroom.client('wren').delete(gone._id)
  expect(said(await rosa.approve(read).catch((refusal: unknown) => refusal))).toBe('review.refused.gone')
})

test('an approval that is taken back does not stand', async () => {
  const newsroom = await startReviewedLake({}, now)
  await newsroom.write('wren')
  const rosa = await studioOf(newsroom, 'rosa', 'reviewer')
  await rosa.withdraw(await rosa.approve(await readNow(newsroom)))
  await expect(newsroom.publish('rosa')).rejects.toThrow('needs an approval')
})

test('an error that a reviewer overrode with a reason leaves the errors everywhere', async () => {
  const newsroom = await startReviewedLake({}, now)
  const client = newsroom.client('rosa')
  await newsroom.write('wren')
  const tooLong = `Electricity for data centres: ${'who pays for the wires '.repeat(5)}`.trim()
  await newsroom.client('wren').patch(draftId, {set: {title: tooLong}}).commit()
  const briefing = createBriefingSession({contract: briefingContract, now: () => newsroomNow})
  const [corpus] = await Promise.all([briefing.corpus(client).loaded(), briefing.decisions(client).loaded(beatId)])
  const errors = async () => {
    const decisions = {status: 'ready' as const, decisions: await newsroom.decisions()}
    const {open, overridden} = briefing.report((await client.getDocument(draftId))!, corpus, decisions)
    return {open: open.filter(({severity}) => severity === 'error'), overridden: overridden.map(({decision}) => decision.reason)}
  }
  const [error] = (await errors()).open as [Finding]
  expect(error.ruleId).toBe('title-length')
  await (await studioOf(newsroom, 'rosa', 'reviewer')).override(error, 'The law bears this name.')
  expect(await errors()).toEqual({open: [], overridden: ['The law bears this name.']})
})

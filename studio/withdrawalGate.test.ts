import {describe, expect, test} from 'vitest'
import {withdrawalMutations} from '../plugins/withdrawal/withdrawalMutations.ts'
import {withdrawalRefusal} from '../plugins/withdrawal/withdrawalRefusal.ts'
import {startReviewedLake, type NewsroomUnderTest} from './reviewUnderTest.ts'

const takeId = 'take-pjm'
const asked = {reason: 'Two of its three figures were wrong.', nameTitle: true, withdrawnOn: '2026-11-24'}

async function withdraw(newsroom: NewsroomUnderTest, user: string, id = takeId): Promise<void> {
  const published = await newsroom.client('amir').getDocument(id)
  await newsroom.client(user).mutate([...withdrawalMutations(published!, asked)], {returnDocuments: false})
}

const refusalTo = (work: Promise<unknown>) => work.then(() => 'done', withdrawalRefusal)

const toldOf = (newsroom: NewsroomUnderTest, id: string) =>
  newsroom.client('amir').fetch<unknown[]>('*[_type == "withdrawal" && document == $id]{_id, note, title, slugs}', {id})

describe('a take is withdrawn, whoever approved it', () => {
  test.each(['rosa', 'amir'])('by %s, in one transaction', async (user) => {
    const newsroom = await startReviewedLake()
    const before = await newsroom.stored(takeId)
    await withdraw(newsroom, user)
    expect(await newsroom.stored(takeId)).toBeUndefined()
    const draft = await newsroom.stored(`drafts.${takeId}`)
    const [told, ...others] = (await toldOf(newsroom, takeId)) as {readonly _id: string}[]
    const {_id, _rev, _updatedAt, ...text} = before!
    expect(draft).toMatchObject(text)
    expect(others).toEqual([])
    expect(told).toEqual({_id: expect.stringMatching(/^[\w-]+$/), note: asked.reason, title: before!.headline, slugs: ['pjm']})
    expect((await newsroom.stored(told!._id))!._rev).toBe(draft!._rev)
  })

  test('and a draft there is stays as it is', async () => {
    const newsroom = await startReviewedLake()
    const {_rev, ...content} = (await newsroom.stored(takeId)) as {_rev: string; _id: string; _type: string}
    await newsroom.client('wren').create({...content, _id: `drafts.${takeId}`, headline: 'A newer one'})
    await withdraw(newsroom, 'rosa')
    expect(await newsroom.stored(`drafts.${takeId}`)).toMatchObject({headline: 'A newer one'})
  })
})

describe('nothing of it happens', () => {
  test('for a writer', async () => {
    const newsroom = await startReviewedLake()
    expect(await refusalTo(withdraw(newsroom, 'wren'))).toMatchObject({kind: 'role'})
    expect(await toldOf(newsroom, takeId)).toEqual([])
    expect(await newsroom.stored(takeId)).toBeDefined()
    expect(await newsroom.stored(`drafts.${takeId}`)).toBeUndefined()
  })

  test('while takes belong to the beat, which are named', async () => {
    const newsroom = await startReviewedLake()
    const refusal = await refusalTo(withdraw(newsroom, 'rosa', 'beat-electricity'))
    expect(refusal).toEqual({kind: 'held', ids: expect.arrayContaining([takeId])})
    expect(await toldOf(newsroom, 'beat-electricity')).toEqual([])
  })

  test('when it was published anew, or withdrawn, by someone else meanwhile', async () => {
    const newsroom = await startReviewedLake()
    const read = await newsroom.stored(takeId)
    await newsroom.lake.mutate([{patch: {id: takeId, set: {dek: 'Newer than what was read.'}}}])
    const late = () => newsroom.client('rosa').mutate([...withdrawalMutations(read as never, asked)], {returnDocuments: false})
    expect(await refusalTo(late())).toEqual({kind: 'changed'})
    await withdraw(newsroom, 'sven')
    expect(await refusalTo(late())).toEqual({kind: 'changed'})
    expect(await toldOf(newsroom, takeId)).toHaveLength(1)
  })
})

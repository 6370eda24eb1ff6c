import {describe, expect, test} from 'vitest'
import {contentHash, whatWasRead} from '../src/review/index.ts'
import {beatId, draftId, refusalOf, startReviewedLake, type NewsroomUnderTest} from './reviewUnderTest.ts'

const otherId = 'beat-safety-testing'
const releaseId = 'spring'
const versionId = `versions.${releaseId}.${beatId}`
const minute = 60_000
const wayOut =
  'Nothing of this release has gone live. Have the text approved as it stands in the release, or take the document out of it.'

/** A release with the beat's draft in it, as the Studio puts it there. */
async function withRelease(newsroom: NewsroomUnderTest): Promise<void> {
  const wren = newsroom.client('wren')
  await newsroom.write('wren')
  await newsroom.client('rosa').releases.create({releaseId, metadata: {title: 'Spring'}})
  await wren.createVersion({releaseId, publishedId: beatId, baseId: draftId})
}

/** Another beat in the release, with a dek that nobody has read. */
async function addOther(newsroom: NewsroomUnderTest): Promise<void> {
  const wren = newsroom.client('wren')
  await wren.createVersion({releaseId, publishedId: otherId, baseId: otherId})
  await wren.patch(`versions.${releaseId}.${otherId}`).set({dek: 'Who tests the testers, and who pays them for it?'}).commit()
}

const publish = (newsroom: NewsroomUnderTest) => newsroom.client('rosa').releases.publish({releaseId})
const titleOf = async (newsroom: NewsroomUnderTest) => (await newsroom.client('rosa').releases.get({releaseId}))?.state

describe('a release', () => {
  test('goes live when the text in it was approved, be it as a draft', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    expect((await refusalOf(publish(newsroom))).codes).toEqual(['not-approved'])
    await newsroom.decide('rosa', 'approve')
    await publish(newsroom)
    expect(contentHash(await newsroom.stored(beatId))).toBe((await newsroom.decisions())[0]!.contentHash)
    expect(await newsroom.stored(versionId)).toBeUndefined()
  })

  test('with one document that nobody approved stays down whole, and the refusal names the document and the way out', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    await addOther(newsroom)
    await newsroom.decide('rosa', 'approve')
    const before = [await newsroom.stored(beatId), await newsroom.stored(otherId)]
    const refusal = await refusalOf(publish(newsroom))
    expect(refusal).toMatchObject({status: 403, codes: ['not-approved']})
    expect(refusal.message).toBe(
      `"${otherId}" cannot go live. This text needs an approval before it can go live. ${wayOut}`,
    )
    expect([await newsroom.stored(beatId), await newsroom.stored(otherId)]).toEqual(before)
    expect(await titleOf(newsroom)).toBe('active')
    await newsroom.client('rosa').discardVersion({releaseId, publishedId: otherId})
    await publish(newsroom)
  })

  test('with an error finding stays down, approved or not', async () => {
    const newsroom = await startReviewedLake({approvals: 0})
    await withRelease(newsroom)
    await newsroom.client('wren').patch(versionId, {unset: ['whatItIs']}).commit()
    expect((await refusalOf(publish(newsroom))).codes).toEqual(['error'])
  })

  test('is approved by reading the version, and edits of the version void that', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    await newsroom.client('wren').patch(versionId).set({dek: 'Who pays for the wires, and who decides?'}).commit()
    const read = whatWasRead(await newsroom.stored(versionId), [])
    expect((await refusalOf(newsroom.decide('wren', 'approve', read))).status).toBe(403)
    await newsroom.decide('rosa', 'approve', read)
    await newsroom.client('rosa').patch(versionId).set({dek: 'Who pays 40 billion for the wires?'}).commit()
    expect((await refusalOf(publish(newsroom))).codes).toEqual(['approval-void'])
    const again = whatWasRead(await newsroom.stored(versionId), [])
    expect((await refusalOf(newsroom.decide('rosa', 'approve', again))).codes).toEqual(['author'])
    await newsroom.decide('sven', 'approve', again)
    await publish(newsroom)
    expect(await newsroom.stored(beatId)).toMatchObject({dek: 'Who pays 40 billion for the wires?'})
  })

  test('an approval of the draft is none of another text in the release', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    await newsroom.decide('rosa', 'approve')
    await newsroom.client('wren').patch(versionId).set({dek: 'Nobody read this about 40 billion.'}).commit()
    const refusal = await refusalOf(publish(newsroom))
    expect(refusal.codes).toEqual(['approval-void'])
    expect(refusal.message).toContain('Rosa approved another text')
  })

  test('takes a document down without asking anyone', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.client('rosa').releases.create({releaseId})
    await newsroom.client('rosa').unpublishVersion({releaseId, publishedId: 'take-pjm'})
    await publish(newsroom)
    expect(await newsroom.stored('take-pjm')).toBeUndefined()
    expect(await newsroom.stored('drafts.take-pjm')).toBeDefined()
  })

  test('in the hands of a writer is a list of drafts', async () => {
    const newsroom = await startReviewedLake({approvals: 0})
    await withRelease(newsroom)
    expect((await refusalOf(newsroom.client('wren').releases.publish({releaseId}))).status).toBe(403)
    const scheduling = newsroom.client('wren').releases.schedule({releaseId, publishAt: newsroom.clock.now().toISOString()})
    expect((await refusalOf(scheduling)).status).toBe(403)
    expect(await newsroom.lake.publishDue()).toEqual([])
  })
})

describe('a scheduled draft', () => {
  const due = async (newsroom: NewsroomUnderTest) => {
    const publishAt = new Date(newsroom.clock.now().getTime() + minute).toISOString()
    await newsroom.client('rosa').releases.schedule({releaseId, publishAt})
    newsroom.clock.advance(minute)
    return newsroom.lake.publishDue()
  }
  const stands = (newsroom: NewsroomUnderTest) =>
    newsroom.lake.query('*[_type == "system.release"][0]{state, "error": error.message}')

  test('that nobody approved by its time does not go live, and says why', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    expect(await due(newsroom)).toEqual([releaseId])
    expect(await stands(newsroom)).toEqual({
      state: 'active',
      error: `"${beatId}" cannot go live. This text needs an approval before it can go live. ${wayOut}`,
    })
    await newsroom.decide('sven', 'approve')
    expect(await due(newsroom)).toEqual([releaseId])
    expect(await stands(newsroom)).toEqual({state: 'published', error: null})
  })

  test('is approved while it waits, and not changed', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    const publishAt = new Date(newsroom.clock.now().getTime() + minute).toISOString()
    await newsroom.client('rosa').releases.schedule({releaseId, publishAt})
    expect((await refusalOf(newsroom.client('wren').patch(versionId).set({dek: 'Late.'}).commit())).status).toBe(409)
    await newsroom.decide('sven', 'approve')
    newsroom.clock.advance(minute)
    await newsroom.lake.publishDue()
    expect(await stands(newsroom)).toEqual({state: 'published', error: null})
    expect(contentHash(await newsroom.stored(beatId))).toBe((await newsroom.decisions())[0]!.contentHash)
  })

  test('whose approval was taken back in the meantime stays down', async () => {
    const newsroom = await startReviewedLake()
    await withRelease(newsroom)
    const {_id} = await newsroom.decide('sven', 'approve')
    const publishAt = new Date(newsroom.clock.now().getTime() + minute).toISOString()
    await newsroom.client('rosa').releases.schedule({releaseId, publishAt})
    await newsroom.decide('sven', 'withdraw', {inReplyTo: _id})
    newsroom.clock.advance(minute)
    await newsroom.lake.publishDue()
    expect(await stands(newsroom)).toMatchObject({state: 'active', error: expect.stringContaining('cannot go live')})
  })
})

import {expect, test} from 'vitest'
import {nextDecisionId, whatWasRead} from '../src/review/index.ts'
import {beatId, draftId, refusalOf, startReviewedLake, type NewsroomUnderTest} from './reviewUnderTest.ts'

const versionId = `versions.r1.${beatId}`
const publishVersion = {actionType: 'sanity.action.document.publish', draftId: versionId, publishedId: beatId} as const

/** The beat as it is in one place, as another place would hold it, with a dek nobody but its author has read. */
async function copied(newsroom: NewsroomUnderTest, from: string, to: string, more: object = {dek: 'Words of Rosa that nobody else has read.'}) {
  const {_rev, _createdAt, _updatedAt, ...content} = (await newsroom.stored(from))!
  return {...content, ...more, _id: to, _type: 'beat'}
}

async function liveDek(newsroom: NewsroomUnderTest): Promise<unknown> {
  return (await newsroom.stored(beatId))?.dek
}

test('a text and its approval in one transaction: nobody can have read it, so it is not approved', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const dek = await liveDek(newsroom)
  const mine = await copied(newsroom, draftId, draftId)
  const approval = {
    _id: nextDecisionId(beatId, await newsroom.decisions()),
    _type: 'beatbook.decision',
    document: beatId,
    act: 'approve',
    actor: 'rosa',
    at: newsroom.clock.now().toISOString(),
    ...whatWasRead({...mine, _rev: 'r'}, []),
  }
  const sent = newsroom.client('rosa').mutate([{createOrReplace: mine}, {create: approval}])
  expect((await refusalOf(sent)).codes).toEqual(['text-changed'])
  expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['not-approved'])
  expect(await liveDek(newsroom)).toBe(dek)
})

test('an approval given in the transaction that changes the text speaks of the text before it', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const approval = {
    _id: nextDecisionId(beatId, await newsroom.decisions()),
    _type: 'beatbook.decision',
    document: beatId,
    act: 'approve',
    actor: 'rosa',
    at: newsroom.clock.now().toISOString(),
    ...whatWasRead(await newsroom.stored(draftId), []),
  }
  await newsroom.client('rosa').mutate([{create: approval}, {createOrReplace: await copied(newsroom, draftId, draftId)}])
  expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['approval-void'])
  expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
})

test('an approval of the draft makes nobody free to approve what they wrote in a release', async () => {
  const newsroom = await startReviewedLake()
  const dek = await liveDek(newsroom)
  await newsroom.client('rosa').create(await copied(newsroom, beatId, versionId))
  await newsroom.write('wren')
  await newsroom.decide('sven', 'approve')
  const read = whatWasRead(await newsroom.stored(versionId), [])
  expect((await refusalOf(newsroom.decide('rosa', 'approve', read))).codes).toEqual(['author'])
  expect((await refusalOf(newsroom.client('rosa').action(publishVersion))).codes).toEqual(['approval-void'])
  expect(await liveDek(newsroom)).toBe(dek)
  await newsroom.decide('sven', 'approve', read)
  await newsroom.client('rosa').action(publishVersion)
  expect(await liveDek(newsroom)).toBe('Words of Rosa that nobody else has read.')
})

test('a copy keeps its authors, whoever made it', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.client('rosa').create(await copied(newsroom, beatId, draftId))
  await newsroom.client('wren').create(await copied(newsroom, draftId, versionId, {}))
  await newsroom.client('wren').delete(draftId)
  const read = whatWasRead(await newsroom.stored(versionId), [])
  expect((await refusalOf(newsroom.decide('rosa', 'approve', read))).codes).toEqual(['author'])
  await newsroom.client('wren').create(await copied(newsroom, versionId, draftId, {title: 'Electricity: who pays for the wires'}))
  expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
  await newsroom.decide('sven', 'approve')
})

test('an author of one version may approve another that came before', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  await newsroom.client('rosa').create(await copied(newsroom, beatId, versionId))
  await newsroom.decide('rosa', 'approve')
  await newsroom.publish('rosa')
  expect(JSON.stringify((await newsroom.stored(beatId))?.history)).toContain('Prices rose again.')
})

test('a verdict that tells of errors is no approval, and opens nothing at publish', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const verdict = {errors: 1, warnings: 0, infos: 0, ruleIds: ['reference-resolves']}
  expect((await refusalOf(newsroom.decide('rosa', 'approve', {verdict}))).codes).toEqual(['malformed'])
  expect((await refusalOf(newsroom.decide('wren', 'submit', {verdict}))).codes).toContain('malformed')
})

test('a change of text beside one that readers do not see hides no author', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  await newsroom.client('rosa').mutate([{createOrReplace: await copied(newsroom, draftId, draftId)}, {patch: {id: beatId, set: {reviewEvery: 30}}}])
  expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
})

test.each([draftId, versionId])('a decision about %s is one about the beat, or none', async (document) => {
  const newsroom = await startReviewedLake()
  const said = {document, _id: `beatbook.decision.${document}.1`, reason: 'Ready.'}
  expect((await refusalOf(newsroom.decide('wren', 'comment', said))).codes).toEqual(['malformed'])
})

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {nextDecisionId, reviewState, whatWasRead} from '../src/review/index.ts'
import {beatId, draftId, refusalOf, startReviewedLake, users, type NewsroomUnderTest} from './reviewUnderTest.ts'

/** An approval as a reviewer's screen prepares it, before it is sent. */
async function prepared(newsroom: NewsroomUnderTest, actor: string) {
  const known = await newsroom.decisions()
  const read = whatWasRead(await newsroom.stored(draftId), [])
  return {
    _id: nextDecisionId(beatId, known),
    _type: 'beatbook.decision',
    document: beatId,
    documentType: 'beat',
    act: 'approve',
    actor,
    at: newsroom.clock.now().toISOString(),
    ...read,
  }
}

const acts = async (newsroom: NewsroomUnderTest) => (await newsroom.decisions()).map(({_id, actor, act}) => `${_id.replace(/^.*\./, '')} ${actor} ${act}`)

test('two reviewers approve at once: one is told that the other was first, and both stand in the end', async () => {
  const newsroom = await startReviewedLake({approvals: 2})
  await newsroom.write('wren')
  const both = await Promise.all([prepared(newsroom, 'rosa'), prepared(newsroom, 'sven')])
  const answers = await Promise.allSettled(both.map((decision) => newsroom.client(decision.actor).create(decision)))
  expect(answers.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const late = both[answers.findIndex(({status}) => status === 'rejected')]!
  const refusal = await refusalOf(newsroom.client(late.actor).create(late))
  expect(refusal.status).toBe(409)
  await newsroom.decide(late.actor, 'approve')
  expect((await newsroom.decisions()).map(({actor}) => actor).sort()).toEqual(['rosa', 'sven'])
  await newsroom.publish('rosa')
})

test('a number that was left out is refused with the right one', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const refusal = await refusalOf(newsroom.client('rosa').create({...(await prepared(newsroom, 'rosa')), _id: `beatbook.decision.${beatId}.2`}))
  expect(refusal).toMatchObject({status: 409, codes: ['number']})
  expect(refusal.message).toContain(`The next decision on "${beatId}" is "beatbook.decision.${beatId}.1": someone else's act came in between.`)
})

test('the text changes between reading and approving: refused, and told what changed', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const decision = await prepared(newsroom, 'rosa')
  await newsroom.write('wren', ' It cost 40 million dollars.')
  const {codes, message} = await refusalOf(newsroom.client('rosa').create(decision))
  expect(codes).toEqual(['text-changed'])
  expect(message).toBe(
    'This cannot be recorded. The text changed while you were reading: 1 figure added, 1 sentence added. Read it again; nothing was recorded.',
  )
  expect(await acts(newsroom)).toEqual([])
  await newsroom.decide('rosa', 'approve')
})

test('the text changes and changes back: what was read is what is there, and who touched it is an author', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const decision = await prepared(newsroom, 'rosa')
  const history = (await newsroom.stored(draftId))!.history
  await newsroom.write('sven', ' It cost 40 million dollars.')
  await newsroom.client('sven').patch(draftId, {set: {history}}).commit()
  expect((await refusalOf(newsroom.decide('sven', 'approve'))).codes).toEqual(['author'])
  await newsroom.client('rosa').create(decision)
  await newsroom.publish('rosa')
})

test('the document is deleted in review: refused, and nothing is recorded', async () => {
  const newsroom = await startReviewedLake()
  const {_rev, _createdAt, _updatedAt, ...live} = (await newsroom.stored(beatId))!
  await newsroom.client('wren').create({...live, _id: 'drafts.beat-fresh', _type: 'beat'})
  const decision = {
    ...(await prepared(newsroom, 'rosa')),
    ...whatWasRead(await newsroom.stored('drafts.beat-fresh'), []),
    _id: 'beatbook.decision.beat-fresh.1',
    document: 'beat-fresh',
  }
  await newsroom.client('wren').delete('drafts.beat-fresh')
  expect(await refusalOf(newsroom.client('rosa').create(decision))).toEqual({
    status: 403,
    codes: ['no-text'],
    message: 'This cannot be recorded. The document was deleted in the meantime. Nothing was recorded.',
  })
  const state = reviewState({decisions: [], revisions: [], findings: [], settings: {}})
  expect([state.state, state.contentHash, state.approvals]).toEqual(['draft', undefined, []])
})

async function restarted(people: typeof users) {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-races-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const file = join(folder, 'lake.sqlite')
  const first = await startReviewedLake({}, {file})
  await first.write('wren')
  const decision = await prepared(first, 'rosa')
  const token = first.lake.issueToken('rosa')
  await first.lake.close()
  const second = await startReviewedLake({}, {file, users: people})
  return {second, decision, rosa: second.client(undefined, {token})}
}

test('the reviewer loses the role while the dialog is open: refused, and the text stays unapproved', async () => {
  const {second, decision, rosa} = await restarted(users.map((user) => (user.id === 'rosa' ? {...user, roles: ['writer']} : user)))
  const {status, message} = await refusalOf(rosa.create(decision))
  expect([status, message]).toEqual([403, expect.stringContaining('Insufficient permissions; permission "create" required')])
  expect((await refusalOf(second.publish('sven'))).codes).toEqual(['not-approved'])
})

test('a deleted reviewer can record nothing more, and what was approved before stays approved', async () => {
  const {second, decision, rosa} = await restarted(users.filter(({id}) => id !== 'rosa'))
  expect((await refusalOf(rosa.create(decision))).status).toBe(401)
  await second.decide('sven', 'approve')
  await second.publish('amir')

  const folder = await mkdtemp(join(tmpdir(), 'beatbook-races-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  const file = join(folder, 'lake.sqlite')
  const before = await startReviewedLake({}, {file})
  await before.write('wren')
  await before.decide('rosa', 'approve')
  await before.lake.close()
  const after = await startReviewedLake({}, {file, users: users.filter(({id}) => id !== 'rosa')})
  await after.publish('sven')
})

test('a clock that runs backwards reorders nothing', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  await newsroom.decide('rosa', 'approve')
  newsroom.clock.advance(-3 * 3_600_000)
  await newsroom.decide('sven', 'request-changes', {reason: 'Say whose prices.'})
  expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['changes-requested'])
  newsroom.clock.advance(-3 * 3_600_000)
  await newsroom.write('rosa', ' It cost 40 million dollars.')
  expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
  await newsroom.decide('sven', 'approve')
  expect(await acts(newsroom)).toEqual(['1 rosa approve', '2 sven request-changes', '3 sven approve'])
  await newsroom.publish('rosa')
})

test('a decision dated by another clock is refused with both', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const {codes, message} = await refusalOf(newsroom.decide('rosa', 'approve', {at: '2026-11-23T12:00:00.000Z'}))
  expect(codes).toEqual(['clock'])
  expect(message).toContain("The decision says 2026-11-23T12:00:00.000Z, and the lake's clock 2026-11-23T09:00:00.000Z.")
})

test('the network is cut in the middle of approving: sent again it is refused as recorded, and counts once', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const decision = await prepared(newsroom, 'rosa')
  const transactionId = 'approve-once'
  const cut = new AbortController()
  const sent = newsroom.request('/data/mutate/newsroom', {
    as: 'rosa',
    method: 'POST',
    body: JSON.stringify({mutations: [{create: decision}], transactionId}),
    signal: cut.signal,
  })
  cut.abort()
  await expect(sent).rejects.toThrow('abort')
  const again = await newsroom
    .client('rosa')
    .mutate([{create: decision}], {transactionId})
    .then(
      () => 'recorded',
      (error: unknown) => (error as {statusCode: number}).statusCode,
    )
  expect(['recorded', 409]).toContain(again)
  expect(await acts(newsroom)).toEqual(['1 rosa approve'])
})

test('nonsense for a decision is refused in words, and nothing is stored', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const bad: Readonly<Record<string, unknown>>[] = [
    {act: 'comment', reason: '   '},
    {act: 'comment', reason: 'x', inReplyTo: 'beatbook.decision.other.1'},
    {act: 'decline', reason: 'The statute says so.'},
    {act: 'override', ruleId: 'section-order', reason: 'No.', place: {path: 'history', start: 0, end: 0, text: ''}},
    {act: 'override', ruleId: 'dek-length', reason: ' '},
    {act: 'resolve', inReplyTo: 'nothing'},
    {act: 'withdraw', inReplyTo: 'nothing'},
    {act: 'request-changes'},
    {at: 'yesterday'},
    {contentHash: 'abc'},
    {content: '{"_id":'},
    {document: 'another-beat'},
    {storedId: 'drafts.another-beat'},
    {act: 7},
  ]
  const told = await Promise.all(bad.map((more) => refusalOf(newsroom.decide('rosa', 'approve', more))))
  expect(told.map(({codes}) => codes[0])).toEqual([
    'no-reason',
    'target',
    'malformed',
    'never-overridden',
    'no-reason',
    'target',
    'target',
    'no-reason',
    'clock',
    'malformed',
    'malformed',
    'malformed',
    'malformed',
    'malformed',
  ])
  expect(await acts(newsroom)).toEqual([])
})

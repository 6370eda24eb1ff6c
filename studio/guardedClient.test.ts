import {createClient, type SanityClient} from '@sanity/client'
import {expect, test} from 'vitest'
import {guardedClient, nextDecisionId, ReviewRefusal, whatWasRead, type Actor} from '../src/review/index.ts'
import {newsroomNow} from './newsroom/newsroom.ts'
import {beatId, draftId, refusalOf, startReviewedLake, type NewsroomUnderTest} from './reviewUnderTest.ts'

/** A lake without the guard, such as a hosted one, and a guarded client on it. */
async function unguarded() {
  const newsroom = await startReviewedLake({}, {guard: undefined})
  const guarded = (id: string, ...roles: string[]) => guard(newsroom, {id, roles})
  return {newsroom, guarded, wren: guarded('wren', 'writer'), rosa: guarded('rosa', 'reviewer'), amir: guarded('amir', 'administrator')}
}

function guard(newsroom: NewsroomUnderTest, actor: Actor): SanityClient {
  return guardedClient(newsroom.client(actor.id), {actor, now: () => newsroom.clock.now().toISOString(), today: () => newsroomNow})
}

async function codes(work: Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ReviewRefusal)) throw new Error(`The client was expected to refuse, and did not: ${String(error)}`)
  return error.refusals.flatMap(({reasons}) => reasons.map(({code, ruleId}) => ruleId ?? code))
}

const publish = {actionType: 'sanity.action.document.publish', draftId, publishedId: beatId} as const

test('refuses to publish what nobody approved, and publishes what is approved', async () => {
  const {newsroom, rosa} = await unguarded()
  await newsroom.write('wren')
  expect(await codes(rosa.action(publish))).toEqual(['not-approved'])
  expect(await newsroom.stored(draftId)).toBeDefined()
  const at = newsroom.clock.now().toISOString()
  const decision = {_type: 'beatbook.decision', document: beatId, act: 'approve', actor: 'rosa', at, ...whatWasRead(await newsroom.stored(draftId), [])}
  await rosa.create({...decision, _id: nextDecisionId(beatId, [])})
  await rosa.action(publish)
  expect(await newsroom.stored(draftId)).toBeUndefined()
})

test.each<[string, (client: SanityClient, live: {_id: string; _type: string}) => Promise<unknown>]>([
  ['patch().commit()', (client) => client.patch(beatId, {set: {title: 'Unread: it went live'}}).commit()],
  ['a patch by query', (client) => client.patch({query: `*[_id == "${beatId}"]`}).set({title: 'Unread: it went live'}).commit()],
  ['transaction().commit()', (client) => client.transaction().patch(beatId, {set: {dek: 'Unread.'}}).commit()],
  ['createOrReplace()', (client, live) => client.createOrReplace({...live, dek: 'Unread.'})],
  ['create()', (client, live) => client.create({...live, _id: 'beat-new'})],
  ['createIfNotExists()', (client, live) => client.createIfNotExists({...live, _id: 'beat-new'})],
  ['mutate()', (client) => client.mutate([{patch: {id: beatId, set: {dek: 'Unread.'}}}])],
  ['mutate() of a patch', (client) => client.mutate(client.patch(beatId, {set: {dek: 'Unread.'}}))],
  ['a client made from it', (client) => client.withConfig({apiVersion: '2025-02-19'}).clone().patch(beatId, {set: {dek: 'Unread.'}}).commit()],
])('%s refuses an update of what is live', async (_, write) => {
  const {newsroom, amir} = await unguarded()
  const {_rev, ...live} = (await newsroom.stored(beatId))! as {_id: string; _type: string; _rev: string}
  expect(await codes(write(amir, live))).toEqual(['not-approved'])
  expect((await newsroom.stored(beatId))?._rev).toBe(_rev)
})

test('refuses what an importer would bring, with the rules it breaks', async () => {
  const {amir} = await unguarded()
  const refused = await codes(amir.create({_id: 'beat-new', _type: 'beat', title: 'Rail'}))
  expect(refused).toEqual(expect.arrayContaining(['not-approved', 'section-order', 'roster-statement']))
})

test('refuses the same as the guard of the lake, with the same rules', async () => {
  const guarding = await startReviewedLake()
  const {amir} = await unguarded()
  const document = {_id: 'beat-new', _type: 'beat', title: 'Rail'}
  const lake = await refusalOf(guarding.client('amir').create(document))
  const error = await amir.create(document).catch((reason: unknown) => reason)
  expect((error as Error).message).toBe(lake.message)
})

test('decisions are neither faked nor touched', async () => {
  const {newsroom, amir} = await unguarded()
  await newsroom.write('amir')
  const at = newsroom.clock.now().toISOString()
  const decision = {_type: 'beatbook.decision', document: beatId, act: 'approve', at, ...whatWasRead(await newsroom.stored(draftId), [])}
  const _id = nextDecisionId(beatId, [])
  expect(await codes(amir.create({...decision, _id, actor: 'amir'}))).toEqual(['author'])
  expect(await codes(amir.create({...decision, _id: `drafts.${_id}`, actor: 'amir'}))).toEqual(['malformed'])
  await newsroom.decide('sven', 'comment', {reason: 'Whose?'})
  newsroom.lake.mutate([{createIfNotExists: {_id: `drafts.${_id}`, _type: 'beatbook.decision'}}])
  expect(await codes(amir.delete(`drafts.${_id}`))).toEqual(['immutable'])
  expect(await codes(amir.action({actionType: 'sanity.action.document.delete', publishedId: _id, includeDrafts: []}))).toEqual(['immutable'])
})

test('taking down and drafts are as before; ways around are closed', async () => {
  const {newsroom, rosa} = await unguarded()
  await rosa.patch(beatId, {set: {reviewEvery: 30}}).commit()
  await rosa.createOrReplace({_id: draftId, _type: 'beat', title: 'A draft'})
  const take = String(await newsroom.lake.query('*[_type == "take"][0]._id'))
  await rosa.delete(take)
  expect(await newsroom.stored(take)).toBeUndefined()
  await expect(rosa.request({url: '/data/mutate/newsroom', method: 'POST', body: {mutations: []}})).rejects.toThrow('mutate() and action() only')
  const unread = {mutations: [{patch: {id: beatId, set: {dek: 'Unread.'}}}]}
  await expect(rosa.request({url: '/data/mutate/newsroom', body: unread})).rejects.toThrow('mutate() and action() only')
  expect(() => rosa.observable.request({url: '/data/mutate/newsroom', body: unread})).toThrow('mutate() and action() only')
  expect((await newsroom.stored(beatId))?.dek).not.toBe('Unread.')
  expect(() => rosa.observable.delete(beatId)).toThrow('writes with promises')
  await expect(rosa.action([publish, publish])).rejects.toThrow('one document at a time')
})

test('a release is checked document by document', async () => {
  const {newsroom, amir} = await unguarded()
  const {_rev, ...live} = (await newsroom.stored(beatId))!
  await newsroom.client('amir').create({...live, _id: `versions.r1.${beatId}`, _type: 'beat', dek: 'Unread.'})
  expect(await codes(amir.releases.publish({releaseId: 'r1'}))).toEqual(['not-approved'])
  expect(await codes(amir.releases.schedule({releaseId: 'r1', publishAt: '2027-01-01T00:00:00Z'}))).toEqual(['not-approved'])
})

test('a network cut while it checks sends nothing', async () => {
  const {newsroom} = await unguarded()
  const {_rev} = (await newsroom.stored(beatId))!
  const cut = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: 'http://127.0.0.1:9', useProjectHostname: false, useCdn: false, maxRetries: 0, token: 'x'})
  const client = guardedClient(cut, {actor: {id: 'amir', roles: ['administrator']}, now: () => newsroomNow})
  await expect(client.patch(beatId, {set: {dek: 'Unread.'}}).commit()).rejects.toThrow('fetch failed')
  expect((await newsroom.stored(beatId))?._rev).toBe(_rev)
})

import {expect, test} from 'vitest'
import {linkIn, mailroomUnderTest, type MailroomUnderTest} from '../../test/mailroom/mailroomUnderTest.ts'
import {newsroomDocuments} from '../../studio/newsroom/newsroom.ts'
import {paragraph, type FixtureDocument} from '../site/fixtures.ts'

const own = newsroomDocuments().map((document) => ({_rev: 'r1', ...document})) as FixtureDocument[]
const beat = 'beat-open-vs-closed'
const slug = 'open-vs-closed'
const path = `/mail/beats/${beat}`
const edition = `beatbook.edition.${beat}.1`

/** The demonstration newsroom, whose beats are fit to send, with `readers` on one list. */
async function withReaders(readers: number, changed: readonly FixtureDocument[] = []): Promise<MailroomUnderTest> {
  const replaced = new Set(changed.map(({_id}) => _id))
  const under = mailroomUnderTest({documents: [...own.filter(({_id}) => !replaced.has(_id)), ...changed]})
  for (let n = 1; n <= readers; n += 1) await under.subscribe(`reader-${n}@reader.example`, slug)
  return under
}

test('nobody gets in without a token of the lake', async () => {
  await using under = await withReaders(0)
  expect(await under.ask('nobody', path)).toEqual({status: 401, body: {error: 'Sign in to the Studio first.'}})
})

test('tells how many read a beat, and by which way mail goes', async () => {
  await using under = await withReaders(2)
  await under.visit('/briefing/sign-up', {beat: slug, address: 'waiting@reader.example'})
  await under.room.settled()
  expect((await under.ask('wren', path)).body).toMatchObject({
    transport: {kind: 'outbox', name: 'the local outbox'},
    maySend: false,
    subscribers: {confirmed: 2, waiting: 1},
    editions: [],
    last: null,
    blocked: [],
  })
})

test('a reviewer sends an edition: one copy each, and the lake records of which revision', async () => {
  await using under = await withReaders(3)
  const sent = await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})
  expect(sent).toEqual({status: 201, body: {id: edition, recipients: 3}})
  await under.room.settled()
  const copies = (await under.mail()).filter(({subject}) => subject === 'Open and closed weights: where things stood in June 2026')
  expect(copies.map(({to}) => (Array.isArray(to) ? '' : to?.text)).sort()).toEqual(['reader-1@reader.example', 'reader-2@reader.example', 'reader-3@reader.example'])
  expect(under.documents.find(({_id}) => _id === edition)).toMatchObject({
    _type: 'beatbook.edition',
    document: beat,
    revision: 'r1',
    kind: 'full',
    recipients: 3,
    by: 'rosa',
    sections: ['whatItIs', 'history', 'currentState', 'relationships', 'watch'],
  })
  expect((await under.ask('rosa', path)).body).toMatchObject({editions: [{id: edition, state: 'done', counts: {sent: 3, queued: 0}}]})

  await under.visit(linkIn(copies[0], '/briefing/unsubscribe/'), {'List-Unsubscribe': 'One-Click'})
  expect(under.room.subscribers.counts(beat).confirmed).toBe(2)
})

test('a writer cannot send, resume or send again, and sends a test only to themselves', async () => {
  await using under = await withReaders(1)
  const refused = {status: 403, body: {error: 'Only a reviewer or an administrator can send an edition.'}}
  expect(await under.ask('wren', `${path}/editions`, {kind: 'full', revision: 'r1'})).toEqual(refused)
  expect((await under.ask('wren', `${path}/test`, {kind: 'full', to: 'someone@reader.example'})).status).toBe(403)
  expect(await under.ask('wren', `${path}/test`, {kind: 'full', to: 'Wren@register.example'})).toMatchObject({status: 200, body: {kind: 'sent'}})
  const [letter, ...tests] = (await under.mail()).slice(-2)
  expect(letter?.subject).toContain('Confirm')
  expect(tests.map(({subject}) => subject)).toEqual(['[Test] Open and closed weights: where things stood in June 2026'])
  expect(tests[0]?.text).not.toContain('Unsubscribe')
  await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})
  await under.room.settled()
  expect((await under.ask('wren', `/mail/editions/${edition}/resume`, {})).status).toBe(403)
  expect((await under.ask('wren', `/mail/editions/${edition}/again`, {numbers: [1]})).status).toBe(403)
})

test.each([
  ['another text than the one that was seen', {revision: 'r0'}, [], 409, 'Another text was published since you opened the preview.'],
  ['a text with an error', {revision: 'r1'}, [{emailSubject: ''}], 422, 'The email has no subject.'],
] as const)('does not send %s', async (_, asked, changes, status, message) => {
  const changed = changes.map((fields) => ({...own.find(({_id}) => _id === beat)!, ...fields}))
  await using under = await withReaders(1, changed)
  const before = (await under.mail()).length
  const answer = await under.ask('rosa', `${path}/editions`, {kind: 'full', ...asked})
  expect(answer.status).toBe(status)
  expect(JSON.stringify(answer.body)).toContain(message)
  await under.room.settled()
  expect((await under.mail()).length).toBe(before)
  expect(under.documents.filter(({_type}) => _type === 'beatbook.edition')).toEqual([])
})

test('does not send a text that was changed since its approval', async () => {
  const published = own.find(({_id}) => _id === beat)!
  const {whatWasRead} = await import('../review/index.ts')
  const approve = (document: object, n: number) => ({
    _id: `beatbook.decision.${beat}.${n}`,
    _type: 'beatbook.decision',
    document: beat,
    act: 'approve',
    actor: 'rosa',
    at: '2026-07-01T00:00:00Z',
    ...whatWasRead(document, []),
  })
  const later = {...published, dek: 'A licence and a download link can settle which governments, firms and researchers use 12 of the systems.'}
  await using stale = await withReaders(1, [later, approve(published, 1)])
  const answer = await stale.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})
  expect(answer).toEqual({status: 422, body: {error: 'The published text is not one that was approved. Have it approved first.'}})
  await using fresh = await withReaders(1, [published, approve(published, 1)])
  expect((await fresh.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})).status).toBe(201)
})

test('does not send a text that only its author approved, however the record names it', async () => {
  const published = own.find(({_id}) => _id === beat)!
  const {whatWasRead} = await import('../review/index.ts')
  const id = `beatbook.decision.${beat}.1`
  const at = '2026-07-01T00:00:00Z'
  const approval = {_id: id, _type: 'beatbook.decision', document: beat, act: 'approve', actor: 'rosa', at, ...whatWasRead(published, [])}
  const line = (name: string, author: string, ...documentIDs: string[]) => JSON.stringify({id: name, author, timestamp: at, documentIDs})
  const sendWrittenBy = async (author: string) => {
    await using under = await withReaders(1, [published, approval])
    under.history.push(line('r0', author, `drafts.${beat}`), line('d1', 'rosa', id), line('r1', 'amir', beat, `drafts.${beat}`))
    return (await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})).status
  }
  expect(await sendWrittenBy('wren')).toBe(201)
  expect(await sendWrittenBy('rosa')).toBe(422)
})

test('does not send to an empty list, a beat that is not published, or an edition mail programs would cut', async () => {
  await using under = await withReaders(0)
  expect((await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})).body).toEqual({
    error: 'Nobody has subscribed to this briefing yet. Send yourself a test instead.',
  })
  expect((await under.ask('rosa', '/mail/beats/beat-none/editions', {kind: 'full', revision: 'r1'})).body).toEqual({
    error: 'This beat is not published. Publish it first.',
  })
  const published = own.find(({_id}) => _id === beat)!
  const long = {...published, whatItIs: Array.from({length: 60}, (_, n) => paragraph(`w${n}`, ['A long sentence about weights. '.repeat(60)]))}
  await using huge = await withReaders(0, [long])
  const {status, body} = await huge.ask('rosa', `${path}/test`, {kind: 'full', to: 'rosa@register.example'})
  expect(status).toBe(422)
  expect(JSON.stringify(body)).toMatch(/This edition has \d+ kB, and mail programs cut off what is over 100 kB/)
})

test('an edition of changes compares with what was sent last, and is not sent when there is nothing to say', async () => {
  await using under = await withReaders(1)
  expect((await under.ask('rosa', `${path}/editions`, {kind: 'changes', revision: 'r1'})).body).toEqual({
    error: 'No edition was sent from here before, so there is nothing to compare with. Send a full one first.',
  })
  await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})
  await under.room.settled()
  expect((await under.ask('rosa', `${path}/editions`, {kind: 'changes', revision: 'r1'})).body).toEqual({error: 'Nothing has changed since the last edition.'})

  const index = under.documents.findIndex(({_id}) => _id === beat)
  const published = under.documents[index]!
  const questions = published.watch as {_key: string}[]
  under.documents[index] = {...published, _rev: 'r2', watch: questions.slice(0, -1)}
  expect((await under.ask('rosa', `${path}/editions`, {kind: 'changes', revision: 'r2'})).status).toBe(201)
  await under.room.settled()
  const delta = (await under.mail()).at(-1)
  expect(delta?.subject).toBe('Open and closed model weights: what changed since 15 July 2026')
  expect(delta?.text).toContain('No longer asked: Whether OpenAI publishes')
  expect(delta?.text).not.toContain('Meta published Llama 2')
})

test('addresses of a failed delivery are shown to those who may write to them', async () => {
  await using under = await withReaders(1)
  await under.ask('rosa', `${path}/editions`, {kind: 'full', revision: 'r1'})
  await under.room.settled()
  under.room.deliveries.settle(edition, {n: 1, outcome: {kind: 'refused', response: '550 no reader-1@reader.example'}, due: 0})
  expect((await under.ask('rosa', `/mail/editions/${edition}`)).body).toMatchObject({open: [{address: 'reader-1@reader.example'}]})
  expect(JSON.stringify((await under.ask('wren', `/mail/editions/${edition}`)).body)).not.toContain('reader-1')
})

test('the outbox is for this machine, and shows a mail in both forms without letting it run', async () => {
  await using under = await withReaders(1)
  const get = (at: string, host = 'localhost:3333') => under.room.desk.request(at, {headers: {host}})
  expect((await get('/outbox', 'evil.example')).status).toBe(403)
  expect((await get('/outbox/1/raw', 'evil.example:3333')).status).toBe(403)
  expect(await (await get('/outbox')).text()).toContain('reader-1@reader.example')
  const page = await get('/outbox/1')
  expect(await page.text()).toContain('sandbox="allow-popups allow-top-navigation-by-user-activation"')
  const mail = await get('/outbox/1/html')
  expect(mail.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await mail.text()).toContain('Send me the briefing')
})

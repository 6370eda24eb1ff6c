import {spawn} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {quickClock} from '../../test/mailroom/mailroomUnderTest.ts'
import {prepareEdition, readerAddress} from '../../test/mailroom/preparedEdition.ts'
import {smtpUnderTest, type Behaviour} from '../../test/mailroom/smtpUnderTest.ts'
import {backoff, createPace} from './pace.ts'
import {sendEdition, type SendingOptions} from './sendEdition.ts'
import {smtpTransport} from './smtpTransport.ts'

const going = new AbortController().signal

async function send(readers: number, behave: Behaviour, options: Partial<SendingOptions> & {refuseSender?: boolean} = {}) {
  const server = await smtpUnderTest({behave, refuseSender: options.refuseSender ?? false})
  const clock = quickClock()
  const {deliveries, subscribers, edition, database} = await prepareEdition(undefined, readers)
  const transport = smtpTransport(server.url, {connect: 2_000, greeting: 2_000, silence: 300})
  const settings = {transport, clock, connections: 3, perSecond: 1_000_000, attempts: 3, backoff, ...options}
  const again = () => sendEdition(deliveries, deliveries.edition(edition.id)!, settings, going)
  await again()
  const recipients = () => server.received.map(({to}) => to)
  return {server, clock, deliveries, subscribers, edition: () => deliveries.edition(edition.id)!, counts: () => deliveries.counts(edition.id), recipients, again, database}
}

const none = {queued: 0, sending: 0, sent: 0, refused: 0, doubtful: 0, skipped: 0}

test('everyone gets one copy, each with a token of their own in the header, the page and the text', async () => {
  const {server, counts, edition, recipients, subscribers} = await send(12, () => 'take')
  expect(counts()).toEqual({...none, sent: 12})
  expect(edition().state).toBe('done')
  expect(recipients().sort()).toEqual(Array.from({length: 12}, (_, n) => readerAddress(n + 1)).sort())
  expect(server.mostConnections()).toBeLessThanOrEqual(3)
  const mails = await server.parsed()
  const urls = mails.map(({headers}) => (headers.get('list') as {unsubscribe: {url: string}}).unsubscribe.url)
  expect(new Set(urls).size).toBe(12)
  expect(new Set(mails.map(({messageId}) => messageId)).size).toBe(12)
  mails.forEach(({html, text}, index) => {
    expect(html).toContain(`href="${urls[index]}"`)
    expect(text).toContain(`Unsubscribe: ${urls[index]}`)
    expect(`${html}${text}`).not.toContain('where-the-token-goes')
  })
  expect(subscribers.unsubscribes(urls[0]!.slice(urls[0]!.lastIndexOf('/') + 1))).toEqual({beat: 'beat-tides'})
  await server[Symbol.asyncDispose]()
})

test('what a server puts off is tried again later and later; what it refuses is not', async () => {
  const behave: Behaviour = (address, time) =>
    address === readerAddress(1) && time < 3 ? 'later' : address === readerAddress(2) ? 'refuse' : address === readerAddress(3) ? 'later' : 'take'
  const {server, counts, clock, deliveries, edition} = await send(5, behave, {connections: 1})
  expect(counts()).toEqual({...none, sent: 3, refused: 2})
  expect(clock.waits.filter((wait) => wait > 1_000).length).toBeGreaterThan(0)
  expect(deliveries.open(edition().id).map(({address, response}) => [address, response])).toEqual([
    [readerAddress(2), '550 No such user'],
    [readerAddress(3), 'Given up after 3 attempts. The last: 451 Try again later'],
  ])
  await server[Symbol.asyncDispose]()
})

test('a connection lost before the message was whole costs a retry and no reader', async () => {
  const {server, counts, recipients} = await send(6, (address, time) => (address === readerAddress(2) && time === 1 ? 'drop-before-data' : 'take'))
  expect(counts()).toEqual({...none, sent: 6})
  expect(new Set(recipients()).size).toBe(6)
  expect(recipients()).toHaveLength(6)
  await server[Symbol.asyncDispose]()
})

test.each(['drop-after-taking', 'stall'] as const)('a message handed over and not answered (%s) is in doubt, and goes again only when asked, as the same message', async (what) => {
  const {server, counts, deliveries, edition, again, recipients} = await send(4, (address, time) => (address === readerAddress(2) && time === 1 ? what : 'take'))
  expect(counts()).toEqual({...none, sent: 3, doubtful: 1})
  const [open] = deliveries.open(edition().id)
  expect(open).toMatchObject({address: readerAddress(2), state: 'doubtful'})
  const times = what === 'stall' ? 0 : 1
  expect(recipients().filter((to) => to === readerAddress(2))).toHaveLength(times)

  await again()
  expect(recipients().filter((to) => to === readerAddress(2))).toHaveLength(times)
  expect(deliveries.sendAgain(edition().id, [open!.n])).toBe(1)
  await again()
  expect(counts()).toEqual({...none, sent: 4})
  const copies = server.received.filter(({to}) => to === readerAddress(2)).map(({raw}) => /^Message-ID: (.*)\r?$/im.exec(raw)?.[1])
  expect(copies).toHaveLength(times + 1)
  expect(new Set(copies)).toEqual(new Set([open!.messageId]))
  await server[Symbol.asyncDispose]()
})

test('a server that refuses the sender pauses the edition and loses nobody', async () => {
  const {server, counts, edition} = await send(5, () => 'take', {refuseSender: true})
  expect(counts()).toEqual({...none, queued: 5})
  expect(edition()).toMatchObject({state: 'paused', reason: 'The mail server refuses mail from briefing@register.example: 550 Sender not allowed'})
  await server[Symbol.asyncDispose]()
})

test('twenty-five refusals in a row pause the edition: the trouble is then ours', async () => {
  const {server, counts, edition} = await send(60, () => 'refuse-content', {connections: 1})
  expect(counts()).toEqual({...none, refused: 25, queued: 35})
  expect(edition().reason).toBe('The mail server refused 25 messages in a row, the last with: 554 Looks like spam')
  await server[Symbol.asyncDispose]()
})

test('a server that cannot be reached pauses the edition after eight tries', async () => {
  const transport = {kind: 'smtp', name: 'mail.example', open: () => Promise.reject(new Error('connect ECONNREFUSED'))} as const
  const {server, counts, clock, edition} = await send(2, () => 'take', {transport, connections: 1})
  expect(counts()).toEqual({...none, queued: 2})
  expect(clock.waits).toHaveLength(7)
  expect(edition()).toMatchObject({state: 'paused', reason: 'mail.example could not be reached: connect ECONNREFUSED'})
  await server[Symbol.asyncDispose]()
})

test('who left while the edition was under way is not written to', async () => {
  const {database, deliveries, subscribers, edition} = await prepareEdition(undefined, 3)
  subscribers.suppress({address: readerAddress(2), key: readerAddress(2)}, 'asked')
  subscribers.erase({address: readerAddress(3), key: readerAddress(3)})
  await using server = await smtpUnderTest()
  await sendEdition(deliveries, edition, {transport: smtpTransport(server.url), clock: quickClock(), connections: 2, perSecond: 1e6, attempts: 3, backoff}, going)
  expect(server.received.map(({to}) => to)).toEqual([readerAddress(1)])
  expect(deliveries.counts(edition.id)).toEqual({...none, sent: 1, skipped: 2})
  database.close()
})

test('goes no faster than it may, over all connections', async () => {
  const clock = quickClock()
  const pace = createPace(20, clock)
  const start = clock.now()
  for (let message = 0; message < 41; message += 1) await pace(going)
  expect(clock.now() - start).toBeCloseTo(2_000, 5)
})

test('after SIGKILL nobody is lost, at most one message per connection is in doubt, and those are not sent again', async () => {
  const readers = 240
  const connections = 4
  const file = join(mkdtempSync(join(tmpdir(), 'beatbook-mail-')), 'mail.sqlite')
  await using server = await smtpUnderTest()
  const prepared = await prepareEdition(file, readers)
  prepared.database.close()

  const first = start(file, server.url, connections)
  await server.arrived(80)
  first.child.kill('SIGKILL')
  await first.ended
  const atKill = server.received.length

  const second = start(file, server.url, connections)
  expect(await second.ended).toBe(0)

  const {deliveries, edition, database} = await prepareReadOnly(file)
  const counts = deliveries.counts(edition.id)
  expect(atKill).toBeLessThan(readers)
  expect(counts).toEqual({...none, sent: readers - counts.doubtful, doubtful: counts.doubtful})
  expect(counts.doubtful).toBeLessThanOrEqual(connections)
  const copies = new Map<string, number>()
  for (const {to} of server.received) copies.set(to, (copies.get(to) ?? 0) + 1)
  expect([...copies.values()].filter((count) => count > 1)).toEqual([])
  const doubtful = deliveries.open(edition.id)
  const reached = new Set([...copies.keys(), ...doubtful.map(({address}) => address)])
  expect(reached.size).toBe(readers)
  database.close()
})

function start(file: string, url: string, connections: number) {
  const program = fileURLToPath(new URL('../../test/mailroom/sendingProcess.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=beatbook-source', program, file, url, String(connections)], {stdio: ['ignore', 'ignore', 'inherit']})
  return {child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve))}
}

async function prepareReadOnly(file: string) {
  const {openMailFile} = await import('./mailFile.ts')
  const {Deliveries} = await import('./deliveries.ts')
  const database = openMailFile(file)
  const deliveries = new Deliveries(database, {now: () => new Date(), secrets: {newId: () => '', newToken: () => ''}, unsubscribeToken: () => ''})
  return {database, deliveries, edition: deliveries.edition('beatbook.edition.beat-tides.1')!}
}

test('of someone erased while their copy is with the server, no answer is kept that names them', async () => {
  const {deliveries, subscribers, edition} = await prepareEdition(undefined, 1)
  const claim = deliveries.next(edition.id, 0)!
  expect(subscribers.erase({address: claim.address, key: claim.address})).toBe(true)
  deliveries.settle(edition.id, {n: claim.n, outcome: {kind: 'refused', response: `550 ${claim.address} is unknown`}, due: 0})
  expect(deliveries.open(edition.id)).toMatchObject([{n: claim.n, state: 'refused', address: null, response: null}])
})

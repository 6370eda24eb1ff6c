import {spawn} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {Deliveries} from '../../src/mailroom/deliveries.ts'
import {openMailFile} from '../../src/mailroom/mailFile.ts'
import {randomSecrets} from '../../src/mailroom/secrets.ts'
import {prepareEdition} from '../mailroom/preparedEdition.ts'
import {smtpUnderTest} from '../mailroom/smtpUnderTest.ts'

const program = fileURLToPath(new URL('../mailroom/sendingProcess.ts', import.meta.url))
const readers = 10_000
const connections = 4
const kills = 5

function send(file: string, url: string) {
  const child = spawn(process.execPath, ['--conditions=beatbook-source', program, file, url, String(connections)], {stdio: ['ignore', 'ignore', 'inherit']})
  return {child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve))}
}

test(`of ${readers} readers nobody is lost and nobody is written to twice, when the sender is killed ${kills} times`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'beatbook-soak-')), 'mail.sqlite')
  await using server = await smtpUnderTest()
  const prepared = await prepareEdition(file, readers)
  prepared.database.close()
  const started = performance.now()

  for (let kill = 1; kill <= kills; kill += 1) {
    const {child, ended} = send(file, server.url)
    await server.arrived(Math.floor((readers * kill) / (kills + 1)))
    child.kill('SIGKILL')
    await ended
  }
  expect(server.received.length).toBeLessThan(readers)
  expect(await send(file, server.url).ended).toBe(0)
  const seconds = (performance.now() - started) / 1000

  const database = openMailFile(file)
  const deliveries = new Deliveries(database, {now: () => new Date(), secrets: randomSecrets, unsubscribeToken: () => ''})
  const counts = deliveries.counts(prepared.edition.id)
  const copies = new Map<string, number>()
  for (const {to} of server.received) copies.set(to, (copies.get(to) ?? 0) + 1)
  const doubtful = deliveries.open(prepared.edition.id)
  process.stdout.write(`${Math.round(seconds)} s, ${doubtful.length} in doubt after ${kills} kills, ${server.received.length} received\n`)
  expect(counts).toEqual({queued: 0, sending: 0, sent: readers - counts.doubtful, refused: 0, doubtful: counts.doubtful, skipped: 0})
  expect(counts.doubtful).toBeLessThanOrEqual(kills * connections)
  expect([...copies.values()].filter((count) => count > 1)).toEqual([])
  expect(new Set([...copies.keys(), ...doubtful.map(({address}) => address)]).size).toBe(readers)
  const received = new Set(server.received.map(({raw}) => /^Message-ID: (.*?)\r?$/im.exec(raw)?.[1]))
  const arrivedInDoubt = doubtful.filter(({address}) => address !== null && copies.has(address))
  expect(arrivedInDoubt.filter(({messageId}) => !received.has(messageId))).toEqual([])
  database.close()
})

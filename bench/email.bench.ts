import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {renderEdition} from '../src/email/index.ts'
import {backoff, wallClock} from '../src/mailroom/pace.ts'
import {sendEdition} from '../src/mailroom/sendEdition.ts'
import {smtpTransport} from '../src/mailroom/smtpTransport.ts'
import {fixtureEdition} from '../src/site/fixtureEdition.ts'
import {prepareEdition} from '../test/mailroom/preparedEdition.ts'
import {smtpUnderTest} from '../test/mailroom/smtpUnderTest.ts'

// The question: does sending keep up with a mail server that takes 50 messages a second, every copy on disk before it
// leaves? Budgets: 50 copies a second over 4 connections; an edition rendered in 20 ms.
const readers = 2_000

test(`${readers} copies to a server in the same process, which shares its core`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'beatbook-bench-')), 'mail.sqlite')
  await using server = await smtpUnderTest()
  const {deliveries, edition, database} = await prepareEdition(file, readers)
  const started = performance.now()
  const options = {transport: smtpTransport(server.url), clock: wallClock, connections: 4, perSecond: 1e6, attempts: 5, backoff}
  await sendEdition(deliveries, edition, options, new AbortController().signal)
  const seconds = (performance.now() - started) / 1000
  expect(deliveries.counts(edition.id).sent).toBe(readers)
  console.log(`${readers} copies in ${seconds.toFixed(1)} s: ${Math.round(readers / seconds)} a second`)
  database.close()
}, 600_000)

test('one edition rendered', async () => {
  const result = await fixtureEdition()
  const times = Array.from({length: 300}, () => {
    const started = performance.now()
    renderEdition(result, {site: 'https://register.example'})
    return performance.now() - started
  }).sort((a, b) => a - b)
  expect(times.length).toBe(300)
  console.log(`median ${times[150]!.toFixed(2)} ms, p95 ${times[285]!.toFixed(2)} ms`)
})

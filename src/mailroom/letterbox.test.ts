import {HtmlValidate} from 'html-validate'
import {describe, expect, test} from 'vitest'
import {linkIn, mailroomUnderTest, site} from '../../test/mailroom/mailroomUnderTest.ts'

const signUp = '/briefing/sign-up'

async function htmlIssues(html: string): Promise<string[]> {
  const report = await new HtmlValidate({root: true, extends: ['html-validate:recommended']}).validateString(html)
  return report.results.flatMap(({messages}) => messages.map(({ruleId, message}) => `${ruleId}: ${message}`))
}

describe('signing up', () => {
  test('sends one letter with one link; opening the link changes nothing, the page behind it confirms', async () => {
    await using under = mailroomUnderTest()
    const {visit, room, mail} = under
    const asked = await visit(signUp, {beat: 'tide-data', address: 'ada@reader.example'})
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/briefing/asked/tide-data'])
    await room.settled()
    const [letter] = await mail()
    expect((await mail()).length).toBe(1)
    expect(letter?.subject).toBe('Confirm: "Open vs. closed tide data: who may read the sea" by email')

    const link = linkIn(letter, '/briefing/confirm/')
    const page = await visit(link)
    await visit(link)
    expect(room.subscribers.counts('beat-tides')).toEqual({confirmed: 0, waiting: 1})
    expect(page.html).toContain('<form id="confirm" method="post">')
    expect(page.html).toContain('<script src="/briefing/confirm.js" defer></script>')

    const done = await visit(link, {})
    expect(done.html).toContain('You are on the list')
    expect((await visit(link, {})).status).toBe(200)
    expect(room.subscribers.counts('beat-tides')).toEqual({confirmed: 1, waiting: 0})
  })

  test('answers the same whether the address is new, waiting, on the list, or suppressed', async () => {
    await using under = mailroomUnderTest()
    await under.subscribe('known@reader.example')
    await under.visit(signUp, {beat: 'tide-data', address: 'waiting@reader.example'})
    under.room.subscribers.suppress({address: 'never@reader.example', key: 'never@reader.example'}, 'asked')
    const answers = []
    for (const name of ['new', 'known', 'waiting', 'never']) {
      const {status, html, headers} = await under.visit(signUp, {beat: 'tide-data', address: `${name}@reader.example`})
      answers.push({status, html, location: headers.get('location')})
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const {html} = await under.visit(answers[0]!.location!)
    expect(html).toContain('Look into your inbox')
    expect(html).not.toContain('reader.example')
  })

  test('does the same work before it answers, whoever asks: one row, and not one letter', async () => {
    await using under = mailroomUnderTest()
    await under.subscribe('known@reader.example')
    const before = (await under.mail()).length
    await under.visit(signUp, {beat: 'tide-data', address: 'known@reader.example'})
    await under.visit(signUp, {beat: 'tide-data', address: 'new@reader.example'})
    const atAnswer = under.room.outbox.list(100).length
    await under.room.settled()
    const letters = (await under.mail()).slice(before)
    expect(atAnswer).toBeLessThanOrEqual(before + 1)
    expect(letters.map(({subject}) => subject?.split(' ')[0])).toEqual(['You', 'Confirm:'])
  })

  test.each([
    ['nothing', '', 'Write your address first.'],
    ['no address', '"><script>alert(1)</script>', 'That does not look like an email address.'],
    ['two lines', 'ada@reader.example\r\nBcc: all@reader.example', 'That does not look like an email address.'],
  ])('says what is wrong with %s, shows it again, and writes to nobody', async (_, address, message) => {
    await using under = mailroomUnderTest()
    const {status, html} = await under.visit(signUp, {beat: 'tide-data', address})
    await under.room.settled()
    expect(status).toBe(422)
    expect(html).toContain(message)
    expect(html).not.toContain('<script>alert')
    expect(await htmlIssues(html)).toEqual([])
    expect(await under.mail()).toEqual([])
  })

  test('knows only published beats', async () => {
    await using under = mailroomUnderTest()
    expect((await under.visit(signUp, {beat: 'none', address: 'ada@reader.example'})).status).toBe(404)
  })

  test('takes twenty from one machine within an hour', async () => {
    await using under = mailroomUnderTest()
    const ask = async (n: number) => (await under.visit(signUp, {beat: 'tide-data', address: `r${n}@reader.example`})).status
    const statuses: number[] = []
    for (let n = 0; n < 21; n += 1) statuses.push(await ask(n))
    expect(statuses.filter((status) => status === 303)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
    under.clock.advance(3_600_001)
    expect(await ask(22)).toBe(303)
  })

  test.each([
    ['behind no proxy the header is not believed', 0, (n: number) => `198.51.100.${n}`, 429],
    ['behind a proxy each caller it saw has a limit of its own', 1, (n: number) => `198.51.100.${n}`, 303],
    ['what a caller wrote before the proxy counts for nothing', 1, (n: number) => `203.0.113.${n}, 198.51.100.7`, 429],
  ])('%s', async (_what, proxies, forwarded, last) => {
    await using under = mailroomUnderTest({proxies})
    const statuses: number[] = []
    for (let n = 0; n < 21; n += 1) {
      const body = new URLSearchParams({beat: 'tide-data', address: `r${n}@reader.example`})
      statuses.push((await under.room.letterbox.request(signUp, {method: 'POST', body, headers: {'x-forwarded-for': forwarded(n)}})).status)
    }
    expect(statuses.at(-1)).toBe(last)
  })

  test('a body too long to be a form is refused', async () => {
    await using under = mailroomUnderTest()
    expect((await under.visit(signUp, {beat: 'tide-data', address: 'a'.repeat(10_000)})).status).toBe(413)
  })
})

describe('leaving', () => {
  test.each([
    ['a form without its boundary', 'multipart/form-data', 'List-Unsubscribe=One-Click'],
    ['a form that breaks off', 'multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['a form in parts', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'],
    ['no type at all', '', ''],
  ])('by one POST with %s', async (_, type, body) => {
    await using under = mailroomUnderTest()
    await under.subscribe('ada@reader.example')
    const token = under.room.subscribers.signUp('beat-tides', {address: 'ada@reader.example', key: 'ada@reader.example'})!.unsubscribeToken
    const headers: HeadersInit = type ? {'content-type': type} : {}
    const answer = await under.room.letterbox.request(`/briefing/unsubscribe/${token}`, {method: 'POST', headers, body})
    expect([answer.status, under.room.subscribers.counts('beat-tides').confirmed]).toEqual([200, 0])
  })

  test('by one POST from a mail program, with no page before it, from the letter that asks for confirmation too', async () => {
    await using under = mailroomUnderTest()
    await under.visit(signUp, {beat: 'tide-data', address: 'ada@reader.example'})
    await under.room.settled()
    const [letter] = await under.mail()
    const list = letter?.headers.get('list') as {unsubscribe?: {url?: string}} | undefined
    const url = list?.unsubscribe?.url ?? ''
    expect(url).toMatch(new RegExp(`^${site}/briefing/unsubscribe/`))
    const raw = under.room.outbox.list(1)[0]?.raw.toString() ?? ''
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const answer = await under.visit(new URL(url).pathname, {'List-Unsubscribe': 'One-Click'})
    expect(answer.status).toBe(200)
    expect(under.room.subscribers.counts('beat-tides')).toEqual({confirmed: 0, waiting: 0})
    expect((await under.visit(linkIn(letter, '/briefing/confirm/'), {})).status).toBe(404)
  })

  test('opening the link leaves nothing; its page has a button', async () => {
    await using under = mailroomUnderTest()
    await under.subscribe('ada@reader.example')
    const token = under.room.subscribers.signUp('beat-tides', {address: 'ada@reader.example', key: 'ada@reader.example'})!.unsubscribeToken
    const page = await under.visit(`/briefing/unsubscribe/${token}`)
    expect(page.html).toContain('Leave this briefing</button>')
    expect(await htmlIssues(page.html)).toEqual([])
    expect(under.room.subscribers.counts('beat-tides').confirmed).toBe(1)
    await under.visit(`/briefing/unsubscribe/${token}`, {everything: 'yes'})
    expect(under.room.subscribers.counts('beat-tides').confirmed).toBe(0)
    expect(under.room.subscribers.exportPerson({address: 'ada@reader.example', key: 'ada@reader.example'})?.suppressed?.reason).toBe('asked')
  })

  test('a POST to a link nobody was sent is answered the same', async () => {
    await using under = mailroomUnderTest()
    await under.subscribe('ada@reader.example')
    const token = under.room.subscribers.signUp('beat-tides', {address: 'ada@reader.example', key: 'ada@reader.example'})!.unsubscribeToken
    const real = await under.visit(`/briefing/unsubscribe/${token}`, {})
    const invented = await under.visit('/briefing/unsubscribe/invented', {})
    expect([invented.status, invented.html]).toEqual([real.status, real.html])
  })
})

test('the pages are kept from caches, search engines and other sites, and tell nobody their address', async () => {
  await using under = mailroomUnderTest()
  const {headers} = await under.visit('/briefing/confirm/some-token')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-robots-tag')).toBe('noindex')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('without a server at hand the letter is tried again, later and later, and then given up with a word in the log', async () => {
  let tries = 0
  const transport = {kind: 'smtp', name: 'nowhere', open: () => Promise.reject(new Error(`connect ECONNREFUSED, try ${++tries}`))} as const
  await using under = mailroomUnderTest({transport})
  await under.visit(signUp, {beat: 'tide-data', address: 'ada@reader.example'})
  await under.room.settled()
  expect(tries).toBe(6)
  expect(under.clock.waits).toEqual([30_000, 60_000, 120_000, 240_000, 480_000])
  expect(under.log).toEqual(['A letter about beat-tides was not delivered: connect ECONNREFUSED, try 6'])
})

test('a letter that is refused is a word in the log, without the address the server repeats', async () => {
  const send = async ({to}: {to: string}) => ({kind: 'refused', response: `550 5.1.1 <${to}>: user ada unknown`}) as const
  const transport = {kind: 'smtp', name: 'strict', open: async () => ({usable: true, close: () => undefined, send})} as const
  await using under = mailroomUnderTest({transport})
  await under.visit(signUp, {beat: 'tide-data', address: 'Ada@reader.example'})
  await under.room.settled()
  expect(under.log).toEqual(['A letter about beat-tides was not delivered: 550 5.1.1 <(address)>: user (name) unknown'])
})

test('what fails while a letter is written is a word in the log without the address', async () => {
  const send = ({to}: {to: string}) => Promise.reject(new Error(`cannot encode ${to}`))
  const transport = {kind: 'smtp', name: 'odd', open: async () => ({usable: true, close: () => undefined, send})} as const
  await using under = mailroomUnderTest({transport})
  await under.visit(signUp, {beat: 'tide-data', address: 'ada@reader.example'})
  await under.room.settled()
  expect(under.log).toEqual(['A sign-up failed: cannot encode (address)'])
})

test('a server that puts a letter off is asked again, and the letter counts once', async () => {
  let tries = 0
  const sent: string[] = []
  const send = async ({to}: {to: string}) => {
    tries += 1
    if (tries < 5) return {kind: 'later', response: '451 4.7.1 Try again later'} as const
    sent.push(to)
    return {kind: 'sent', response: '250 OK'} as const
  }
  const transport = {kind: 'smtp', name: 'greylisting', open: async () => ({usable: true, close: () => undefined, send})} as const
  await using under = mailroomUnderTest({transport})
  await under.visit(signUp, {beat: 'tide-data', address: 'Ada@reader.example'})
  await under.room.settled()
  expect([tries, sent, under.log]).toEqual([5, ['Ada@reader.example'], []])
  const kept = under.room.subscribers.exportPerson({address: 'Ada@reader.example', key: 'ada@reader.example'})
  expect(kept?.letters).toHaveLength(1)
})

describe('without the lake', () => {
  async function withoutLake() {
    const under = mailroomUnderTest()
    await under.subscribe('ada@reader.example')
    await under.visit(signUp, {beat: 'tide-data', address: 'bo@reader.example'})
    await under.room.settled()
    const letter = (await under.mail()).at(-1)
    const list = letter?.headers.get('list') as {unsubscribe?: {url?: string}} | undefined
    const unreachable = {_type: 'beat', get _id(): string { throw new Error('connect ECONNREFUSED') }}
    under.documents.splice(0, under.documents.length, unreachable)
    return {under, confirm: linkIn(letter, '/briefing/confirm/'), leave: new URL(list?.unsubscribe?.url ?? '').pathname}
  }

  test('a letter still confirms, by its page', async () => {
    const {under, confirm} = await withoutLake()
    await using _ = under
    expect((await under.visit(confirm)).html).toContain('<form id="confirm" method="post">')
    const done = await under.visit(confirm, {})
    expect([done.status, under.room.subscribers.counts('beat-tides').confirmed]).toEqual([200, 2])
    expect(done.html).toContain('You are on the list')
    expect(under.log).toEqual(['GET /briefing/confirm/…: connect ECONNREFUSED', 'POST /briefing/confirm/…: connect ECONNREFUSED'])
  })

  test('a reader still leaves, by the page with the button', async () => {
    const {under, leave} = await withoutLake()
    await using _ = under
    const page = await under.visit(leave)
    expect([page.status, await htmlIssues(page.html)]).toEqual([200, []])
    expect(page.html).toContain('Leave this briefing</button>')
  })

  test('a sign-up is a 503 that says so, and a log line', async () => {
    const {under} = await withoutLake()
    await using _ = under
    const {status, html, headers} = await under.visit(signUp, {beat: 'tide-data', address: 'cy@reader.example'})
    expect([status, headers.get('retry-after'), await htmlIssues(html)]).toEqual([503, '60', []])
    expect(html).toContain('The newsroom cannot be reached at the moment')
    expect(html).not.toContain('ECONNREFUSED')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(under.log).toEqual(['POST /briefing/…: connect ECONNREFUSED'])
  })
})

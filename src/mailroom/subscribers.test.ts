import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readAddress, type MailAddress} from './address.ts'
import {inTransaction, MailFileError, openMailFile} from './mailFile.ts'
import {Outbox} from './outbox.ts'
import {randomSecrets} from './secrets.ts'
import {Subscribers, type Letter} from './subscribers.ts'

const day = 86_400_000

function open(file?: string) {
  let at = Date.parse('2026-07-15T09:00:00Z')
  const database = openMailFile(file)
  const subscribers = new Subscribers(database, {now: () => new Date(at), secrets: randomSecrets})
  return {database, subscribers, later: (milliseconds: number) => (at += milliseconds)}
}

const address = (text: string): MailAddress => readAddress(text)!
const ada = address('Ada@register.example')

function confirmToken(letter: Letter | undefined): string {
  if (letter?.kind !== 'confirm') throw new Error(`This letter confirms nothing: ${letter?.kind}`)
  return letter.confirmToken
}

test('nobody is on the list before they confirmed; confirming twice is once', () => {
  const {subscribers} = open()
  const token = confirmToken(subscribers.signUp('beat-tides', ada))
  expect(subscribers.counts('beat-tides')).toEqual({confirmed: 0, waiting: 1})
  expect(subscribers.confirms(token)).toEqual({beat: 'beat-tides'})
  expect(subscribers.counts('beat-tides')).toEqual({confirmed: 0, waiting: 1})
  expect(subscribers.confirm(token)).toEqual({beat: 'beat-tides'})
  expect(subscribers.confirm(token)).toEqual({beat: 'beat-tides'})
  expect(subscribers.counts('beat-tides')).toEqual({confirmed: 1, waiting: 0})
  expect(subscribers.counts('beat-storms')).toEqual({confirmed: 0, waiting: 0})
})

test('a confirmation link ends after seven days, and one nobody sent never works', () => {
  const {subscribers, later} = open()
  const token = confirmToken(subscribers.signUp('beat-tides', ada))
  later(7 * day + 1)
  expect(subscribers.confirm(token)).toBeUndefined()
  expect(subscribers.confirm('invented')).toBeUndefined()
})

test('an unsubscribe token confirms nothing, and a confirmation token ends nothing', () => {
  const {subscribers} = open()
  const letter = subscribers.signUp('beat-tides', ada)!
  expect(subscribers.confirm(letter.unsubscribeToken)).toBeUndefined()
  expect(subscribers.unsubscribe(confirmToken(letter), {how: 'page'})).toBe(false)
})

test('someone on the list is told so instead of asked again, under any way to write the address', () => {
  const {subscribers} = open()
  subscribers.confirm(confirmToken(subscribers.signUp('beat-tides', ada)))
  expect(subscribers.signUp('beat-tides', address('ada@REGISTER.example'))?.kind).toBe('already')
  expect(subscribers.signUp('beat-storms', ada)?.kind).toBe('confirm')
})

test('an address is sent three letters a day at most, for whatever beat', () => {
  const {subscribers, later} = open()
  const kinds = ['beat-a', 'beat-b', 'beat-c', 'beat-d'].map((beat) => subscribers.signUp(beat, ada)?.kind)
  expect(kinds).toEqual(['confirm', 'confirm', 'confirm', undefined])
  later(day + 1)
  expect(subscribers.signUp('beat-d', ada)?.kind).toBe('confirm')
})

test('leaving ends one subscription, and an older confirmation link does not bring it back', () => {
  const {subscribers} = open()
  const letter = subscribers.signUp('beat-tides', ada)!
  subscribers.confirm(confirmToken(letter))
  subscribers.confirm(confirmToken(subscribers.signUp('beat-storms', ada)))
  expect(subscribers.unsubscribe(letter.unsubscribeToken, {how: 'one-click'})).toBe(true)
  expect(subscribers.counts('beat-tides').confirmed).toBe(0)
  expect(subscribers.counts('beat-storms').confirmed).toBe(1)
  expect(subscribers.confirm(confirmToken(letter))).toBeUndefined()
  subscribers.confirm(confirmToken(subscribers.signUp('beat-tides', ada)))
  expect(subscribers.counts('beat-tides').confirmed).toBe(1)
})

test('leaving everything ends all, and no letter is written again until the newsroom lifts it', () => {
  const {subscribers} = open()
  const letter = subscribers.signUp('beat-tides', ada)!
  subscribers.confirm(confirmToken(letter))
  subscribers.confirm(confirmToken(subscribers.signUp('beat-storms', ada)))
  subscribers.unsubscribe(letter.unsubscribeToken, {how: 'page', everything: true})
  expect(subscribers.counts('beat-storms').confirmed).toBe(0)
  expect(subscribers.signUp('beat-new', ada)).toBeUndefined()
  expect(subscribers.unsuppress(ada)).toBe(true)
  expect(subscribers.signUp('beat-new', ada)?.kind).toBe('confirm')
})

test('a person gets everything that is kept about them', () => {
  const {subscribers, later} = open()
  const letter = subscribers.signUp('beat-tides', ada)!
  later(60_000)
  subscribers.confirm(confirmToken(letter))
  later(60_000)
  subscribers.unsubscribe(letter.unsubscribeToken, {how: 'one-click'})
  expect(subscribers.exportPerson(ada)).toEqual({
    address: 'Ada@register.example',
    since: '2026-07-15T09:00:00.000Z',
    subscriptions: [
      {beat: 'beat-tides', asked: '2026-07-15T09:00:00.000Z', confirmed: '2026-07-15T09:01:00.000Z', ended: '2026-07-15T09:02:00.000Z', endedHow: 'one-click'},
    ],
    letters: [{kind: 'confirm', at: '2026-07-15T09:00:00.000Z'}],
    deliveries: [],
    signUps: [],
    outbox: [],
    suppressed: null,
  })
  expect(subscribers.exportPerson(address('bo@register.example'))).toBeUndefined()
})

test('what waits for its letter and what lies in the outbox is kept about a person, too', () => {
  const {database, subscribers} = open()
  const put = "INSERT INTO sign_ups (beat, address, key, at, attempts, due) VALUES ('beat-tides', ?, ?, '2026-07-15T08:00:00.000Z', 0, 0)"
  database.prepare(put).run(ada.address, ada.key)
  new Outbox(database).put({at: '2026-07-15T09:00:00.000Z', recipient: ada.address, messageId: '<1@x>', raw: Buffer.from('x')})
  expect(subscribers.exportPerson(ada)).toEqual({
    address: ada.address,
    since: '2026-07-15T08:00:00.000Z',
    subscriptions: [],
    letters: [],
    deliveries: [],
    signUps: [{beat: 'beat-tides', asked: '2026-07-15T08:00:00.000Z'}],
    outbox: [{messageId: '<1@x>', at: '2026-07-15T09:00:00.000Z'}],
    suppressed: null,
  })
})

test('a suppression ends the links that are on their way', () => {
  const {subscribers} = open()
  const letter = subscribers.signUp('beat-tides', ada)!
  subscribers.suppress(ada, 'asked by telephone')
  expect(letter.kind === 'confirm' && subscribers.confirm(letter.confirmToken)).toBeUndefined()
  expect(subscribers.counts('beat-tides').confirmed).toBe(0)
})

function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1').toLowerCase())
    .join('\n')
}

test('erasing leaves no letter of the address in the file, the log beside it or the outbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-mail-'))
  const {database, subscribers} = open(join(folder, 'mail.sqlite'))
  const letter = subscribers.signUp('beat-tides', ada)!
  const outbox = new Outbox(database)
  outbox.put({at: '2026-07-15T09:00:00Z', recipient: ada.address, messageId: '<1@x>', raw: Buffer.from(`To: ${ada.address}\r\n\r\nHello ${ada.address}`)})
  inTransaction(database, () =>
    database.prepare("INSERT INTO sign_ups (beat, address, key, at, attempts, due) VALUES ('b', ?, ?, '', 0, 0)").run(ada.address, ada.key),
  )
  subscribers.suppress(ada, 'asked by telephone')
  expect(bytesIn(folder)).toContain('ada@register.example')
  expect(bytesIn(folder)).not.toContain(letter.unsubscribeToken.toLowerCase())

  expect(subscribers.erase(ada)).toBe(true)
  expect(bytesIn(folder)).not.toContain('ada@register.example')
  expect(subscribers.erase(ada)).toBe(false)
  expect(subscribers.signUp('beat-tides', ada), 'a suppression outlives the erasure, as a hash').toBeUndefined()
  database.close()
})

test('only its owner may read the file, and another program\'s file is left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-mail-'))
  const file = join(folder, 'mail.sqlite')
  openMailFile(file).close()
  expect(statSync(file).mode & 0o077).toBe(0)
  const other = join(folder, 'other.sqlite')
  const database = openMailFile(other)
  database.exec('PRAGMA application_id = 7')
  database.close()
  expect(() => openMailFile(other)).toThrow(MailFileError)
})

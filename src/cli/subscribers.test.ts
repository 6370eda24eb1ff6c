import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openMailFile, randomSecrets, Subscribers} from '../mailroom/index.ts'
import {runCommand} from './runCommand.ts'

function newsroom() {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-cli-'))
  const database = openMailFile(join(folder, 'mail.sqlite'))
  const subscribers = new Subscribers(database, {now: () => new Date('2026-07-15T09:00:00Z'), secrets: randomSecrets})
  const letter = subscribers.signUp('beat-tides', {address: 'ada@reader.example', key: 'ada@reader.example'})
  if (letter?.kind === 'confirm') subscribers.confirm(letter.confirmToken)
  const run = async (...args: string[]) => {
    let out = ''
    let err = ''
    const terminal = {write: (text: string) => void (out += text), writeError: (text: string) => void (err += text), env: {BEATBOOK_DATA: folder}, now: () => new Date('2026-07-16T09:00:00Z')}
    return {code: await runCommand(['subscribers', ...args], terminal), out, err}
  }
  return {run, database}
}

test('lists, exports and erases while the newsroom has the file open', async () => {
  const {run} = newsroom()
  expect(await run('list')).toEqual({code: 0, out: 'beat-tides\tada@reader.example\t2026-07-15T09:00:00.000Z\n', err: ''})
  expect((await run('list', '--beat', 'beat-other')).out).toBe('')
  expect(JSON.parse((await run('export', 'Ada@Reader.example')).out)).toMatchObject({address: 'ada@reader.example', subscriptions: [{beat: 'beat-tides'}]})
  expect(await run('erase', 'ada@reader.example')).toEqual({code: 0, out: 'Erased ada@reader.example.\n', err: ''})
  expect(await run('export', 'ada@reader.example')).toEqual({code: 1, out: '', err: 'Nothing is known of ada@reader.example.\n'})
})

test('suppressing ends what an address gets, and can be taken back', async () => {
  const {run} = newsroom()
  expect((await run('suppress', 'ada@reader.example', '--reason', 'by telephone')).code).toBe(0)
  expect((await run('list')).out).toBe('')
  expect(JSON.parse((await run('export', 'ada@reader.example')).out).suppressed.reason).toBe('by telephone')
  expect((await run('unsuppress', 'ada@reader.example')).code).toBe(0)
  expect((await run('unsuppress', 'ada@reader.example')).code).toBe(1)
})

test.each([
  [['erase'], 'say what to do, and for whom.'],
  [['shrug', 'ada@reader.example'], 'say what to do, and for whom.'],
  [['erase', 'ada'], '"ada" does not look like an email address.'],
  [['list', '--file', '/none/mail.sqlite'], 'there is no mail file at /none/mail.sqlite'],
])('%j is told what is missing', async (args, message) => {
  const {code, err} = await newsroom().run(...args)
  expect(code).toBe(2)
  expect(err).toContain(message)
})

import {createServer} from 'node:net'
import {expect, test} from 'vitest'
import {smtpUnderTest, type Behaviour} from '../../test/mailroom/smtpUnderTest.ts'
import {smtpTransport} from './smtpTransport.ts'
import {SenderRefusedError} from './transport.ts'

const quick = {connect: 2_000, greeting: 2_000, silence: 300}
const message = {from: 'briefing@register.example', to: 'ada@reader.example', messageId: '<1@x>', raw: Buffer.from('Subject: Tides\r\n\r\nNine.\r\n')}

test.each<[name: ReturnType<Behaviour>, kind: string, response: RegExp, usable: boolean, received: number]>([
  ['take', 'sent', /^250 /, true, 1],
  ['later', 'later', /^451 Try again later$/, true, 0],
  ['refuse', 'refused', /^550 No such user$/, true, 0],
  ['refuse-content', 'refused', /^554 Looks like spam$/, true, 0],
  ['drop-before-data', 'lost', /closed|reset/i, false, 0],
  ['drop-after-data', 'doubtful', /closed|reset/i, false, 0],
  ['drop-after-taking', 'doubtful', /closed|reset/i, false, 1],
  ['stall', 'doubtful', /timeout/i, false, 0],
])('a server that does "%s" leads to "%s"', async (what, kind, response, usable, received) => {
  await using server = await smtpUnderTest({behave: () => what})
  const connection = await smtpTransport(server.url, quick).open()
  const outcome = await connection.send(message)
  expect(outcome).toEqual({kind, response: expect.stringMatching(response)})
  expect(connection.usable).toBe(usable)
  expect(server.received).toHaveLength(received)
  connection.close()
})

test('one connection carries message after message, past a refusal too', async () => {
  await using server = await smtpUnderTest({behave: (address) => (address.startsWith('bo') ? 'refuse' : 'take')})
  const connection = await smtpTransport(server.url, quick).open()
  const kinds = []
  for (const name of ['ada', 'bo', 'cy']) kinds.push((await connection.send({...message, to: `${name}@reader.example`})).kind)
  connection.close()
  expect(kinds).toEqual(['sent', 'refused', 'sent'])
  expect(server.connectionsMade()).toBe(1)
})

test('a server that refuses the sender is trouble for every message', async () => {
  await using server = await smtpUnderTest({refuseSender: true})
  const connection = await smtpTransport(server.url, quick).open()
  await expect(connection.send(message)).rejects.toThrow(SenderRefusedError)
  await expect(connection.send(message)).rejects.toThrow('The mail server refuses mail from briefing@register.example: 550 Sender not allowed')
  connection.close()
})

test('signs in with the user and password of the address, and says when the server will not have them', async () => {
  await using server = await smtpUnderTest({user: {name: 'house', password: 'pass word'}})
  const right = await smtpTransport(server.url.replace('://', '://house:pass%20word@'), quick).open()
  expect((await right.send(message)).kind).toBe('sent')
  right.close()
  const wrong = smtpTransport(server.url.replace('://', '://house:guess@'), quick)
  await expect(wrong.open()).rejects.toThrow('The mail server refused the sign-in: 535 Authentication failed')
})

test('a port where nobody listens, and a server that never greets, are worth another try', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
  const {port} = silent.address() as {port: number}
  const refused = smtpTransport('smtp://127.0.0.1:1', quick).open()
  await expect(refused).rejects.toThrow(/ECONNREFUSED/)
  await expect(refused).rejects.not.toBeInstanceOf(SenderRefusedError)
  await expect(smtpTransport(`smtp://127.0.0.1:${port}`, {...quick, greeting: 200}).open()).rejects.toThrow(/Greeting never received/)
  silent.close()
})

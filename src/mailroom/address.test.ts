import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readAddress, withoutAddresses} from './address.ts'

test.each([
  ['ada@register.example', 'ada@register.example', 'ada@register.example'],
  ['  Ada.Holm+beats@Register.EXAMPLE ', 'Ada.Holm+beats@register.example', 'ada.holm+beats@register.example'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
])('reads %s', (typed, address, key) => {
  expect(readAddress(typed)).toEqual({address, key})
})

test.each([
  '',
  'ada',
  '@register.example',
  'ada@',
  'ada holm@register.example',
  'ada@register.example, bo@register.example',
  'ada@register.example\r\nBcc: everyone@register.example',
  'ada\r\n@register.example',
  '"ada"@register.example',
  '<ada@register.example>',
  'ada@[127.0.0.1]',
  'ada@reg_ister.example',
  'a..b@register.example',
  `${'a'.repeat(65)}@register.example`,
  `ada@${'a'.repeat(250)}.example`,
])('takes %j for no address', (typed) => {
  expect(readAddress(typed)).toBeUndefined()
})

test('whatever is typed, what is read fits a header line and an envelope', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.emailAddress(), fc.string().map((text) => `${text}@register.example`)), (typed) => {
      const read = readAddress(typed)
      if (read) expect(read.address).toMatch(/^[!-~]+$/)
      if (read) expect(read.address).not.toMatch(/[<>(),:;\\"[\]]/)
    }),
  )
})

test.each([
  ['550 5.1.1 <Ada.Holm@reader.example>: no such user', '550 5.1.1 <(address)>: no such user'],
  ['RCPT TO:<ada.holm@reader.example> SIZE=12', 'RCPT TO:<(address)> SIZE=12'],
  ['550 ada.holm@reader.example, ADA.HOLM are gone', '550 (address), (name) are gone'],
  ['550 mailbox ada.holm unavailable', '550 mailbox (name) unavailable'],
  ['GET /people/ada.holm%40reader.example: lost', 'GET (address): lost'],
  ['connect ECONNREFUSED 127.0.0.1:25', 'connect ECONNREFUSED 127.0.0.1:25'],
])('a log has no address: %s', (text, expected) => {
  expect(withoutAddresses(text, 'Ada.Holm@reader.example')).toBe(expected)
})

test('a name before the @ is taken out as a word only', () => {
  expect(withoutAddresses('550 No such a mailbox at all', 'a@reader.example')).toBe('550 No such (name) mailbox at all')
})

test('no address stays in a log line, wherever it stands', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9!#$&*+/=?^_`{|}~-]{1,12}$/)
  fc.assert(
    fc.property(word, word, fc.constantFrom(' ', '<', ':<', '(', '"', ', '), fc.constantFrom(' ', '>', ')', '"', ','), (name, host, before, after) => {
      expect(withoutAddresses(`550${before}${name}@${host}.example${after} refused`)).not.toContain('@')
    }),
  )
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {readAddress} from './address.ts'

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

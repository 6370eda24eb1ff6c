import fc from 'fast-check'
import {expect, test} from 'vitest'
import {problemOfBytes} from './sourceBytes.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['ASCII', bytes('What it is\n')],
  ['nothing', new Uint8Array()],
  ['a byte order mark, accents, emoji and combining characters', bytes('\uFEFFŁódź e\u0301 🚢 \u{10FFFF}')],
])('%s is text', (_, input) => {
  expect(problemOfBytes(input)).toBeUndefined()
})

test.each<[string, number[], number, RegExp]>([
  ['a zero byte', [80, 10, 10, 0], 3, /binary/],
  ['Latin-1', [80, 10, 0xe9, 0x20], 2, /not UTF-8/],
  ['an overlong slash', [0xc0, 0xaf], 1, /not UTF-8/],
  ['a surrogate', [0xed, 0xa0, 0x80], 1, /not UTF-8/],
  ['a character cut off', [10, 0xf0, 0x9f, 0x9a], 2, /not UTF-8/],
  ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 1, /not UTF-8/],
  ['UTF-16, little end first', [0xff, 0xfe, 65, 0], 1, /UTF-16/],
  ['UTF-16, big end first', [0xfe, 0xff, 0, 65], 1, /UTF-16/],
  ['a PDF', [...bytes('%PDF-1.7')], 1, /PDF/],
  ['RTF', [...bytes('{\\rtf1 x}')], 1, /RTF/],
  ['a packed document', [0x50, 0x4b, 3, 4, 10], 1, /packed file/],
])('%s is told with its line', (_, input, line, reason) => {
  expect(problemOfBytes(new Uint8Array(input))).toEqual({line, reason: expect.stringMatching(reason)})
})

test('it takes what the platform decodes, and nothing else', () => {
  const part = fc.oneof(fc.constantFrom(0x0a, 0x7f, 0x80, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0x9f, 0x90), fc.integer({min: 1, max: 255}))
  const decodes = (input: Uint8Array) => {
    try {
      new TextDecoder('utf-8', {fatal: true}).decode(input)
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(fc.array(part, {maxLength: 8}), (array) => {
      const input = new Uint8Array([0x20, ...array])
      expect(problemOfBytes(input) === undefined).toBe(decodes(input))
    }),
    {numRuns: 3000},
  )
})

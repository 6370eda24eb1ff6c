import fc from 'fast-check'
import {expect, test} from 'vitest'
import {eachWord, isPlain} from './eachWord.ts'
import {wordsOf} from './terms.ts'

function read(text: string): string[] {
  const words: string[] = []
  eachWord(text, (start, end) => words.push(text.slice(start, end)))
  return words
}

test('reads words with their apostrophes, numbers with their separators and units, versions whole', () => {
  const text = 'The “EU’s” AI Act, v1.32.0, cost £3.5bn — or 1,200 euros… in São Paulo, said o\'Brien. x'
  expect(isPlain(text)).toBe(true)
  expect(read(text)).toEqual(['The', 'EU’s', 'AI', 'Act', 'v1.32.0', 'cost', '3.5bn', 'or', '1,200', 'euros', 'in', 'São', 'Paulo', 'said', "o'Brien", 'x'])
})

test('finds the words that the expression finds, in every text it takes for plain', () => {
  const piece = fc.constantFrom(...'aZé×÷Ɏɏ0127 \n.,\'’“”-—…£«»\u00a0\u00ad\u2028€'.split(''), 'word', '3.5bn', 'x’s', '1,000', 'v1.2.3', '…')
  const texts = fc.oneof(
    fc.array(piece, {maxLength: 30}).map((pieces) => pieces.join('')),
    fc.string({unit: fc.integer({min: 0, max: 0x2fff}).map((code) => String.fromCharCode(code)), maxLength: 12}),
    fc.string({unit: 'binary', maxLength: 12}),
    // Characters above and below each border of what is known.
    fc.string({unit: fc.constantFrom(...'a1ªº²³¹¼¾µɐ\u1fff\u2000\u206f\u2070ⁿ₀₠⃀⃁₿中é\u0301'.split('')), maxLength: 8}),
  )
  let plain = 0
  fc.assert(
    fc.property(texts, (text) => {
      if (!isPlain(text)) return
      plain += 1
      expect(read(text)).toEqual([...wordsOf(text)])
    }),
    {seed: 4, numRuns: 4000},
  )
  expect(plain).toBeGreaterThan(1000)
})

test('every single character is read as the expression reads it between letters and between digits', () => {
  const wrong: number[] = []
  for (let code = 0; code < 0x10000; code += 1) {
    for (const text of [`a${String.fromCharCode(code)}b`, `1${String.fromCharCode(code)}2`, String.fromCharCode(code)]) {
      if (isPlain(text) && JSON.stringify(read(text)) !== JSON.stringify(wordsOf(text))) wrong.push(code)
    }
  }
  expect(wrong).toEqual([])
})

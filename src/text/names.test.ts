import {expect, test} from 'vitest'
import {findDates} from './dates.ts'
import {findNames} from './names.ts'
import {tokenise} from './words.ts'

const names = (text: string) =>
  findNames(text, tokenise(text), findDates(text)).map(({text: name, certain}) => (certain ? name : `${name}?`))

test.each<[string, string[]]>([
  ["Meta's Llama 2 beat GLM-5.2 and xAI.", ['Meta?', 'Llama 2', 'GLM-5.2', 'xAI']],
  ['The UK AI Security Institute met Hugging Face.', ['UK AI Security Institute', 'Hugging Face']],
  ['The Department of Health and the Bank of the West agreed.', ['Department of Health', 'Bank of the West']],
  ['OpenAI, Anthropic and xAI met in May 2026.', ['OpenAI', 'Anthropic', 'xAI']],
  ['Two labs, in March, on Monday, and I agree.', []],
  ['Prices rose.', []],
  ['J. R. Marlowe, Ann D. Poe and W.H. Orr met.', ['J. R. Marlowe', 'Ann D. Poe', 'W.H. Orr']],
  ['Officials said so.', []],
  ['Two Chinese labs met the G7.', ['Chinese', 'G7']],
  ['Zoë Åström of ÖBB met Ms O’Neill.', ['Zoë Åström', 'ÖBB', 'Ms O’Neill']],
  ['It met Washington, D.C. officials.', ['Washington', 'D.C.']],
  ['Anthropic 40 percent, Article 51.', ['Anthropic?', 'Article 51']],
])('finds the names of %s', (text, expected) => {
  expect(names(text)).toEqual(expected)
})

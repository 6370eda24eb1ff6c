import {readFileSync} from 'node:fs'
import {parse} from 'groq-js'
import {expect, test} from 'vitest'
import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import * as generated from './generated/queries.ts'
import {generatedQueriesFile, queriesModule} from './generate.ts'
import {beatPageQuery} from './pageQueries.ts'

test('the generated queries are those of the contract; if not, run src/queries/generate.ts', () => {
  expect(readFileSync(generatedQueriesFile, 'utf8')).toBe(queriesModule(briefingContract))
})

const names = 'slug id from to before after text type one two three since'.split(' ')
const params = Object.fromEntries(names.map((name) => [name, 'a']))

test.each(Object.entries(generated))('%s parses, names its fields, and orders every list it looks up', (_, query) => {
  expect(() => parse(query, {params})).not.toThrow()
  expect(query).not.toContain('...')
  for (const [lookup] of query.matchAll(/^.*\*\[_type [^\n]*$/gm)) {
    const followed = query.slice(query.indexOf(lookup), query.indexOf(lookup) + lookup.length + 400)
    expect(followed).toMatch(/order\(|count\(|_id == "publication"/)
  }
})

test('a heading with quotes, backticks and a dollar brace survives the way into the module and back', () => {
  const [first, ...rest] = briefingContract.sections
  const heading = 'Say "what" `it` ${is} \\ was'
  const contract: BriefingContract = {...briefingContract, sections: [{...first!, heading}, ...rest]}
  const literal = /export const beatQuery = defineQuery\((`(?:[^`\\]|\\.)*`)\)/.exec(queriesModule(contract))?.[1]
  const text = new Function(`return ${literal}`)() as string
  expect(text).toBe(beatPageQuery(contract))
  expect(text).toContain(JSON.stringify(heading))
})

test('a section key that GROQ cannot name is refused by name', () => {
  const contract: BriefingContract = {
    ...briefingContract,
    sections: [{...briefingContract.sections[0]!, key: 'what-it-is'}],
  }
  expect(() => beatPageQuery(contract)).toThrow(
    'The contract\'s section "What it is" has the key "what-it-is", which no GROQ query can name: ' +
      'use letters, digits and underscores, not beginning with a digit.',
  )
})

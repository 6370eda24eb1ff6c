import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {briefingContract} from '../contract/briefingContract.ts'
import {beat, today} from './fixtures/builders.ts'
import {allRules, createLinter} from './index.ts'
import type {Rule} from './index.ts'

const guide = readFileSync(new URL('../../docs/writing-a-rule.md', import.meta.url), 'utf8')
const folder = new URL(`./.guide-${process.pid}/`, import.meta.url)

/** The rule as the guide prints it, read from the guide and run. */
let unprecedented: Rule

beforeAll(async () => {
  const source = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code]) => code!)
    .find((code) => code.includes('defineRule('))!
  mkdirSync(folder, {recursive: true})
  const file = new URL('unprecedented.ts', folder)
  writeFileSync(file, source.replace('sanity-plugin-beatbook/briefing', '../index.ts'))
  unprecedented = ((await import(/* @vite-ignore */ file.pathname)) as {unprecedented: Rule}).unprecedented
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

const document = beat({history: 'The flood of 2021 was unprecedented. The historic mill stood.'})

test('the rule of the guide runs beside the rules of the house', () => {
  const linter = createLinter({rules: [...allRules, unprecedented]})
  const found = linter.lint(document, {now: today}).filter(({ruleId}) => ruleId === 'unprecedented')
  expect(found.map(({severity, message, place}) => [severity, message, place.text])).toEqual([
    [
      'warning',
      '"unprecedented" claims that there is no earlier case. Say which cases were looked at.',
      'unprecedented',
    ],
  ])
})

test('a contract sets it like any other', () => {
  const rules = {unprecedented: {severity: 'error', options: {words: ['unprecedented', 'historic']}}} as const
  const linter = createLinter({contract: {...briefingContract, rules}, rules: [unprecedented]})
  expect(linter.lint(document, {now: today}).map(({severity, place}) => [severity, place.text])).toEqual([
    ['error', 'unprecedented'],
    ['error', 'historic'],
  ])
})

test('every name the guide tells of is exported', async () => {
  const entry: object = await import('./index.ts')
  for (const name of [
    'allRules',
    'createLinter',
    'defineRule',
    'fieldPlace',
    'inSection',
    'isBorrowed',
    'placeIn',
    'wholeOf',
  ]) {
    expect(guide).toContain(name)
    expect(Object.keys(entry)).toContain(name)
  }
})

test('every rule of the house has an id of its own, a reason, and a file by its id', () => {
  const ids = allRules.map(({id}) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const {id, why} of allRules) {
    expect(why).toMatch(/^[A-Z].*\.$/)
    expect(readFileSync(new URL(`./rules/${id}.ts`, import.meta.url), 'utf8')).toContain(`id: '${id}'`)
  }
})

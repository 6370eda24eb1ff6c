import {expect, test} from 'vitest'
import {createLake} from './index.ts'

const lake = createLake({documents: [{_id: 'a', _type: 'note'}]})

test.each([
  ['brackets', `${'['.repeat(15_000)}${']'.repeat(15_000)}`],
  ['negations', `${'!'.repeat(15_000)}true`],
  ['sub-queries', `${'*[count('.repeat(1_500)}*${') > 0]'.repeat(1_500)}`],
])('refuses a query nested too deeply in %s', async (_, query) => {
  await expect(lake.query(query)).rejects.toMatchObject({
    status: 400,
    body: {error: {type: 'queryParseError', description: 'The query is nested more deeply than the lake can evaluate'}},
  })
})

test('refuses a query of more than 32,000 characters', async () => {
  await expect(lake.query(`[${' '.repeat(32_000)}]`)).rejects.toMatchObject({
    status: 400,
    body: {error: {description: 'The query has 32002 characters outside of quotes; the lake reads at most 32000'}},
  })
})

test('reads a long text', async () => {
  expect(await lake.query(`length("${'\\"a'.repeat(50_000)}")`)).toBe(100_000)
})

test('answers 500 conditions in a row', async () => {
  expect(await lake.query(`count(*[${'_id == "b" || '.repeat(500)}_id == "a"])`)).toBe(1)
})

import {existsSync, readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {afterAll, describe, expect, test} from 'vitest'
import {createLake, type Lake} from './index.ts'

const file = new URL('../../../shared/data/groq-suite/suite.ndjson.gz', import.meta.url)

interface Dataset {
  readonly _type: 'dataset'
  readonly _id: string
  readonly documents?: readonly Record<string, unknown>[]
}

interface Case {
  readonly _type: 'test'
  readonly _id: string
  readonly name: string
  readonly query: string
  readonly params?: Record<string, unknown> | null
  readonly result: unknown
  readonly valid?: boolean
  readonly dataset: {readonly _ref: string}
}

describe.runIf(existsSync(file))('the public GROQ suite', () => {
  const lines = existsSync(file) ? gunzipSync(readFileSync(file)).toString().trim().split('\n') : []
  const entries = lines.map((line) => JSON.parse(line) as Dataset | Case)
  const datasets = new Map(entries.flatMap((entry) => (entry._type === 'dataset' ? [[entry._id, entry] as const] : [])))
  const cases = entries.filter((entry) => entry._type === 'test')
  const lakes = new Map<string, Lake>()
  afterAll(() => Promise.all([...lakes.values()].map((lake) => lake.close())))

  const lakeWith = (id: string) => {
    const known = lakes.get(id)
    if (known) return known
    const lake = createLake({documents: datasets.get(id)?.documents ?? []})
    lakes.set(id, lake)
    return lake
  }

  test('is whole', () => expect(cases).toHaveLength(5684))

  test('answers as the suite says, or refuses what it calls invalid', async () => {
    const wrong: unknown[] = []
    for (const {_id, query, params, result, valid = true, dataset} of cases) {
      const answer = await lakeWith(dataset._ref)
        .query(query, params ?? {})
        .then(
          (value) => ({value: scoresByRank(value)}),
          (error: unknown) => ({error: String(error)}),
        )
      const right = 'error' in answer ? !valid : valid && same(answer.value, result)
      if (!right) wrong.push({_id, query, params, expected: valid ? result : 'an error', ...answer})
    }
    expect(wrong).toEqual([])
  })
})

test.skipIf(existsSync(file))('the public GROQ suite is not in ../shared/data/groq-suite, so it was not run', () => {
  expect(existsSync(file)).toBe(false)
})

/** Scores are not comparable between implementations, their order is: `_score` becomes `_pos`, equal for equal scores. */
function scoresByRank(result: unknown): unknown {
  if (!Array.isArray(result) || !result.some((item) => isScored(item))) return result
  const scores = [...new Set(result.filter(isScored).map(({_score}) => _score))].sort((a, b) => b - a)
  return result.map((item: unknown) => {
    if (!isScored(item)) return item
    const {_score, ...rest} = item
    return {...rest, _pos: scores.indexOf(_score) + 1}
  })
}

function isScored(item: unknown): item is {_score: number} {
  return typeof item === 'object' && item !== null && '_score' in item && typeof item._score === 'number'
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b || Math.abs(a - b) <= 1e-12 * Math.abs(b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]))
}

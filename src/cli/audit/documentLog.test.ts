import {expect, test} from 'vitest'
import {wholeHistory} from './documentLog.ts'

const line = (number: number) => JSON.stringify({id: `t${number}`, author: 'wren', timestamp: '2026-07-15T00:00:00Z', effects: {}})
const log = Array.from({length: 7}, (_, index) => line(index))

test.each([2, 3, 7, 8])('a history longer than one answer of %i is read on, each transaction once', async (page) => {
  const asked: (string | undefined)[] = []
  const lake = {
    // The transaction asked from is in the answer, as the endpoint has it.
    async history(_ids: readonly string[], from?: string) {
      asked.push(from)
      const start = from === undefined ? 0 : Number(from.slice(1))
      return `${log.slice(start, start + page).join('\n')}\n`
    },
  }
  const lines = await wholeHistory(lake, ['a'], page)
  expect(lines.map(({id}) => id)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6'])
  expect(new Set(asked).size).toBe(asked.length)
})

test('what is no transaction is told, not left out', async () => {
  await expect(wholeHistory({history: async () => '{"id": "t1"}\n'}, ['a'])).rejects.toThrow(/author/)
})

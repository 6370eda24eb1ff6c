import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {heldWith, onceStill, stillAfter} from './useStill.ts'

const draft = (text: string) => ({_id: 'drafts.beat-1', text})
const other = {_id: 'drafts.beat-2', text: 'another'}

test.each([
  {name: 'a key later, the text before it is held', held: draft('a'), value: draft('ab'), kept: draft('a')},
  {name: 'another document is taken at once', held: draft('a'), value: other, kept: other},
  {name: 'a draft that comes is taken at once', held: null, value: draft('a'), kept: draft('a')},
  {name: 'a draft that goes is let go at once', held: draft('a'), value: null, kept: null},
  {name: 'nothing stays nothing', held: null, value: null, kept: null},
])('$name', ({held, value, kept}) => {
  expect(heldWith(held, value)).toEqual(kept)
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what stands still is handed over once, when the pause is long enough', () => {
  const told: unknown[] = []
  onceStill('a', 'ab', (value) => told.push(value))
  vi.advanceTimersByTime(stillAfter - 1)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual(['ab'])
  vi.advanceTimersByTime(10 * stillAfter)
  expect(told).toEqual(['ab'])
})

test('a key before that starts the pause anew, and only the last text is handed over', () => {
  const told: unknown[] = []
  for (const text of ['ab', 'abc', 'abcd']) {
    const stop = onceStill('a', text, (value) => told.push(value))
    vi.advanceTimersByTime(stillAfter - 1)
    if (text !== 'abcd') stop()
  }
  vi.advanceTimersByTime(stillAfter)
  expect(told).toEqual(['abcd'])
})

test('what is held already, or was given up, leaves no timer behind', () => {
  onceStill('a', 'a', () => undefined)
  expect(vi.getTimerCount()).toBe(0)
  onceStill('a', 'ab', () => undefined)()
  expect(vi.getTimerCount()).toBe(0)
})

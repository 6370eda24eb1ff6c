import fc from 'fast-check'
import {expect, test} from 'vitest'
import {BestSlots} from './bestSlots.ts'
import {ReferenceGraph} from './graph.ts'
import {PairTable} from './pairTable.ts'
import {Scores} from './scores.ts'
import {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {Strings} from './strings.ts'

const settings = {seed: 4, numRuns: 200}

function readBack<Table>(write: (writer: SnapshotWriter) => void, read: (reader: SnapshotReader) => Table): Table {
  const writer = new SnapshotWriter()
  write(writer)
  return read(new SnapshotReader(writer.finish(1), 1))
}

test('strings are numbered as a map would number them, before and after a snapshot', () => {
  fc.assert(
    fc.property(fc.array(fc.string({unit: 'binary', maxLength: 6}), {maxLength: 400}), fc.array(fc.string({maxLength: 6}), {maxLength: 20}), (added, others) => {
      const expected = new Map<string, number>()
      const strings = new Strings()
      for (const text of added) {
        if (!expected.has(text)) expected.set(text, expected.size)
        expect(strings.add(text)).toBe(expected.get(text))
      }
      const again = readBack((writer) => strings.write(writer), (reader) => Strings.read(reader))
      for (const table of [strings, again]) {
        expect(table.size).toBe(expected.size)
        for (const text of [...added, ...others]) expect(table.idOf(text)).toBe(expected.get(text) ?? -1)
        for (const [text, id] of expected) expect(table.at(id)).toBe(text)
      }
    }),
    {...settings, numRuns: 60},
  )
})

test('pairs are numbered as a map would number them, before and after a snapshot', () => {
  const number = fc.oneof(fc.nat(3), fc.nat(5000), fc.constant(2 ** 32 - 1))
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), {maxLength: 1500}), (pairs) => {
      const expected = new Map<string, number>()
      const table = new PairTable()
      for (const [first, second] of pairs) {
        const key = `${first} ${second}`
        expect(table.get(first, second)).toBe(expected.get(key) ?? 0)
        if (!expected.has(key)) expected.set(key, expected.size + 1)
        expect(table.add(first, second)).toBe(expected.get(key))
      }
      const again = readBack((writer) => table.write(writer), (reader) => PairTable.read(reader))
      for (const [first, second] of pairs) expect(again.get(first, second)).toBe(expected.get(`${first} ${second}`))
    }),
    {...settings, numRuns: 60},
  )
})

test('the heap keeps what sorting everything would keep', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 0.5, 1, 2, 3), {maxLength: 60}), fc.integer({min: 1, max: 20}), (scores, limit) => {
      const heap = new BestSlots(limit, (a, b) => b - a)
      scores.forEach((score, slot) => heap.offer(slot, score))
      const all = scores.map((score, slot) => ({score, slot})).sort((a, b) => b.score - a.score || a.slot - b.slot)
      expect(heap.slots()).toEqual(all.slice(0, limit).map(({slot}) => slot))
    }),
    settings,
  )
})

test('links in and out are those that were set last', () => {
  const targets = fc.uniqueArray(fc.nat(9), {maxLength: 6})
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), targets), {maxLength: 40}), (steps) => {
      const graph = new ReferenceGraph()
      const expected = new Map<number, readonly number[]>()
      for (const [from, to] of steps) {
        graph.set(from, to)
        expected.set(from, to)
      }
      const again = new ReferenceGraph()
      readBack((writer) => graph.write(writer), (reader) => again.read(reader))
      for (const one of [graph, again]) {
        for (let slot = 0; slot < 10; slot++) {
          const sources = [...expected].flatMap(([from, to]) => (to.includes(slot) ? [from] : [])).sort((a, b) => a - b)
          expect(one.targets(slot)).toEqual(expected.get(slot) ?? [])
          expect(one.sources(slot).sort((a, b) => a - b)).toEqual(sources)
          expect(one.citations(slot)).toBe(sources.length)
        }
      }
    }),
    settings,
  )
})

test('scores add up, and clearing leaves nothing', () => {
  const scores = new Scores(40)
  for (const slot of [3, 5, 3]) scores.add(slot, 0.5)
  expect([[...scores.touched.subarray(0, scores.count)], scores.values[3], scores.values[5]]).toEqual([[3, 5], 1, 0.5])
  scores.clear()
  expect([[...scores.touched.subarray(0, scores.count)], scores.values.some((value) => value !== 0)]).toEqual([[], false])
})

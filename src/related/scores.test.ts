import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Field} from './field.ts'
import {NamedSlots} from './namedSlots.ts'
import {Scores} from './scores.ts'

const slots = 24
const text = fc.array(fc.nat(12), {maxLength: 40})
/** Stories put in one after another, some in place of earlier ones, some empty, which takes them out. */
const edits = fc.array(fc.record({slot: fc.nat(slots - 1), terms: text}), {maxLength: 60})
const query = fc.array(fc.tuple(fc.nat(14), fc.integer({min: 1, max: 8}).map((weight) => weight / 2)), {maxLength: 8})
const settings = {seed: 4, numRuns: 300}

const scored = ({values, touched, count}: Scores) => new Map([...touched.subarray(0, count)].map((slot) => [slot, values[slot]!]))

/** BM25 as it is written down, story by story, from their terms alone. */
function plainScores(stories: ReadonlyMap<number, readonly number[]>, terms: readonly (readonly [number, number])[], saturation: number, byLength: number) {
  const lengths = [...stories.values()].map(({length}) => length)
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const scores = new Map<number, number>()
  for (const [term, weight] of terms) {
    for (const [slot, own] of stories) {
      const times = own.filter((one) => one === term).length
      if (times === 0) continue
      const score = (weight * times) / (times + saturation * (1 - byLength + (byLength * own.length) / average))
      scores.set(slot, (scores.get(slot) ?? 0) + score)
    }
  }
  return scores
}

test('a field scores stories as BM25 is written down, whatever was put in and taken out before', () => {
  fc.assert(
    fc.property(edits, query, (changes, terms) => {
      const field = new Field(1.2, 0.75)
      const stories = new Map<number, readonly number[]>()
      for (const {slot, terms: own} of changes) {
        field.set(slot, own)
        if (own.length === 0) stories.delete(slot)
        else stories.set(slot, own)
      }
      const scores = new Scores(slots)
      field.score(terms, scores)
      const [found, plain] = [scored(scores), plainScores(stories, terms, 1.2, 0.75)]
      expect(new Set(found.keys())).toEqual(new Set(plain.keys()))
      for (const [slot, score] of found) expect(score).toBeCloseTo(plain.get(slot)!, 4)
      scores.clear()
      expect(scored(scores)).toEqual(new Map())
      expect(scores.values.every((value) => value === 0)).toBe(true)
    }),
    settings,
  )
})

test('scores are added with the highest of them as the share, and what was there stays', () => {
  const part = fc.array(fc.tuple(fc.nat(slots - 1), fc.integer({min: 1, max: 20})), {maxLength: 30})
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.constantFrom(1, 0.8, 0.5)), {maxLength: 4}), (parts) => {
      const sum = new Scores(slots)
      const plain = new Map<number, number>()
      for (const [entries, share] of parts) {
        const one = new Scores(slots)
        for (const [slot, score] of entries) one.add(slot, score)
        sum.addScaled(one, share)
        const own = scored(one)
        const most = Math.max(...own.values())
        for (const [slot, score] of own) plain.set(slot, (plain.get(slot) ?? 0) + (score * share) / most)
      }
      expect([...scored(sum).keys()]).toEqual([...plain.keys()])
      for (const [slot, score] of scored(sum)) expect(score).toBeCloseTo(plain.get(slot)!, 4)
    }),
    settings,
  )
})

test('named slots keep their order and the surest naming, as a map would, and are empty once cleared', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(slots - 1), fc.constantFrom(0, 0.2, 0.5, 1)), {maxLength: 60}), (namings) => {
      const named = new NamedSlots(slots)
      const plain = new Map<number, number>()
      for (const [slot, sure] of namings) {
        named.add(slot, sure)
        plain.set(slot, Math.max(plain.get(slot) ?? 0, sure))
      }
      expect(named.slots().map((slot) => [slot, named.sureOf(slot)])).toEqual([...plain])
      named.clear()
      expect([named.size, Array.from({length: slots}, (_, slot) => named.sureOf(slot)).some((sure) => sure > 0)]).toEqual([0, false])
    }),
    settings,
  )
})

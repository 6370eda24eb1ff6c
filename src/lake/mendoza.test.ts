import fc from 'fast-check'
import {applyPatch, incremental} from 'mendoza'
import {describe, expect, test} from 'vitest'
import {encodeMendoza} from './mendoza.ts'

type Document = Record<string, unknown>

const sentence = 'Open weights became the default for most labs'
const block = (key: string, text: string) => ({
  _key: key,
  _type: 'block',
  markDefs: [],
  children: [{_key: `${key}s`, _type: 'span', marks: [], text}],
})

describe('exact encodings', () => {
  test.each<[string, Document | null, Document | null, unknown[], unknown[]]>([
    ['creation', null, {_id: 'a', _rev: '1', n: 1}, [0, {_id: 'a', n: 1}], [0, null]],
    ['deletion', {_id: 'a', _rev: '1', n: 1}, null, [0, null], [0, {_id: 'a', n: 1}]],
    ['nothing', null, null, [], []],
    ['a new revision only', {_id: 'a', _rev: '1'}, {_id: 'a', _rev: '2'}, [], []],
    ['fields in another order', {a: 1, b: {c: 2, d: 3}}, {b: {d: 3, c: 2}, a: 1}, [], []],
    ['a field set', {_id: 'a'}, {_id: 'a', n: 1}, [17, 1, 'n'], [19, 1]],
    ['a field changed', {_id: 'a', n: 1}, {_id: 'a', n: 2}, [17, 2, 'n'], [17, 1, 'n']],
    ['a field made null', {_id: 'a', n: 1}, {_id: 'a', n: null}, [17, null, 'n'], [17, 1, 'n']],
    ['an undefined field', {_id: 'a', n: undefined}, {_id: 'a', n: 1}, [17, 1, 'n'], [19, 1]],
    [
      'a field inside an object',
      {_id: 'a', dek: {by: 'ana', text: 'old'}},
      {_id: 'a', dek: {by: 'ana', text: 'new'}},
      [10, 1, 17, 'new', 'text', 15],
      [10, 1, 17, 'old', 'text', 15],
    ],
    [
      'most fields gone',
      {a: 'kept as it is', b: 2, c: 3, d: 4},
      {a: 'kept as it is'},
      [2, 18, 0],
      [17, 2, 'b', 17, 3, 'c', 17, 4, 'd'],
    ],
    ['fields addressed in sorted order', {b: 1, a: 1, 10: 1, 9: 1}, {b: 1, a: 1, 10: 1}, [19, 1], [17, 1, '9']],
    ['a short object, restated', {o: {a: 1}}, {o: {a: 2}}, [17, {a: 2}, 'o'], [17, {a: 1}, 'o']],
    [
      'text typed at the end',
      {title: sentence},
      {title: `${sentence}.`},
      [10, 0, 22, '.', 15],
      [11, 0, 23, 0, 45, 15],
    ],
    [
      'a word replaced',
      {title: `${sentence} in 2023 and after`},
      {title: `${sentence} in 2024 and after`},
      [11, 0, 23, 0, 52, 22, '4', 23, 53, 63, 15],
      [11, 0, 23, 0, 52, 22, '3', 23, 53, 63, 15],
    ],
    [
      'an astral character replaced by one that shares its first half, after a two-byte character',
      {title: `é ${sentence} 😀 and so on`},
      {title: `é ${sentence} 😁 and so on`},
      [11, 0, 23, 0, 49, 22, '😁', 23, 53, 63, 15],
      [11, 0, 23, 0, 49, 22, '😀', 23, 53, 63, 15],
    ],
    [
      'a keyed block added in front',
      {body: [block('a', sentence), block('b', sentence)]},
      {body: [block('n', ''), block('a', sentence), block('b', sentence)]},
      [11, 0, 20, block('n', ''), 21, 0, 2, 15],
      [11, 0, 21, 1, 3, 15],
    ],
    [
      'two keyed blocks swapped',
      {body: [block('a', sentence), block('b', sentence), block('c', sentence)]},
      {body: [block('b', sentence), block('a', sentence), block('c', sentence)]},
      [11, 0, 21, 1, 2, 21, 0, 1, 21, 2, 3, 15],
      [11, 0, 21, 1, 2, 21, 0, 1, 21, 2, 3, 15],
    ],
    [
      'a letter typed into one of three blocks',
      {body: [block('a', sentence), block('b', sentence), block('c', sentence)]},
      {body: [block('a', sentence), block('b', `${sentence}s`), block('c', sentence)]},
      [11, 0, 21, 0, 1, 12, 1, 11, 2, 12, 0, 10, 3, 22, 's', 15, 16, 15, 16, 21, 2, 3, 15],
      [11, 0, 21, 0, 1, 12, 1, 11, 2, 12, 0, 11, 3, 23, 0, 45, 15, 16, 15, 16, 21, 2, 3, 15],
    ],
    [
      'a long element without a key, changed where it stood',
      {aliases: [sentence, 'x', `${sentence}!`]},
      {aliases: [`${sentence}?`, 'x', `${sentence}!`]},
      [11, 0, 12, 0, 22, '?', 16, 21, 1, 3, 15],
      [11, 0, 13, 0, 23, 0, 45, 16, 21, 1, 3, 15],
    ],
    ['an emptied array', {tags: ['a', 'b']}, {tags: []}, [17, [], 'tags'], [17, ['a', 'b'], 'tags']],
  ])('%s', (_, before, after, apply, revert) => {
    expect(encodeMendoza(before, after)).toEqual({apply, revert})
  })

  test('an object with a field named __proto__ is restated, because the decoder cannot open it', () => {
    const before = JSON.parse(`{"_id": "a", "o": {"__proto__": "x", "kept": "${sentence}"}}`)
    const after = JSON.parse(`{"_id": "a", "o": {"__proto__": "y", "kept": "${sentence}"}}`)
    expect(encodeMendoza(before, after)).toEqual({apply: [17, after.o, 'o'], revert: [17, before.o, 'o']})
  })
})

const key = fc.oneof(
  fc.constantFrom('_key', '_type', 'text', 'a', 'b', 'B', 'é', '😀', '0', '10', '9', '', 'toString', 'constructor'),
  fc.constant('__proto__'),
  fc.string({unit: 'binary', maxLength: 3}),
)
const text = fc.oneof(
  fc
    .array(fc.constantFrom('a', 'é', '漢', '😀', '😁', '\ud83d', '\ude00', ' word '), {maxLength: 12})
    .map((all) => all.join('')),
  fc.string({unit: 'binary'}),
  fc.lorem({maxCount: 12}),
)
const leaf = fc.oneof(text, fc.integer({min: -3, max: 3}), fc.double({noNaN: true}), fc.boolean(), fc.constant(null))
const {value} = fc.letrec((tie) => ({
  value: fc.oneof({depthSize: 'small', withCrossShrink: true}, leaf, tie('array'), tie('keyed'), tie('object')),
  array: fc.array(tie('value'), {maxLength: 6}),
  keyed: fc.array(
    fc.record(
      {_key: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5'), text, children: tie('value')},
      {requiredKeys: ['_key']},
    ),
    {maxLength: 7},
  ),
  object: fc.dictionary(key, tie('value'), {maxKeys: 6}),
}))
const asJson = (input: unknown) => JSON.parse(JSON.stringify(input))
const documents = fc.dictionary(key, value, {maxKeys: 8}).map(asJson)

/** A document and one a few edits away from it, as most transactions leave it. */
const revisions = fc
  .tuple(documents, fc.infiniteStream(fc.nat({max: 99})), fc.infiniteStream(value.map(asJson)))
  .map(([before, dice, fresh]) => {
    const roll = () => dice.next().value as number
    const edited = (old: unknown): unknown => {
      const chance = roll()
      if (chance < 8) return fresh.next().value
      if (typeof old === 'string' && chance < 40) {
        const at = roll() % (old.length + 1)
        return old.slice(0, at) + ['', 'x', '😀', '\ud83d', 'é'][roll() % 5] + old.slice(at + (roll() % 3))
      }
      if (Array.isArray(old)) {
        const elements = old.filter(() => roll() > 10).map(edited)
        if (chance > 70) elements.reverse()
        if (chance > 50 && elements.length > 0) elements.splice(roll() % elements.length, 0, fresh.next().value)
        if (chance % 7 === 0) elements.push(...elements.slice(0, 2))
        return elements
      }
      if (typeof old === 'object' && old !== null) {
        const entries = Object.entries(old).filter(() => roll() > 10)
        return Object.fromEntries(entries.map(([name, inner]) => [name, edited(inner)]))
      }
      return old
    }
    const after = Object.entries(before).map(([name, inner]) => [name, edited(inner)])
    return [before, Object.fromEntries(after)].map(asJson)
  })

describe.each([
  ['unrelated documents', fc.tuple(documents, documents)],
  ['revisions of one document', revisions],
])('%s', (_, pairs) => {
  test('the decoder gets from either to the other', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        delete before._rev
        delete after._rev
        const {apply, revert} = asJson(encodeMendoza(before, after))
        expect(JSON.stringify(sorted(applyPatch(before, apply)))).toBe(JSON.stringify(sorted(after)))
        expect(JSON.stringify(sorted(applyPatch(after, revert)))).toBe(JSON.stringify(sorted(before)))
      }),
      {numRuns: 600},
    )
  })

  test('no patch is longer than the document it leads to', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const {apply, revert} = encodeMendoza(before, after)
        expect(JSON.stringify(apply).length).toBeLessThanOrEqual(JSON.stringify([0, after]).length)
        expect(JSON.stringify(revert).length).toBeLessThanOrEqual(JSON.stringify([0, before]).length)
      }),
      {numRuns: 500},
    )
  })

  test('the documents are left as they were', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const copies = JSON.stringify([before, after])
        encodeMendoza(before, after)
        expect(JSON.stringify([before, after])).toBe(copies)
      }),
      {numRuns: 200},
    )
  })
})

test('the history decoder replays a chain of patches, forwards and back', () => {
  fc.assert(
    fc.property(fc.array(revisions, {minLength: 1, maxLength: 4}), (pairs) => {
      const chain = pairs.flat()
      let replayed = incremental.wrap<number>(chain[0], 0)
      chain.slice(1).forEach((after, step) => {
        replayed = incremental.applyPatch(replayed, encodeMendoza(chain[step], after).apply, step + 1)
        expect(JSON.stringify(sorted(incremental.unwrap(replayed)))).toBe(JSON.stringify(sorted(withoutRev(after))))
      })
      for (let step = chain.length - 1; step > 0; step--) {
        const {revert} = encodeMendoza(chain[step - 1], chain[step])
        replayed = incremental.applyPatch(replayed, revert, -step)
      }
      expect(JSON.stringify(sorted(incremental.unwrap(replayed)))).toBe(JSON.stringify(sorted(withoutRev(chain[0]))))
    }),
    {numRuns: 100},
  )
})

test('the history decoder blames the new transaction for the typed letter only', () => {
  const before = {body: [block('a', sentence), block('b', sentence)]}
  const after = {body: [block('a', sentence), block('b', `${sentence.slice(0, 12)}, openly,${sentence.slice(12)}`)]}
  const value = incremental.applyPatch(incremental.wrap(before, 'ana'), encodeMendoza(before, after).apply, 'ben')

  const elementsOf = (input: incremental.Value<string>) =>
    input.content?.type === 'array' ? input.content.elements : []
  const fieldOf = (input: incremental.Value<string> | undefined, name: string) =>
    input?.content?.type === 'object' ? input.content.fields[name]! : undefined

  const [first, second] = elementsOf(fieldOf(value, 'body')!)
  const typed = fieldOf(elementsOf(fieldOf(second, 'children')!)[0], 'text')
  expect(first?.startMeta).toBe('ana')
  expect(fieldOf(second, 'markDefs')?.startMeta).toBe('ana')
  expect(typed?.content?.type === 'string' && typed.content.parts.map((part) => [part.startMeta, part.value])).toEqual([
    ['ana', 'Open weights'],
    ['ben', ', openly,'],
    ['ana', ' became the default for most labs'],
  ])
})

test('one word changed in a document of 100 kB fits in a hundred bytes or so', () => {
  const body = Array.from({length: 300}, (_, index) => block(`k${index}`, `${sentence} `.repeat(5)))
  const before = {_id: 'a', body}
  const edited = `${sentence} `.repeat(5).replace('default', 'exception')
  const after = {_id: 'a', body: body.with(150, block('k150', edited))}
  expect(JSON.stringify(before).length).toBeGreaterThan(90_000)
  expect(JSON.stringify(encodeMendoza(before, after).apply).length).toBeLessThan(120)
})

function withoutRev({_rev, ...rest}: Document): Document {
  return rest
}

/** The order of fields is no part of a document, so documents are compared with their fields sorted. */
function sorted(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(sorted)
  if (typeof input !== 'object' || input === null) return input
  const entries = Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

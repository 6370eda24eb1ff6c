import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Corpus} from '../corpus.ts'
import type {Doc} from '../documents.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'drafts.a', 'drafts.c')
const text = fc.constantFrom('ferry', 'ferry harbour', 'Harbour', 'lock gate', 'gate')
const step = fc.oneof(
  fc.record({put: id, text}),
  fc.record({drop: id}),
  fc.record({read: fc.integer({min: 1, max: 3})}),
)

test('words read in slices, with documents changing in between, are those that are read at once', () => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 30}), (steps) => {
      const corpus = new Corpus()
      for (const each of steps) {
        if ('put' in each) corpus.set(each.put, documentOf(each.put, each.text))
        else if ('drop' in each) corpus.set(each.drop, null)
        else readSome(corpus, each.read)
      }
      const atOnce = new Corpus()
      for (const document of corpus.all()) atOnce.set(document._id, document)
      for (const word of ['ferry', 'harbour', 'lock', 'gate']) {
        expect(new Set(corpus.documentsWith(word))).toEqual(new Set(atOnce.documentsWith(word)))
      }
    }),
    {numRuns: 500},
  )
})

test('reading tells when all is read', () => {
  const corpus = new Corpus()
  for (const each of ['a', 'b', 'c']) corpus.set(each, documentOf(each, 'ferry'))
  expect([readSome(corpus, 2), readSome(corpus, 2), readSome(corpus, 0)]).toEqual([false, true, true])
})

function readSome(corpus: Corpus, many: number): boolean {
  let left = many
  return corpus.readWords(() => left-- > 0)
}

function documentOf(_id: string, words: string): Doc {
  return {_id, _type: 'take', _rev: '1', _createdAt: '2026-01-01', _updatedAt: '2026-01-01', words} as Doc
}

import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Commit} from './commit.ts'
import {Corpus} from './corpus.ts'
import type {Doc} from './documents.ts'
import {systemAccess} from './grants.ts'
import {LiveTags, tagsOfTypes} from './liveTags.ts'
import {createQueryEngine} from './query.ts'
import {answerFrom} from './queryLanes/question.ts'

const types = ['beat', 'take', 'subject']
const queries = [
  '*[_type == "beat"] | order(_id) {_id, n, "to": to->{_id, n}}',
  '*[_type == "take" && to->n > 1]{_id, "on": to->to->n}',
  '*[_type == "beat"]{_id, "takes": *[_type == "take" && to._ref == ^._id]{n}}',
  'count(*[_type == "subject" && references("a")])',
  '*[_type in ["beat", "take"] && n == 2]._id',
  '*[_type == "beat"][0].to->to->_type',
  '*[n == 2]._id',
  '*[_id == "a"][0]->n',
  '*[_type == $type]{n}',
  '*[_type == "beat"]{"all": count(*)}',
]
const perspectives = [['published'], ['drafts'], ['r1', 'drafts'], ['raw']]

const name = fc.constantFrom('a', 'b', 'c')
const prefix = fc.constantFrom('', '', 'drafts.', 'versions.r1.')
const content = fc.record({_type: fc.constantFrom(...types), n: fc.integer({min: 0, max: 3}), to: fc.option(name)})
const change = fc.tuple(prefix, name, fc.option(content))

/** A corpus and its tags, without a store or a guard. */
function dataset() {
  const corpus = new Corpus()
  const tags = new LiveTags(corpus)
  let seq = 0
  const commit = (changes: readonly (readonly [id: string, document: Partial<Doc> | null])[]) => {
    seq += 1
    const made = changes.map(([id, given]) => {
      const stamps = {_rev: `r${seq}`, _createdAt: '', _updatedAt: ''}
      const after = given && ({...stamps, ...given, _id: id} as Doc)
      const before = corpus.get(id) ?? null
      corpus.set(id, after)
      return {id, before, after, mutations: [], effects: {apply: [], revert: []}}
    })
    tags.note({seq, transactionId: `r${seq}`, author: 'a', timestamp: '', changes: made} as Commit)
    return seq
  }
  const engine = createQueryEngine()
  const ask = async (query: string, perspective: readonly string[]) => {
    const question = {query, params: {type: 'take'}, perspective, now: new Date(0)}
    const {result, types: read} = await answerFrom(engine, corpus.view(perspective, systemAccess('a')), question, 'a')
    return {result, tags: tagsOfTypes(read)}
  }
  return {tags, commit, ask}
}

test('no answer changes without an event that names one of its tags', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, {minLength: 1, maxLength: 2}), {minLength: 1, maxLength: 12}), async (commits) => {
      const {tags, commit, ask} = dataset()
      const asked = queries.flatMap((query) => perspectives.map((perspective) => ({query, perspective})))
      let known = await Promise.all(asked.map(({query, perspective}) => ask(query, perspective)))
      for (const changes of commits) {
        const seq = commit(changes.map(([before, id, given]) => [before + id, given && {...given, to: given.to ? {_ref: given.to} : undefined}]))
        const answers = await Promise.all(asked.map(({query, perspective}) => ask(query, perspective)))
        for (const [at, {query, perspective}] of asked.entries()) {
          const event = tags.since(seq - 1, seq, perspective[0] !== 'published') ?? []
          if (known[at]!.tags.some((tag) => event.includes(tag))) continue
          expect({query, perspective, result: answers[at]!.result}).toEqual({query, perspective, result: known[at]!.result})
        }
        known = answers
      }
    }),
    {numRuns: 150},
  )
})

describe('what an answer depends on', () => {
  const beat = {_type: 'beat', n: 1}
  const beats = '*[_type == "beat"]{n, "to": to->n}'

  test('is a type that no other type has to do with', async () => {
    const {tags, commit, ask} = dataset()
    commit([['a', beat]])
    const {tags: shown} = await ask(beats, ['published'])
    const event = tags.since(0, commit([['b', {_type: 'take'}]]), false) ?? []
    expect(shown).toHaveLength(1)
    expect(event).toEqual(expect.arrayContaining([...shown]))
    expect(tags.since(1, 2, false)).toEqual(expect.not.arrayContaining([...shown]))
  })

  test('is the type behind a reference too, and anything at all while nothing is there', async () => {
    const {commit, ask} = dataset()
    commit([['a', {...beat, to: {_ref: 'b'}}]])
    expect((await ask(beats, ['published'])).tags).toEqual(['s1:all'])
    commit([['b', {_type: 'take', n: 2}]])
    expect((await ask(beats, ['published'])).tags).toHaveLength(2)
    expect((await ask('*[_type == "beat"].n', ['published'])).tags).toHaveLength(1)
  })
})

test('drafts alone are told to those who ask for them; what is not remembered is not told', () => {
  const {tags, commit} = dataset()
  commit([['drafts.a', {_type: 'beat'}]])
  expect(tags.since(0, 1, false)).toEqual([])
  expect(tags.since(0, 1, true)).toEqual(['s1:all', tagsOfTypes(['beat'])[0]])
  for (let at = 0; at < 1_000; at += 1) commit([['a', {_type: 'beat'}]])
  expect(tags.since(0, 1_001, false)).toBeUndefined()
  expect(tags.since(1, 1_001, false)).toHaveLength(2)
  expect(tags.since(Number.NEGATIVE_INFINITY, 1_001, false)).toBeUndefined()
})

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Corpus} from '../corpus.ts'
import type {Doc} from '../documents.ts'
import {systemAccess} from '../grants.ts'
import {createQueryEngine, type QueryRequest} from '../query.ts'

const everyone = systemAccess('test')
const names = ['a', 'b', 'c', 'd']
const types = ['beat', 'take', 'note']

const name = fc.constantFrom(...names)
const id = fc.oneof(
  name,
  name.map((id) => `drafts.${id}`),
  name.map((id) => `versions.r1.${id}`),
)
const reference = fc.oneof(
  name.map((_ref) => ({_type: 'reference', _ref})),
  name.map((_ref) => ({_type: 'crossDatasetReference', _ref, _dataset: 'other'})),
)
const value = fc.oneof(name, fc.constantFrom(1, 2, true, false, null), reference, fc.array(reference, {maxLength: 2}))
const document = fc
  .record(
    {
      _type: fc.constantFrom(...types),
      slug: fc.oneof(
        name.map((current) => ({current})),
        name,
      ),
      title: fc.constantFrom('a b', 'A.b late', 'Stra\u00dfe', '\u00e9t\u00e9 ete', 'stra-e', 'straxe. ab.', '\u0130ab \u212a'),
      x: value,
      beat: reference,
      beats: fc.array(fc.record({beat: reference, x: value}, {requiredKeys: [], noNullPrototype: true}), {maxLength: 3}),
    },
    {requiredKeys: ['_type'], noNullPrototype: true},
  )
  .map((attributes) => ({...attributes, _rev: '1', _createdAt: '2026-01-01', _updatedAt: '2026-01-01'}))

const constant = fc.oneof(
  fc.constantFrom('"a"', '"b"', '"beat"', '"drafts.a"', '1', 'true', 'null', '$name', '$names', '$mixed', '["a", "b"]'),
  fc.constantFrom('^._id', '^.x', '^.slug.current', '^.beat._ref', '^.^._id', '^.^.x', '^'),
)
const pattern = fc.oneof(
  fc.constantFrom('"a"', '"a*"', '"stra.e"', '"\u00c9t\u00e9"', '"ete late"'),
  fc.constantFrom('"*a"', '$name', '["a", 1]', '"A.b"', '""'),
)
const bound = fc.constantFrom('1', '2', '"a"', '"b"', '$name', '$names', 'true', 'null', '^.x', '^._id')
const compared = fc.constantFrom('<', '<=', '>', '>=')
const attribute = fc.constantFrom('_id', '_type', 'slug.current', 'slug', 'x', 'x._ref', 'beat._ref', '@.x', '_originalId')
const condition = fc.oneof(
  {weight: 4, arbitrary: fc.tuple(attribute, constant).map(([left, right]) => `${left} == ${right}`)},
  fc.tuple(constant, attribute).map(([left, right]) => `${left} == ${right}`),
  fc.tuple(attribute, constant).map(([left, right]) => `${left} in ${right}`),
  fc.tuple(attribute, constant, constant).map(([left, one, other]) => `${left} in [${one}, ${other}]`),
  fc.tuple(attribute, compared, bound).map(([left, op, right]) => `${left} ${op} ${right}`),
  fc.tuple(bound, compared, attribute).map(([left, op, right]) => `${left} ${op} ${right}`),
  fc.tuple(attribute, compared, bound, compared, bound).map(([left, one, low, other, high]) => `(${left} ${one} ${low} && ${left} ${other} ${high})`),
  fc.tuple(attribute, bound, fc.constantFrom('..', '...'), bound).map(([left, low, dots, high]) => `${left} in ${low}${dots}${high}`),
  fc.tuple(constant, constant).map(([one, other]) => `references(${one}, ${other})`),
  constant.map((one) => `references(${one})`),
  constant.map((one) => `${one} in beats[].beat._ref`),
  constant.map((one) => `${one} in x[]._ref`),
  fc
    .tuple(fc.constantFrom('title', '[title, slug.current]', 'beats[].x', '_id', 'x'), pattern)
    .map(([text, words]) => `${text} match ${words}`),
  fc.tuple(fc.constantFrom('@', 'title'), pattern).map(([text, words]) => `${text} match text::query(${words})`),
  fc.constantFrom('defined(x)', 'beat->x == "a"', 'x != "a"', '!(x == "a")', 'count(beats) > 0', 'beat->_id == $name'),
)
const {filter} = fc.letrec<{filter: string}>((tie) => ({
  filter: fc.oneof(
    {maxDepth: 3},
    condition,
    fc.tuple(tie('filter'), fc.constantFrom('&&', '||'), tie('filter')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('filter').map((one) => `!(${one})`),
    tie('filter').map((one) => `count(*[${one}]) > 0`),
  ),
}))
const {query} = fc.letrec<{query: string}>((tie) => {
  const inner = tie('query')
  return {
    query: fc.oneof(
      {maxDepth: 2, depthIdentifier: 'query'},
      filter.map((one) => `*[${one}]._id`),
      filter.map((one) => `*[${one}]`),
      fc.tuple(filter, inner).map(([one, next]) => `*[${one}]{_id, "inner": ${next}}`),
      fc.tuple(filter, inner).map(([one, next]) => `*[${one}][]{"inner": beats[]{"x": ${next}}}`),
      fc.tuple(filter, inner).map(([one, next]) => `*[${one}].beats[].beat->{"inner": ${next}}`),
      fc.tuple(filter, inner).map(([one, next]) => `*[${one}]{..., _type == "beat" => {"inner": ${next}}}`),
      fc.tuple(filter, filter).map(([one, other]) => `*[${one}][${other}][0]`),
      fc.tuple(filter, attribute).map(([one, key]) => `*[${one}] | order(${key} desc, _id asc)[0..1]{_id, x}`),
      fc.tuple(filter, attribute).map(([one, key]) => `*[${one}] | order(${key})[1...3]._id`),
      fc.tuple(filter, inner).map(([one, next]) => `*[${one}] | order(count(${next}) desc)[0]{_id}`),
      fc.tuple(filter, inner).map(([one, next]) => `[${next}, count(*[${one}]), array::unique(*[${one}].x)]`),
    ),
  }
})

const engine = createQueryEngine()
const perspectives = [['raw'], ['published'], ['drafts'], ['r1', 'drafts']]

test('a planned query answers as an unplanned one does, through every perspective and after every commit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(id, fc.option(document)), {maxLength: 24}),
      fc.array(query, {minLength: 1, maxLength: 3}),
      fc.constantFrom(...perspectives),
      (changes, queries, perspective) => {
        const corpus = new Corpus()
        const half = changes.length >> 1
        changes.forEach(([_id, content], at) => {
          corpus.set(_id, content ? ({...content, _id} as Doc) : null)
          if (at === half || at === changes.length - 1) for (const query of queries) compare(corpus, perspective, query)
        })
      },
    ),
    {numRuns: 1500},
  )
})

test('the first few of an order over many documents are those that an unplanned query finds', () => {
  const direction = fc.constantFrom('', ' asc', ' desc')
  const slice = fc.constantFrom('[0]', '[0...3]', '[2..4]', '[0...200]', '[5]', '[-1]')
  const flat = fc.oneof(condition, fc.tuple(condition, fc.constantFrom('&&', '||'), condition).map((parts) => parts.join(' ')))
  const ordered = fc
    .tuple(flat, attribute, direction, fc.constantFrom('', ', _id desc', ', title, _id'), slice)
    .map(([one, key, way, then, part]) => `*[${one}] | order(${key}${way}${then})${part}`)
  fc.assert(
    fc.property(
      fc.array(document, {minLength: 4, maxLength: 20}),
      fc.array(fc.oneof(ordered, ordered.map((one) => `{"first": ${one}._id, "each": *[_type == "beat"][0..1]{"n": ${one}}}`)), {minLength: 4, maxLength: 4}),
      fc.array(fc.tuple(fc.nat({max: 800}), fc.option(document)), {maxLength: 10}),
      (kinds, queries, changes) => {
        const corpus = new Corpus()
        const put = (at: number, content: object | null) => {
          const _id = `n${String(at).padStart(4, '0')}`
          corpus.set(_id, content ? ({...content, _id, at} as unknown as Doc) : null)
        }
        for (let at = 0; at < 700; at++) put(at, kinds[(at * 7) % kinds.length] ?? null)
        for (const query of queries.slice(0, 2)) compare(corpus, ['raw'], query)
        for (const [at, content] of changes) put(at, content)
        for (const query of queries) compare(corpus, ['raw'], query)
      },
    ),
    {numRuns: 60},
  )
})

function compare(corpus: Corpus, perspective: readonly string[], query: string): void {
  const view = corpus.view(perspective, everyone)
  const plain = {documents: () => view.documents(), get: (id: string) => view.get(id)}
  const params = {name: 'a', names: ['a', 'c'], mixed: ['a', 1, null, ['b']]}
  const request = {query, params, identity: 'me', now: new Date(0)}
  expect({query, result: run({...request, source: view})}).toEqual({query, result: run({...request, source: plain})})
}

function run(request: QueryRequest): unknown {
  try {
    return engine.run(request)
  } catch (error) {
    return String(error)
  }
}

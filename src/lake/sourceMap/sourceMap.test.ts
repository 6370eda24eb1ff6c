import fc from 'fast-check'
import {expect, test} from 'vitest'
import {publishedId, type Doc} from '../documents.ts'
import {Corpus} from '../corpus.ts'
import {systemAccess} from '../grants.ts'
import {createQueryEngine} from '../query.ts'
import type {ContentSourceMap} from './contentSourceMap.ts'

let strings = 0
/** No two values of the documents are alike, so a value tells where it was written. */
const once = (name: string) => `${name} ${(strings += 1)}`

const documents = ['a', 'b', 'c', 'd', 'drafts.b', 'drafts.e'].map(
  (_id, at) =>
    ({
      _id,
      _type: at % 2 ? 'odd' : 'even',
      title: once('title'),
      rank: at,
      words: [once('word'), once('word'), once('word')],
      to: {_ref: ['b', 'c', 'd', 'e', 'a', 'gone'][at]},
      deep: {title: once('deep'), deeper: {title: once('deeper'), words: [once('word')]}},
      items: [0, 1, 2].map((n) => ({
        ...(n === 1 ? {} : {_key: `k${n}`}),
        title: once('item'),
        to: {_ref: 'abcd'[n]},
        items: [
          {_key: 'same', title: once('inner')},
          {_key: 'same', title: once('inner')},
        ],
      })),
    }) as unknown as Doc,
)

const corpus = new Corpus()
for (const document of documents) corpus.set(document._id, document)
const engine = createQueryEngine()

const name = fc.constantFrom(
  'title',
  'words',
  'deep',
  'deep.title',
  'deep.deeper.title',
  'items',
  'to',
  'rank',
  'gone',
  'x',
)
const element = fc.constantFrom(
  '',
  '[0]',
  '[-1]',
  '[0..1]',
  '[-2..-1]',
  '[@ != "x"]',
  '[title != "x"]',
  '[]',
  '[].title',
  '[].items[].title',
  '[]->title',
  '[].to->title',
)
const owner = fc.constantFrom('', '', '', 'to->', 'to->to->', '@.', '^.', '^.to->')

const path = fc.tuple(owner, name, element).map((parts) => parts.join(''))
const {expression} = fc.letrec<{expression: string; projection: string}>((tie) => ({
  expression: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    path,
    path,
    path.map((given) => `(${given})[0]`),
    fc.constantFrom(
      '"literal"',
      '@',
      'upper(title)',
      'count(items)',
      'title + "!"',
      '$param',
      '[title, deep.title]',
      'to->',
      '_id',
    ),
    fc.tuple(path, path).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc.tuple(path, path).map(([a, b]) => `select(rank > 2 => ${a}, ${b})`),
    fc.tuple(path, tie('projection')).map(([from, to]) => `${from}${to}`),
    tie('projection').map((to) => `*[_type == ^._type]${to}`),
    tie('projection').map((to) => `*[_id == ^.to._ref][0]${to}`),
    tie('projection').map((to) => `items[]${to}`),
    tie('projection').map((to) => `items[]{..., "inner": items[]${to}}`),
    tie('projection').map((to) => `to->${to}`),
  ),
  projection: fc
    .array(
      fc.oneof(
        fc
          .tuple(fc.constantFrom('title', 'x', 'y', 'words'), tie('expression'))
          .map(([as, value]) => `"${as}": ${value}`),
        fc.constantFrom('title', 'words', '...', 'deep', '...to->', '...deep', 'items'),
        tie('expression').map((value) => `rank > 1 => {"x": ${value}, "title": deep.title}`),
        tie('projection').map((to) => `...(to->${to})`),
        tie('projection').map((to) => `...select(rank > 2 => ${to})`),
      ),
      {minLength: 1, maxLength: 4},
    )
    .map((parts) => `{${parts.join(', ')}}`),
}))

const query = fc
  .tuple(
    fc.constantFrom('*', '*[_type == "odd"]', '*[rank > 1]', '*[references("b")]', '*|score(title match "title*")'),
    fc.array(
      fc.oneof(
        expression.map((value) => `{"x": ${value}, title}`),
        fc.constantFrom('{...}', '[title != "x"]', '|order(title desc)', '[0..2]', '{title, "y": x}', '{..., "n": 1}'),
      ),
      {maxLength: 4},
    ),
    fc.constantFrom('', '', '.title', '.x', '[0]', '[1].title', '[].x'),
  )
  .map(([from, steps, end]) => `${from}${steps.join('')}${end}`)

test('every value that a map leads to a document stands there, and nowhere else', () => {
  let mapped = 0
  const perspective = fc.constantFrom(['raw'], ['published'], ['drafts'])
  fc.assert(
    fc.property(query, perspective, fc.constantFrom('key' as const, 'index' as const), (groq, layers, form) => {
      const source = corpus.view(layers, systemAccess('me'))
      const request = {query: groq, params: {param: documents[0]?.title}, source, identity: 'me', now: new Date(0)}
      const result = engine.run(request)
      for (const [place, value] of led(engine.sources(request, result, form), layers)) {
        mapped += 1
        expect([place, at(result, place)]).toEqual([place, value])
      }
    }),
    {seed: 7, numRuns: 300},
  )
  expect(mapped).toBeGreaterThan(4_000)
})

function led(
  {documents: sources, paths, mappings}: ContentSourceMap,
  perspective: readonly string[],
): [place: string, value: unknown][] {
  return Object.entries(mappings).flatMap(([place, {source}]) => {
    if (source.type !== 'documentValue') return []
    const id = sources[source.document]?._id ?? ''
    const path = paths[source.path] ?? '$'
    // A perspective shows drafts under their published ids.
    const asShown = perspective[0] === 'drafts' && path === "$['_id']"
    const document = documents.find(({_id}) => _id === id)
    return [[place, asShown ? publishedId(id) : at(document, path)]]
  })
}

/** What stands at a JSONPath; a `_key` must be the only one of its kind. */
function at(value: unknown, jsonPath: string): unknown {
  let found = value
  for (const [, name, index, key] of jsonPath.matchAll(/\['(.*?)'\]|\[(\d+)\]|\[\?\(@\._key=='(.*?)'\)\]/g)) {
    if (key !== undefined) {
      const items = (found as {_key?: string}[]).filter(({_key}) => _key === key)
      expect(items).toHaveLength(1)
      found = items[0]
    } else found = (found as Record<string, unknown>)[name ?? String(index)]
  }
  return found
}

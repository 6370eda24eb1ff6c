import {evaluateSync, parse, toJS} from 'groq-js'
import {expect, test} from 'vitest'
import {Corpus} from '../src/lake/corpus.ts'
import type {Doc} from '../src/lake/documents.ts'
import {systemAccess} from '../src/lake/grants.ts'
import {createQueryEngine} from '../src/lake/query.ts'

const size = 50_000
const words = 'model chip cloud lab grant court strike union harbour ferry budget treaty reactor vaccine orbit'.split(' ')

/** A newsroom: one beat for 99 takes, each take on two beats, with a few sentences of made-up words. */
function newsroom(): Doc[] {
  return Array.from({length: size}, (_, at): Doc => {
    const beats = size / 100
    const id = `d${String(at).padStart(6, '0')}`
    const stamp = new Date(Date.UTC(2026, 0, 1) + ((at * 7919) % size) * 60_000).toISOString()
    const text = Array.from({length: 40}, (_, word) => words[(at * 31 + word * word * 17) % words.length]).join(' ')
    const common = {_id: id, _rev: '1', _createdAt: stamp, _updatedAt: stamp, slug: {current: `slug-${at}`}, body: text}
    if (at % 100 === 0) return {...common, _type: 'beat', title: `Beat ${at}`}
    const beatOf = (n: number) => ({beat: {_ref: `d${String((n % beats) * 100).padStart(6, '0')}`}})
    const headline = `${text.slice(0, 40)}${at % 5_000 === 7 ? ' zeppelin' : ''}`
    return {...common, _type: 'take', headline, publishedAt: stamp, beats: [beatOf(at), beatOf(at * 13 + 1)]}
  })
}

const documents = newsroom()
const corpus = new Corpus()
for (const document of documents) corpus.set(document._id, document)
corpus.readWords(() => true)
const view = corpus.view(['raw'], systemAccess('bench'))
const engine = createQueryEngine()
const now = new Date('2026-06-01T00:00:00Z')

test.each([
  {name: 'one document by id', query: '*[_id == $id][0]', params: {id: 'd031400'}},
  {
    name: 'one document by type and slug',
    query: '*[_type == "beat" && slug.current == $slug][0]{_id, title}',
    params: {slug: 'slug-31400'},
  },
  {
    name: 'the takes that refer to one beat',
    query: '*[_type == "take" && references($id)] | order(publishedAt desc)[0...20]{_id, headline, publishedAt}',
    params: {id: 'd031400'},
  },
  {
    name: 'a list page of ten beats, each with its takes counted and its newest named',
    query: `*[_type == "beat"] | order(_id asc)[100...110]{
      _id, title,
      "takes": count(*[_type == "take" && references(^._id)]),
      "newest": *[_type == "take" && references(^._id)] | order(publishedAt desc)[0]{_id, headline}
    }`,
    params: {},
  },
  {
    name: 'the newest ten of all takes',
    query: '*[_type == "take"] | order(publishedAt desc)[0...10]{_id, headline, publishedAt}',
    params: {},
  },
  {
    name: 'the takes of one day',
    query: '*[_type == "take" && publishedAt >= $from && publishedAt < $to] | order(publishedAt desc){_id, headline}',
    params: {from: '2026-01-20', to: '2026-01-21'},
  },
  {
    name: 'a full-text list of a rare word',
    query: '*[_type == "take" && headline match $words] | order(publishedAt desc)[0...20]{_id, headline}',
    params: {words: 'zeppelin*'},
  },
])('50,000 documents: $name', {timeout: 120_000}, ({query, params}) => {
  const tree = parse(query, {params})
  const dataset = view.documents()
  const planned = () => engine.run({query, params, source: view, identity: 'me', now})
  const dereference = ({_ref}: {_ref: string}) => view.get(_ref) ?? null
  const plain = () => toJS(evaluateSync(tree, {dataset, params, identity: 'me', timestamp: now, dereference}))
  expect(planned()).toEqual(plain())

  const ours = median(200, 2_000, planned)
  const theirs = median(15, 12_000, plain)
  process.stdout.write(`${ours.toFixed(3)} ms planned, ${theirs.toFixed(1)} ms groq-js, ${Math.round(theirs / ours)}x\n`)
})

/** The median time of a call in ms, over up to `runs` calls or `budget` ms of them, whichever ends first. */
function median(runs: number, budget: number, call: () => unknown): number {
  const times: number[] = []
  for (const start = performance.now(); times.length < runs && performance.now() - start < budget; ) {
    const before = performance.now()
    call()
    times.push(performance.now() - before)
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? NaN
}

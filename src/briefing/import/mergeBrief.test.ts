import fc from 'fast-check'
import {expect, test} from 'vitest'
import {briefingContract} from '../../contract/briefingContract.ts'
import {corpusOf} from '../corpus.ts'
import {ferriesCorpus, ferriesMarkdown, ferriesText} from './ferries.ts'
import {importBrief} from './importBrief.ts'
import type {ImportFormat} from './sourceFormat.ts'
import {mergeBrief} from './mergeBrief.ts'
import type {MergedBrief} from './mergeBrief.ts'

type Stored = Readonly<Record<string, unknown>>
type Part = Stored & {readonly _key: string}

const corpus = corpusOf(ferriesCorpus)

function read(source: string, format: ImportFormat = 'text'): Stored {
  const verticals = ferriesCorpus.filter(({_type}) => _type === 'vertical')
  const result = importBrief(source, {now: '2026-04-01', id: 'beat-x', newId: () => '', corpus, verticals, format})
  if ('reason' in result) throw new Error(result.reason)
  return result.documents[0]!
}

function block(key: string, text: string, marks: readonly {words: string; definition: Stored & {_key: string}}[] = []): Part {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({words}) => [text.indexOf(words), text.indexOf(words) + words.length])])].sort((a, b) => a - b)
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: marks.map(({definition}) => definition),
    children: edges.slice(0, -1).map((start, index) => {
      const words = text.slice(start, edges[index + 1])
      return {_type: 'span', _key: `${key}${index}`, text: words, marks: marks.filter((mark) => mark.words === words).map(({definition}) => definition._key)}
    }),
  }
}

const merge = (before: Stored, after: Stored, leaveOut: readonly string[] = []) => mergeBrief(before, after, briefingContract, new Set(leaveOut))
const kinds = ({changes}: MergedBrief, field: string) => changes.find((change) => change.field === field)?.parts.map(({kind}) => kind)
const parts = ({document}: MergedBrief, field: string) => document[field] as Part[]

const citation = {_type: 'sourceCitation', _key: 'c1', source: {_type: 'reference', _ref: 'source-1', _weak: true}}
const first = 'The operator took over the routes in October 2006 and kept them.'
const second = 'Two late ships were ordered in October 2015.'

test('a beat with nothing in it takes everything', () => {
  const imported = read(ferriesText)
  const {document, changes} = merge({_id: 'drafts.beat-x', _type: 'beat'}, imported)
  expect(document).toEqual(imported)
  expect(new Set(changes.map(({kind}) => kind))).toEqual(new Set(['add']))
})

test.each([
  ['text', ferriesText],
  ['markdown', ferriesMarkdown],
] as const)('the same brief again changes nothing, and the beat stays the same object: %s', (format, source) => {
  const before = {...read(source, format), owner: 'Wren'}
  const {document, changes} = merge(before, read(source, format))
  expect(document).toBe(before)
  expect(changes.filter(({kind}) => kind !== 'same' && kind !== 'kept')).toEqual([])
})

test('fields the brief does not carry stay, and so does an address once given', () => {
  const before = {_id: 'drafts.beat-x', _type: 'beat', owner: 'Wren', slug: {_type: 'slug', current: 'boats'}, sources: [{_key: 'a', _ref: 's'}]}
  const {document, changes} = merge(before, read(ferriesText))
  expect(document).toMatchObject(before)
  expect(changes.find(({field}) => field === 'slug')).toMatchObject({kind: 'kept', after: before.slug})
})

test('what is left out stays as it was', () => {
  const before = {_id: 'drafts.beat-x', _type: 'beat', title: 'Boats', history: [block('h', first)]}
  const {document} = merge(before, read(ferriesText), ['title', 'history', 'watch'])
  expect(document.title).toBe('Boats')
  expect(document.history).toBe(before.history)
  expect(document).not.toHaveProperty('watch')
  expect(document).toHaveProperty('whatItIs')
})

test('a paragraph that reads the same is the same object, with its notes', () => {
  const kept = block('h1', first, [{words: 'October 2006', definition: citation}])
  const before = {history: [kept, block('h2', second)]}
  const result = merge(before, {history: [block('history-1', first), block('history-2', 'Nothing like it was ever tried before.')]})
  expect(parts(result, 'history')[0]).toBe(kept)
  expect(kinds(result, 'history')).toEqual(['same', 'gone', 'new'])
})

test('a paragraph that was rewritten keeps its key and the notes whose words still stand', () => {
  const before = {
    history: [
      block('h1', first, [
        {words: 'October 2006', definition: citation},
        {words: 'kept them', definition: {...citation, _key: 'c2'}},
      ]),
    ],
  }
  const result = merge(before, {history: [block('history-1', 'The state operator took over all the routes in October 2006.')]})
  expect(parts(result, 'history')).toEqual([
    {
      _type: 'block',
      _key: 'h1',
      style: 'normal',
      markDefs: [citation],
      children: [
        {_type: 'span', _key: 'h1-s1', text: 'The state operator took over all the routes in ', marks: []},
        {_type: 'span', _key: 'h1-s2', text: 'October 2006', marks: ['c1']},
        {_type: 'span', _key: 'h1-s3', text: '.', marks: []},
      ],
    },
  ])
  expect(result.changes[0]!.parts).toEqual([
    {kind: 'changed', before: first, after: 'The state operator took over all the routes in October 2006.', lost: ['kept them']},
  ])
})

test('a link the brief brings is added to a paragraph that reads the same; one that cites the same document is not', () => {
  const link = (key: string, target: string) => ({_type: 'crossReference', _key: key, target: {_type: 'reference', _ref: target, _weak: true}, relation: 'background'})
  const before = {history: [block('h1', first, [{words: 'routes', definition: link('old', 'take-1')}])]}
  const added = merge(before, {history: [block('n', first, [{words: 'operator', definition: link('old', 'take-2')}])]})
  expect(kinds(added, 'history')).toEqual(['linked'])
  expect(parts(added, 'history')[0]).toMatchObject({_key: 'h1', markDefs: [link('old', 'take-1'), link('old-2', 'take-2')]})
  const again = merge(before, {history: [block('n', first, [{words: 'operator', definition: link('x', 'take-1')}])]})
  expect(again.document).toBe(before)
})

test('a paragraph between two others is new and gets a key of its own', () => {
  const before = {history: [block('history-1', first), block('history-2', second)]}
  const between = 'In between, a public inquiry heard 40 witnesses in 2011.'
  const result = merge(before, {history: [block('history-1', first), block('history-2', between), block('history-3', second)]})
  expect(parts(result, 'history').map(({_key}) => _key)).toEqual(['history-1', 'history-2-2', 'history-2'])
})

test('paragraphs that change places keep their keys', () => {
  const before = {history: [block('a', first), block('b', second)]}
  expect(parts(merge(before, {history: [block('1', second), block('2', first)]}), 'history')).toEqual([before.history[1], before.history[0]])
})

const item = (key: string, text: string, rest: Stored = {}): Part => ({_type: 'watchItem', _key: key, status: 'open', body: [block(`${key}-b`, text)], ...rest})

test('a question keeps its state, and a settled one stays when the brief no longer asks it', () => {
  const resolved = item('w1', 'Whether the tender ends before winter.', {status: 'resolved', resolvedBy: {_ref: 'take-1'}})
  const gone = item('w2', 'How the yard pays its welders.')
  const asked = item('w3', 'Which pier is dredged first, and by whom.', {status: 'moot'})
  const before = {watch: [resolved, gone, asked]}
  const result = merge(before, {watch: [item('watch-1', 'Which pier is dredged first, and by whom.'), item('watch-2', 'Who crews the second ship.')]})
  expect(parts(result, 'watch')).toEqual([resolved, asked, item('watch-2', 'Who crews the second ship.')])
  expect(kinds(result, 'watch')).toEqual(['stays', 'gone', 'same', 'new'])
})

test('a roster keeps the entries it had', () => {
  const before = {roster: [{_type: 'reference', _key: 'k', _ref: 'a'}]}
  const {document} = merge(before, {roster: [{_type: 'reference', _key: 'roster-1', _ref: 'b'}, {_type: 'reference', _key: 'roster-2', _ref: 'a'}]})
  expect(document.roster).toEqual([{_type: 'reference', _key: 'roster-1', _ref: 'b'}, before.roster[0]])
})

const words = fc.array(fc.constantFrom('ship', 'pier', 'crew', 'tide', 'in 2015', 'the yard', 'é', '🚢'), {minLength: 1, maxLength: 6}).map((all) => `${all.join(' ')}.`)
const paragraphs = fc.array(words, {maxLength: 8})

test('whatever is merged, the words are those of the brief, keys are unique, and equal paragraphs are kept', () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (olds, news) => {
      const before = {history: olds.map((text, index) => block(`history-${index + 1}`, text))}
      const result = merge(before, {history: news.map((text, index) => block(`history-${index + 1}`, text))})
      const made = parts(result, 'history')
      const textOf = (part: Part) => (part.children as {text: string}[]).map(({text}) => text).join('')
      expect(made.map(textOf)).toEqual(news)
      expect(new Set(made.map(({_key}) => _key)).size).toBe(made.length)
      const identical = made.filter((part) => before.history.includes(part)).length
      const common = [...new Set(news)].reduce((sum, text) => sum + Math.min(count(olds, text), count(news, text)), 0)
      expect(identical).toBe(common)
    }),
    {numRuns: 300},
  )
})

function count(all: readonly string[], text: string): number {
  return all.filter((each) => each === text).length
}

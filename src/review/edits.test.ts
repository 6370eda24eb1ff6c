import {expect, test} from 'vitest'
import {beat, type BeatParts} from '../briefing/fixtures/builders.ts'
import {carries, classifyEdits, type Edit} from './edits.ts'

const known = new Set('government said costs rose building the line moved account statement able unable'.split(' '))
const isKnownWord = (word: string) => known.has(word)

const parts: BeatParts = {
  title: 'Rail: who pays',
  dek: 'A line that costs more each year.',
  asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
  history: ['The line opened in 1991. The goverment said it would cost 40 million pounds. It did not move.', 'Critics saw a "white elephant" in it.'],
  currentState: ['As of mid-2026, [[31 of 34 stations|take-count]] are open, the board says {{here|source-board}}.'],
  watch: ['Whether the board extends the line.'],
}

function edit(change: BeatParts): readonly Edit[] {
  return classifyEdits(beat(parts), beat({...parts, ...change}), {isKnownWord})
}

const history = parts.history as readonly string[]
const historyWith = (from: string, to: string) => ({history: history.map((text) => text.replace(from, to))})

test('nothing changed is no edit', () => {
  expect(edit({})).toEqual([])
  expect(carries([])).toBe(true)
})

test('a misspelt word that became a known one is a typo, told with its words', () => {
  expect(edit(historyWith('goverment', 'government'))).toEqual([
    {class: 'typo', path: 'history', section: 'history', before: 'goverment', after: 'government'},
  ])
})

const classes = (change: BeatParts) => edit(change).map((found) => found.class)

test.each<[string, BeatParts]>([
  ['spaces doubled', historyWith('The line', 'The  line')],
  ['a space at the end', historyWith('in it.', 'in it. ')],
  ['a no-break space', historyWith('40 million', '40\u00a0million')],
  ['curly quotation marks', historyWith('"white elephant"', '“white elephant”')],
])('%s carries as a typo', (_, change) => {
  expect(classes(change)).toEqual(['typo'])
})

test.each<[string, BeatParts]>([
  ['a link added', historyWith('white elephant', '[[white elephant|take-elephant]]')],
  ['a link dropped', {currentState: ['As of mid-2026, 31 of 34 stations are open, the board says {{here|source-board}}.']}],
  ['a link led elsewhere', {currentState: ['As of mid-2026, [[31 of 34 stations|take-other]] are open, the board says {{here|source-board}}.']}],
])('%s is link-only', (_, change) => {
  expect(classes(change)).toEqual(['link-only'])
})

test.each<[Edit['class'], string, BeatParts]>([
  ['figure', 'a number', historyWith('40 million', '400 million')],
  ['figure', 'a number in a linked phrase', {currentState: ['As of mid-2026, [[30 of 34 stations|take-count]] are open, the board says {{here|source-board}}.']}],
  ['date', 'a year', historyWith('1991', '1992')],
  ['source', 'a cited source', {currentState: ['As of mid-2026, [[31 of 34 stations|take-count]] are open, the board says {{here|source-other}}.']}],
  ['source', 'the list of sources', {sources: [{_type: 'reference', _ref: 'source-board'}]}],
  ['wording', 'a known word', historyWith('saw', 'see')],
  ['wording', 'a negation dropped', historyWith('did not move', 'did move')],
  ['wording', 'a space that makes one word of two', historyWith('did not', 'didnot')],
  ['wording', 'the dek', {dek: 'A line that pays more each year.'}],
  ['wording', 'a zero-width character', historyWith('Critics', 'Critics \u200b')],
  ['structure', 'the order of sentences', {history: ['The goverment said it would cost 40 million pounds. The line opened in 1991. It did not move.', history[1]!]}],
  ['structure', 'a paragraph split', {history: ['The line opened in 1991.', 'The goverment said it would cost 40 million pounds. It did not move.', history[1]!]}],
  ['structure', 'the slug', {slug: {_type: 'slug', current: 'rail'}}],
  ['structure', 'the type', {_type: 'take'}],
])('%s: %s does not carry', (expected, _, change) => {
  const found = edit(change)
  expect(found.map((one) => one.class)).toContain(expected)
  expect(carries(found)).toBe(false)
})

test('sentences that change paragraphs are moves, told without the figures in them', () => {
  const swapped = edit({history: [history[1]!, history[0]!]})
  expect(new Set(swapped.map((one) => one.class))).toEqual(new Set(['structure']))
  const pushed = edit({history: ['The line opened in 1991. The goverment said it would cost 40 million pounds.', `It did not move. ${history[1]}`]})
  expect(pushed.map((one) => one.class)).toEqual(['structure'])
})

test('a watch item settled is structure', () => {
  const after = beat(parts)
  const settled = {...after, watch: after.watch.map((item) => ({...item, status: 'resolved'}))}
  expect(classifyEdits(beat(parts), settled).map((one) => one.class)).toEqual(['structure'])
})

test('how a link relates is link-only; its facet, which stands in the margin, is wording', () => {
  const after = beat(parts)
  const linked = (more: object) => {
    const [block] = after.currentState
    return {...after, currentState: [{...block!, markDefs: block!.markDefs.map((mark, index) => (index === 0 ? {...mark, ...more} : mark))}]}
  }
  expect(classifyEdits(after, linked({relation: 'contradicts'})).map((one) => one.class)).toEqual(['link-only'])
  expect(classifyEdits(after, linked({facet: 'cost'})).map((one) => one.class)).toEqual(['wording'])
})

test.each<[string, number, object]>([
  ['of a cited source', 1, {locator: 'page 12'}],
  ['of a cited source that names a target too', 1, {target: {_type: 'reference', _ref: 'take-other'}}],
  ['of a cross-reference', 0, {note: 'Nobody has read this.'}],
  ['of a reference in one', 0, {target: {_type: 'reference', _ref: 'take-count', _dataset: 'elsewhere'}}],
])('another field %s is told, also beside edits that carry', (_, index, more) => {
  const [before, after] = [beat(parts), beat({...parts, ...historyWith('The line', 'The  line')})]
  const changed = (document: typeof after, also: object) => {
    const [block] = document.currentState
    const markDefs = block!.markDefs.map((mark, at) => (at === index ? {...mark, ...more, ...also} : mark))
    const children = block!.children.map((child) => ({...child, text: child.text.replace('stations', 'stations ')}))
    return {...document, currentState: [{...block!, markDefs, children}]}
  }
  expect(carries(classifyEdits(before, changed(after, index === 0 ? {relation: 'contradicts'} : {}), {isKnownWord}))).toBe(false)
})

test('what no reading tells apart is structure, also beside edits that carry', () => {
  const [before, after] = [beat(parts), beat({...parts, ...historyWith('goverment', 'government')})]
  expect(classifyEdits({...before, watch: 'Nothing to watch.'}, {...after, watch: 'Much to watch.'}, {isKnownWord}).map((one) => one.class)).toEqual(['typo', 'structure'])
})

test('emphasis is wording, sentence by sentence', () => {
  const after = beat(parts)
  const [first] = after.history
  const emphatic = {...first!, children: first!.children.map((child) => ({...child, marks: [...child.marks, 'strong']}))}
  expect(classifyEdits(beat(parts), {...after, history: [emphatic, after.history[1]]}).map((one) => one.class)).toEqual(['wording', 'wording', 'wording'])
})

test('a new as-of date in field and opener together is an attestation, and needs an approval', () => {
  const found = edit({
    asOf: {_type: 'asOf', date: '2026-09-01', precision: 'month'},
    currentState: ['As of September 2026, [[31 of 34 stations|take-count]] are open, the board says {{here|source-board}}.'],
  })
  expect(found.map((one) => [one.class, one.path])).toEqual([['attestation', 'currentState'], ['attestation', 'asOf']])
  expect(carries(found)).toBe(false)
})

test('two mends in one sentence, or more than three in all, are a rewrite', () => {
  const misspelt = (texts: string[]) => beat({...parts, history: texts})
  const one = 'The acount moved.'
  const mended = 'The account moved.'
  const compare = (before: string[], after: string[]) => classifyEdits(misspelt(before), misspelt(after), {isKnownWord}).map((edit) => edit.class)
  expect(compare(['The acount of the goverment moved.'], ['The account of the government moved.'])).toEqual(['wording', 'wording'])
  expect(compare([one, one, one], [mended, mended, mended])).toEqual(['typo', 'typo', 'typo'])
  expect(compare([one, one, one, one], [mended, mended, mended, mended])).toEqual(['wording', 'wording', 'wording', 'wording'])
})

test('without a corpus no word is known, and nothing is a typo', () => {
  const found = classifyEdits(beat(parts), beat({...parts, ...historyWith('goverment', 'government')}))
  expect(found.map((one) => one.class)).toEqual(['wording'])
})

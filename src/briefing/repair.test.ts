import {expect, test} from 'vitest'
import {joinSpans, type StoredBlock} from './childSpans.ts'
import type {Fix, Place} from './finding.ts'
import {repair} from './repair.ts'

const link = {_key: 'm1', _type: 'crossReference', target: {_type: 'reference', _ref: 'take-a', _weak: true}, relation: 'background'}

function block(key: string, ...children: (string | [text: string, ...marks: string[]])[]): StoredBlock {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: children.some((child) => child.includes('m1')) ? [link] : [],
    children: children.map((child, index) => {
      const [text, ...marks] = typeof child === 'string' ? [child] : child
      return {_type: 'span', _key: `${key}${index}`, text, marks}
    }),
  }
}

function words(block: StoredBlock, text: string, at = 0): Place {
  const whole = (block.children as {text: string}[]).map((child) => child.text).join('')
  const start = whole.indexOf(text, at)
  return {
    section: 'history',
    path: ['history', {_key: block._key as string}],
    blockKey: block._key as string,
    start,
    end: start + text.length,
    text,
    blockStart: start,
    blockEnd: start + text.length,
  }
}

function apply(fix: Fix, ...stored: StoredBlock[]) {
  let keys = 0
  const result = repair(fix, (path) => (path.join() === 'history' ? stored : undefined), () => `n${(keys += 1)}`)
  if (result.kind !== 'blocks') return result
  return result.changes.map(({after}) => after && show(joinSpans(after)))
}

/** Spans as text, each with its marks in braces when it has some. */
function show(value: StoredBlock): string {
  return (value.children as {text: string; marks: string[]}[])
    .map(({text, marks}) => (marks.length > 0 ? `{${text}|${marks.join()}}` : text))
    .join('')
}

const plain = block('a', 'It grew in 2024. It fell in 2023. It ended.')
const cited = block('a', 'It grew as ', ['the take says', 'm1'], ' in 2024. It fell in 2023.')

test('replaces words and leaves the rest of the span alone', () => {
  expect(apply({title: '', kind: 'replace', place: words(plain, 'fell'), text: 'sank'}, plain)).toEqual([
    'It grew in 2024. It sank in 2023. It ended.',
  ])
})

test('replaces words that reach over a link, once', () => {
  expect(apply({title: '', kind: 'replace', place: words(cited, 'says in'), text: 'put it in'}, cited)).toEqual([
    'It grew as {the take put it in|m1} 2024. It fell in 2023.',
  ])
})

test('finds words again that only moved within their block', () => {
  const earlier = block('a', 'In the end it fell in 2023.')
  expect(apply({title: '', kind: 'replace', place: words(plain, 'fell'), text: 'sank'}, earlier)).toEqual([
    'In the end it sank in 2023.',
  ])
})

test.each([
  ['words that have changed', block('a', 'It grew in 2024. It rose in 2023.'), 'changed'],
  ['words that stand there twice by now', block('a', 'It fell, and fell.'), 'changed'],
  ['words whose block is gone', block('b', 'It fell.'), 'gone'],
])('refuses %s', (_, now, reason) => {
  expect(apply({title: '', kind: 'replace', place: words(plain, 'fell'), text: 'sank'}, now)).toEqual({kind: 'refused', reason})
})

test('inserts before a link without lengthening it', () => {
  const opensWithLink = block('a', ['The take', 'm1'], ' says so.')
  const start = {...words(opensWithLink, 'The'), end: 0, blockEnd: 0, text: ''}
  expect(apply({title: '', kind: 'insert', place: start, text: 'As of June 2026, '}, opensWithLink)).toEqual([
    'As of June 2026, {The take|m1} says so.',
  ])
})

test('inserts at the end of a block', () => {
  const open = block('a', 'Whether it ends')
  const end = {...words(open, 'ends'), blockStart: 15, blockEnd: 15, text: ''}
  expect(apply({title: '', kind: 'insert', place: end, text: '.'}, open)).toEqual(['Whether it ends.'])
})

test('links words, weakly, and keeps them', () => {
  const result = repair({title: '', kind: 'link', place: words(plain, 'It fell'), target: {id: 'take-b', type: 'take'}}, () => [plain], () => 'new')
  expect(result.kind === 'blocks' && result.changes[0]?.after?.markDefs).toEqual([
    {_key: 'new', _type: 'crossReference', target: {_type: 'reference', _ref: 'take-b', _weak: true}, relation: 'background'},
  ])
  expect(apply({title: '', kind: 'link', place: words(plain, 'It fell'), target: {id: 'take-b', type: 'take'}}, plain)).toEqual([
    'It grew in 2024. {It fell|n1} in 2023. It ended.',
  ])
})

test('does not link words that are a link by now', () => {
  expect(apply({title: '', kind: 'link', place: words(cited, 'take'), target: {id: 'take-b', type: 'take'}}, cited)).toEqual({
    kind: 'refused',
    reason: 'linked',
  })
})

test('unlinks, with the definition that nothing uses any more', () => {
  const result = repair({title: '', kind: 'unlink', place: words(cited, 'the take says')}, () => [cited], () => 'new')
  expect(result.kind === 'blocks' && result.changes[0]?.after?.markDefs).toEqual([])
  expect(apply({title: '', kind: 'unlink', place: words(cited, 'the take says')}, cited)).toEqual([
    'It grew as the take says in 2024. It fell in 2023.',
  ])
})

test.each([
  ['the last sentence to the front', plain, 'It ended.', 'It grew in 2024.', 'It ended. It grew in 2024. It fell in 2023.'],
  ['a sentence in the middle to the front', plain, 'It fell in 2023.', 'It grew in 2024.', 'It fell in 2023. It grew in 2024. It ended.'],
  ['a sentence down', plain, 'It grew in 2024.', 'It ended.', 'It fell in 2023. It grew in 2024. It ended.'],
  [
    'a sentence over one with a link',
    cited,
    'It fell in 2023.',
    'It grew as the take says in 2024.',
    'It fell in 2023. It grew as {the take says|m1} in 2024.',
  ],
])('moves %s', (_, stored, sentence, before, expected) => {
  expect(apply({title: '', kind: 'moveSentence', place: words(stored, sentence), before: words(stored, before)}, stored)).toEqual([expected])
})

test('keeps the key of what stays, so that a caret there stays too', () => {
  const result = repair({title: '', kind: 'moveSentence', place: words(plain, 'It ended.'), before: words(plain, 'It grew in 2024.')}, () => [plain], () => 'new')
  const after = result.kind === 'blocks' ? (result.changes[0]?.after?.children as {_key: string; text: string}[]) : []
  expect(after.find(({_key}) => _key === 'a0')?.text).toBe('It grew in 2024. It fell in 2023.')
})

test.each([
  ['its last word', 'It grew in 2024. In 2021 nobody had a', 'In 2021 nobody had a', 'In 2021 nobody had an engine.'],
  ['more words', 'It grew in 2024. In 2021 nobody', 'In 2021 nobody', 'In 2021 nobody had one.'],
])('a sentence that was not finished when it was looked at is not torn apart: %s', (_, before, sentence, after) => {
  const [seen, now] = [block('a', before), block('a', `It grew in 2024. ${after}`)]
  const fix = {title: '', kind: 'moveSentence' as const, place: words(seen, sentence), before: words(seen, 'It grew in 2024.')}
  expect(repair(fix, () => [now], () => 'new')).toEqual({kind: 'refused', reason: 'changed'})
  expect(repair(fix, () => [seen], () => 'new').kind).toBe('blocks')
})

test('moves a sentence with its link to another paragraph, and takes the empty one away', () => {
  const above = block('a', 'It fell in 2023.')
  const below = block('b', 'As ', ['a take says', 'm1'], ', it began in 2020.')
  const result = repair(
    {title: '', kind: 'moveSentence', place: words(below, 'As a take says, it began in 2020.'), before: words(above, 'It fell')},
    () => [above, below],
    () => 'new',
  )
  if (result.kind !== 'blocks') throw new Error(`refused: ${JSON.stringify(result)}`)
  expect(result.changes.map(({before, after}) => [before._key, after && show(joinSpans(after)), after?.markDefs])).toEqual([
    ['a', 'As {a take says|m1}, it began in 2020. It fell in 2023.', [link]],
    ['b', undefined, undefined],
  ])
})

test('passes a field on as it is', () => {
  expect(apply({title: '', kind: 'setField', path: ['rosterStatement'], value: 'none'})).toEqual({
    kind: 'field',
    path: ['rosterStatement'],
    value: 'none',
  })
})

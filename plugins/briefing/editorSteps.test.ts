import {expect, test} from 'vitest'
import {editorSteps} from './editorSteps.ts'

const span = (key: string, text: string, ...marks: string[]) => ({_type: 'span', _key: key, text, marks})
const block = (...children: object[]) => ({_type: 'block', _key: 'b', style: 'normal', markDefs: [], children})
const at = (key: string) => [{_key: 'b'}, 'children', {_key: key}]

test.each([
  [
    'only the letters that differ',
    block(span('a', 'The gap is 3.3 percent.')),
    block(span('a', 'The gap is 3.4 percent.')),
    [
      {type: 'remove.text', at: at('a'), offset: 13, text: '3'},
      {type: 'insert.text', at: at('a'), offset: 13, text: '4'},
    ],
  ],
  ['an insertion', block(span('a', 'Gap')), block(span('a', 'The Gap')), [{type: 'insert.text', at: at('a'), offset: 0, text: 'The '}]],
  [
    'a repeated letter once',
    block(span('a', 'aab')),
    block(span('a', 'ab')),
    [{type: 'remove.text', at: at('a'), offset: 1, text: 'a'}],
  ],
  ['nothing for the same block', block(span('a', 'Gap')), block(span('a', 'Gap')), []],
  ['the whole block away', block(span('a', 'Gap')), undefined, [{type: 'unset', at: [{_key: 'b'}]}]],
])('changes %s', (_, before, after, steps) => {
  expect(editorSteps(before, after)).toEqual(steps)
})

test('links words: the definition first, then what is cut off, and the new spans after it', () => {
  const definition = {_key: 'm', _type: 'crossReference'}
  const after = {...block(span('a', 'It '), span('n1', 'fell', 'm'), span('n2', ' then.')), markDefs: [definition]}
  expect(editorSteps(block(span('a', 'It fell then.')), after)).toEqual([
    {type: 'block.set', at: [{_key: 'b'}], props: {markDefs: [definition]}},
    {type: 'remove.text', at: at('a'), offset: 3, text: 'fell then.'},
    {type: 'insert', at: at('a'), value: span('n1', 'fell', 'm'), position: 'after'},
    {type: 'insert', at: at('n1'), value: span('n2', ' then.'), position: 'after'},
  ])
})

test('moves words to the front under a new key, and drops a span that is no longer wanted', () => {
  expect(editorSteps(block(span('a', 'One.'), span('c', ' Two.')), block(span('n', 'Two. '), span('a', 'One.')))).toEqual([
    {type: 'insert', at: at('a'), value: span('n', 'Two. '), position: 'before'},
    {type: 'unset', at: at('c')},
  ])
})

test('takes a mark off a span and leaves its words', () => {
  expect(editorSteps(block(span('a', 'fell', 'm')), block(span('a', 'fell')))).toEqual([
    {type: 'child.set', at: at('a'), props: {marks: []}},
  ])
})

import {expect, test} from 'vitest'
import {patchesOf} from './blockPatches.ts'

const span = (key: string, text: string, marks: string[] = []) => ({_type: 'span', _key: key, text, marks})
const block = (...children: object[]) => ({_type: 'block', _key: 'b', markDefs: [], children})
const watchBody = ['watch', {_key: 'w'}, 'body']
const patches = (before: ReturnType<typeof block>, after: ReturnType<typeof block> | undefined) =>
  patchesOf({field: watchBody, before, after}).map(({type, path, ...rest}) => [type, path, 'value' in rest ? rest.value : undefined])

test('sets the text of the one span whose words change', () => {
  expect(patches(block(span('a', 'In '), span('b', 'May', ['em'])), block(span('a', 'In '), span('b', 'June', ['em'])))).toEqual([
    ['set', [...watchBody, {_key: 'b'}, 'children', {_key: 'b'}, 'text'], 'June'],
  ])
})

test('sets the block when its spans are others', () => {
  const after = block(span('a', 'In '), span('c', 'May', ['em']))
  expect(patches(block(span('a', 'In May')), after)).toEqual([['set', [...watchBody, {_key: 'b'}], after]])
})

test('removes a block that has nothing left', () => {
  expect(patches(block(span('a', 'In May')), undefined)).toEqual([['unset', [...watchBody, {_key: 'b'}], undefined]])
})

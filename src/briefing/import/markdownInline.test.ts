import {expect, test} from 'vitest'
import {readInline} from './markdownInline.ts'
import type {Run} from './sourceBlock.ts'

const definitions = new Map([['the yard', 'https://example.org/yard']])

test.each<[string, Run[]]>([
  ['plain words', [{text: 'plain words'}]],
  ['a *b* c', [{text: 'a '}, {text: 'b', em: true}, {text: ' c'}]],
  ['__b__.', [{text: 'b', strong: true}, {text: '.'}]],
  ['**b *c* d**', [{text: 'b ', strong: true}, {text: 'c', strong: true, em: true}, {text: ' d', strong: true}]],
  ['snake_case_name and 2 * 3 * 4', [{text: 'snake_case_name and 2 * 3 * 4'}]],
  ['\\*no\\*', [{text: '*no*'}]],
  ['[a **b**](/x)', [{text: 'a ', href: '/x'}, {text: 'b', href: '/x', strong: true}]],
  ['[a](</x> "title") b', [{text: 'a', href: '/x'}, {text: ' b'}]],
  ['[a](/x_(y)) b', [{text: 'a', href: '/x_(y)'}, {text: ' b'}]],
  ['[ships][The  Yard]', [{text: 'ships', href: 'https://example.org/yard'}]],
  ['[the yard]', [{text: 'the yard', href: 'https://example.org/yard'}]],
  ['[unknown] and [x', [{text: '[unknown] and [x'}]],
  ['<https://example.org/a>', [{text: 'https://example.org/a', href: 'https://example.org/a'}]],
  ['<a class="x" href="/y">z</a>', [{text: 'z', href: '/y'}]],
  ['3 < 4 > 2', [{text: '3 < 4 > 2'}]],
])('%s', (source, runs) => {
  expect(readInline(source, definitions)).toEqual({runs, dropped: []})
})

test('marks a brief does not know are told, and their words stay', () => {
  expect(readInline('a `b` ![c](/d.png) <u>e</u>', definitions)).toEqual({
    runs: [{text: 'a b c e'}],
    dropped: ['`b`', '![c](/d.png)', '<u>', '</u>'],
  })
})

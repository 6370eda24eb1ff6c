import {describe, expect, test} from 'vitest'
import {createProseBuilder} from './prose.ts'

const {prose, takeBody} = createProseBuilder(new Set(['take-r1', 'beat-weights', 'source-oecd']))

test('builds a cross-reference with its relation and facet, and keeps the words around it', () => {
  expect(prose('A model [narrows it](take:r1 follows "price").', 'here')).toEqual([
    {
      _type: 'block',
      _key: 'b1',
      style: 'normal',
      markDefs: [
        {
          _type: 'crossReference',
          _key: 'b1m1',
          target: {_type: 'reference', _ref: 'take-r1', _weak: true},
          relation: 'follows',
          facet: 'price',
        },
      ],
      children: [
        {_type: 'span', _key: 'b1s1', text: 'A model ', marks: []},
        {_type: 'span', _key: 'b1s2', text: 'narrows it', marks: ['b1m1']},
        {_type: 'span', _key: 'b1s3', text: '.', marks: []},
      ],
    },
  ])
})

test('reads a link with no relation as background', () => {
  expect(prose('[Weights](beat:weights)', 'here')[0]?.markDefs).toEqual([
    {
      _type: 'crossReference',
      _key: 'b1m1',
      target: {_type: 'reference', _ref: 'beat-weights', _weak: true},
      relation: 'background',
    },
  ])
})

test('builds a source citation, with emphasis inside it', () => {
  const [block] = prose('See [the *primer*](source:oecd).', 'here')
  expect(block?.markDefs).toEqual([
    {_type: 'sourceCitation', _key: 'b1m1', source: {_type: 'reference', _ref: 'source-oecd', _weak: true}},
  ])
  expect(block?.children.map(({text, marks}) => ({text, marks}))).toEqual([
    {text: 'See ', marks: []},
    {text: 'the ', marks: ['b1m1']},
    {text: 'primer', marks: ['em', 'b1m1']},
    {text: '.', marks: []},
  ])
})

test('joins the lines of a paragraph and parts paragraphs at blank lines', () => {
  const blocks = prose('\n  One\n  line.\n\n  Another.\n', 'here')
  expect(blocks.map((block) => [block._key, block.children.map((span) => span.text).join('')])).toEqual([
    ['b1', 'One line.'],
    ['b2', 'Another.'],
  ])
})

test('a take body holds subheadings, quotations and lists', () => {
  const blocks = takeBody('Text.\n\n## Terms\n\n> A quotation.\n\n- one,\n  still one\n- two\n\n1. first', 'here')
  expect(
    blocks.map(({style, listItem, children}) => [style, listItem, children.map((span) => span.text).join('')]),
  ).toEqual([
    ['normal', undefined, 'Text.'],
    ['h2', undefined, 'Terms'],
    ['blockquote', undefined, 'A quotation.'],
    ['normal', 'bullet', 'one, still one'],
    ['normal', 'bullet', 'two'],
    ['normal', 'number', 'first'],
  ])
})

describe('refuses, naming the place', () => {
  test.each([
    ['an unknown target', '[words](take:nowhere)', 'brief x, at "words": there is no take "nowhere"'],
    ['an unknown relation', '[words](take:r1 echoes)', '"echoes" is not a relation'],
    ['an address', '[words](https://example.org)', '"https://example.org" is not a link'],
    ['a kind that is no target', '[words](vertical:ai)', '"vertical:ai" is not a link'],
  ])('%s', (_, markup, message) => {
    expect(() => takeBody(markup, 'brief x')).toThrow(message)
  })

  test('a heading in a brief', () => {
    expect(() => prose('## Aside', 'brief x')).toThrow('brief x: a brief holds paragraphs only')
  })
})

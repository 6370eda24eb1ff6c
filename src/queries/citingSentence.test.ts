import {expect, test} from 'vitest'
import {citingDocumentSchema, citingSentence} from './citingSentence.ts'

const citing = (children: readonly (readonly [text: string, ...marks: string[]])[]) =>
  citingDocumentSchema.parse({
    _id: 'take-a',
    _type: 'take',
    title: 'A',
    slug: 'a',
    date: null,
    passages: [
      {
        section: null,
        blocks: [
          {
            mark: {_key: 'm', relation: 'follows', facet: null},
            children: children.map(([text, ...marks]) => ({text, marks})),
          },
        ],
      },
    ],
  }).passages[0]!.blocks[0]!

test('joins the block, and says where the linked words stand in it', () => {
  expect(citing([['One. Two '], ['three', 'm'], [' four.', 'em']])).toEqual({
    relation: 'follows',
    facet: null,
    text: 'One. Two three four.',
    anchor: {start: 9, end: 14},
  })
})

test('counts linked words that are partly emphasised as one anchor', () => {
  expect(citing([['See '], ['the ', 'm'], ['census', 'm', 'em'], ['.']]).anchor).toEqual({start: 4, end: 14})
})

test('points past the text when the mark stands on no words', () => {
  expect(citing([['Nothing is linked.']]).anchor).toEqual({start: 18, end: 18})
})

test.each([
  ['the first sentence', [['Open '], ['gauges', 'm'], [' help. Others do not.']], ['Open ', 'gauges', ' help.']],
  ['the last sentence', [['Others do not. Open '], ['gauges', 'm'], [' help.']], ['Open ', 'gauges', ' help.']],
  ['past an abbreviation', [['Aye vs. '], ['no', 'm'], [' is old. So.']], ['Aye vs. ', 'no', ' is old.']],
  ['past a title of two sentences', [['See '], ['Who? And why?', 'm'], [' now.']], ['See ', 'Who? And why?', ' now.']],
] as const)('quotes %s', (_, children, [before, anchor, after]) => {
  expect(citingSentence(citing(children))).toEqual({before, anchor, after})
})

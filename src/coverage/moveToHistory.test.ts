import {expect, test} from 'vitest'
import {historyParagraph, historySentence, proposeHistory, settledItem, type SettledItem} from './moveToHistory.ts'

const item: SettledItem = {
  beat: 'beat-rail',
  key: 'w1',
  blockKey: 'b1',
  text: 'Whether the Commons votes on fares.',
  status: 'resolved',
  resolvedOn: '2026-05-20',
  take: {id: 'take-vote', title: 'MPs vote for one fare'},
}

test.each([
  ['settled by a take', item, 'In May 2026 it was settled whether the Commons votes on fares: MPs vote for one fare.'],
  ['settled by a take nobody can name', {...item, take: undefined}, 'In May 2026 it was settled whether the Commons votes on fares.'],
  ['settled nobody knows when', {...item, resolvedOn: undefined, take: undefined}, 'It was settled whether the Commons votes on fares.'],
  ['moot', {...item, status: 'moot'}, 'In May 2026 it no longer arose whether the Commons votes on fares.'],
] as const)('%s', (_, settled, sentence) => {
  expect(historySentence(settled).text).toBe(sentence)
})

test('the paragraph links the take by its name', () => {
  let keys = 0
  const paragraph = historyParagraph(item, () => `k${(keys += 1)}`)
  expect(paragraph).toEqual({
    _type: 'block',
    _key: 'k2',
    style: 'normal',
    markDefs: [{_type: 'crossReference', _key: 'k1', target: {_type: 'reference', _ref: 'take-vote', _weak: true}, relation: 'follows'}],
    children: [
      {_type: 'span', _key: 'k3', text: 'In May 2026 it was settled whether the Commons votes on fares: ', marks: []},
      {_type: 'span', _key: 'k4', text: 'MPs vote for one fare', marks: ['k1']},
      {_type: 'span', _key: 'k5', text: '.', marks: []},
    ],
  })
})

test('a proposal is made once, and numbered after those of the same take', () => {
  const first = proposeHistory(item, [])
  expect(first).toMatchObject({
    _id: 'beatbook.proposal.take-vote.beat-rail.1',
    kind: 'history',
    place: {path: 'watch[_key=="w1"].body', blockKey: 'b1', start: 0, end: 35, text: item.text},
    state: 'open',
  })
  expect(proposeHistory(item, [first!])).toBeUndefined()
  expect(proposeHistory({...item, text: 'How fares are set.'}, [first!])?._id).toBe('beatbook.proposal.take-vote.beat-rail.2')
  expect(proposeHistory({...item, status: 'moot', take: undefined}, [])?._id).toBe('beatbook.proposal.beat-rail.beat-rail.1')
})

test('an item that is open again has no paragraph', () => {
  expect(settledItem({status: 'open'}, item.text, item.take)).toBeUndefined()
  expect(settledItem(undefined, item.text, item.take)).toBeUndefined()
  expect(settledItem({status: 'moot', resolvedOn: '2026-05-20'}, item.text, item.take)).toEqual({text: item.text, status: 'moot', resolvedOn: '2026-05-20'})
})

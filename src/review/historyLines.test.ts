import {expect, test} from 'vitest'
import {readRevisions, type HistoryQuery} from './historyLines.ts'

const log = Array.from({length: 9}, (_, index) => ({id: `t${index}`, author: index % 2 ? 'wren' : 'rosa', timestamp: '2026-07-15T00:00:00Z', documentIDs: ['drafts.b']}))

test.each([2, 3, 9, 10])('a history longer than an answer of %i lines is read on, each revision once', async (most) => {
  const asked: HistoryQuery[] = []
  const {revisions} = await readRevisions('b', async (query) => {
    asked.push(query)
    const from = query.fromTransaction === undefined ? 0 : Number(query.fromTransaction.slice(1))
    return log.slice(from, from + most).map((line) => JSON.stringify(line)).join('\n')
  }, most)
  expect(revisions.map(({id}) => id)).toEqual(log.map(({id}) => id))
  expect(asked.every(({limit}) => limit === String(most))).toBe(true)
})

test('an answer of one line comes parsed', async () => {
  expect((await readRevisions('b', async () => log[0])).revisions).toEqual([{id: 't0', author: 'rosa', at: '2026-07-15T00:00:00Z', changesText: true, touched: ['drafts.b']}])
})

test('a transaction on draft and published moved the text; each revision tells what it touched', async () => {
  const lines = [
    {...log[0], documentIDs: ['versions.spring.b', 'drafts.other']},
    {...log[1], documentIDs: ['drafts.b', 'b', 'beatbook.decision.b.1']},
  ]
  const {revisions, recorded} = await readRevisions('b', async () => lines.map((line) => JSON.stringify(line)).join('\n'))
  expect(revisions.map(({touched, changesText}) => [touched, changesText])).toEqual([
    [['versions.spring.b'], true],
    [['drafts.b', 'b'], false],
  ])
  expect([...recorded]).toEqual([['beatbook.decision.b.1', 1]])
})

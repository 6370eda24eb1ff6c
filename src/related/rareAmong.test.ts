import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {SentenceReader} from './bestSentence.ts'
import {LooseTerms, newestTitle} from './looseTitle.ts'
import {readText, strongest} from './query.ts'

const day = (iso: string) => Date.parse(iso)

function archiveOf(stories: readonly {id: string; title?: string; text: string; date?: number}[]): Archive {
  const archive = new Archive()
  for (const story of stories) archive.put({title: '', ...story})
  return archive
}

function read(archive: Archive, text: string, ids: readonly string[]) {
  const known = readText(archive, text)
  return new SentenceReader(archive, text, known.ids, strongest(archive, known, 60)).read(ids.map((id) => archive.slotOf(id)!))
}

test('the newest of the stories with two terms side by side is told apart; a story with both terms apart is not', () => {
  const archive = archiveOf([
    {id: 'old', text: 'The tidal barrage opened.', date: day('2025-01-01')},
    {id: 'new', text: 'Repairs to the tidal barrage ended.', date: day('2026-01-01')},
    {id: 'apart', text: 'The barrage is not a tidal mill.', date: day('2026-02-01')},
    {id: 'other', text: 'Libraries close.', date: day('2026-03-01')},
  ])
  const found = read(archive, 'Nobody watches the tidal barrage.', ['old', 'new', 'apart', 'other'])
  expect(found.map(({newest}) => newest > 0)).toEqual([false, true, false, false])
})

test('a term used again and again counts, once does not', () => {
  const archive = archiveOf([
    {id: 'often', text: 'Ferry crews met. The ferry stayed. No ferry left.'},
    {id: 'once', text: 'The ferry was late.'},
    {id: 'never', text: 'Libraries close.'},
  ])
  expect(read(archive, 'A ferry leaves.', ['often', 'once', 'never']).map(({repeated}) => repeated > 0)).toEqual([true, false, false])
})

test('what more than a dozen of the stories share is not rare among them', () => {
  const stories = Array.from({length: 14}, (_, at) => ({id: `s${at}`, text: 'The tidal barrage and the tidal barrage.', date: at}))
  const found = read(archiveOf(stories), 'The tidal barrage.', stories.map(({id}) => id))
  expect(found.every(({newest, repeated}) => newest === 0 && repeated === 0)).toBe(true)
})

test('two stories of one day: the one whose id comes first is taken for the newest, whatever their order', () => {
  const stories = [
    {id: 'b', text: 'The tidal barrage opened.', date: 1},
    {id: 'a', text: 'The tidal barrage opened.', date: 1},
    {id: 'c', text: 'The tidal barrage opened.'},
  ]
  for (const order of [['a', 'b', 'c'], ['c', 'b', 'a']]) {
    const found = read(archiveOf(stories), 'The tidal barrage.', order)
    expect(order.filter((_, at) => found[at]!.newest > 0)).toEqual(['a'])
  }
})

test.each([
  ['Stability of the grid', 'The grid was stabilized.', 1],
  ['Stability of the grid', 'Prices fell on the grid.', 0.5],
  ['Cats and dogs', 'Cathedrals reopen.', 0],
])('%j is met by %j', (title, text, share) => {
  const archive = archiveOf([{id: 'a', title, text}, {id: 'b', text: 'Prices, cathedrals and cats.'}])
  const covered = new LooseTerms(archive, readText(archive, text).ids).covered(archive.title.terms(archive.slotOf('a')!))
  expect(Math.abs(covered - share)).toBeLessThan(share === 0.5 ? 0.2 : 1e-6)
})

test('of titles with the same term the newest has it', () => {
  const archive = archiveOf([
    {id: 'old', title: 'Survey results 2024', text: 'x', date: 1},
    {id: 'new', title: 'Survey results 2025', text: 'x', date: 2},
    {id: 'none', title: 'Budget', text: 'x', date: 3},
  ])
  const slots = ['old', 'new', 'none'].map((id) => archive.slotOf(id)!)
  expect([...newestTitle(archive, readText(archive, 'The survey').ids, slots)].map((score) => score > 0)).toEqual([false, true, false])
})

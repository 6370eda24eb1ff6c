import {expect, test} from 'vitest'
import {findQuotations} from '../text/quotations.ts'
import {overlaps} from '../text/spans.ts'
import {countWords} from '../text/words.ts'
import {Archive} from './archive.ts'
import {seeded} from './measures.ts'
import type {Draft, MentionPassage} from './mentionDraft.ts'
import {suggestMentions} from './mentions.ts'

const titles = ['Harbour ferry strike', 'Library budget vote', 'Mayor resigns today', 'Tunnel permit audit', 'Night bus pilot', 'Bridge toll review']

function archiveOfTitles(): Archive {
  const archive = new Archive()
  titles.forEach((title, at) => archive.put({id: `s${at}`, title, names: [`the long ${title.split(' ')[0]} affair`], text: `About it: ${title}.`, links: at === 0 ? [] : [{to: 's0', anchor: 'the walkout'}]}))
  return archive
}

/** A draft of random sentences that name stories plainly, in quotation marks, in links and in headings. */
function randomDraft(seed: number): Draft & {passages: MentionPassage[]} {
  const random = seeded(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!
  const filler = () => Array.from({length: 3 + Math.floor(random() * 6)}, () => pick(['crews', 'said', 'again', 'before', 'noon', 'people', 'waited'])).join(' ')
  const passages = Array.from({length: 6}, (): MentionPassage => {
    const skip: {start: number; end: number}[] = []
    let text = ''
    for (let part = 0; part < 4; part++) {
      const name = pick([...titles, 'the walkout', 'the long Harbour affair'])
      text += `${filler()} `
      const way = pick(['plain', 'plain', 'quoted', 'linked'])
      if (way === 'linked') skip.push({start: text.length, end: text.length + name.length})
      text += way === 'quoted' ? `“and ${name} too”, ` : `${name}, `
    }
    return {text: `${text}${filler()}.`, skip, heading: random() < 0.2, section: pick(['a', 'b']), links: skip.length}
  })
  return {id: pick(['s0', 'new']), cites: random() < 0.5 ? [] : [pick(['s1', 's2'])], passages, wordsPerLink: pick([5, 20, 40])}
}

test('no mention stands in a link, a quotation or a heading, names the draft itself or what it cites, twice, or beyond the cap', () => {
  const archive = archiveOfTitles()
  let shown = 0
  for (let seed = 1; seed <= 40; seed++) {
    const draft = randomDraft(seed)
    const mentions = suggestMentions(archive, draft, 0)
    shown += mentions.length
    expect(new Set(mentions.map(({id}) => id)).size, `seed ${seed}: one story once`).toBe(mentions.length)
    for (const {passage, start, end, id} of mentions) {
      const {text, skip, heading} = draft.passages[passage]!
      expect({id, heading}).toEqual({id: expect.not.stringMatching(`^${draft.id}$`) as string, heading: false})
      expect(draft.cites).not.toContain(id)
      expect([...skip!, ...findQuotations(text)].some((span) => overlaps(span, {start, end})), `seed ${seed}: ${text.slice(start, end)}`).toBe(false)
    }
    for (const section of ['a', 'b']) {
      const own = draft.passages.filter((passage) => passage.section === section)
      const words = own.reduce((sum, {text}) => sum + countWords(text), 0)
      const links = own.reduce((sum, passage) => sum + passage.links!, 0)
      const suggested = mentions.filter(({passage}) => draft.passages[passage]!.section === section).length
      if (suggested > 0) expect(suggested + links).toBeLessThanOrEqual(Math.max(1, Math.floor(words / draft.wordsPerLink!)))
    }
  }
  expect(shown).toBeGreaterThan(40)
})

test('a title in quotation marks of its own is a mention, its article included', () => {
  const archive = new Archive()
  archive.put({id: 'plan', title: 'The plan for the night bus', text: 'Buses.'})
  const found = (text: string) => suggestMentions(archive, {passages: [{text}]}, 0).map(({id}) => id)
  expect(found('We wrote “The plan for the night bus” in May.')).toEqual(['plan'])
  expect(found('He said “the plan for the night bus is dead”.')).toEqual([])
})

test('a line that looks like a heading is read where authors linked the very same line before; a heading never is', () => {
  const archive = new Archive()
  archive.put({id: 'first', title: 'Notes on ferries, part one', text: 'Crews voted.'})
  const line = 'Carried on from part one'
  archive.put({id: 'second', title: 'Notes on ferries, part two', text: `Docks\n\n${line}\n\nCrews voted again.`, links: [{to: 'first', anchor: 'part one'}]})
  archive.put({id: 'third', title: 'Notes on trams', text: 'Trams carried on from part one.', links: [{to: 'first', anchor: 'Trams'}]})
  const next = {text: 'The crews voted a third time, and the harbour was shut to all but the smallest of the boats.'}
  const found = (text: string, heading = false) => suggestMentions(archive, {passages: [{text, heading}, next]}, 0).map(({id}) => id)
  expect(found(line)).toEqual(['first'])
  expect(found(line, true)).toEqual([])
  expect(found('Left over from part one')).toEqual([])
})

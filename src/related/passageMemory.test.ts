import {expect, test} from 'vitest'
import {Archive} from './archive.ts'
import {seeded} from './measures.ts'
import type {Draft} from './mentionDraft.ts'
import {possibleMentions} from './possibleMentions.ts'

const day = 86_400_000
const random = seeded(9)
const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)]!
const names = ['Safety institute', 'Model cards', 'Chip export rule', 'Rust release', 'Open weights', 'Update', 'Grid report 2025', 'Harbour']
const written = [...names, 'safety institutes', 'Model card', 'the open weights', 'updates', 'Chip export rules', 'harbour’s']
const plain = ['the ministers met', 'and then', 'as we wrote in', 'who signed the code', 'with 3.5bn euros.', '“a quotation of it”', 'in March.']

const passage = () => Array.from({length: 3 + Math.floor(random() * 8)}, () => pick(random() < 0.4 ? written : plain)).join(' ')

function archive(): Archive {
  const stories = new Archive()
  for (let index = 0; index < 60; index += 1) {
    const links = Array.from({length: Math.floor(random() * 3)}, () => ({to: `s${Math.floor(random() * 60)}`, anchor: pick(written)}))
    stories.put({
      id: `s${index}`,
      title: index < names.length ? names[index]! : `${pick(names)} ${index}`,
      text: [passage(), ...links.map(({anchor}) => `${pick(plain)} ${anchor} ${pick(plain)}`)].join('\n\n'),
      date: index * day,
      links,
      ...(index % 7 === 0 ? {names: [pick(written)]} : {}),
    })
  }
  return stories
}

test('what is remembered of a draft’s passages is what reading all of them anew finds, key after key', () => {
  const stories = archive()
  const drafts: Draft[] = ['Grid report 2026', 'Open weights'].map((title) => ({id: title, title, at: 70 * day, passages: Array.from({length: 6}, () => ({text: passage()}))}))
  let found = 0
  for (let key = 0; key < 150; key += 1) {
    const which = Math.floor(random() * drafts.length)
    const {passages, ...rest} = drafts[which]!
    const changed = Math.floor(random() * passages.length)
    const next = passages.map((one, index) => (index === changed ? (random() < 0.7 ? {text: `${one.text} ${pick(written)}`.slice(-300)} : {text: passage()}) : one))
    if (random() < 0.1) next.reverse()
    const draft = {...rest, passages: next, ...(random() < 0.2 ? {title: pick(names)} : {}), ...(random() < 0.2 ? {without: new Set(['s1', 's4'])} : {})}
    drafts[which] = draft
    if (random() < 0.1) stories.put({id: 's5', title: pick(names), text: passage(), date: 3 * day})
    const remembered = possibleMentions(stories, draft)
    // What editors say may change any answer, so it empties the memory.
    stories.heed({})
    expect(remembered).toEqual(possibleMentions(stories, draft))
    found += remembered.length
  }
  expect(found).toBeGreaterThan(500)
})

test('a story that comes while a draft is open is found in passages that did not change', () => {
  const stories = new Archive()
  stories.put({id: 's1', title: 'Safety institute', text: 'It opened.'})
  const draft: Draft = {id: 'draft', passages: [{text: 'The Harbour pilots asked the Safety institute for help.'}]}
  expect(possibleMentions(stories, draft).map(({id}) => id)).toEqual(['s1'])
  stories.put({id: 's2', title: 'Harbour pilots', text: 'They went.'})
  expect(possibleMentions(stories, draft).map(({id}) => id)).toEqual(['s2', 's1'])
})

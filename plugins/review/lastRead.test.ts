import {expect, test} from 'vitest'
import {lastReadOf, rememberRead, type Shelf} from './lastRead.ts'

function shelf(): Shelf & {readonly stored: Map<string, string>} {
  const stored = new Map<string, string>()
  return {
    stored,
    get length() {
      return stored.size
    },
    key: (index) => [...stored.keys()][index] ?? null,
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
  }
}

const draft = {_id: 'drafts.beat-rail', _type: 'beat', _rev: 'r1', title: 'Rail: who pays'}

test('gives back the text as it was read, per person and document', () => {
  const browser = shelf()
  rememberRead(browser, 'rosa', draft, 'beat-rail', '2026-07-15T09:00:00Z')
  expect(lastReadOf(browser, 'rosa', 'beat-rail')).toEqual({
    at: '2026-07-15T09:00:00Z',
    document: {_id: 'beat-rail', _type: 'beat', title: 'Rail: who pays'},
  })
  expect(lastReadOf(browser, 'amir', 'beat-rail')).toBeUndefined()
  expect(lastReadOf(browser, 'rosa', 'beat-road')).toBeUndefined()
})

test('the oldest of fifty documents gives way', () => {
  const browser = shelf()
  browser.setItem('other', 'thing')
  for (let number = 10; number < 61; number += 1) rememberRead(browser, 'rosa', draft, `beat-${number}`, `2026-07-15T09:00:${number}Z`)
  expect(browser.stored.size).toBe(51)
  expect(lastReadOf(browser, 'rosa', 'beat-10')).toBeUndefined()
  expect(lastReadOf(browser, 'rosa', 'beat-11')?.at).toBe('2026-07-15T09:00:11Z')
  expect(browser.getItem('other')).toBe('thing')
})

test('what another program left under the name is nothing that was read', () => {
  const browser = shelf()
  for (const junk of ['not json', '{}', '{"at": 1, "content": "x"}', '{"at": "now", "content": "["}']) {
    browser.setItem('beatbook.read.rosa.beat-rail', junk)
    expect(lastReadOf(browser, 'rosa', 'beat-rail')).toBeUndefined()
  }
})

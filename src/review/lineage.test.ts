import {expect, test} from 'vitest'
import {createAuthorship, isAboutVersion, type Revision} from './lineage.ts'
import type {Decision} from './decision.ts'

const [draft, version, live] = ['drafts.beat', 'versions.spring.beat', 'beat']

function revisions(...steps: readonly (readonly [author: string, ...touched: string[]])[]): Revision[] {
  return steps.map(([author, ...touched], index) => ({
    id: `r${index}`,
    author,
    at: `2026-07-15T10:0${index}:00Z`,
    touched,
    changesText: !(touched.length > 1 && touched.includes(live)),
  }))
}

function authorsOf(storedId: string | undefined, history: readonly Revision[]): readonly string[] {
  const authorship = createAuthorship(history)
  authorship.readTo(history.length - 1)
  return authorship.of(storedId === undefined ? undefined : [storedId])
}

const decision = (more: Partial<Decision>): Decision => ({_id: 'beatbook.decision.beat.1', document: 'beat', act: 'submit', actor: 'wren', at: '2026-07-15T10:01:30Z', ...more})

test('each version has its own authors, and a new one those of all there was', () => {
  const history = revisions(['wren', draft], ['rosa', version], ['wren', draft], ['sven', version])
  expect(authorsOf(draft, history)).toEqual(['wren'])
  expect(authorsOf(version, history)).toEqual(['wren', 'rosa', 'sven'])
  expect(authorsOf(undefined, history)).toEqual(['rosa', 'wren', 'sven'])
  expect(authorsOf('versions.autumn.beat', history)).toEqual(['rosa', 'wren', 'sven'])
})

test('who changed it last comes last', () => {
  expect(authorsOf(draft, revisions(['wren', draft], ['rosa', draft], ['wren', draft]))).toEqual(['rosa', 'wren'])
})

test('an approval begins a new round for what was read and for what is live, and for nothing else', () => {
  const history = revisions(['rosa', version], ['wren', draft], ['wren', draft, live], ['amir', draft])
  const authorship = createAuthorship(history)
  authorship.readTo(1)
  authorship.approved([draft], 'beat')
  expect(authorship.of([draft])).toEqual([])
  expect(authorship.of([version])).toEqual(['rosa'])
  authorship.readTo(3)
  expect(authorship.of([draft])).toEqual(['amir'])
  expect(authorship.of([live])).toEqual([])
})

test('a version that was taken away and made anew may be a copy of the others', () => {
  const [first, second, third] = revisions(['wren', draft], ['rosa', version], ['wren', draft])
  expect(authorsOf(draft, [first!, second!, {...third!, created: [draft]}])).toEqual(['rosa', 'wren'])
})

test('a decision is about the version that was read, and those made of it later', () => {
  const history = revisions(['wren', draft], ['rosa', version], ['sven', 'versions.autumn.beat'])
  const submitted = decision({revision: 'r0'})
  expect(isAboutVersion(submitted, draft, {revisions: history})).toBe(true)
  expect(isAboutVersion(submitted, version, {revisions: history})).toBe(false)
  expect(isAboutVersion(submitted, 'versions.autumn.beat', {revisions: history})).toBe(true)
  expect(isAboutVersion(decision({revision: 'lost'}), version, {revisions: history})).toBe(true)
})

import {expect, test} from 'vitest'
import type {Finding} from '../../src/briefing/index.ts'
import type {Decision} from '../../src/review/index.ts'
import {checksOfField} from './fieldChecks.ts'

const history = ['history']
const finding = (message: string, field = 'history'): Finding => ({
  document: 'beat-one',
  ruleId: 'house-style',
  severity: 'warning',
  message,
  place: {path: [field, {_key: 'a'}], blockKey: 'a', start: 0, end: 1, text: '%', section: field},
  fixes: [],
})
const decision: Decision = {_id: 'beatbook.decision.beat-one.1', document: 'beat-one', act: 'decline', actor: 'wren', at: '2026-07-15T08:00:00Z'}
const shown = (...messages: string[]) => messages.map((message) => ({level: 'warning' as const, message, path: history}))

test('a declined check leaves the field at once', () => {
  const report = {open: [], declined: [{finding: finding('A sign.'), decision}]}
  expect(checksOfField(shown('A sign.', 'Required'), history, report)).toEqual(shown('Required'))
})

test('a check that was reopened comes back at once', () => {
  expect(checksOfField([], history, {open: [finding('A sign.')], declined: []})).toEqual(shown('A sign.'))
})

test('one of two that say the same is declined, the other stands', () => {
  const report = {open: [finding('A sign.')], declined: [{finding: finding('A sign.'), decision}]}
  expect(checksOfField(shown('A sign.'), history, report)).toEqual(shown('A sign.'))
})

test('what is declined in another field is left alone, and nothing new is made', () => {
  const report = {open: [], declined: [{finding: finding('A sign.', 'whatItIs'), decision}]}
  const before = shown('A sign.')
  expect(checksOfField(before, history, report)).toBe(before)
})

import type {ValidationMarker} from 'sanity'
import {expect, test} from 'vitest'
import type {Finding} from '../../src/briefing/index.ts'
import type {Decision} from '../../src/review/index.ts'
import {markerOf} from './checks.ts'
import {checksOfPane} from './checksOfPane.ts'

const finding = (message: string, severity: Finding['severity'] = 'warning'): Finding => ({
  document: 'beat-one',
  ruleId: 'house-style',
  severity,
  message,
  place: {path: ['history', {_key: 'a'}], blockKey: 'a', start: 0, end: 1, text: '%', section: 'history'},
  fixes: [],
})
const decision: Decision = {_id: 'beatbook.decision.beat-one.1', document: 'beat-one', act: 'decline', actor: 'wren', at: '2026-07-15T08:00:00Z'}
const marker = (message: string, level: Finding['severity'] = 'warning') => ({...markerOf(finding(message, level)), level}) as ValidationMarker
const required: ValidationMarker = {level: 'error', message: 'Required', path: ['dek'], item: {message: 'Required'}}
const nothing = {open: [], declined: [], overridden: []}

test('what was declined or overridden leaves at once, the form’s own errors stay', () => {
  const shown = [required, marker('A sign.'), marker('Too long.', 'error')]
  const report = {...nothing, declined: [{finding: finding('A sign.'), decision}], overridden: [{finding: finding('Too long.', 'error'), decision}]}
  expect(checksOfPane(shown, report)).toEqual([required])
})

test('what was reopened comes back at once', () => {
  expect(checksOfPane([required], {...nothing, open: [finding('A sign.')]})).toEqual([required, marker('A sign.')])
})

test('nothing new is made while everything is right', () => {
  const shown = [required, marker('A sign.')]
  expect(checksOfPane(shown, {...nothing, open: [finding('A sign.')]})).toBe(shown)
})

import {expect, test} from 'vitest'
import type {Finding, Severity} from '../../src/briefing/index.ts'
import {fieldKey, findingsAt, gravest, marksOfField} from './marksOfField.ts'

function finding(ruleId: string, severity: Severity, blockStart: number, blockEnd: number, blockKey = 'a'): Finding {
  const text = 'x'.repeat(blockEnd - blockStart)
  const place = {section: 'history', path: ['history', {_key: blockKey}], blockKey, blockStart, blockEnd, start: 0, end: 0, text}
  return {document: 'beat', ruleId, severity, message: '', place, fixes: []}
}

const field = fieldKey(['history'])

const wholeField: Finding = {
  document: 'beat',
  ruleId: 'section-length',
  severity: 'warning',
  message: '',
  place: {section: 'history', path: ['history'], start: 0, end: 4, text: 'xxxx'},
  fixes: [],
}

test('marks words of the field, and nothing that is about the field as a whole or another one', () => {
  const findings = [finding('a', 'info', 0, 4), wholeField, finding('caret', 'error', 2, 2)]
  expect(marksOfField(findings, ['history'])).toEqual([
    {id: 'a:a:0', blockKey: 'a', start: 0, end: 4, severity: 'info', text: 'xxxx'},
  ])
  expect(marksOfField(findings, ['currentState'])).toEqual([])
})

test('a mark keeps its id when a finding before it goes, and two at one place differ', () => {
  const [first, second] = [finding('a', 'info', 0, 4), finding('b', 'info', 6, 8)]
  expect(marksOfField([first, second], ['history'])[1]).toEqual(marksOfField([second], ['history'])[0])
  expect(marksOfField([second, second], ['history']).map(({id}) => id)).toEqual(['b:a:6', 'b:a:6:1'])
})

test('the graver mark wins where two overlap, and both stand where they do not', () => {
  const findings = [finding('i', 'info', 0, 20), finding('e', 'error', 4, 8), finding('w', 'warning', 30, 40)]
  expect(gravest(marksOfField(findings, ['history'])).map(({id}) => id)).toEqual(['e:a:4', 'w:a:30'])
})

test.each([
  ['words', 5, 7, ['error', 'info']],
  ['words beside', 8, 10, ['info']],
  ['a caret at the end of the words', 8, 8, ['error', 'info']],
  ['a caret outside', 21, 21, []],
])('finds what touches %s, the gravest first', (_, start, end, severities) => {
  const findings = [finding('i', 'info', 0, 20), finding('e', 'error', 4, 8), finding('o', 'error', 4, 8, 'other')]
  expect(findingsAt(findings, {field, blockKey: 'a', start, end}).map(({finding: {severity}}) => severity)).toEqual(severities)
})

test('marks both halves of a pair, and finds it at either', () => {
  const there = finding('x', 'warning', 3, 9, 'b').place
  const pair = {...finding('pair', 'warning', 0, 4), related: [there, {...there, document: 'take', blockKey: 'c'}]}
  expect(marksOfField([pair], ['history']).map(({blockKey, start}) => [blockKey, start])).toEqual([
    ['a', 0],
    ['b', 3],
  ])
  expect(findingsAt([pair], {field, blockKey: 'b', start: 5, end: 5})).toEqual([{finding: pair, place: there}])
  expect(findingsAt([pair], {field: fieldKey(['currentState']), blockKey: 'b', start: 5, end: 5})).toEqual([])
  expect(findingsAt([pair], {field, blockKey: 'c', start: 5, end: 5})).toEqual([])
})

test('what was declined keeps a mark of its own kind, which gives way to any other', () => {
  const declined = marksOfField([finding('a', 'warning', 0, 4), finding('b', 'warning', 6, 8)], ['history'], 'declined')
  expect(declined.map(({id, severity}) => [id, severity])).toEqual([
    ['declined:a:a:0', 'declined'],
    ['declined:b:a:6', 'declined'],
  ])
  const open = marksOfField([finding('a', 'info', 2, 3)], ['history'])
  expect(gravest([...declined, ...open]).map(({id}) => id)).toEqual(['a:a:2', 'declined:b:a:6'])
})

import {expect, test} from 'vitest'
import type {Finding} from '../../src/briefing/index.ts'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {groupBySection} from './findingGroups.ts'

const finding = (ruleId: string, section?: string): Finding => ({
  document: 'beat',
  ruleId,
  severity: 'warning',
  message: '',
  place: {...(section ? {section} : {}), path: [section ?? 'title'], start: 0, end: 0, text: ''},
  fixes: [],
})

test('groups by section in the order of the contract, fields and bodies of takes first', () => {
  const findings = [finding('a', 'watch'), finding('b', 'history'), finding('c'), finding('d', 'history'), finding('e', 'body')]
  const groups = groupBySection(findings, (item) => item, briefingContract)
  expect(groups.map(({heading, items}) => [heading, items.map(({ruleId}) => ruleId)])).toEqual([
    [undefined, ['c', 'e']],
    ['History', ['b', 'd']],
    ['What to watch', ['a']],
  ])
})

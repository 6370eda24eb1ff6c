import {expect, test} from 'vitest'
import {revisionSteps, sideKey, sideOfKey, type Side} from './comparison.ts'

test.each<Side>([{kind: 'current'}, {kind: 'live'}, {kind: 'approved'}, {kind: 'read'}, {kind: 'pinned'}, {kind: 'revision', id: 'a:b'}])(
  'the side %j is found again by its key',
  (side) => expect(sideOfKey(sideKey(side))).toEqual(side),
)

test('revisions of one sitting are one step, newest first', () => {
  const at = (time: string) => `2026-07-15T${time}:00Z`
  const steps = revisionSteps([
    {id: '1', author: 'wren', at: at('09:00')},
    {id: '2', author: 'wren', at: at('09:09')},
    {id: '3', author: 'wren', at: at('09:30')},
    {id: '4', author: 'rosa', at: at('09:31')},
    {id: '5', author: 'rosa', at: at('09:32'), changesText: false},
    {id: '6', author: 'rosa', at: at('09:33')},
  ])
  expect(steps.map(({id, published}) => [id, published])).toEqual([
    ['6', false],
    ['5', true],
    ['4', false],
    ['3', false],
    ['2', false],
  ])
})

import {expect, test} from 'vitest'
import type {MapNode} from '../../src/coverage/storyMap.ts'
import {placeLabels} from './mapLabels.ts'
import type {MapLayout} from './mapLayout.ts'

const node = (id: string, title = id): MapNode => ({id, title, kind: 'beat', takes: 0})

function layout(places: Record<string, readonly [number, number]>): MapLayout {
  return {places: new Map(Object.entries(places).map(([id, [x, y]]) => [id, {x, y}])), frame: {x: 0, y: 0, width: 400, height: 400}}
}

test('a name stands above its node, and below it where another name stands above', () => {
  const labels = placeLabels([node('a', 'compute frontier'), node('b', 'open weights'), node('c')], layout({a: [100, 100], b: [150, 100], c: [300, 300]}), 10)
  expect(labels.map(({id, x, y}) => [id, x, Math.round(y)])).toEqual([
    ['a', 100, 93],
    ['b', 150, 115],
    ['c', 300, 293],
  ])
})

test('a name without room is left out, and so is a node that was not laid out', () => {
  const crowd = ['a', 'b', 'c', 'd'].map((id) => node(id, `the beat about ${id}`))
  expect(placeLabels(crowd, layout({a: [100, 100], b: [104, 100], c: [108, 100]}), 10).map(({id}) => id)).toEqual(['a', 'b'])
})

test('a long name is cut', () => {
  expect(placeLabels([node('a', 'electricity for data centres and cities')], layout({a: [0, 0]}), 10)[0]?.text).toBe('electricity for data centre…')
})

import {expect, test} from 'vitest'
import type {StoryMap} from '../../src/coverage/storyMap.ts'
import {layOutMap, radiusOf} from './mapLayout.ts'

function map(count: number): StoryMap {
  const nodes = Array.from({length: count}, (_, index) => ({id: `n${index}`, kind: 'beat' as const, title: `n${index}`, takes: index % 50}))
  const edges = nodes.slice(1).map(({id}, index) => ({kind: 'link' as const, from: `n${Math.floor(index / 3)}`, to: id, count: 1}))
  return {nodes, edges, neighbours: new Map()}
}

/** A clock that says every tick took a millisecond. */
function counted() {
  let time = 0
  let pauses = 0
  return {
    options: {pause: () => Promise.resolve(void (pauses += 1)), clock: () => (time += 1), isWanted: () => true},
    pauses: () => pauses,
  }
}

test('the same map is laid out the same way, nobody on top of anybody', async () => {
  const first = await layOutMap(map(60), counted().options)
  expect(await layOutMap(map(60), counted().options)).toEqual(first)
  const places = [...first!.places.values()]
  const nearest = places.flatMap((a, index) => places.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)))
  expect(Math.min(...nearest)).toBeGreaterThan(6)
  const {x, y, width, height} = first!.frame
  expect(places.every((place) => place.x > x && place.x < x + width && place.y > y && place.y < y + height)).toBe(true)
})

test('it stops for others every few milliseconds, and for good when nobody wants it', async () => {
  const {options, pauses} = counted()
  await layOutMap(map(20), options)
  expect(pauses()).toBeGreaterThan(25)
  expect(await layOutMap(map(20), {...counted().options, isWanted: () => false})).toBeUndefined()
})

test('an empty newsroom has a map without extent, and size tells of takes', async () => {
  expect((await layOutMap(map(0), counted().options))?.frame).toEqual({x: 0, y: 0, width: 1, height: 1})
  expect(radiusOf({kind: 'beat', takes: 100})).toBe(11)
  expect(radiusOf({kind: 'cluster', takes: 100_000})).toBe(22)
})

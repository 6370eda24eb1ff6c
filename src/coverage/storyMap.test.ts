import {expect, test} from 'vitest'
import type {BoardLink} from './linkHealth.ts'
import {storyMap} from './storyMap.ts'

const beat = (id: string, cluster?: string) => ({id, title: id, openWatch: 0, isLive: true, hasDraft: false, ...(cluster ? {cluster} : {})})
const link = (target: string): BoardLink => ({section: 'history', path: 'history', blockKey: 'b', start: 0, end: 1, words: 'x', target})

test('beats and clusters with their takes, cross-references of both directions as one edge', () => {
  const map = storyMap({
    beats: [beat('rail', 'fares'), beat('bus', 'fares'), beat('tidal', 'cluster-gone')],
    clusters: new Map([['fares', {id: 'fares', title: 'public fares'}]]),
    links: new Map([
      ['rail', [link('bus'), link('bus'), link('take-one'), link('rail')]],
      ['bus', [link('rail'), link('fares')]],
    ]),
    members: new Map([
      ['rail', 12],
      ['bus', 3],
    ]),
  })
  expect(map.nodes.map(({id, takes}) => [id, takes])).toEqual([
    ['rail', 12],
    ['bus', 3],
    ['tidal', 0],
    ['fares', 15],
  ])
  expect(map.edges).toEqual([
    {kind: 'link', from: 'bus', to: 'rail', count: 3},
    {kind: 'link', from: 'bus', to: 'fares', count: 1},
    {kind: 'member', from: 'rail', to: 'fares', count: 1},
    {kind: 'member', from: 'bus', to: 'fares', count: 1},
  ])
  expect(map.neighbours.get('bus')).toEqual([
    {id: 'rail', title: 'rail', count: 3},
    {id: 'fares', title: 'public fares', count: 1},
  ])
  expect(map.neighbours.get('tidal')).toBeUndefined()
})

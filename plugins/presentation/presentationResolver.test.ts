import {expect, test} from 'vitest'
import {presentationResolver} from './presentationResolver.ts'

interface Location {
  readonly resolve: (value: Record<string, unknown> | null) => unknown
}

const locationOf = (type: string, value: Record<string, unknown> | null, paths?: Parameters<typeof presentationResolver>[0]) =>
  (presentationResolver(paths).locations as Record<string, Location>)[type]?.resolve(value)

test('a document is seen at its address', () => {
  expect(locationOf('take', {title: 'A ruling', slug: 'a-ruling'})).toEqual({locations: [{title: 'A ruling', href: '/takes/a-ruling'}]})
})

test('a slug cannot leave its place in the address', () => {
  expect(locationOf('beat', {title: 'x', slug: '../../admin?x#y'})).toEqual({locations: [{title: 'x', href: '/beats/..%2F..%2Fadmin%3Fx%23y'}]})
})

test.each([null, {}, {title: 'Named', slug: ''}])('without a slug there is no page: %j', (value) => {
  expect(locationOf('beat', value)).toEqual({message: 'It has no page before it has a slug.', tone: 'caution'})
})

test('a frontend has its own addresses, and pages only for the types it names', () => {
  const {mainDocuments, locations} = presentationResolver({take: '/news/:slug'})
  expect(mainDocuments).toEqual([{route: '/news/:slug', filter: '_type == "take" && slug.current == $slug'}])
  expect(Object.keys(locations as object)).toEqual(['take', 'publication', 'source'])
  expect(locationOf('take', {slug: 'x'}, {take: '/news/:slug'})).toEqual({locations: [{title: 'Untitled', href: '/news/x'}]})
})

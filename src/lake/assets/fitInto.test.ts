import {expect, test} from 'vitest'
import {fitInto} from './fitInto.ts'

type Fit = Parameters<typeof fitInto>[1]['fit']
const wide = {width: 400, height: 200}

test.each<[Fit, number | undefined, number | undefined, string]>([
  ['clip', undefined, undefined, '400×200'],
  ['clip', 100, undefined, '100×50'],
  ['clip', undefined, 100, '200×100'],
  ['clip', 100, 100, '100×50'],
  ['clip', 800, undefined, '800×400'],
  ['max', 800, undefined, '400×200'],
  ['max', 100, 100, '100×50'],
  ['crop', 100, 100, '100×100 cropped'],
  ['crop', 800, 800, '800×800 cropped'],
  ['crop', 100, undefined, '100×50'],
  ['min', 100, 100, '100×100 cropped'],
  ['min', 800, 800, '200×200 cropped'],
  ['min', 800, undefined, '400×200'],
  ['scale', 100, 300, '100×300'],
  ['scale', 100, undefined, '100×50'],
  ['fill', 100, 100, '100×50 on 100×100'],
  ['fill', 800, 800, '800×400 on 800×800'],
  ['fillmax', 800, 800, '400×200 on 800×800'],
])('fit=%s of 400×200 into %s×%s gives %s', (fit, width, height, expected) => {
  const {inner, outer} = fitInto(wide, {fit, width, height})
  const canvas = inner === outer ? '' : ` on ${outer.width}×${outer.height}`
  expect(`${inner.width}×${inner.height}${inner.crop ? ' cropped' : ''}${canvas}`).toBe(expected)
})

test('keeps at least one pixel', () => {
  expect(fitInto({width: 4000, height: 1}, {fit: 'clip', width: 10, height: undefined}).inner).toEqual({
    width: 10,
    height: 1,
    crop: false,
  })
})

test('refuses to enlarge a sliver into a giant', () => {
  expect(() => fitInto({width: 1, height: 900}, {fit: 'clip', width: 8000, height: undefined})).toThrow(
    'The image would be enlarged to 8000×7200000; at most 8192 pixels a side are made.',
  )
})

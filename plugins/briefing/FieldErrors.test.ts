import {expect, test} from 'vitest'
import {ownErrors} from './FieldErrors.tsx'

const marker = (path: string[], message: string, more: object = {}) => ({level: 'error' as const, path, message, ...more})

test('lists what the form asks for once per field, and leaves the brief’s own checks out', () => {
  const markers = [
    marker(['slug'], 'Required'),
    marker(['slug', 'current'], 'Required'),
    marker(['vertical'], 'Required'),
    marker(['history'], '"History" is empty.', {code: 'beatbook.section-order'}),
    {...marker(['shortTitle'], 'Long.'), level: 'warning' as const},
  ]
  expect(ownErrors(markers)).toEqual([marker(['slug'], 'Required'), marker(['vertical'], 'Required')])
})

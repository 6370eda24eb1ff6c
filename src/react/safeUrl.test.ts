import {expect, test} from 'vitest'
import {safeImageUrl, safeUrl} from './safeUrl.ts'

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['http://example.org', 'http://example.org'],
  ['HTTPS://EXAMPLE.ORG', 'HTTPS://EXAMPLE.ORG'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ['/beats/a', '/beats/a'],
  ['#note-1', '#note-1'],
  ['?page=2', '?page=2'],
  ['takes/a', 'takes/a'],
  [' /padded ', '/padded'],
])('lets %s through', (url, safe) => {
  expect(safeUrl(url)).toBe(safe)
})

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  [' javascript:alert(1)'],
  ['java\nscript:alert(1)'],
  ['java\tscript:alert(1)'],
  ['\u0001javascript:alert(1)'],
  ['data:text/html,<script>alert(1)</script>'],
  ['vbscript:msgbox'],
  ['blob:https://example.org/1'],
  ['file:///etc/passwd'],
  ['//elsewhere.example/a'],
  ['/\\elsewhere.example/a'],
  ['\\\\elsewhere.example/a'],
  ['https://'],
  ['   '],
  [''],
  [null],
  [undefined],
])('refuses %j', (url) => {
  expect(safeUrl(url)).toBe(null)
})

test.each([
  ['https://images.example/a.jpg', 'https://images.example/a.jpg'],
  ['/images/a.jpg', '/images/a.jpg'],
  ['mailto:desk@example.org', null],
  ['data:image/svg+xml,<svg/>', null],
])('an image from %s loads from %j', (url, safe) => {
  expect(safeImageUrl(url)).toBe(safe)
})

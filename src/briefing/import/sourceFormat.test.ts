import {expect, test} from 'vitest'
import {formatOfFile, formatOfPaste} from './sourceFormat.ts'

test.each([
  ['brief.md', 'Title', 'markdown'],
  ['brief.htm', 'Title', 'html'],
  ['brief', '<!doctype html><p>x', 'html'],
  ['brief.txt', '# Title', 'text'],
])('%s beginning %j is %s', (name, source, format) => {
  expect(formatOfFile(name, source)).toBe(format)
})

test.each([
  ['Title\n\nWhat it is', undefined, 'text'],
  ['# Title', undefined, 'markdown'],
  ['The [count](https://example.org) rose', undefined, 'markdown'],
  ['<h1>Title</h1>', undefined, 'html'],
  ['Title', '<meta charset="utf-8"><h1>Title</h1>', 'html'],
  ['Title', '<p>See <a href="/beats/x">x</a></p>', 'html'],
  ['Title', '<div><span style="color: black">Title</span></div>', 'text'],
  ['## Title', '<div><span>## Title</span></div>', 'markdown'],
])('%j with the markup %j is %s', (words, markup, format) => {
  expect(formatOfPaste(words, markup)).toBe(format)
})

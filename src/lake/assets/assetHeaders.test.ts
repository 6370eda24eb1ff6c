import {expect, test} from 'vitest'
import {assetHeaders} from './assetHeaders.ts'

const sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

test('sends an SVG with everything that could run in it forbidden', () => {
  expect(assetHeaders({mimeType: 'image/svg+xml', download: null})).toEqual({
    'Content-Type': 'image/svg+xml',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Security-Policy': sandbox,
  })
})

test.each([
  'text/html',
  'application/xhtml+xml',
  'text/xml',
  'text/javascript',
  'application/octet-stream',
  'image/x-unknown',
  'text/plain',
  'image/svg+xml;x=image/png',
])('sandboxes %s', (mimeType) => {
  expect(assetHeaders({mimeType, download: null})['Content-Security-Policy']).toBe(sandbox)
})

test.each(['image/jpeg', 'image/avif', 'video/mp4', 'audio/mpeg', 'application/pdf'])(
  'lets the browser show %s with its own viewer, without guessing',
  (mimeType) => {
    expect(assetHeaders({mimeType, download: null})).toEqual({
      'Content-Type': mimeType,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  },
)

test.each([
  [null, 'a.pdf', undefined],
  ['', 'a.pdf', "attachment; filename*=UTF-8''a.pdf"],
  ['', undefined, 'attachment'],
  ['the brief.pdf', 'a.pdf', "attachment; filename*=UTF-8''the%20brief.pdf"],
  ['Façade "(1)\'*.pdf', 'a.pdf', "attachment; filename*=UTF-8''Fa%C3%A7ade%20%22%281%29%27%2A.pdf"],
  ['a\r\nb\ud83d', 'a.pdf', "attachment; filename*=UTF-8''a%0D%0Ab%EF%BF%BD"],
])('names the download %j of %j', (download, originalFilename, disposition) => {
  const headers = assetHeaders({mimeType: 'application/pdf', originalFilename, download})
  expect(headers['Content-Disposition']).toBe(disposition)
})

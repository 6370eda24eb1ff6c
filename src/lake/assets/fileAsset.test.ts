import {createHash} from 'node:crypto'
import {isFileAssetId} from '@sanity/asset-utils'
import {expect, test} from 'vitest'
import {fileAsset} from './fileAsset.ts'
import {assetIdOfPath} from './upload.ts'

const upload = {
  bytes: new TextEncoder().encode('<script>alert(1)</script>'),
  projectId: 'local',
  dataset: 'newsroom',
  baseUrl: 'http://localhost:3333',
  uploadId: 'upload-1',
}
const hash = createHash('sha1').update(upload.bytes).digest('hex')

test('describes a file completely', () => {
  const named = {filename: 'report.v2.HTML', label: 'Report'}
  const asset = fileAsset({...upload, ...named, mimeType: 'Text/HTML; charset=utf-8'})
  expect(asset).toEqual({
    _id: `file-${hash}-html`,
    _type: 'sanity.fileAsset',
    assetId: hash,
    sha1hash: hash,
    extension: 'html',
    mimeType: 'text/html',
    size: 25,
    originalFilename: 'report.v2.HTML',
    path: `files/local/newsroom/${hash}.html`,
    url: `http://localhost:3333/files/local/newsroom/${hash}.html`,
    uploadId: 'upload-1',
    label: 'Report',
  })
  expect(isFileAssetId(asset._id)).toBe(true)
})

test.each([
  [undefined, 'text/plain', 'bin', 'text/plain'],
  ['README', '', 'bin', 'application/octet-stream'],
  ['../../etc/pass.wd/', 'nonsense', 'bin', 'application/octet-stream'],
  ['a.verylongextension', 'a/b\r\nSet-Cookie: x', 'bin', 'a/b'],
])('makes the name %j and the type %j safe', (filename, mimeType, extension, type) => {
  expect(fileAsset({...upload, filename, mimeType})).toMatchObject({extension, mimeType: type})
})

test.each([
  [`/images/local/newsroom/${hash}-30x20.jpg`, `image-${hash}-30x20-jpg`],
  [`images/local/newsroom/${hash}-30x20.jpg`, `image-${hash}-30x20-jpg`],
  [`/images/local/newsroom/${hash}-30x20.jpg/the-facade.jpg`, `image-${hash}-30x20-jpg`],
  [`/files/local/newsroom/${hash}.pdf`, `file-${hash}-pdf`],
  [`/images/local/newsroom/${hash}.jpg`, null],
  [`/images/local/newsroom/../${hash}-30x20.jpg`, null],
  [`/files/local/newsroom/${hash}.pdf/a/b`, null],
  ['/images/local/newsroom/../../secret-30x20.jpg', null],
])('finds the asset of the path %s', (path, id) => {
  expect(assetIdOfPath(path)).toBe(id)
})

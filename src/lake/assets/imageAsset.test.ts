import {createHash} from 'node:crypto'
import {crc32, deflateSync} from 'node:zlib'
import {isImageAssetId} from '@sanity/asset-utils'
import sharp from 'sharp'
import {expect, test} from 'vitest'
import {AssetError} from './assetError.ts'
import {imageAsset} from './imageAsset.ts'

const red = {width: 30, height: 20, channels: 3, background: '#c00'} as const
const place = {
  projectId: 'local',
  dataset: 'newsroom',
  baseUrl: 'http://localhost:3333',
  uploadId: 'upload-1',
  mimeType: 'application/octet-stream',
}
const text = (content: string) => new TextEncoder().encode(content)

test('describes an image completely', async () => {
  const bytes = await sharp({create: red}).jpeg().toBuffer()
  const hash = createHash('sha1').update(bytes).digest('hex')
  const asset = await imageAsset({
    ...place,
    bytes,
    filename: 'Façade.JPG',
    title: 'The façade',
    creditLine: 'Ana Ruiz',
    source: {id: 'abc', name: 'wire'},
  })

  const {lqip, ...metadata} = asset.metadata
  expect({...asset, metadata}).toEqual({
    _id: `image-${hash}-30x20-jpg`,
    _type: 'sanity.imageAsset',
    assetId: hash,
    sha1hash: hash,
    extension: 'jpg',
    mimeType: 'image/jpeg',
    size: bytes.byteLength,
    originalFilename: 'Façade.JPG',
    path: `images/local/newsroom/${hash}-30x20.jpg`,
    url: `http://localhost:3333/images/local/newsroom/${hash}-30x20.jpg`,
    uploadId: 'upload-1',
    title: 'The façade',
    creditLine: 'Ana Ruiz',
    source: {_type: 'sanity.assetSourceData', id: 'abc', name: 'wire'},
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width: 30, height: 20, aspectRatio: 1.5},
      hasAlpha: false,
      isOpaque: true,
    },
  })
  expect(isImageAssetId(asset._id)).toBe(true)

  const [type, base64] = lqip!.split(',')
  const preview = await sharp(Buffer.from(base64!, 'base64')).metadata()
  expect([type, preview.width, preview.height]).toEqual(['data:image/jpeg;base64', 20, 13])
})

test.each([
  ['jpg', 'image/jpeg', () => sharp({create: red}).jpeg()],
  ['png', 'image/png', () => sharp({create: red}).png()],
  ['gif', 'image/gif', () => sharp({create: red}).gif()],
  ['webp', 'image/webp', () => sharp({create: red}).webp()],
  ['tif', 'image/tiff', () => sharp({create: red}).tiff()],
  ['avif', 'image/avif', () => sharp({create: red}).avif({effort: 0})],
])('recognises %s by its bytes', async (extension, mimeType, make) => {
  const asset = await imageAsset({...place, bytes: await make().toBuffer(), filename: 'wrong.exe'})
  expect(asset).toMatchObject({extension, mimeType, metadata: {dimensions: {width: 30, height: 20}}})
})

test('gives the size as shown when the camera was turned', async () => {
  const bytes = await sharp({create: red}).jpeg().withMetadata({orientation: 6}).toBuffer()
  const asset = await imageAsset({...place, bytes})
  expect(asset.metadata.dimensions).toMatchObject({width: 20, height: 30})
  expect(asset._id).toMatch(/-20x30-jpg$/)
})

test.each([
  ['an opaque alpha channel', {r: 1, g: 2, b: 3, alpha: 1}, {hasAlpha: true, isOpaque: true}],
  ['a translucent picture', {r: 1, g: 2, b: 3, alpha: 0.5}, {hasAlpha: true, isOpaque: false}],
])('tells %s', async (_, background, expected) => {
  const bytes = await sharp({create: {...red, channels: 4, background}}).png().toBuffer()
  const {metadata} = await imageAsset({...place, bytes})
  expect(metadata).toMatchObject(expected)
  expect(metadata.lqip).toMatch(/^data:image\/png;base64,/)
})

test.each([
  [['none'], false],
  [['palette', 'exif'], false],
  [['lqip', 'palette'], true],
  [undefined, true],
])('extracts what is asked for: %j', async (extract, hasPreview) => {
  const bytes = await sharp({create: red}).png().toBuffer()
  const {metadata} = await imageAsset({...place, bytes, extract})
  expect('lqip' in metadata).toBe(hasPreview)
})

test('keeps an SVG as it is, script and all, without drawing it', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><script>alert(1)</script></svg>'
  const bytes = text(`<?xml version="1.0"?>\n<!-- by hand -->\n${drawing}`)
  const asset = await imageAsset({...place, bytes})
  expect(asset).toMatchObject({
    extension: 'svg',
    mimeType: 'image/svg+xml',
    size: bytes.byteLength,
    metadata: {dimensions: {width: 40, height: 10, aspectRatio: 4}, hasAlpha: true, isOpaque: false},
  })
  expect(asset.metadata.lqip).toBeUndefined()
})

/** A PNG of one chunk that claims to be a black square of that many pixels a side. */
function pngClaiming(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(8, 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const rows = deflateSync(Buffer.alloc(1000))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

const entities = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
const vast = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>'
const halfAPhoto = async () => {
  const photo = await sharp({create: {...red, width: 400, height: 400}}).jpeg().toBuffer()
  return photo.subarray(0, 700)
}

test.each<[string, () => Uint8Array | Promise<Uint8Array>, string, number, RegExp]>([
  ['nothing', () => text(''), 'not-an-image', 400, /These bytes are not an image/],
  ['text', () => text('<html><svg></svg></html>'), 'not-an-image', 400, /upload them as a file/],
  ['a program', () => Buffer.from('\x7fELF\x02\x01', 'latin1'), 'not-an-image', 400, /These bytes are not an image/],
  ['an SVG with entities', () => text(`${entities}<svg>&b;</svg>`), 'not-an-image', 400, /not an image/],
  ['an SVG that breaks off', () => text('<svg width="10" height="10"><g>'), 'not-an-image', 400, /damaged/],
  ['a vast SVG', () => text(vast), 'image-too-large', 413, /at most 100 megapixels/],
  ['a decompression bomb', () => pngClaiming(30_000), 'image-too-large', 413, /is 30000×30000 pixels; at most/],
  ['a PNG without its pixels', () => pngClaiming(500), 'not-an-image', 400, /The image is damaged/],
  ['half a JPEG', halfAPhoto, 'not-an-image', 400, /is damaged and cannot be read \(.+\)\. Export it again\./],
  ['a HEIC photograph', () => text('\0\0\0\x18ftypheic\0\0\0\0'), 'unsupported-format', 415, /as JPEG/],
])('refuses %s', async (_, make, code, statusCode, message) => {
  const refusal = await imageAsset({...place, bytes: await make()}).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AssetError)
  expect(refusal).toMatchObject({code, statusCode, message: expect.stringMatching(message) as string})
})

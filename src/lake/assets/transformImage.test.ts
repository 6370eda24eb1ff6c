import {createImageUrlBuilder} from '@sanity/image-url'
import sharp from 'sharp'
import {beforeAll, expect, test} from 'vitest'
import {AssetError} from './assetError.ts'
import {transformImage} from './transformImage.ts'
import {assetIdOfPath} from './upload.ts'

const search = (query: string) => new URLSearchParams(query)
const describeResult = async (bytes: Uint8Array, query: string, accept?: string) => {
  const served = await transformImage(bytes, search(query), {accept})
  const {width, height, pages = 1, isProgressive} = await sharp(served.bytes).metadata()
  const extras = `${pages > 1 ? ` ${pages} frames` : ''}${isProgressive ? ' progressive' : ''}`
  return `${width}×${height} ${served.mimeType}${extras}`
}
const pixelAt = async (bytes: Uint8Array, left: number, top: number) => {
  const pixel = sharp(bytes).extract({left, top, width: 1, height: 1}).ensureAlpha().raw()
  return [...(await pixel.toBuffer())].map((channel) => (channel > 127 ? 255 : 0))
}

/** 400×200: red on the left, blue on the right. */
let photo: Buffer
let animation: Buffer
beforeAll(async () => {
  const blue = await sharp({create: {width: 200, height: 200, channels: 3, background: '#00f'}})
    .png()
    .toBuffer()
  photo = await sharp({create: {width: 400, height: 200, channels: 3, background: '#f00'}})
    .composite([{input: blue, left: 200, top: 0}])
    .jpeg({quality: 95})
    .toBuffer()
  const frames = ['#f00', '#0f0', '#00f'].map((background) => ({
    create: {width: 40, height: 20, channels: 3 as const, background},
  }))
  const stills = await Promise.all(frames.map(({create}) => sharp({create}).png().toBuffer()))
  animation = await sharp(stills, {join: {animated: true}}).gif().toBuffer()
})

test.each([
  ['w=100', '100×50 image/jpeg'],
  ['h=100', '200×100 image/jpeg'],
  ['w=100&dpr=2', '200×100 image/jpeg'],
  ['w=100&dpr=1.5', '150×75 image/jpeg'],
  ['w=100&h=100&fit=crop', '100×100 image/jpeg'],
  ['w=100&h=100&fit=fill', '100×100 image/jpeg'],
  ['w=800&fit=max', '400×200 image/jpeg'],
  ['w=800', '800×400 image/jpeg'],
  ['rect=10,20,30,40', '30×40 image/jpeg'],
  ['rect=390,0,100,100&w=20', '20×200 image/jpeg'],
  ['rect=0,0,200,200&w=50&h=50', '50×50 image/jpeg'],
  ['fm=png', '400×200 image/png'],
  ['fm=webp&w=100', '100×50 image/webp'],
  ['fm=pjpg', '400×200 image/jpeg progressive'],
  ['w=100&unknown=1&blur=', '100×50 image/jpeg'],
])('%s gives %s', async (query, expected) => {
  expect(await describeResult(photo, query)).toBe(expected)
})

test('serves what @sanity/image-url asks for, with the crop and the hotspot that the editor set', async () => {
  const id = `image-${'a'.repeat(40)}-400x200-jpg`
  const builder = createImageUrlBuilder({projectId: 'local', dataset: 'newsroom', baseUrl: 'http://localhost:3333'})
  const picture = {
    asset: {_ref: id},
    crop: {left: 0.1, right: 0.013, top: 0.017, bottom: 0},
    hotspot: {x: 0.9, y: 0.5, width: 0.3, height: 0.9},
  }
  const {pathname, searchParams} = new URL(builder.image(picture).width(77).height(33).dpr(2).auto('format').url())

  expect(assetIdOfPath(pathname)).toBe(id)
  expect(searchParams.has('rect')).toBe(true)
  expect(await describeResult(photo, searchParams.toString(), 'image/webp')).toBe('154×66 image/webp')
})

test.each(['', 'auto=format', 'w=&h=', 'blur=20', 'dpr=2'])('serves the upload itself for "%s"', async (query) => {
  const served = await transformImage(photo, search(query))
  expect(served).toEqual({bytes: photo, mimeType: 'image/jpeg'})
  expect(served.bytes).toBe(photo)
})

test('auto=format answers with WebP to those who accept it', async () => {
  expect(await describeResult(photo, 'auto=format', 'image/avif,image/webp,*/*')).toBe('400×200 image/webp')
  expect(await describeResult(photo, 'auto=format&fm=png', 'image/webp')).toBe('400×200 image/png')
  expect(await describeResult(animation, 'auto=format', 'image/webp')).toBe('40×20 image/gif 3 frames')
})

test('cuts the rectangle that is named', async () => {
  const {bytes} = await transformImage(photo, search('rect=300,0,100,100&fm=png'))
  expect(await pixelAt(bytes, 50, 50)).toEqual([0, 0, 255, 255])
})

test('turns the picture upright before it cuts', async () => {
  const turned = await sharp(photo).withMetadata({orientation: 6}).toBuffer()
  const {bytes} = await transformImage(turned, search('rect=0,300,200,100&fm=png'))
  expect(await describeResult(turned, 'w=100')).toBe('100×200 image/jpeg')
  expect(await pixelAt(bytes, 50, 50)).toEqual([0, 0, 255, 255])
})

test('pads with nothing where there is transparency, and with white where there is none', async () => {
  const png = await transformImage(photo, search('w=100&h=100&fit=fill&fm=png'))
  const jpeg = await transformImage(photo, search('w=100&h=100&fit=fill'))
  expect((await pixelAt(png.bytes, 50, 5))[3]).toBe(0)
  expect(await pixelAt(jpeg.bytes, 50, 5)).toEqual([255, 255, 255, 255])
  expect(await pixelAt(jpeg.bytes, 10, 50)).toEqual([255, 0, 0, 255])
})

test('q trades size for quality', async () => {
  const noise = {type: 'gaussian', mean: 128, sigma: 40} as const
  const grain = await sharp({create: {width: 100, height: 100, channels: 3, background: '#888', noise}})
    .png()
    .toBuffer()
  const size = async (query: string) => (await transformImage(grain, search(query))).bytes.byteLength
  expect(await size('fm=jpg&q=0')).toBeLessThan(await size('fm=jpg'))
  expect(await size('fm=jpg')).toBeLessThan(await size('fm=jpg&q=100'))
})

test.each([
  ['w=20', '20×10 image/gif 3 frames'],
  ['w=20&fm=webp', '20×10 image/webp 3 frames'],
  ['w=20&h=20&fit=crop', '20×20 image/gif 3 frames'],
  ['w=20&fm=jpg', '20×10 image/jpeg'],
  ['rect=0,0,10,10', '10×10 image/gif'],
])('an animation with %s gives %s', async (query, expected) => {
  expect(await describeResult(animation, query)).toBe(expected)
})

test('serves a TIFF as uploaded, and resized as a JPEG', async () => {
  const tiff = await sharp(photo).tiff().toBuffer()
  expect(await describeResult(tiff, '')).toBe('400×200 image/tiff')
  expect(await describeResult(tiff, 'w=100')).toBe('100×50 image/jpeg')
})

test('never draws an SVG', async () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
  expect(await transformImage(svg, search('w=100&fm=png'))).toEqual({bytes: svg, mimeType: 'image/svg+xml'})
})

test('keeps no camera data in what it makes', async () => {
  const tagged = await sharp(photo).withExif({IFD3: {GPSLatitude: '52/1 0/1 0/1'}}).toBuffer()
  expect((await sharp(tagged).metadata()).exif).toBeDefined()
  const {bytes} = await transformImage(tagged, search('w=100'))
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
})

test.each([
  ['w=0', '"w" is "0", but must be from 1 to 8192, "dpr" included.'],
  ['w=-1', '"w" is "-1", but must be from 1 to 8192, "dpr" included.'],
  ['w=5000&dpr=2', '"w" is "5000", but must be from 1 to 8192, "dpr" included.'],
  ['h=1e3', '"h" is "1e3", but must be from 1 to 8192, "dpr" included.'],
  ['dpr=4', '"dpr" is "4", but must be from 1 to 3.'],
  ['q=101', '"q" is "101", but must be from 0 to 100.'],
  ['fit=stretch', '"fit" is "stretch", but must be one of clip, crop, fill, fillmax, max, min, scale.'],
  ['fm=constructor', '"fm" is "constructor", but must be one of jpg, pjpg, png, webp.'],
  ['rect=1,2,3', '"rect" is "1,2,3", but must be left,top,width,height in whole pixels.'],
  ['rect=0,0,0,5', '"rect" is "0,0,0,5", but must be left,top,width,height in whole pixels.'],
  ['rect=400,0,5,5', '"rect" lies outside the image, which is 400×200.'],
])('refuses %s', async (query, message) => {
  await expect(transformImage(photo, search(query))).rejects.toMatchObject({code: 'bad-parameter', message})
})

test('refuses a result that is too large', async () => {
  await expect(transformImage(photo, search('rect=0,0,1,200&w=8000'))).rejects.toMatchObject({
    code: 'image-too-large',
    message: 'The image would be enlarged to 8000×1600000; at most 8192 pixels a side are made.',
  })
  const animated = transformImage(animation, search('w=8192&h=8192&fit=crop'))
  await expect(animated).rejects.toMatchObject({
    code: 'image-too-large',
    message: 'The image comes out at more than 100 megapixels.',
  })
})

test.each([
  ['text', () => Buffer.from('hello'), 'not-an-image'],
  ['half an image', () => photo.subarray(0, 900), 'not-an-image'],
])('refuses %s', async (_, make, code) => {
  const refusal = await transformImage(make(), search('w=10')).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AssetError)
  expect(refusal).toMatchObject({code})
})

import type {Sharp} from 'sharp'
import {AssetError} from './assetError.ts'
import {decodeImage, MAX_PIXELS, readable} from './decodeImage.ts'
import {fitInto} from './fitInto.ts'
import type {ImageFormat} from './imageFormat.ts'
import {IMAGE_TYPES, imageFormatOf} from './imageFormat.ts'
import type {ImageTransform} from './readTransform.ts'
import {readTransform} from './readTransform.ts'

export type ServedImage = {readonly bytes: Uint8Array; readonly mimeType: string}

/**
 * Serves an image as the parameters of its URL ask: `w`, `h`, `dpr`, `fit`, `rect`, `q`, `fm` and `auto=format`,
 * with the meaning they have on Sanity's image CDN; other parameters are ignored. SVG, and any image when none of
 * these is set, comes back as it was uploaded. Animations stay animated unless they are cropped or padded.
 *
 * With `auto=format` the answer depends on `accept`, the request's `Accept` header: send `Vary: Accept` then.
 *
 * @throws AssetError `bad-parameter`, `image-too-large` for a result beyond the bounds, `not-an-image`
 */
export async function transformImage(
  bytes: Uint8Array,
  parameters: URLSearchParams,
  {accept = ''}: {readonly accept?: string} = {},
): Promise<ServedImage> {
  const format = imageFormatOf(bytes)
  const transform = readTransform(parameters)
  const output = outputFormat(format, transform, accept)
  const isUntouched = !transform.changesPixels && output === format
  if (format === 'svg' || isUntouched) return {bytes, mimeType: IMAGE_TYPES[format].mimeType}

  const image = await decodeImage(bytes)
  const area = areaOf(image, transform)
  const {inner, outer} = fitInto(area, transform)

  const keepsFrames = (output === 'gif' || output === 'webp') && !transform.rect && inner === outer
  const frames = keepsFrames ? image.frames : 1
  if (image.width * image.height * frames > MAX_PIXELS || outer.width * outer.height * frames > MAX_PIXELS) {
    throw new AssetError('image-too-large', `The image comes out at more than ${MAX_PIXELS / 1e6} megapixels.`)
  }

  let pipeline = image.pipeline({animated: frames > 1})
  if (transform.rect) pipeline = pipeline.extract(area)
  pipeline = pipeline.resize(inner.width, inner.height, {fit: inner.crop ? 'cover' : 'fill'})
  if (inner !== outer) {
    // Flattening happens before padding, whatever the order here, so a JPEG needs a padding that is white by itself.
    const background = output === 'jpeg' ? '#ffffff' : '#ffffff00'
    pipeline = pipeline.extend({...padding(inner, outer), background})
  }

  return {
    bytes: await readable(encode(pipeline, output, transform).toBuffer()),
    mimeType: IMAGE_TYPES[output].mimeType,
  }
}

function outputFormat(format: ImageFormat, transform: ImageTransform, accept: string): ImageFormat {
  if (transform.format) return transform.format === 'pjpeg' ? 'jpeg' : transform.format
  if (transform.auto && format !== 'gif' && accept.includes('image/webp')) return 'webp'
  // Few browsers show TIFF, so only the untouched original is served as one.
  return format === 'tiff' && transform.changesPixels ? 'jpeg' : format
}

/** The part of the image that `rect` names, as far as the image reaches. */
function areaOf(image: {width: number; height: number}, {rect}: ImageTransform) {
  if (!rect) return {left: 0, top: 0, width: image.width, height: image.height}

  const width = Math.min(rect.width, image.width - rect.left)
  const height = Math.min(rect.height, image.height - rect.top)
  if (width < 1 || height < 1) {
    throw new AssetError('bad-parameter', `"rect" lies outside the image, which is ${image.width}×${image.height}.`)
  }
  return {left: rect.left, top: rect.top, width, height}
}

function padding(inner: {width: number; height: number}, outer: {width: number; height: number}) {
  const left = Math.floor((outer.width - inner.width) / 2)
  const top = Math.floor((outer.height - inner.height) / 2)
  return {
    left,
    top,
    right: outer.width - inner.width - left,
    bottom: outer.height - inner.height - top,
  }
}

function encode(pipeline: Sharp, output: ImageFormat, {quality, format}: ImageTransform): Sharp {
  switch (output) {
    case 'jpeg':
      return pipeline.flatten({background: '#ffffff'}).jpeg({quality, progressive: format === 'pjpeg'})
    case 'webp':
      return pipeline.webp({quality})
    case 'avif':
      return pipeline.avif({quality, effort: 2})
    case 'gif':
      return pipeline.gif()
    default:
      return pipeline.png()
  }
}

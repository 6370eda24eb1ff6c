import type {Metadata, Sharp, SharpOptions} from 'sharp'
import sharp from 'sharp'
import {AssetError} from './assetError.ts'

/** The most pixels, over all frames, that are decoded or encoded: a 100-megapixel photograph still fits. */
export const MAX_PIXELS = 100_000_000

export type DecodedImage = {
  /** Pixels as shown, that is after the rotation the camera noted. */
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly hasAlpha: boolean
  /** A fresh pipeline over the image, turned upright. Reads the first frame unless told `animated`. */
  pipeline(options?: Pick<SharpOptions, 'animated'>): Sharp
}

/**
 * Reads what an image claims about itself, before any pixel is decoded.
 *
 * @throws AssetError `not-an-image` when it cannot be read, `image-too-large` when it claims too many pixels
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const open = (options: SharpOptions) => sharp(bytes, {failOn: 'error', limitInputPixels: MAX_PIXELS, ...options})

  const {autoOrient, pages = 1, hasAlpha} = await readable<Metadata>(open({limitInputPixels: false}).metadata())
  const {width, height} = autoOrient
  if (!(width > 0 && height > 0)) {
    throw new AssetError('not-an-image', 'The image has no size. Give an SVG a viewBox, or a width and a height.')
  }
  if (width * height > MAX_PIXELS) {
    throw new AssetError(
      'image-too-large',
      `The image is ${width}×${height} pixels; at most ${MAX_PIXELS / 1e6} megapixels are accepted. Scale it down.`,
    )
  }
  return {
    width,
    height,
    frames: pages,
    hasAlpha,
    pipeline: (options = {}) => open(options).autoOrient().timeout({seconds: 20}),
  }
}

/** Turns a decoder's failure into one that says what to do. */
export async function readable<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new AssetError('not-an-image', `The image is damaged and cannot be read (${reason}). Export it again.`, {
      cause,
    })
  }
}

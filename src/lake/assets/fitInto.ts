import {AssetError} from './assetError.ts'
import type {ImageTransform} from './readTransform.ts'
import {MAX_SIDE} from './readTransform.ts'

type Size = {readonly width: number; readonly height: number}

/**
 * How large the picture becomes (`inner`), whether it is cropped to get there, and how large the canvas around
 * it is (`outer`; the same object when there is no padding).
 *
 * @throws AssetError `image-too-large` when a side comes out beyond the bounds
 */
export function fitInto(
  area: Size,
  {width, height, fit}: Pick<ImageTransform, 'width' | 'height' | 'fit'>,
): {inner: Size & {crop: boolean}; outer: Size} {
  const scaleToWidth = width === undefined ? Infinity : width / area.width
  const scaleToHeight = height === undefined ? Infinity : height / area.height
  const scaleToFit = Math.min(scaleToWidth, scaleToHeight)
  const neverLarger = fit === 'max' || fit === 'min' || fit === 'fillmax' || scaleToFit === Infinity
  const whole = scaled(area, neverLarger ? Math.min(1, scaleToFit) : scaleToFit)

  if (width === undefined || height === undefined || fit === 'clip' || fit === 'max') return unpadded(whole, false)

  const box = {width, height}
  if (fit === 'scale') return unpadded(box, false)
  if (fit === 'crop') return unpadded(box, true)
  if (fit === 'min') return unpadded(scaled(box, Math.min(1, area.width / width, area.height / height)), true)
  return {inner: {...whole, crop: false}, outer: box}
}

function unpadded(size: Size, crop: boolean) {
  const both = {...size, crop}
  return {inner: both, outer: both}
}

function scaled({width, height}: Size, factor: number): Size {
  const size = {width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor))}
  if (factor > 1 && Math.max(size.width, size.height) > MAX_SIDE) {
    throw new AssetError(
      'image-too-large',
      `The image would be enlarged to ${size.width}×${size.height}; at most ${MAX_SIDE} pixels a side are made.`,
    )
  }
  return size
}

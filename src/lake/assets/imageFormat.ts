import {AssetError} from './assetError.ts'

export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif' | 'svg'

export const IMAGE_TYPES: Readonly<Record<ImageFormat, {readonly mimeType: string; readonly extension: string}>> = {
  jpeg: {mimeType: 'image/jpeg', extension: 'jpg'},
  png: {mimeType: 'image/png', extension: 'png'},
  gif: {mimeType: 'image/gif', extension: 'gif'},
  webp: {mimeType: 'image/webp', extension: 'webp'},
  tiff: {mimeType: 'image/tiff', extension: 'tif'},
  avif: {mimeType: 'image/avif', extension: 'avif'},
  svg: {mimeType: 'image/svg+xml', extension: 'svg'},
}

const SIGNATURES: readonly (readonly [ImageFormat | 'heic', RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['avif', /^[^]{4}ftypavi[fs]/],
  ['heic', /^[^]{4}ftyp(hei|hev|mif1|msf1)/],
  // A document type with declarations of its own is not matched: entities can expand without end.
  ['svg', /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*|<!DOCTYPE[^[>]*>\s*)*<svg[\s>]/],
]

/**
 * Which kind of image the bytes are, by their first bytes alone: neither a file name nor a claimed type is believed.
 * Only what this recognises is ever handed to the image decoders.
 *
 * @throws AssetError `not-an-image`, or `unsupported-format` for HEIC
 */
export function imageFormatOf(bytes: Uint8Array): ImageFormat {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  const format = SIGNATURES.find(([, signature]) => signature.test(start))?.[0]

  if (format === undefined) {
    throw new AssetError(
      'not-an-image',
      'These bytes are not an image. Upload a JPEG, PNG, GIF, WebP, AVIF, TIFF or SVG, or upload them as a file.',
    )
  }
  if (format === 'heic') {
    throw new AssetError(
      'unsupported-format',
      'HEIC images cannot be read here. Export the picture as JPEG and upload that.',
    )
  }
  return format
}

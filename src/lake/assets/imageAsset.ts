import type {DecodedImage} from './decodeImage.ts'
import {decodeImage, readable} from './decodeImage.ts'
import {IMAGE_TYPES, imageFormatOf} from './imageFormat.ts'
import type {AssetDocument, Upload} from './upload.ts'
import {describeUpload} from './upload.ts'

export type ImageAsset = AssetDocument & {
  readonly _type: 'sanity.imageAsset'
  readonly metadata: {
    readonly _type: 'sanity.imageMetadata'
    readonly dimensions: {
      readonly _type: 'sanity.imageDimensions'
      readonly width: number
      readonly height: number
      readonly aspectRatio: number
    }
    readonly hasAlpha: boolean
    readonly isOpaque: boolean
    /** A picture of about 20 pixels, as a data URI, to show while the real one loads. Not made for SVG. */
    readonly lqip?: string
  }
}

export type ImageUpload = Upload & {
  /** The `meta` parameters of the request. Without any, everything this lake can extract is extracted. */
  readonly extract?: readonly string[]
}

const LQIP_SIDE = 20

/**
 * The document of an uploaded image. Its type comes from the bytes, its size is as shown (after the rotation the
 * camera noted), and every pixel has been decoded once. Extracts `lqip`; `palette`, `blurhash`, `exif` and
 * `location` are not extracted.
 *
 * @throws AssetError when the bytes are not an image, are damaged, or decode to too many pixels
 */
export async function imageAsset(upload: ImageUpload): Promise<ImageAsset> {
  const format = imageFormatOf(upload.bytes)
  const image = await decodeImage(upload.bytes)
  const width = Math.round(image.width)
  const height = Math.round(image.height)
  const isVector = format === 'svg'
  const lqip = isVector ? undefined : await readable(preview(image))
  const isOpaque = !isVector && (!image.hasAlpha || (await readable(image.pipeline().stats())).isOpaque)

  return {
    _type: 'sanity.imageAsset',
    ...describeUpload(upload, 'image', {...IMAGE_TYPES[format], size: `${width}x${height}`}),
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
      hasAlpha: isVector || image.hasAlpha,
      isOpaque,
      ...(lqip !== undefined && (upload.extract?.includes('lqip') ?? true) ? {lqip} : {}),
    },
  }
}

async function preview(image: DecodedImage): Promise<string> {
  const small = image.pipeline().resize(LQIP_SIDE, LQIP_SIDE, {fit: 'inside'})
  const {data, info} = await (image.hasAlpha ? small.png() : small.jpeg({quality: 60})).toBuffer({
    resolveWithObject: true,
  })
  return `data:image/${info.format};base64,${data.toString('base64')}`
}

import {AssetError} from './assetError.ts'

export const MAX_SIDE = 8192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const FORMATS = {jpg: 'jpeg', pjpg: 'pjpeg', png: 'png', webp: 'webp'} as const

export type ImageTransform = {
  /** Pixels, `dpr` already applied. */
  readonly width: number | undefined
  readonly height: number | undefined
  readonly fit: (typeof FITS)[number]
  /** Pixels of the original. */
  readonly rect: {readonly left: number; readonly top: number; readonly width: number; readonly height: number} | null
  /** From 1 to 100. */
  readonly quality: number
  readonly format: (typeof FORMATS)[keyof typeof FORMATS] | null
  readonly auto: boolean
  readonly changesPixels: boolean
}

/**
 * Reads the parameters of an image URL.
 *
 * @throws AssetError `bad-parameter` naming the parameter and what it may be
 */
export function readTransform(parameters: URLSearchParams): ImageTransform {
  const dpr = read(parameters, 'dpr', /^\d(\.\d+)?$/, 'from 1 to 3', Number, (value) => value >= 1 && value <= 3) ?? 1
  const side = (name: string) =>
    read(
      parameters,
      name,
      /^\d{1,5}(\.\d+)?$/,
      `from 1 to ${MAX_SIDE}, "dpr" included`,
      (text) => Math.round(Number(text) * dpr),
      (value) => value >= 1 && value <= MAX_SIDE,
    )
  const width = side('w')
  const height = side('h')
  const quality = read(parameters, 'q', /^\d{1,3}$/, 'from 0 to 100', Number, (value) => value <= 100)
  const rect = read(
    parameters,
    'rect',
    /^\d{1,6}(,\d{1,6}){3}$/,
    'left,top,width,height in whole pixels',
    (text) => text.split(',').map(Number),
    ([, , rectWidth = 0, rectHeight = 0]) => rectWidth > 0 && rectHeight > 0,
  )
  const fit = read(parameters, 'fit', /./, `one of ${FITS.join(', ')}`, (text) => FITS.find((name) => name === text))
  const format = read(
    parameters,
    'fm',
    /./,
    `one of ${Object.keys(FORMATS).join(', ')}`,
    (text) => Object.entries(FORMATS).find(([name]) => name === text)?.[1],
  )
  const [left = 0, top = 0, rectWidth = 0, rectHeight = 0] = rect ?? []

  return {
    width,
    height,
    fit: fit ?? 'clip',
    rect: rect ? {left, top, width: rectWidth, height: rectHeight} : null,
    quality: Math.max(1, quality ?? 75),
    format: format ?? null,
    auto: (parameters.get('auto') ?? '').split(',').includes('format'),
    changesPixels: (width ?? height ?? quality ?? rect ?? format) !== undefined,
  }
}

function read<T>(
  parameters: URLSearchParams,
  name: string,
  pattern: RegExp,
  expected: string,
  convert: (text: string) => T | undefined,
  accepts: (value: T) => boolean = () => true,
): T | undefined {
  const text = parameters.get(name)
  if (text === null || text === '') return undefined

  const value = pattern.test(text) ? convert(text) : undefined
  if (value === undefined || !accepts(value)) {
    throw new AssetError('bad-parameter', `"${name}" is ${JSON.stringify(text.slice(0, 40))}, but must be ${expected}.`)
  }
  return value
}

/** The HTTP status that answers each kind of refusal. */
const STATUS = {
  'not-an-image': 400,
  'image-too-large': 413,
  'unsupported-format': 415,
  'bad-parameter': 400,
} as const

export type AssetErrorCode = keyof typeof STATUS

/** Why an upload or an image request is refused, in words for the person who sent it. */
export class AssetError extends Error {
  override readonly name = 'AssetError'
  readonly code: AssetErrorCode
  readonly statusCode: number

  constructor(code: AssetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.statusCode = STATUS[code]
  }
}

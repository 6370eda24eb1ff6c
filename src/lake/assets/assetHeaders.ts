export type ServedAsset = {
  readonly mimeType: string
  readonly originalFilename?: string
  /** The `dl` parameter of the request: null when absent, empty to keep the original name. */
  readonly download: string | null
}

/**
 * The headers to serve an asset with. Assets share an origin with the Studio, so nothing in them may run there:
 * a type that a browser could execute (SVG, HTML, XML, anything unknown) is locked into a sandbox without script,
 * and no type is guessed. Content is addressed by its hash, so it may be cached for ever.
 */
export function assetHeaders({mimeType, originalFilename, download}: ServedAsset): Record<string, string> {
  return {
    'Content-Type': mimeType,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'public, max-age=31536000, immutable',
    ...(isInert(mimeType) ? {} : {'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox"}),
    ...(download === null ? {} : {'Content-Disposition': attachment(download || originalFilename || '')}),
  }
}

/** Types that browsers show with viewers of their own, which a sandbox would break. */
function isInert(mimeType: string): boolean {
  return /^(image\/(jpeg|png|gif|webp|tiff|avif)|(audio|video|font)\/[\w.+-]+|application\/pdf)$/.test(mimeType)
}

/** @see RFC 6266 for the header, RFC 8187 for the encoding of the name */
function attachment(filename: string): string {
  if (filename === '') return 'attachment'
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}

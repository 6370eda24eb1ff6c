const schemes = new Set(['http:', 'https:', 'mailto:'])
const base = 'https://relative.invalid'

/**
 * The URL if a reader may follow it: http, https, mailto, or relative to this site. Anything else is null: scripts,
 * data, and addresses that look relative and lead to another host. Parsed as browsers parse it.
 */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url?.trim() || !URL.canParse(url, base)) return null
  const {protocol, origin} = new URL(url, base)
  if (URL.canParse(url)) return schemes.has(protocol) ? url.trim() : null
  return origin === base ? url.trim() : null
}

/** The URL if an image may be loaded from it: http, https, or relative to this site. */
export function safeImageUrl(url: string | null | undefined): string | null {
  const safe = safeUrl(url)
  return safe?.toLowerCase().startsWith('mailto:') ? null : safe
}

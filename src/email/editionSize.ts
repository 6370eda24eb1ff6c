/** UTF-8 bytes of HTML. Gmail shows the first 102 kB of a message and hides the rest, the way to unsubscribe included. */
export const editionSizeLimits = {warn: 90_000, refuse: 100_000} as const

export type EditionSize = 'fits' | 'close' | 'tooLarge'

/** How an edition of so many bytes stands to the limits. One that is too large is not sent. */
export function editionSize(bytes: number): EditionSize {
  if (bytes >= editionSizeLimits.refuse) return 'tooLarge'
  return bytes >= editionSizeLimits.warn ? 'close' : 'fits'
}

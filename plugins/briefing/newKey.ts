/** Twelve hexadecimal digits, as Sanity's own array keys. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

import {createHash, randomBytes, randomUUID} from 'node:crypto'

/** Where ids and tokens come from; tests bring their own. */
export interface Secrets {
  newId(): string
  /** A secret that fits into an address, of 192 bits or more. */
  newToken(): string
}

export const randomSecrets: Secrets = {
  newId: () => randomUUID(),
  newToken: () => randomBytes(24).toString('base64url'),
}

/** What is stored of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

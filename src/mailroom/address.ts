import {createHash} from 'node:crypto'
import {domainToASCII} from 'node:url'

/** A mail address that can be written into an envelope and a header as it is. */
export interface MailAddress {
  /** As the person wrote it, its domain in ASCII. */
  readonly address: string
  /** The same for every way to write it; what makes two people one. */
  readonly key: string
}

// RFC 5321's atoms; quoted local parts and address literals are legal and nobody's.
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domain = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Reads an address a person typed; undefined when it cannot be one. Never lets a line break or a list through. */
export function readAddress(typed: string): MailAddress | undefined {
  const text = typed.trim()
  const at = text.lastIndexOf('@')
  if (at < 1 || text.length > 254) return undefined
  const name = text.slice(0, at)
  const host = domainToASCII(text.slice(at + 1)).toLowerCase()
  if (name.length > 64 || !local.test(name) || !domain.test(host)) return undefined
  const address = `${name}@${host}`
  return {address, key: address.toLowerCase()}
}

/** What the suppression list keeps of an address: enough to know it again, not enough to write to. */
export function suppressionHash(key: string): string {
  return createHash('sha256').update(`beatbook suppression ${key}`).digest('hex')
}

const spelled = /[^\s<>()[\]"',;:]*(?:@|%40)[^\s<>()[\]"',;:]*/gi

/**
 * A text that may be kept in a log: without any address, and where it is known whose, without their name before the @
 * either, which some mail servers answer with alone.
 */
export function withoutAddresses(text: string, whose?: string): string {
  const name = whose?.slice(0, whose.lastIndexOf('@')) ?? ''
  const rest = text.replace(spelled, '(address)')
  return name ? rest.replace(new RegExp(`(?<![\\w.-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, 'gi'), '(name)') : rest
}

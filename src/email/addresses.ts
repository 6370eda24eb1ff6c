import {defaultLink, type RenderOptions} from '../react/options.ts'
import {safeUrl} from '../react/safeUrl.ts'

/** Makes the links of a mail: all of them absolute, none of them anything a reader should not follow. */
export interface Addresses {
  /** The publication's home page. */
  readonly home: string
  /** The page of a document; null when there is none. */
  of(document: {readonly _type: string; readonly slug: string}): string | null
  /** A given address, made absolute; null when it is missing or not safe. */
  safe(url: string | null | undefined): string | null
}

/**
 * @param site the site's address, such as `https://register.example`
 * @throws when `site` is not an http or https address: a mail cannot do without one.
 */
export function addressesOf(site: string, linkTo: NonNullable<RenderOptions['linkTo']> = defaultLink): Addresses {
  if (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol)) {
    throw new Error(`An edition needs the site's address for its links, and "${site}" is none. Give one like https://register.example.`)
  }
  const home = new URL(site).href
  const safe = (url: string | null | undefined) => {
    const allowed = safeUrl(url)
    return allowed === null ? null : new URL(allowed, home).href
  }
  return {home, safe, of: (document) => safe(linkTo(document))}
}

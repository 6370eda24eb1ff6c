import {briefingContract, type BriefingContract, type EditionBeat, type EditionResult} from '../queries/index.ts'
import {datePhrase, dayPhrase} from '../react/datePhrases.ts'
import type {RenderOptions} from '../react/options.ts'
import {titleHalves} from '../react/words.ts'
import {addressesOf} from './addresses.ts'
import {changesEdition, type LastEdition} from './changesEdition.ts'
import {editionHtml} from './editionHtml.ts'
import type {EditionContent} from './editionParts.ts'
import {editionText} from './editionText.ts'
import {fullEdition} from './fullEdition.ts'
import {headline} from './plainWords.ts'

export interface EditionOptions {
  /** The site's address, which every link begins with. */
  readonly site: string
  /** The edition readers had before: the new one then tells what changed since. */
  readonly since?: LastEdition
  /** Where the reader ends the subscription. Left out in a preview. */
  readonly unsubscribeUrl?: string
  /** The address of a document on the site. Default: as on the reference site. */
  readonly linkTo?: RenderOptions['linkTo']
  /** The briefing structure the beat follows. Default: Beatbook's own. */
  readonly contract?: BriefingContract
  /** The language of the texts. Default: `en-GB`. */
  readonly lang?: string
}

/** One sending of a beat's briefing, ready for any mailer. */
export interface RenderedEdition {
  readonly subject: string
  /** What an inbox shows after the subject: the dek, or in an edition of changes what changed. */
  readonly preheader: string
  readonly html: string
  readonly text: string
  /** UTF-8 bytes of `html`, which clients cut; see `editionSize`. */
  readonly bytes: number
  /** False for an edition of changes when nothing changed: there is nothing to send then. */
  readonly changed: boolean
}

/**
 * Renders an edition of a beat's briefing from the edition query's result: whole, or with `since` what changed.
 *
 * @throws when the result has no beat, or `site` is not an http address
 */
export function renderEdition(result: EditionResult, options: EditionOptions): RenderedEdition {
  const {beat} = result
  if (!beat) throw new Error('There is no edition of a beat that is not published. Publish it first.')
  const content = contentOf(result, beat, options)
  const html = editionHtml(content, options.lang ?? 'en-GB')
  return {
    subject: content.subject,
    preheader: content.preheader,
    html,
    text: editionText(content),
    bytes: new TextEncoder().encode(html).byteLength,
    changed: content.changed,
  }
}

function contentOf(result: EditionResult, beat: EditionBeat, options: EditionOptions): EditionContent & {changed: boolean} {
  const {site, since, unsubscribeUrl, linkTo, contract = briefingContract} = options
  const addresses = addressesOf(site, linkTo)
  const timeZone = knownTimeZone(result.publication?.timeZone)
  const {name, consequence} = titleHalves(headline(beat.title))
  const asOf = datePhrase(beat.asOf?.date, beat.asOf?.precision)
  const dek = headline(beat.dek)
  const changes = since ? changesEdition(since, beat, addresses, timeZone, contract) : undefined
  const shared = {
    publication: headline(result.publication?.name) || 'Beatbook',
    home: addresses.home,
    page: addresses.of(beat) ?? addresses.home,
    meta: [headline(beat.vertical?.title), asOf ? `As of ${asOf}` : ''].filter(Boolean),
    title: name,
    consequence,
    dek,
    unsubscribe: addresses.safe(unsubscribeUrl) ?? undefined,
  }
  if (changes && since) {
    const day = dayPhrase(since.at, timeZone)
    return {...shared, subject: `${name}: what changed${day ? ` since ${day}` : ''}`, preheader: changes.summary, parts: changes.parts, changed: changes.changed}
  }
  const subject = headline(beat.emailSubject) || name
  return {...shared, subject, preheader: dek, parts: fullEdition(beat, addresses, timeZone), changed: true}
}

function knownTimeZone(name: string | null | undefined): string {
  if (!name) return 'UTC'
  try {
    return new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return 'UTC'
    throw error
  }
}

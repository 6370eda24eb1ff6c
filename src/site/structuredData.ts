import type {Beat, HomePage, Source, Take} from 'sanity-plugin-beatbook/queries'
import {defaultLink, planBriefNotes, planNotes, safeUrl} from 'sanity-plugin-beatbook/react'
import {pathOf} from './paths.ts'

/** What the descriptions share: the publication's name, and the site's address without a final slash. */
export interface Describing {
  readonly name: string
  readonly origin: string
}

type Description = Readonly<Record<string, unknown>>

/** A take as schema.org's `NewsArticle`. @see schema.org/NewsArticle */
export function describeTake(take: Take, site: Describing): Description {
  const url = site.origin + pathOf(take)
  const beats = take.beats.flatMap(({beat}) => (beat ? [{'@type': 'BackgroundNewsArticle', name: beat.title, url: site.origin + defaultLink(beat)}] : []))
  return described(site, {
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: take.headline,
    description: take.dek,
    datePublished: isMoment(take.publishedAt) ? take.publishedAt : undefined,
    dateModified: later(take._updatedAt, take.publishedAt),
    author: take.byline ? {'@type': 'Person', name: take.byline} : undefined,
    isPartOf: beats,
    about: take.subjects.map((subject) => ({'@type': 'Thing', name: subject.title, url: site.origin + defaultLink(subject)})),
    citation: citations([...planNotes(take.body).sources, ...take.sources]),
    correction: take.corrections.flatMap(({text, date}) =>
      text ? [{'@type': 'CorrectionComment', text, ...(date ? {datePublished: date} : {})}] : [],
    ),
  })
}

/** A beat's brief as schema.org's `BackgroundNewsArticle`, with what it cites. @see schema.org/BackgroundNewsArticle */
export function describeBeat(beat: Beat, site: Describing): Description {
  const url = site.origin + pathOf(beat)
  return described(site, {
    '@type': 'BackgroundNewsArticle',
    '@id': url,
    url,
    headline: beat.title,
    alternativeHeadline: beat.shortTitle,
    description: beat.dek,
    dateModified: beat._updatedAt,
    temporalCoverage: beat.asOf?.date,
    articleSection: beat.vertical?.title,
    isPartOf: [
      ...partOf('BackgroundNewsArticle', beat.parentBeat, site),
      ...partOf('CollectionPage', beat.vertical, site),
      ...partOf('CollectionPage', beat.cluster, site),
    ],
    hasPart: beat.takes.map((take) => ({'@type': 'NewsArticle', url: site.origin + pathOf(take)})),
    citation: citations([...planBriefNotes(beat).sources, ...beat.sources]),
  })
}

/** The home page as schema.org's `WebSite`. */
export function describeSite(home: HomePage, site: Describing): Description {
  const {'@context': context, publisher} = described(site, {})
  return {'@context': context, '@type': 'WebSite', url: `${site.origin}/`, name: site.name, description: home.publication?.tagline ?? undefined, publisher}
}

/** The description as the text of a `script` element of type `application/ld+json`: nothing in it can end the element. */
export function scriptText(description: Description): string {
  return JSON.stringify(description).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function described({name, origin}: Describing, description: Description): Description {
  const given = Object.entries(description).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
  const publisher = {'@type': 'NewsMediaOrganization', name, url: `${origin}/`}
  return {'@context': 'https://schema.org', ...Object.fromEntries(given), publisher, inLanguage: 'en-GB'}
}

interface Whole {
  readonly _type: string
  readonly title?: string | null
  readonly slug?: string | null
}

function partOf(type: string, whole: Whole | null | undefined, {origin}: Describing): Description[] {
  if (!whole?.title || !whole.slug) return []
  return [{'@type': type, name: whole.title, url: origin + defaultLink({_type: whole._type, slug: whole.slug})}]
}

function citations(sources: readonly Pick<Source, '_id' | 'name' | 'work' | 'date' | 'url'>[]): Description[] {
  const once = new Map(sources.map((source) => [source._id, source]))
  return [...once.values()].flatMap(({name, work, date, url}) => {
    const title = work ?? name
    if (!title) return []
    const address = url ? safeUrl(url) : undefined
    return [{'@type': 'CreativeWork', name: title, ...(name ? {publisher: {'@type': 'Organization', name}} : {}), ...(date ? {datePublished: date} : {}), ...(address ? {url: address} : {})}]
  })
}

function later(one: string, other: string | null | undefined): string {
  return isMoment(other) && Date.parse(other) >= Date.parse(one) ? other : one
}

function isMoment(text: string | null | undefined): text is string {
  return !Number.isNaN(Date.parse(text ?? ''))
}

import {generateAtomFeed, generateJsonFeed, generateRssFeed} from 'feedsmith'
import type {FeedEntry} from 'sanity-plugin-beatbook/queries'
import {pathOf} from './paths.ts'
import {xmlText} from './xmlText.ts'

/** The forms a feed comes in, by the end of its address. */
export const feedForms = {
  'feed.xml': {type: 'application/rss+xml', title: 'RSS'},
  'atom.xml': {type: 'application/atom+xml', title: 'Atom'},
  'feed.json': {type: 'application/feed+json', title: 'JSON Feed'},
} as const
export type FeedForm = keyof typeof feedForms

export interface FeedSource {
  readonly title: string
  readonly description: string
  /** The page the feed belongs to, and the feed itself; both whole addresses. */
  readonly page: string
  readonly self: string
  /** The site's address, without a final slash. */
  readonly origin: string
  readonly takes: readonly FeedEntry[]
}

/** A feed of takes as text. An entry's id is its address; its date of change is the document's own. */
export function writeFeed(form: FeedForm, {page, self, origin, takes, ...names}: FeedSource): string {
  const [title, description] = [xmlText(names.title), xmlText(names.description)]
  const entries = takes.map((take) => ({
    url: `${origin}${pathOf(take)}`,
    title: xmlText(take.headline),
    dek: take.dek ? xmlText(take.dek) : undefined,
    byline: take.byline ? xmlText(take.byline) : undefined,
    published: new Date(take.publishedAt),
    changed: new Date(Math.max(Date.parse(take._updatedAt), Date.parse(take.publishedAt))),
    beats: take.beats.flatMap(({beat}) => (beat ? [xmlText(beat.title)] : [])),
  }))
  const updated = new Date(Math.max(0, ...entries.map(({changed}) => changed.getTime())))
  if (form === 'feed.json') {
    const items = entries.map(({url, title, dek, byline, published, changed, beats}) => ({
      id: url,
      url,
      title,
      summary: dek,
      content_text: dek ?? title,
      date_published: published,
      date_modified: changed,
      authors: byline === undefined ? undefined : [{name: byline}],
      tags: beats,
    }))
    return JSON.stringify(generateJsonFeed({title, description, home_page_url: page, feed_url: self, language: 'en-GB', items}))
  }
  if (form === 'atom.xml') {
    return generateAtomFeed({
      id: page,
      title: {value: title},
      subtitle: {value: description},
      updated,
      links: [{href: page, rel: 'alternate'}, {href: self, rel: 'self'}],
      authors: [{name: title}],
      entries: entries.map(({url, title, dek, byline, published, changed, beats}) => ({
        id: url,
        title: {value: title},
        links: [{href: url, rel: 'alternate'}],
        summary: dek === undefined ? undefined : {value: dek},
        published,
        updated: changed,
        authors: byline === undefined ? undefined : [{name: byline}],
        categories: beats.map((term) => ({term})),
      })),
    })
  }
  return generateRssFeed({
    title,
    link: page,
    description,
    language: 'en-GB',
    lastBuildDate: updated,
    atom: {links: [{href: self, rel: 'self', type: feedForms[form].type}]},
    items: entries.map(({url, title, dek, byline, published, beats}) => ({
      title,
      link: url,
      description: dek,
      guid: {value: url, isPermaLink: true},
      pubDate: published,
      dc: byline === undefined ? undefined : {creators: [byline]},
      categories: beats.map((name) => ({name})),
    })),
  })
}

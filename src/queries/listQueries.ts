import {
  beatEntry,
  beatListing,
  byTitle,
  documentLink,
  linkableBeat,
  linkableTake,
  memberTake,
  memberTakes,
  newestFirst,
  publication,
  takeListing,
} from './fragments.ts'
import {layOut} from './layOut.ts'

/** How many takes one page of an archive lists; its query asks for one more, to know whether there is a next page. */
export const archivePageSize = 50
/** How many of what was found a search page lists. */
export const searchPageSize = 30

/** After the entry that the cursor names: older, or as old with a later id. */
const afterCursor = '(publishedAt < $before || (publishedAt == $before && _id > $after))'
const pageTypes = '["beat", "take", "subject", "cluster"]'
const linkable = 'defined(coalesce(headline, title, name)) && defined(slug.current)'
const verticals = `*[_type == "vertical" && defined(title) && defined(slug.current)] | order(order asc, title asc, _id asc) {
    ${documentLink}
  }`

/** The text of the vertical page's query: its beats, and the other verticals. Takes `$slug`. */
export function verticalPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "verticals": ${verticals},
  "vertical": *[_type == "vertical" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, title, "slug": slug.current, description,
    "beats": *[${linkableBeat} && vertical._ref == ^._id] ${byTitle} ${beatEntry}
  }
}`)
}

/**
 * The text of the archive page's query: dated takes from `$from` to before `$to`, after the cursor `$before` and
 * `$after`. All four are strings; ISO dates sort as text.
 */
export function archivePageQuery(): string {
  const dated = `${linkableTake} && defined(publishedAt)`
  return layOut(`{
  "publication": ${publication},
  "oldest": *[${dated}] | order(publishedAt asc, _id asc) [0]{_id, publishedAt},
  "newest": *[${dated}] ${newestFirst} [0]{_id, publishedAt},
  "earlier": *[${linkableTake} && publishedAt < $from] ${newestFirst} [0]{_id, publishedAt},
  "later": *[${linkableTake} && publishedAt >= $to] | order(publishedAt asc, _id asc) [0]{_id, publishedAt},
  "takes": *[${linkableTake} && publishedAt >= $from && publishedAt < $to && ${afterCursor}] ${newestFirst} [0..${archivePageSize}] {
    ${takeListing},
    "beats": beats[]{"beat": beat->{${documentLink}}}
  }
}`)
}

/** The text of the query of all takes of one beat, a page at a time. Takes `$slug`, and the cursor `$before`, `$after`. */
export function beatTakesPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    ${beatListing},
    "takeCount": count(${memberTakes}),
    "takes": ${memberTakes}[${afterCursor}] ${newestFirst} [0..${archivePageSize}] ${memberTake}
  }
}`)
}

/** The text of the search page's query: what holds all of the words of `$text`, written for `text::query`. */
export function searchPageQuery(): string {
  const found = `_type in ${pageTypes} && ${linkable} && @ match text::query($text)`
  return layOut(`{
  "publication": ${publication},
  "count": count(*[${found}]),
  "found": *[${found}]
    | score(boost([headline, title, shortTitle, name, aliases] match text::query($text), 8), boost(dek match text::query($text), 3))
    | order(_score desc, publishedAt desc, _id asc) [0..${searchPageSize - 1}] {
    ${documentLink}, "date": publishedAt, kind,
    "summary": coalesce(dek, description)
  }
}`)
}

/**
 * The text of the query for an address where nothing is: where it moved, whether it was withdrawn, and what is near.
 * Takes `$type` and `$slug`, and `$one` to `$four`, words to look for in titles.
 */
export function missingPageQuery(): string {
  const near = ['$one', '$two', '$three', '$four'].map((word) => `[headline, title, name, slug.current] match ${word}`)
  return layOut(`{
  "publication": ${publication},
  "verticals": ${verticals},
  "moved": *[_type in ["beat", "take", "subject", "cluster", "vertical"] && _type == $type && $slug in formerSlugs && defined(slug.current)]
    | order(_updatedAt desc, _id asc) [0]{${documentLink}},
  "withdrawal": *[_type == "withdrawal" && documentType == $type && $slug in slugs] | order(withdrawnOn desc, _id asc) [0]{
    _id, _type, documentType, title, withdrawnOn, note,
    "beats": beats[]->{${documentLink}}
  },
  "near": *[_type in ${pageTypes} && ${linkable} && (${near.join(' || ')})]
    | score(${near.join(', ')})
    | order(_score desc, _id asc) [0..5] {
    ${documentLink}, "date": publishedAt, kind
  }
}`)
}

import {
  beatEntry,
  beatListing,
  byTitle,
  dated,
  documentLink,
  linkableBeat,
  linkableTake,
  memberTake,
  memberTakes,
  newestFirst,
  newestFirstUndatedLast,
  publication,
  someUndated,
  sortDate,
  takeListing,
  undated,
} from './fragments.ts'
import {layOut} from './layOut.ts'

/** How many takes one page of an archive lists; its query asks for one more, to know whether there is a next page. */
export const archivePageSize = 50
/** How many takes a search page lists; its query asks for one more, to know whether there is a next page. */
export const searchPageSize = 20
/** How many beats, subjects and clusters a search page lists. */
const standingFound = 10
/** How many takes without a date a search lists, after all others. */
const undatedFound = 50

/** After the entry that the cursor names: older, or as old with a later id. */
const afterCursor = '(publishedAt < $before || (publishedAt == $before && _id > $after))'
/** The same where undated takes are listed too, last: an empty `$before` is theirs. */
const afterCursorUndatedLast = `(${sortDate} < $before || (${sortDate} == $before && _id > $after))`
const standing = '["beat", "subject", "cluster"]'
const linkable = 'defined(coalesce(title, name)) && defined(slug.current)'
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
  const datedTake = `${linkableTake} && ${dated}`
  return layOut(`{
  "publication": ${publication},
  "oldest": *[${datedTake}] | order(publishedAt asc, _id asc) [0]{_id, publishedAt},
  "newest": *[${datedTake}] ${newestFirst} [0]{_id, publishedAt},
  "undatedCount": select(${someUndated} => count(*[${linkableTake} && ${undated}]), 0),
  "takes": *[${linkableTake} && publishedAt >= $from && publishedAt < $to && ${afterCursor}] ${newestFirst} [0..${archivePageSize}] {
    ${takeListing},
    "beats": beats[]{"beat": beat->{${documentLink}}}
  }
}`)
}

/** The text of the query of the takes without a date, by id, a page at a time. Takes `$after`. */
export function undatedPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "takes": *[${linkableTake} && ${undated} && _id > $after] | order(_id asc) [0..${archivePageSize}] {
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
    "takes": ${memberTakes}[${afterCursorUndatedLast}] ${newestFirstUndatedLast} [0..${archivePageSize}] ${memberTake}
  }
}`)
}

/** The text of the query of a beat's page of changes; the changes themselves come from the lake's history. Takes `$slug`. */
export function beatChangesPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{${beatListing}}
}`)
}

/**
 * The text of the search page's query: what holds all of the words of `$text`, written for `text::query`. What stands
 * comes by how well it fits, takes by date after the cursor `$before` and `$after`, so that a lake may stop at the first
 * page of a common word.
 */
export function searchPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "standing": *[_type in ${standing} && ${linkable} && @ match text::query($text)]
    | score(boost([title, shortTitle, name, aliases] match text::query($text), 8), boost(dek match text::query($text), 3))
    | order(_score desc, _id asc) [0..${standingFound - 1}] {
    ${documentLink}, kind,
    "summary": coalesce(dek, description)
  },
  "takes": *[${linkableTake} && @ match text::query($text) && publishedAt > "0" && ${afterCursor}] ${newestFirst} [0..${searchPageSize}] {
    ${takeListing},
    "beats": beats[]{"beat": beat->{${documentLink}}}
  },
  "undated": select(${someUndated} => *[${linkableTake} && ${undated} && @ match text::query($text)] | order(_id asc) [0..${undatedFound - 1}] {
    ${takeListing},
    "beats": beats[]{"beat": beat->{${documentLink}}}
  }, [])
}`)
}

/** The text of the query of a page that shows no document, such as a search before anything is asked. */
export function publicationPageQuery(): string {
  return layOut(`{
  "publication": ${publication}
}`)
}

/**
 * The text of the query for an address where nothing is: where it moved, whether it was withdrawn and is public again, and what is near.
 * Takes `$type` and `$slug`, and `$one`, `$two` and `$three`, words to look for in titles.
 */
export function missingPageQuery(): string {
  const named = (word: string) => `[title, name, slug.current] match ${word}`
  const words = ['$one', '$two', '$three'].map(named)
  return layOut(`{
  "publication": ${publication},
  "verticals": ${verticals},
  "moved": *[_type in ["beat", "take", "subject", "cluster", "vertical"] && _type == $type && $slug in formerSlugs && defined(slug.current)]
    | order(_updatedAt desc, _id asc) [0]{${documentLink}},
  "withdrawal": *[_type == "withdrawal" && documentType == $type && $slug in slugs] | order(withdrawnOn desc, _createdAt desc, _id asc) [0]{
    _id, _type, documentType, title, withdrawnOn, note,
    "again": *[_id == ^.document && _type == $type && defined(slug.current) && slug.current != $slug] [0]{${documentLink}},
    "beats": beats[]->{${documentLink}}
  },
  "standing": *[_type in ${standing} && ${linkable} && (${words.join(' || ')})]
    | score(${words.join(', ')})
    | order(_score desc, _id asc) [0..3] {${documentLink}, kind},
  "takes": *[${linkableTake} && [headline, slug.current] match $one && [headline, slug.current] match $two] ${newestFirst} [0..3] {
    ${documentLink}, "date": publishedAt
  }
}`)
}

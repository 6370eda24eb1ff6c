import type {BriefingContract} from '../contract/contractTypes.ts'
import {
  beatEntry,
  beatListing,
  byTitle,
  citedBy,
  documentLink,
  linkableBeat,
  linkableTake,
  memberTake,
  memberTakes,
  newestFirst,
  newestFirstUndatedLast,
  publication,
  sections,
  sourceFields,
  takeBody,
  takeListing,
} from './fragments.ts'
import {layOut} from './layOut.ts'

/** How many takes a beat's page lists; the others stand in its archive. */
const takesOnBeat = 12
/** How many takes a subject's page lists. */
const takesOnSubject = 50
/** How many takes a cluster's page lists of each beat. */
const takesOnCluster = 10

/** The text of the home page's query: beats by vertical, each with its newest take; then the clusters. */
export function homePageQuery(): string {
  const beat = beatEntry
  return layOut(`{
  "publication": ${publication},
  "verticals": *[_type == "vertical" && defined(title)] | order(order asc, title asc, _id asc) {
    _id, _type, title, "slug": slug.current, description,
    "beats": *[${linkableBeat} && vertical._ref == ^._id] ${byTitle} ${beat}
  },
  "unfiledBeats": *[${linkableBeat} && !defined(vertical->_id)] ${byTitle} ${beat},
  "clusters": *[_type == "cluster" && defined(title) && defined(slug.current)] ${byTitle} {
    ${documentLink}, description,
    "beatCount": count(*[${linkableBeat} && cluster._ref == ^._id])
  }
}`)
}

/**
 * The text of the beat page's query for any contract: `sections` is an array in contract order. Takes `$slug`.
 *
 * @throws when a section's key is not a name GROQ can read
 */
export function beatPageQuery(contract: BriefingContract): string {
  return layOut(`{
  "publication": ${publication},
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    ${beatListing}, _updatedAt, owner,
    "vertical": vertical->{_id, _type, title, "slug": slug.current},
    "parentBeat": parentBeat->{${documentLink}},
    "subBeats": *[${linkableBeat} && parentBeat._ref == ^._id] ${byTitle} {${documentLink}},
    "cluster": cluster->{${documentLink}},
    clusterScope,
    "clusterMembers": clusterMembers[]->{${documentLink}},
    rosterStatement,
    "roster": roster[]->{${documentLink}, kind},
    "sections": ${sections(contract)},
    "sources": sources[]->{${sourceFields}},
    "takeCount": count(${memberTakes}),
    "takes": ${memberTakes} ${newestFirstUndatedLast} [0..${takesOnBeat - 1}] ${memberTake},
    "citedBy": ${citedBy(contract)}
  }
}`)
}

/**
 * The text of the edition's query for any contract: what one sending of a beat's briefing by email is made from. Takes
 * `$id`, the beat's published id.
 *
 * @throws when a section's key is not a name GROQ can read
 */
export function editionPageQuery(contract: BriefingContract): string {
  return layOut(`{
  "publication": ${publication},
  "sender": *[_type == "publication" && _id == "publication"][0].emailSender{name, address},
  "beat": *[_type == "beat" && _id == $id] | order(_id asc) [0]{
    ${beatListing}, _rev, emailSubject,
    "vertical": vertical->{_id, _type, title, "slug": slug.current},
    "sections": ${sections(contract)},
    "sources": sources[]->{${sourceFields}},
    "takes": ${memberTakes} ${newestFirstUndatedLast} [0..11] ${memberTake}
  }
}`)
}

/** The text of the take page's query. Takes `$slug`. */
export function takePageQuery(contract: BriefingContract): string {
  return layOut(`{
  "publication": ${publication},
  "take": *[_type == "take" && slug.current == $slug] | order(_id asc) [0]{
    ${takeListing}, _updatedAt,
    "corrections": corrections[] | order(date desc, _key asc) {_key, date, text},
    "beats": beats[]{_key, role, "beat": beat->{${documentLink}}},
    "body": body[]${takeBody},
    "subjects": subjects[]->{${documentLink}, kind},
    "sources": sources[]->{${sourceFields}},
    "settles": *[${linkableBeat} && references(^._id) && ^._id in watch[].resolvedBy._ref] ${byTitle} {
      ${documentLink},
      "items": watch[resolvedBy._ref == ^.^._id]{_key, status, resolvedOn, "text": pt::text(body)}
    },
    "citedBy": ${citedBy(contract)}
  }
}`)
}

const feedEntry = `{
    ${takeListing}, _updatedAt,
    "beats": beats[]{"beat": beat->{${documentLink}}}
  }`

/** The text of the feed's query: the newest 30 dated takes of the publication. */
export function feedPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "takes": *[${linkableTake} && defined(publishedAt)] ${newestFirst} [0..29] ${feedEntry}
}`)
}

/** The text of the query of one beat's feed: its newest 30 dated takes. Takes `$slug`. */
export function beatFeedPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "beat": *[_type == "beat" && slug.current == $slug] | order(_id asc) [0]{
    ${beatListing},
    "takes": ${memberTakes}[defined(publishedAt)] ${newestFirst} [0..29] ${feedEntry}
  }
}`)
}

/** The text of the sitemaps' query: every document with a page of its own, and when it last changed, by id after `$after`. */
export function sitemapPageQuery(): string {
  return layOut(`{
  "pages": *[_type in ["beat", "take", "subject", "cluster", "vertical"] && defined(slug.current) && defined(coalesce(headline, title, name)) && _id > $after] | order(_id asc) {
    _id, _type, "slug": slug.current, _updatedAt
  }
}`)
}

/** The text of the news sitemap's query: takes since `$since` (ISO), at most the thousand that one file may hold. */
export function newsPageQuery(): string {
  return layOut(`{
  "publication": ${publication},
  "takes": *[${linkableTake} && publishedAt >= $since] ${newestFirst} [0..999] {_id, _type, "slug": slug.current, publishedAt, headline}
}`)
}

/** The text of the subject page's query. Takes `$slug`. */
export function subjectPageQuery(contract: BriefingContract): string {
  return layOut(`{
  "publication": ${publication},
  "subject": *[_type == "subject" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, name, "slug": slug.current, kind, aliases, description,
    "beats": *[${linkableBeat} && references(^._id) && ^._id in roster[]._ref] ${byTitle} {${beatListing}},
    "takeCount": count(*[${linkableTake} && ^._id in subjects[]._ref]),
    "takes": *[${linkableTake} && ^._id in subjects[]._ref] ${newestFirstUndatedLast} [0..${takesOnSubject - 1}] {${takeListing}},
    "citedBy": ${citedBy(contract)}
  }
}`)
}

/** The text of the cluster page's query: its beats, each with its takes. Takes `$slug`. */
export function clusterPageQuery(contract: BriefingContract): string {
  return layOut(`{
  "publication": ${publication},
  "cluster": *[_type == "cluster" && slug.current == $slug] | order(_id asc) [0]{
    _id, _type, _updatedAt, title, "slug": slug.current, aliases, description,
    "beats": *[${linkableBeat} && cluster._ref == ^._id] ${byTitle} {
      ${beatListing}, clusterScope,
      "takeCount": count(${memberTakes}),
      "takes": ${memberTakes} ${newestFirstUndatedLast} [0..${takesOnCluster - 1}] ${memberTake}
    },
    "citedBy": ${citedBy(contract)}
  }
}`)
}

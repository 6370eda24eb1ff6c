import type {BriefingContract, SectionContract} from '../contract/contractTypes.ts'

/** What a link to any document needs. A take has a headline, a subject a name, everything else a title. */
export const documentLink = '_id, _type, "title": coalesce(headline, title, name), "slug": slug.current'

/** A cross-reference's target: a link, and what the margin says of it. */
const referenceTarget = `${documentLink}, "date": publishedAt, kind`

export const sourceFields = '_id, _type, name, work, date, datePrecision, url'

const textFields = `"children": children[]{_key, _type, text, marks},
"markDefs": markDefs[]{
  _key, _type,
  _type == "crossReference" => {relation, facet, "target": target->{${referenceTarget}}},
  _type == "sourceCitation" => {"source": source->{${sourceFields}}},
  _type == "link" => {href}
}`

/** Prose of a brief, with inline references resolved inside `markDefs[]`. */
export const prose = `{
  _key, _type, style,
  ${textFields}
}`

/** A take's body: prose, lists and figures; of any other block only `_key` and `_type`. */
export const takeBody = `{
  _key, _type,
  _type == "block" => {
    style, listItem, level,
    ${textFields}
  },
  _type == "figure" => {
    alt, caption, credit,
    "image": asset->{url, "width": metadata.dimensions.width, "height": metadata.dimensions.height}
  }
}`

export const publication = `*[_type == "publication" && _id == "publication"][0]{
    _id, name, tagline, timeZone, "mark": mark{alt, "url": asset->url}
  }`

export const takeListing = '_id, _type, headline, "slug": slug.current, dek, publishedAt, byline'

export const asOf = 'asOf{date, precision}'

export const linkableBeat = '_type == "beat" && defined(title) && defined(slug.current)'
export const linkableTake = '_type == "take" && defined(headline) && defined(slug.current)'
export const byTitle = '| order(title asc, _id asc)'
export const newestFirst = '| order(publishedAt desc, _id asc)'
export const beatListing = `_id, _type, title, shortTitle, "slug": slug.current, dek, ${asOf}`

// Inside a beat's projection. `references()` says nothing new here; it lets a lake use its index of references.
export const memberTakes = `*[${linkableTake} && references(^._id) && ^._id in beats[].beat._ref]`
export const memberTake = `{
  ${takeListing},
  "role": beats[beat._ref == ^.^._id][0].role
}`

/** A beat as a table of contents lists it. */
export const beatEntry = `{
      ${beatListing},
      "parentBeat": parentBeat->{${documentLink}},
      "takeCount": count(${memberTakes}),
      "newestTake": ${memberTakes} ${newestFirst} [0]{_id, _type, headline, "slug": slug.current, publishedAt}
    }`

/** The brief's sections as an array in contract order, each with the heading readers see. */
export function sections(contract: BriefingContract): string {
  return `[
${contract.sections.map(sectionProjection).join(',\n')}
]`
}

function sectionProjection(section: SectionContract): string {
  const field = fieldName(section)
  const label = `"key": ${JSON.stringify(section.key)}, "heading": ${JSON.stringify(section.heading)}`
  if (section.kind === 'prose')
    return `{
    ${label}, "kind": "prose",
    "body": ${field}[]${prose}
  }`
  return `{
    ${label}, "kind": "watch",
    "items": ${field}[]{
      _key, status, resolvedOn,
      "body": body[]${prose},
      "resolvedBy": resolvedBy->{_id, _type, headline, "slug": slug.current, publishedAt}
    }
  }`
}

/**
 * Beats and takes whose prose cites the document one scope up, newest first, each with the blocks that hold the mark.
 * Goes directly inside that document's projection: the `^` steps count on it.
 */
export function citedBy(contract: BriefingContract): string {
  const fields = contract.sections.map((section) => ({
    heading: section.heading,
    blocks: section.kind === 'prose' ? fieldName(section) : `${fieldName(section)}[].body`,
  }))
  const passages = [...fields, {heading: null, blocks: 'body'}].map(({heading, blocks}) => {
    const cites = '_type == "crossReference" && target._ref == ^.^.^._id'
    return `{
      "section": ${JSON.stringify(heading)},
      "blocks": ${blocks}[count(markDefs[${cites}]) > 0]{
        "mark": markDefs[${cites}][0]{_key, relation, facet},
        "children": children[]{text, marks}
      }
    }`
  })
  const citing = '_type in ["beat", "take"] && defined(coalesce(headline, title)) && defined(slug.current)'
  return `*[${citing} && references(^._id)]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) {
    ${documentLink}, "date": publishedAt,
    "passages": [
${passages.join(',\n')}
    ][count(blocks) > 0]
  }[count(passages) > 0]`
}

function fieldName(section: SectionContract): string {
  if (/^[A-Za-z_]\w*$/.test(section.key)) return section.key
  throw new Error(
    `The contract's section "${section.heading}" has the key "${section.key}", which no GROQ query can name: ` +
      'use letters, digits and underscores, not beginning with a digit.',
  )
}

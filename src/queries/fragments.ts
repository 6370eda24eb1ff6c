import type {BriefingContract, SectionContract} from '../contract/contractTypes.ts'

/** What a link to any document needs. A take has a headline, a subject a name, everything else a title. */
export const documentLink = '_id, _type, "title": coalesce(headline, title, name), "slug": slug.current'

/** A cross-reference's target: a link, and what the margin says of it. */
const referenceTarget = `${documentLink}, "date": publishedAt, kind`

export const sourceFields = '_id, _type, name, work, date, datePrecision, url'

const textFields = (more = '') => `"children": children[]{_key, _type, text, marks},
"markDefs": markDefs[]{
  _key, _type,
  _type == "crossReference" => {relation, facet, "target": target->{${referenceTarget}}},
  _type == "sourceCitation" => {"source": source->{${sourceFields}}}${more}
}`

/** Prose of a brief, with inline references resolved inside `markDefs[]`. */
export const prose = `{
  _key, _type, style,
  ${textFields()}
}`

/** A take's body: prose, lists and figures; of any other block only `_key` and `_type`. */
export const takeBody = `{
  _key, _type,
  _type == "block" => {
    style, listItem, level,
    ${textFields(',\n  _type == "link" => {href}')}
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
/** Holds of a take whose date may be one: ISO dates sort as text, and begin with a digit. */
export const dated = 'publishedAt > "0" && publishedAt < ":"'
export const undated = `coalesce(${dated}, false) == false`
/** A take's date to sort and page by; undated takes stand before the first day. */
export const sortDate = `select(${dated} => publishedAt, "")`
export const newestFirstUndatedLast = `| order(${sortDate} desc, _id asc)`
/** Whether any take lacks a date, found at the two ends of the order that a lake has an index of. True where there is no take. */
export const someUndated = [
  `coalesce((*[${linkableTake}] | order(publishedAt desc, _id asc) [0]).publishedAt < ":", false) == false`,
  `coalesce((*[${linkableTake}] | order(publishedAt asc, _id asc) [0]).publishedAt > "0", false) == false`,
].join(' || ')
export const beatListing = `_id, _type, title, shortTitle, "slug": slug.current, dek, ${asOf}`

// Inside a beat's projection. Which take refers to the beat is an index's business; `references()` would walk its whole text.
export const memberTakes = `*[${linkableTake} && ^._id in beats[].beat._ref]`
export const memberTake = `{
  ${takeListing},
  "role": beats[beat._ref == ^.^._id][0].role
}`

/** A beat as a table of contents lists it. */
export const beatEntry = `{
      ${beatListing},
      "parentBeat": parentBeat->{${documentLink}},
      "newestTake": ${memberTakes} ${newestFirstUndatedLast} [0]{_id, _type, headline, "slug": slug.current, publishedAt}
    }`

/** The brief's sections as an array in contract order, each with the heading readers see. */
export function sections(contract: BriefingContract): string {
  const listed = contract.sections.map((section) => {
    const label = `"key": ${JSON.stringify(section.key)}, "heading": ${JSON.stringify(section.heading)}`
    return `{${label}, "kind": "${section.kind}", "content": ${fieldName(section)}}`
  })
  return `[
${listed.join(',\n')}
]{
    key, heading, kind,
    kind == "prose" => {"body": content[]${prose}},
    kind == "watch" => {
      "items": content[]{
        _key, status, resolvedOn,
        "body": body[]${prose},
        "resolvedBy": resolvedBy->{_id, _type, headline, "slug": slug.current, publishedAt}
      }
    }
  }`
}

/** How many citing documents a page shows at most. */
const mostCiting = 15

/**
 * Beats and takes whose prose cites the document one scope up, newest first, each with the blocks that hold the mark.
 * Goes directly inside that document's projection: the `^` steps count on it.
 */
export function citedBy(contract: BriefingContract): string {
  const fields = contract.sections.map((section) => ({
    heading: section.heading,
    blocks: section.kind === 'prose' ? fieldName(section) : `${fieldName(section)}[].body[]`,
  }))
  const all = [...fields, {heading: null, blocks: 'body'}]
  const passages = all.map(({heading, blocks}) => `{"section": ${JSON.stringify(heading)}, "prose": ${blocks}}`)
  const cites = '_type == "crossReference" && target._ref == ^.^.^.^._id'
  // Membership refers too, and most takes do nothing else; of the few beats that refer, the last filter drops those.
  const citingTake = '_type == "take" && defined(headline) && ^._id in body[].markDefs[].target._ref'
  return `*[references(^._id) && defined(slug.current) && (${citingTake} || _type == "beat" && defined(title))]
    | order(coalesce(publishedAt, asOf.date) desc, _id asc) [0..${mostCiting - 1}] {
    ${documentLink}, "date": publishedAt,
    "passages": [
${passages.join(',\n')}
    ]{
      section,
      "blocks": prose[count(markDefs[${cites}]) > 0]{
        "mark": markDefs[${cites}][0]{_key, relation, facet},
        "children": children[]{text, marks}
      }
    }[count(blocks) > 0]
  }[count(passages) > 0]`
}

function fieldName(section: SectionContract): string {
  if (/^[A-Za-z_]\w*$/.test(section.key)) return section.key
  throw new Error(
    `The contract's section "${section.heading}" has the key "${section.key}", which no GROQ query can name: ` +
      'use letters, digits and underscores, not beginning with a digit.',
  )
}

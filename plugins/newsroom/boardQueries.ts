/** Only what readers can see: an id without a dot is neither a draft nor a version of a release. */
const live = '_id in path("*")'

/** Beats, published and in draft, from an id on; what a row shows before its text is read. */
const beatFacts = `{
  _id, title, shortTitle, asOf{date, precision}, reviewEvery, owner,
  "vertical": vertical._ref, "cluster": cluster._ref, "parentBeat": parentBeat._ref,
  "openWatch": count(watch[status == "open"])
}`
export const beatsQuery = `*[_type == "beat" && _id > $after] | order(_id asc) [0...$most] ${beatFacts}`
export const beatsByIdQuery = `*[_type == "beat" && _id in $ids] ${beatFacts}`

const places = '*[_type in ["vertical", "cluster"]] | order(_id asc) {_id, _type, title, order}'

const proposals = `*[_type == "beatbook.proposal" && state == "open"] | order(_id asc) [0...$mostProposals] {
  _id, document, take, kind, section, reason, place{path, blockKey, start, end, text}
}`
export const placesQuery = `{"places": ${places}, "proposals": ${proposals}}`

/** All that the first drawing of the board needs, in one answer; of the beats, the first page. */
export const boardQuery = `{"beats": ${beatsQuery}, "places": ${places}, "proposals": ${proposals}}`

/** How many takes readers can see, and how many of them belong to no beat; the costly test comes last, for few. */
export const takeCountsQuery = `{
  "takes": count(*[_type == "take" && ${live}]),
  "homeless": count(*[_type == "take" && !defined(beats[0])][${live}])
}`

/** The paragraphs of some beats that hold a cross-reference, each with what it leads to. */
export function linksQuery(sections: readonly string[]): string {
  const linking = 'count(markDefs[_type == "crossReference"]) > 0'
  const block = `{
    _key, _type, children[]{_key, text, marks},
    "markDefs": markDefs[_type == "crossReference"]{
      _key, _type, target, "found": target->{
        _type, "title": coalesce(title, headline, name), shortTitle, aliases,
        "formerTitles": coalesce(formerTitles, formerHeadlines), "beats": beats[].beat._ref
      }
    }
  }`
  const fields = sections.map((section) =>
    section === 'watch'
      ? `"watch": watch[]{_key, "body": body[${linking}]${block}}`
      : `"${section}": ${section}[${linking}]${block}`,
  )
  return `*[_id in $ids]{_id, ${fields.join(', ')}}`
}

/** How many takes belong to each of some beats. */
export const membersQuery = `*[_id in $ids]{_id, "takes": count(*[_type == "take" && ^._id in beats[].beat._ref && ${live}])}`

/** The watch items of some beats. */
export const watchQuery = `*[_id in $ids]{
  _id, watch[]{_key, status, resolvedOn, "take": resolvedBy._ref, "takeTitle": resolvedBy->headline, "blockKey": body[0]._key, "text": pt::text(body)}
}`

/** Which of some ids exist, and as what. */
export const typesQuery = '*[_id in $ids]{_id, _type}'

/** The takes of one beat, the newest first. */
export const membersOfBeatQuery = `*[_type == "take" && $beat in beats[].beat._ref && ${live}] | order(publishedAt desc, _id asc) [0...$most] {
  _id, headline, publishedAt
}`

const takeRow = '{_id, headline, publishedAt, "beats": beats[].beat._ref}'

/** Takes from a moment backwards, that moment included as far as its takes come after an id. */
export const takesBeforeQuery = `*[_type == "take" && publishedAt <= $at && !(publishedAt == $at && _id <= $after) && ${live}] | order(publishedAt desc, _id asc) [0...$most] ${takeRow}`
export const newestTakesQuery = `*[_type == "take" && ${live}] | order(publishedAt desc, _id asc) [0...$most] ${takeRow}`
export const homelessTakesQuery = `*[_type == "take" && !defined(beats[0])][${live}] | order(publishedAt desc, _id asc) [0...$most] ${takeRow}`

/** Takes whose headline has the words, or all of them; `$words` is a `match` pattern. */
export function searchTakesQuery(isSome: boolean, isOldestFirst: boolean): string {
  const filter = `_type == "take"${isSome ? ' && headline match $words' : ''} && ${live}`
  return `*[${filter}] | order(publishedAt ${isOldestFirst ? 'asc' : 'desc'}, _id asc) [0...$most] ${takeRow}`
}

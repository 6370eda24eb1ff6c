/**
 * The drafts and versions of documents that are reviewed, the last edited first, and the releases that are not over. The
 * ranges of ids narrow by the lake's own order, where `in path()` would look at every document. A version that only takes
 * its document off the site holds no text to review.
 */
export const draftsQuery = `{
  "drafts": *[(_id >= "drafts." && _id < "drafts/" || _id >= "versions." && _id < "versions/") && _type in $types && !(_system.delete == true)]
    | order(_updatedAt desc) [0...$most] {_id, _type, _updatedAt, "title": coalesce(title, headline)},
  "releases": *[_type == "system.release" && state in ["active", "scheduled"]] | order(_id asc) {
    name, "title": metadata.title, "isScheduledDraft": metadata.cardinality == "one", "at": coalesce(publishAt, metadata.intendedPublishAt)
  }
}`

/** The acts that move documents along, without what was read. */
export const actsQuery = `*[_type == "beatbook.decision" && document in $ids && act in ["submit", "approve", "override", "request-changes", "withdraw"]] {
  _id, document, act, actor, at, inReplyTo
}`

/** Drafts, versions and what is live of them, whole: the difference and the checks need every sentence. */
export const documentsQuery = '*[_id in $ids]'

/** Every decision on some documents; only approvals bring the text they approved. */
export const decisionsQuery = `*[_type == "beatbook.decision" && document in $ids] {
  ..., "content": select(act in ["approve", "request-changes"] => content)
}`

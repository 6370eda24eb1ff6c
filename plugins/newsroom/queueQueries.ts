/**
 * The drafts of documents that are reviewed, the last edited first. The range of ids narrows to drafts by the lake's
 * own order, where `in path()` would look at every document.
 */
export const draftsQuery = `*[_id >= "drafts." && _id < "drafts/" && _type in $types] | order(_updatedAt desc) [0...$most] {
  _id, _type, _rev, _updatedAt, "title": coalesce(title, headline)
}`

/** The acts that move documents along, without what was read. */
export const actsQuery = `*[_type == "beatbook.decision" && document in $ids && act in ["submit", "approve", "override", "request-changes", "withdraw"]] {
  _id, document, act, actor, at, inReplyTo
}`

/** Drafts and what is live of them, whole: the difference and the checks need every sentence. */
export const documentsQuery = '*[_id in $ids]'

/** Every decision on some documents; only approvals bring the text they approved. */
export const decisionsQuery = `*[_type == "beatbook.decision" && document in $ids] {
  ..., "content": select(act in ["approve", "request-changes"] => content)
}`

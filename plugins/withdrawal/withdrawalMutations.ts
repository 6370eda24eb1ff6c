import type {Mutation} from '@sanity/client'
import type {SanityDocument} from 'sanity'

/** What the editor says in the dialog. */
export interface WithdrawalAsked {
  /** Why, for readers. */
  readonly reason: string
  /** Whether readers are told the title; a legal order may be about that too. */
  readonly nameTitle: boolean
  /** ISO date (`YYYY-MM-DD`). */
  readonly withdrawnOn: string
}

/**
 * The one transaction of a withdrawal: what readers are told from now on, the published text as a draft unless there is
 * one, and the published document gone. It fails as a whole when the document is not at the revision that was read.
 * The lake gives the withdrawal its id.
 *
 * @throws Error when the document has no address, as there is no page to speak for then.
 */
export function withdrawalMutations(published: SanityDocument, asked: WithdrawalAsked): readonly Mutation[] {
  const {_id, _type, _rev, _updatedAt, ...content} = published
  return [
    // A deletion takes no revision, a patch does. The field is none of any type's.
    {patch: {id: _id, ifRevisionID: _rev, unset: ['beatbookWithdrawn']}},
    {create: withdrawalOf(published, asked)},
    {createIfNotExists: {...content, _id: `drafts.${_id}`, _type}},
    {delete: {id: _id}},
  ]
}

function withdrawalOf(published: SanityDocument, {reason, nameTitle, withdrawnOn}: WithdrawalAsked) {
  const {_id, _type} = published
  const title = textOf(_type === 'beat' ? published.title : published.headline)
  const slugs = addressesOf(published)
  if (slugs.length === 0) throw new Error(`"${_id}" has no address, so no page of it can be withdrawn. Unpublish it instead.`)
  return {
    _type: 'withdrawal',
    document: _id,
    documentType: _type,
    ...(nameTitle && title ? {title} : {}),
    slugs,
    beats: beatsOf(published).map((beat) => ({_type: 'reference', _key: beat, _ref: beat, _weak: true})),
    withdrawnOn,
    note: reason.trim(),
  }
}

/** Where a page can be read: its address, then those it had. */
export function addressesOf({slug, formerSlugs}: Readonly<Record<string, unknown>>): readonly string[] {
  const former = Array.isArray(formerSlugs) ? formerSlugs.map(textOf) : []
  return [...new Set([textOf(isRecord(slug) ? slug.current : ''), ...former])].filter((address) => address !== '')
}

/** A take's beats; of a beat, the one it is part of. */
function beatsOf({beats, parentBeat}: SanityDocument): readonly string[] {
  const members = Array.isArray(beats) ? beats.map((member) => (isRecord(member) ? refOf(member.beat) : '')) : []
  return [...new Set([...members, refOf(parentBeat)])].filter((id) => id !== '')
}

function refOf(value: unknown): string {
  return isRecord(value) ? textOf(value._ref) : ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

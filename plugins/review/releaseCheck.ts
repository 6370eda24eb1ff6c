import {getPublishedId, type CustomValidator, type SanityDocument, type ValidationError} from 'sanity'
import type {BriefingChecks} from '../../schemas/index.ts'
import {canPublish} from '../../src/review/index.ts'
import type {ReviewSession} from './reviewSession.ts'

const nobody = {id: '', roles: []}

/**
 * Adds to the error checks that a version in a release has its approvals. A release has no publish action that could
 * be guarded; it does not publish a document with an error. A draft is left alone: being unapproved is no fault of it.
 */
export function withReleaseCheck(checks: BriefingChecks, session: ReviewSession): BriefingChecks {
  const {error} = checks
  const validator: CustomValidator<unknown> = async (value, context) => {
    const found = (await error(value, context)) as true | ValidationError[]
    if (found !== true || !context.document?._id.startsWith('versions.') || !session.covers(context.document._type)) return found
    const document = asStored(context.document)
    const client = context.getClient({apiVersion: '2025-02-19'})
    const id = getPublishedId(document._id)
    const ids = [id, `drafts.${id}`, document._id]
    const [decisions, corpus, words] = [session.briefing.decisions(client), session.briefing.corpus(client), session.words(client)]
    const [{decisions: known}, revisions, published] = await Promise.all([
      decisions.loaded(id),
      session.revisions(client).readOn(id, ids, [document._rev]),
      client.fetch<SanityDocument | null>('*[_id == $id][0]', {id}, {perspective: 'raw', tag: 'beatbook.review'}),
    ])
    const derive = () =>
      session.state({
        id: document._id,
        document,
        published,
        decisions: known,
        revisions: revisions.revisions,
        report: session.briefing.report(document, corpus.get(), decisions.get(id)),
        words: {store: words, version: words.version()},
      })
    derive()
    await words.settled()
    const markers = canPublish(derive(), nobody).reasons.map(({code, message}) => ({message, path: [], code: `beatbook.review.${code}`}) as ValidationError)
    return markers.length > 0 ? markers : true
  }
  return {...checks, error: Object.assign(validator, {bypassConcurrencyLimit: true})}
}

/** The releases tool validates documents with two notes of its own among their fields, which no reader will see. */
function asStored({publishedDocumentExists: _published, draftDocumentExists: _draft, ...document}: SanityDocument): SanityDocument {
  return document
}

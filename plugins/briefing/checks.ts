import type {CustomValidator, Path, ValidationError} from 'sanity'
import type {BriefingChecks} from '../../schemas/index.ts'
import type {Finding, Severity} from '../../src/briefing/index.ts'
import {publishedId} from '../../src/text/portableText.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'
import {fieldOfPlace} from './paths.ts'

/**
 * The linter as Sanity validation, so that its findings reach every place that asks whether a document is valid:
 * publish buttons, releases, scheduled drafts and `@sanity/validation`. One validator per severity over one lint.
 */
export function briefingChecks(session: BriefingSession): BriefingChecks {
  return {error: check(session, 'error'), warning: check(session, 'warning'), info: check(session, 'info')}
}

function check(session: BriefingSession, severity: Severity): CustomValidator<unknown> {
  const validator: CustomValidator<unknown> = async (_value, context) => {
    const {document} = context
    if (!document || !checkedTypes.includes(document._type)) return true
    const client = context.getClient({apiVersion: '2025-02-19'})
    const id = publishedId(document._id)
    const [corpus, decisions] = [session.corpus(client), session.decisions(client)]
    await Promise.all([corpus.loaded(document), decisions.loaded(id)])
    const {open} = session.report(document, corpus.get(), decisions.get(id))
    const markers = open.filter((finding) => finding.severity === severity).map(markerOf)
    return markers.length > 0 ? markers : true
  }
  return Object.assign(validator, {bypassConcurrencyLimit: true})
}

/** At the field, not the block: the Studio would colour whole paragraphs, and the words carry a mark already. */
export function markerOf(finding: Finding): ValidationError & {readonly code: string; readonly path: Path} {
  return {
    message: finding.message,
    path: fieldOfPlace(finding.place),
    code: `beatbook.${finding.ruleId}`,
    details: {ruleId: finding.ruleId, start: finding.place.start, end: finding.place.end, text: finding.place.text},
  } as ValidationError & {readonly code: string; readonly path: Path}
}

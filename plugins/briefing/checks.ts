import type {CustomValidator, ValidationError} from 'sanity'
import type {BriefingChecks} from '../../schemas/index.ts'
import type {Finding, Severity} from '../../src/briefing/index.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'

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
    const corpus = session.corpus(context.getClient({apiVersion: '2025-02-19'}))
    await corpus.loaded()
    const {findings} = session.report(document, corpus.get())
    const errors = findings.filter((finding) => finding.severity === severity).map(markerOf)
    return errors.length > 0 ? errors : true
  }
  return Object.assign(validator, {bypassConcurrencyLimit: true})
}

function markerOf(finding: Finding): ValidationError {
  return {
    message: finding.message,
    path: [...finding.place.path].map((segment) => (typeof segment === 'object' ? {...segment} : segment)),
    code: `beatbook.${finding.ruleId}`,
    details: {ruleId: finding.ruleId, start: finding.place.start, end: finding.place.end, text: finding.place.text},
  } as ValidationError
}

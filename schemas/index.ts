import type {SchemaTypeDefinition} from 'sanity'
import {briefingContract} from '../src/contract/briefingContract.ts'
import {beat, type BriefingOptions} from './documents/beat.ts'
import {cluster, publication, source, subject, vertical, withdrawal} from './documents/directory.ts'
import {decision, edition, feedback, proposal} from './documents/machinery.ts'
import {take} from './documents/take.ts'
import {asOf} from './objects/asOf.ts'
import {crossReference, sourceCitation} from './objects/crossReference.ts'
import {beatMembership, correction} from './objects/members.ts'
import {figure, prose, takeBody, webLink} from './objects/prose.ts'
import {watchItem} from './objects/watchItem.ts'

export type {BriefingChecks, BriefingOptions} from './documents/beat.ts'
export {beatbookTemplates} from './templates.ts'

/**
 * Every type a Beatbook newsroom stores. The beat's form follows `contract`; `checks` are the linter's validators,
 * which the plugin passes in.
 */
export function beatbookTypes(options: Partial<BriefingOptions> = {}): SchemaTypeDefinition[] {
  const briefing: BriefingOptions = {contract: briefingContract, ...options}
  return [
    beat(briefing),
    take(briefing),
    subject,
    cluster,
    vertical,
    source,
    publication,
    withdrawal,
    prose,
    takeBody,
    crossReference,
    sourceCitation,
    webLink,
    figure,
    asOf,
    watchItem,
    beatMembership,
    correction,
    decision,
    proposal,
    feedback,
    edition,
  ]
}

import {createLinter} from '../briefing/index.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {lakeUserId, LakeError, type Commit, type Guard, type GuardContext} from '../lake/index.ts'
import {
  goesLive,
  isDecision,
  publishGate,
  readDecision,
  sayRefusal,
  type Decision,
  type Dossier,
  type Refusal,
  type ReviewSettings,
} from '../review/index.ts'
import {publishedId} from '../text/portableText.ts'
import {corpusInLake} from './corpusInLake.ts'
import {revisionsOf} from './revisions.ts'

export interface NewsroomGuardOptions {
  readonly settings?: ReviewSettings
  readonly contract?: BriefingContract
  /** The linter's clock, as an ISO date; the commit's own when it gives none. */
  readonly now?: (context: GuardContext) => string | undefined
  /** Names by user id, for what people are told. */
  readonly names?: ReadonlyMap<string, string>
}

/**
 * The review rules as a guard of the embedded lake: inside every transaction, whoever's token and whichever endpoint it
 * came by. What the lake itself writes in-process, such as loading a newsroom, is let through and shows in the audit;
 * but nothing ever changes a decision.
 */
export function newsroomGuard({settings = {}, contract = briefingContract, now, names}: NewsroomGuardOptions = {}): Guard {
  const linter = createLinter({contract})
  return (commit, context) => {
    const gated = commit.changes.filter((change) => isDecision(change) || goesLive(change, settings))
    const changes = commit.author === lakeUserId ? gated.filter(({before}) => isDecision({id: '', before, after: null})) : gated
    if (changes.length === 0) return
    const day = now?.(context) ?? commit.timestamp
    const stored = once(() => context.all())
    const refusals = publishGate({
      changes,
      actor: {id: commit.author, roles: context.rolesOf(commit.author)},
      at: commit.timestamp,
      settings,
      dossier: (id) => ({
        ...dossierOf(id, commit, context),
        findings: (document, phase) => linter.lint(document, {now: day, phase, corpus: corpusInLake(document, stored()), ...timeZoneIn(context)}),
        contract,
        ...(names ? {names} : {}),
      }),
    })
    if (refusals.length > 0) throw refused(refusals, commit)
  }
}

function dossierOf(id: string, commit: Commit, context: GuardContext): Omit<Dossier, 'findings'> {
  const fresh = new Set(commit.changes.map((change) => change.id))
  const stored = context.all().filter((document) => !fresh.has(document._id) && document._type === 'beatbook.decision' && document.document === id)
  const decisions = stored.flatMap((document) => readDecision(document) ?? [])
  const lineage = revisionsOf(id, stored, asked(decisions, commit.author), context)
  const own = commit.changes.filter((change) => publishedId(change.id) === id)
  const kept = context.group(id).filter((document) => !fresh.has(document._id))
  const members = [...kept, ...own.flatMap(({before}) => before ?? [])]
  const published = commit.changes.find((change) => change.id === id)?.before ?? context.get(id)
  return {
    members: members.sort((a, b) => Number(a._id === id) - Number(b._id === id)),
    ...(published ? {published} : {}),
    decisions,
    ...lineage,
    isKnownWord: (word) => [...context.documentsWith(word)].some((holder) => holder !== id && !holder.includes('.')),
  }
}

/** Whose share in the text matters: those who approved, and whoever asks. */
function asked(decisions: readonly Decision[], author: string): ReadonlySet<string> {
  return new Set([author, ...decisions.flatMap(({act, actor}) => (act === 'approve' ? [actor] : []))])
}

function timeZoneIn(context: GuardContext): {readonly timeZone?: string} {
  const timeZone = context.get('publication')?.timeZone
  return typeof timeZone === 'string' && timeZone !== '' ? {timeZone} : {}
}

const wayOutOfRelease =
  'Nothing of this release has gone live. Have the text approved as it stands in the release, or take the document out of it.'

/** 409 where trying again may help, as the number of a decision was taken; 403 for the rest. */
function refused(refusals: readonly Refusal[], {changes}: Commit): LakeError {
  const released = changes.some(({id, after}) => id.startsWith('_.releases.') && after?.state === 'published')
  const wayOut = released ? [wayOutOfRelease] : []
  const description = [...refusals.map(sayRefusal), ...wayOut].join(' ')
  const again = refusals.every(({reasons}) => reasons.every(({code}) => code === 'number'))
  const told = refusals.map(({id, kind, reasons}) => ({
    id,
    kind,
    reasons: reasons.map(({code, message, ruleId, decision}) => ({code, message, ruleId, decision})),
  }))
  return new LakeError(again ? 409 : 403, {error: {type: 'reviewGateError', description, refusals: told}}, description)
}

function once<T>(compute: () => T): () => T {
  let known: {readonly value: T} | undefined
  return () => (known ??= {value: compute()}).value
}

import {citedIds, corpusOf} from '../briefing/corpus.ts'
import {createLinter} from '../briefing/linter.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {asString, isRecord, publishedId} from '../text/portableText.ts'
import {readDecision} from './decision.ts'
import {goesLive, isDecision, publishGate, sayRefusal, type Dossier, type GatedChange, type Refusal} from './publishGate.ts'
import {readRevisions} from './historyLines.ts'
import type {ReviewSettings} from './reviewState.ts'
import type {Actor} from './verdicts.ts'

/** A write that the review rules stop; nothing was sent. */
export class ReviewRefusal extends Error {
  override readonly name = 'ReviewRefusal'
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(sayRefusal).join(' '))
    this.refusals = refusals
  }
}

/** As much of `@sanity/client` as is used. */
export interface GuardableClient {
  config(): {readonly dataset?: string | undefined}
  clone(): unknown
  withConfig(config?: object): unknown
  fetch(query: string, params: Record<string, unknown>, options: {perspective: 'raw'}): Promise<unknown>
  request(options: {url: string; method?: string; body?: unknown; query?: Record<string, string>}): Promise<unknown>
}

export interface GuardedClientOptions {
  /** Whose token the client holds: id and names of roles. */
  readonly actor: Actor
  /** The clock: an ISO date and time. */
  readonly now: () => string
  /** The day the checks go by, where it is not today: an ISO date. */
  readonly today?: () => string
  readonly settings?: ReviewSettings
  readonly contract?: BriefingContract
  /** Whether other documents use a word, given in lower case; without it no mended word carries an approval. */
  readonly isKnownWord?: (word: string) => boolean
}

/**
 * The same client, which refuses with a `ReviewRefusal` what the guard of the embedded lake refuses: putting a beat or
 * take live without a valid approval, and touching or faking decisions. It asks the lake what a write would do (a dry
 * run) and reads decisions and history with the client's own token. Whoever holds the token can go around it; on a
 * hosted lake only grants can prevent that, and the audit finds it. Reading is as before. `observable` no longer
 * writes.
 */
export function guardedClient<Client extends GuardableClient>(client: Client, options: GuardedClientOptions): Client {
  const raw = client as unknown as RawClient
  const guarded = raw.clone() as RawClient
  const check = (mutations: readonly unknown[]) => checkMutations(raw, mutations, options)
  const writing = (method: 'create' | 'createIfNotExists' | 'createOrReplace') => async (document: unknown, more?: object) => {
    await check([{[method]: document}])
    return raw[method](document, more)
  }
  Object.assign(guarded, {
    create: writing('create'),
    createIfNotExists: writing('createIfNotExists'),
    createOrReplace: writing('createOrReplace'),
    async delete(selection: unknown, more?: object) {
      await check([{delete: typeof selection === 'string' ? {id: selection} : selection}])
      return raw.delete(selection, more)
    },
    async mutate(operations: unknown, more?: object) {
      await check(mutationsOf(operations))
      return raw.mutate(operations, more)
    },
    async action(actions: unknown, more?: object) {
      await checkActions(raw, Array.isArray(actions) ? actions : [actions], options)
      return raw.action(actions, more)
    },
    async request(asked: RawRequest) {
      if (isWrite(asked)) throw new Error(onlyByMethods)
      return raw.request(asked as {url: string})
    },
    clone: () => guardedClient(raw.clone() as Client, options),
    withConfig: (config?: object) => guardedClient(raw.withConfig(config) as Client, options),
  })
  guardReleases(guarded, raw)
  const {observable} = guarded
  const observed = observable.request.bind(observable)
  observable.request = (asked) => {
    if (isWrite(asked)) throw new Error(onlyByMethods)
    return observed(asked)
  }
  for (const method of ['create', 'createIfNotExists', 'createOrReplace', 'delete', 'mutate', 'action']) {
    Object.assign(guarded.observable, {
      [method]: () => {
        throw new Error(`A guarded client writes with promises; use client.${method}() instead of client.observable.${method}().`)
      },
    })
  }
  return guarded as unknown as Client
}

interface RawClient extends GuardableClient {
  create(document: unknown, options?: object): Promise<unknown>
  createIfNotExists(document: unknown, options?: object): Promise<unknown>
  createOrReplace(document: unknown, options?: object): Promise<unknown>
  delete(selection: unknown, options?: object): Promise<unknown>
  mutate(operations: unknown, options?: object): Promise<unknown>
  action(actions: unknown, options?: object): Promise<unknown>
  readonly observable: {request(asked: RawRequest): unknown}
  readonly releases: object
}

interface RawRequest {
  readonly url?: string
  readonly uri?: string
  readonly method?: string
  readonly body?: unknown
}

const onlyByMethods = 'A guarded client writes by mutate() and action() only.'

/** The client sends a body by POST when no method is named. */
function isWrite({url, uri, method, body}: RawRequest): boolean {
  const sends = method === undefined ? body !== undefined : method.toUpperCase() !== 'GET'
  return sends && /\/(?:mutate|actions)\b/.test(url ?? uri ?? '')
}

/** Publishing and scheduling a release are actions too, which its own client would send unseen. */
function guardReleases(guarded: RawClient, raw: RawClient): void {
  const act = (actionType: string) => (fields: object, more?: object) => guarded.action({actionType: `sanity.action.release.${actionType}`, ...fields}, more)
  const releases = Object.assign(Object.create(raw.releases) as object, {publish: act('publish'), schedule: act('schedule')})
  Object.defineProperty(guarded, 'releases', {value: releases, configurable: true})
}

/** Mutations as plain data: from a list, one of them, a patch or a transaction. */
function mutationsOf(operations: unknown): readonly unknown[] {
  if (Array.isArray(operations)) return operations.flatMap(mutationsOf)
  if (!isRecord(operations) || typeof operations.serialize !== 'function') return [operations]
  const plain: unknown = (operations as {serialize(): unknown}).serialize()
  return Array.isArray(plain) ? plain : [{patch: plain}]
}

async function checkMutations(client: RawClient, mutations: readonly unknown[], options: GuardedClientOptions): Promise<void> {
  const answer = await client.request({
    url: `/data/mutate/${client.config().dataset}`,
    method: 'POST',
    body: {mutations},
    query: {dryRun: 'true', returnIds: 'true', returnDocuments: 'true'},
  })
  const after = new Map<string, unknown>()
  for (const result of isRecord(answer) && Array.isArray(answer.results) ? answer.results : []) {
    if (isRecord(result)) after.set(asString(result.id), result.operation === 'delete' ? null : result.document)
  }
  const before = await documentsOf(client, [...after.keys()])
  await gate(client, [...after].map(([id, document]) => ({id, before: before.get(id) ?? null, after: document ?? before.get(id) ?? null})), options)
}

async function checkActions(client: RawClient, actions: readonly unknown[], options: GuardedClientOptions): Promise<void> {
  const changes: GatedChange[] = []
  for (const action of actions) {
    if (!isRecord(action)) continue
    const type = asString(action.actionType)
    if (type === 'sanity.action.document.publish') {
      if (actions.length > 1) throw new Error('A guarded client publishes one document at a time: send each publish action by itself.')
      changes.push(...(await publication(client, asString(action.draftId) || asString(action.versionId), asString(action.publishedId))))
    } else if (/^sanity\.action\.release\.(?:publish|schedule)$/.test(type)) {
      const found = await client.fetch('*[_id in path($versions)]._id', {versions: `versions.${asString(action.releaseId)}.**`}, {perspective: 'raw'})
      for (const id of Array.isArray(found) ? found.map(String) : []) changes.push(...(await publication(client, id, publishedId(id))))
    } else {
      const ids = [action.draftId, action.publishedId, action.versionId].map(asString).filter((id) => publishedId(id).startsWith('beatbook.decision.'))
      changes.push(...ids.map((id) => ({id, before: {_type: 'beatbook.decision'}, after: null})))
    }
  }
  await gate(client, changes, options)
}

async function publication(client: RawClient, source: string, id: string): Promise<GatedChange[]> {
  const documents = await documentsOf(client, [source, id])
  const document = documents.get(source)
  return document ? [{id, before: documents.get(id) ?? null, after: {...document, _id: id}}] : []
}

async function documentsOf(client: RawClient, ids: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
  const found = await client.fetch('*[_id in $ids]', {ids}, {perspective: 'raw'})
  return new Map((Array.isArray(found) ? found : []).filter(isRecord).map((document) => [asString(document._id), document]))
}

async function gate(client: RawClient, changes: readonly GatedChange[], {actor, now, today = now, settings = {}, contract, isKnownWord}: GuardedClientOptions): Promise<void> {
  const gated = changes.filter((change) => isDecision(change) || goesLive(change, settings))
  if (gated.length === 0) return
  const at = now()
  const about = (change: GatedChange) => (isDecision(change) ? (isRecord(change.after) ? asString(change.after.document) : '') : publishedId(change.id))
  const ids = new Set(gated.map(about).filter((id) => id !== ''))
  const citable = await list(client, facts, {})
  const linter = createLinter(contract ? {contract} : {})
  const dossiers = new Map<string, Dossier>()
  for (const id of ids) {
    const known = await dossierOf(client, id)
    const prose = await documentsOf(client, idsCited([...known.members, ...gated.map(({after}) => after)], citable))
    const corpus = corpusOf(citable.map((fact) => prose.get(asString(fact._id)) ?? fact), {hasBodies: true})
    const findings: Dossier['findings'] = (document, phase) => linter.lint(document, {now: today(), phase, corpus})
    dossiers.set(id, {...known, findings, ...(contract ? {contract} : {}), ...(isKnownWord ? {isKnownWord} : {})})
  }
  const nothing: Dossier = {members: [], decisions: [], revisions: [], findings: () => []}
  const refusals = publishGate({changes: gated, actor, at, settings, dossier: (id) => dossiers.get(id) ?? nothing})
  if (refusals.length > 0) throw new ReviewRefusal(refusals)
}

/** Stored ids of what these documents cite: their prose is looked at too. */
function idsCited(documents: readonly unknown[], citable: readonly Readonly<Record<string, unknown>>[]): string[] {
  const cited = new Set(documents.flatMap(citedIds))
  return citable.map(({_id}) => asString(_id)).filter((id) => cited.has(publishedId(id)))
}

const facts = `*[_type in ["beat", "take", "subject", "cluster"]]{
  _id, _type, title, shortTitle, formerTitles, headline, formerHeadlines, name, aliases, slug, publishedAt,
  beats[]{beat}, subjects, roster, cluster, parentBeat
}`

async function dossierOf(client: RawClient, id: string): Promise<Omit<Dossier, 'findings'>> {
  const versions = await list(client, '*[_id == $id || _id == "drafts." + $id || _id in path("versions.*." + $id)]', {id})
  const published = versions.find((document) => document._id === id)
  const stored = await list(client, '*[_type == "beatbook.decision" && document == $id]', {id})
  const ids = [...new Set([id, `drafts.${id}`, ...versions.map((document) => asString(document._id)), ...stored.map((document) => asString(document._id))])]
  const url = `/data/history/${client.config().dataset}/transactions/${ids.join(',')}`
  return {
    members: [...versions.filter((document) => document !== published), ...(published ? [published] : [])],
    ...(published ? {published} : {}),
    decisions: stored.flatMap((document) => readDecision(document) ?? []),
    ...(await readRevisions(id, (query) => client.request({url, query}))),
  }
}

async function list(client: RawClient, query: string, params: Record<string, unknown>): Promise<Readonly<Record<string, unknown>>[]> {
  const found = await client.fetch(query, params, {perspective: 'raw'})
  return (Array.isArray(found) ? found : []).filter(isRecord)
}

import {randomUUID} from 'node:crypto'
import type {IncomingHttpHeaders} from 'node:http'
import {Accounts, type LakeUser} from './accounts.ts'
import {createApp} from './app.ts'
import {openComments} from './comments/commentsDataset.ts'
import {readdressAssets} from './assets/readdress.ts'
import {Committer, type Commit, type Guard} from './commit.ts'
import {Corpus} from './corpus.ts'
import {DataFileError} from './databaseFile.ts'
import type {Doc} from './documents.ts'
import {EventStreams} from './eventStream.ts'
import {Groups} from './groups.ts'
import {anonymousAccess, checkRoles, defaultRoles, type Access, type Role} from './grants.ts'
import {History} from './history.ts'
import type {LakeApp, LakeParts} from './lake.ts'
import {Ledger, type UnservedRequest} from './ledger.ts'
import {serve, type ListenAddress, type RunningServers} from './listen.ts'
import {Listeners} from './listeners.ts'
import {LiveTags} from './liveTags.ts'
import {readMutations} from './mutations.ts'
import {originPolicy} from './origins.ts'
import {createPresence} from './presence.ts'
import {createQueryEngine, type Params} from './query.ts'
import {QueryLanes, usualLimits, type QueryLimits} from './queryLanes/lanes.ts'
import {ReleaseSchedule, type Timer} from './releases/schedule.ts'
import {lockForServing} from './servingLock.ts'
import {Store} from './store.ts'
import type {MutationResult} from './transaction.ts'
import {readWordsAhead} from './wordsAhead.ts'

export {lakeUserId} from './accounts.ts'
export type {LakeUser} from './accounts.ts'
export {backUpLake, restoreLake} from './backup.ts'
export type {Change, Commit, Guard, GuardContext, Touch} from './commit.ts'
export {DataFileError}
export type {Doc} from './documents.ts'
export {LakeError, transactionRefused} from './errors.ts'
export {defaultRoles, type Access, type Grant, type Permission, type Role} from './grants.ts'
export type {QueryLimits} from './queryLanes/lanes.ts'
export type {UnservedRequest} from './ledger.ts'
export type {ListenAddress} from './listen.ts'

export interface LakeOptions {
  /** The SQLite file; left out, the lake lives in memory. */
  readonly file?: string
  /** Loaded when the lake is empty, as they are: nothing in them is checked but their ids and types. */
  readonly documents?: readonly Readonly<Record<string, unknown>>[]
  /** What the Studio and clients are configured with; defaults to "beatbook". */
  readonly projectId?: string
  /** The one dataset; defaults to "newsroom". */
  readonly dataset?: string
  /** Who may sign in. Defaults to one user per role, with the role's name as id. */
  readonly users?: readonly LakeUser[]
  /** Roles and their grants; defaults to `defaultRoles`. */
  readonly roles?: readonly Role[]
  /** Called inside every transaction before it is committed; throw a LakeError to refuse it. */
  readonly guard?: Guard
  /** What one query may take; a slow one keeps only other slow ones waiting. */
  readonly queryLimits?: Partial<QueryLimits>
  readonly now?: () => Date
  /** Waits for the time of the next scheduled release; for tests. */
  readonly timer?: Timer
  /** Makes ids for documents, transactions and array items. */
  readonly newId?: () => string
  /** Origins, other than loopback's, whose pages may use the lake. */
  readonly allowedOrigins?: readonly string[]
  /** Told of failures inside the lake; defaults to the standard error stream. */
  readonly onFailure?: (error: unknown) => void
}

export interface LakeQueryOptions {
  /** `raw` (the default), `published`, `drafts`, or a stack such as `r1,drafts`. */
  readonly perspective?: string
  /** The id of the user to query as, or "anonymous"; left out, the lake itself, which reads everything. */
  readonly as?: string
}

/** An embedded Content Lake. */
export interface Lake {
  readonly app: LakeApp
  /** @throws LakeError carrying the hosted API's error body. */
  query(groq: string, params?: Params, options?: LakeQueryOptions): Promise<unknown>
  /** Commits mutations in-process, past all grants but not past the guard. @throws LakeError when they are refused. */
  mutate(
    mutations: readonly unknown[],
    options?: {readonly author?: string; readonly transactionId?: string},
  ): {
    readonly transactionId: string
    readonly results: readonly MutationResult[]
  }
  /** Calls `receive` for every commit from now on, in order; returns how to stop. */
  onCommit(receive: (commit: Commit) => void): () => void
  /** Puts scheduled releases live whose time has come; a lake that listens does so by itself. Resolves with their ids. */
  publishDue(): Promise<readonly string[]>
  isEmpty(): boolean
  /** The secret of a one-time sign-in link, to be opened as `<studio>#sid=<secret>`. */
  issueSignIn(userId: string): string
  /** A token for scripts. */
  issueToken(userId: string): string
  /** Ends a token; unknown ones are no error. */
  revokeToken(token: string): void
  /** What was asked for over HTTP and is not served. */
  requests(): UnservedRequest[]
  listen(address: ListenAddress): Promise<{readonly url: string; readonly port: number}>
  /** Ends streams and sockets, stops listening, and closes the file. */
  close(): Promise<void>
}

/** Opens a lake. @throws DataFileError when `file` is not a lake's. */
export function createLake(options: LakeOptions = {}): Lake {
  const store = new Store(options.file)
  try {
    return lakeOver(store, options)
  } catch (error) {
    store.close()
    if (!isSqliteError(error)) throw error
    throw new DataFileError(`Cannot open the lake in ${options.file ?? 'memory'}: ${error.message}.`, {cause: error})
  }
}

function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}

function lakeOver(store: Store, options: LakeOptions): Lake {
  const {now = () => new Date(), newId = randomUUID, projectId = 'beatbook', dataset = 'newsroom'} = options
  const roles = checkRoles(options.roles ?? defaultRoles)
  const corpus = new Corpus()
  for (const document of store.documents()) corpus.set(document._id, document)
  const engine = createQueryEngine(undefined, {projectId, dataset})
  const accounts = new Accounts(store, roles, options.users ?? onePerRole(roles), now)
  const onFailure = options.onFailure ?? report
  const listeners = new Listeners(onFailure)
  const history = new History(store)
  const limits = {...usualLimits, ...options.queryLimits}
  const lanes = new QueryLanes(corpus, engine, limits, new Groups(roles, accounts.users()))
  const liveTags = new LiveTags(corpus)
  const committed = (commit: Commit) => {
    lanes.follow(commit)
    liveTags.note(commit)
    listeners.publish(commit)
  }
  const rolesOf = (userId: string) => accounts.user(userId)?.roles.map(({name}) => name) ?? []
  const committer = new Committer({corpus, store, engine, history, guard: options.guard, rolesOf, now, newId, committed})
  const {timer} = options
  const schedule = new ReleaseSchedule({corpus, committer, accounts, listeners, now, timer, onFailure})
  const parts: LakeParts = {
    projectId,
    dataset,
    roles,
    store,
    corpus,
    lanes,
    accounts,
    committer,
    listeners,
    liveTags,
    streams: new EventStreams(),
    history,
    ledger: new Ledger(now),
    address: {url: undefined},
    now,
    newId,
  }
  const hosts: string[] = []
  let stopReading: (() => void) | undefined
  const policy = originPolicy(options.allowedOrigins ?? [], hosts)
  const comments = openComments(parts, {policy, onFailure, limits})
  const app = createApp(parts, {policy, onFailure, beside: comments})
  const servers: RunningServers[] = []
  const presence = createPresence({authenticate: (token) => accounts.userOfToken(token) ?? null})
  const mayConnect = ({host, origin}: IncomingHttpHeaders) =>
    policy.allowsHost(host ?? '') && (origin === undefined || policy.allowsOrigin(origin))

  const lake: Lake = {
    app,
    async query(groq, params = {}, {perspective = 'raw', as} = {}) {
      const access = accessFor(as, accounts)
      const layers = access.anonymous ? ['published'] : perspective.split(',')
      const {result} = await lanes.answer({query: groq, params, perspective: layers, access, now: now()})
      return JSON.parse(result)
    },
    mutate(given, {author, transactionId} = {}) {
      const mutations = readMutations(given)
      const outcome = committer.commit({
        access: accounts.trusted(author),
        kind: 'mutation',
        transactionId,
        work: (transaction) =>
          mutations.flatMap((mutation, index) => {
            transaction.index = index
            return transaction.apply(mutation)
          }),
      })
      return {transactionId: outcome.transactionId, results: outcome.result}
    },
    onCommit: (receive) => listeners.subscribe(receive),
    publishDue: () => schedule.publishDue(),
    isEmpty: () => corpus.size === 0,
    issueSignIn: (userId) => accounts.issueSignIn(userId),
    issueToken: (userId) => accounts.issueToken(userId),
    revokeToken: (token) => accounts.revoke(token),
    requests: () => parts.ledger.requests(),
    async listen(address) {
      if (address.host !== undefined) hosts.push(address.host)
      const lock = options.file === undefined ? undefined : lockForServing(options.file)
      const running = await serve(app, address, (server) => {
        presence.attach(server, datasetOfSocket(parts), (request) => mayConnect(request.headers))
      }).catch((error: unknown) => {
        lock?.release()
        throw error
      })
      servers.push({...running, close: () => running.close().finally(() => lock?.release())})
      parts.address.url = running.url
      readdressAssets(corpus, store, running.url)
      schedule.start()
      stopReading ??= readWordsAhead(corpus)
      return {url: running.url, port: running.port}
    },
    async close() {
      stopReading?.()
      await schedule.stop()
      presence.close()
      parts.streams.endAll()
      await Promise.all(servers.splice(0).map((server) => server.close()))
      await Promise.all([lanes.close(), comments.close()])
      store.close()
    },
  }
  if (options.documents && lake.isEmpty()) load(options.documents, parts)
  return lake
}

function accessFor(as: string | undefined, accounts: Accounts): Access {
  if (as === undefined) return accounts.trusted()
  if (as === 'anonymous') return anonymousAccess
  const user = accounts.user(as)
  if (!user) throw new Error(`There is no user "${as}" to query as`)
  return accounts.accessOf(user)
}

function onePerRole(roles: readonly Role[]): LakeUser[] {
  return roles.map(({name, title}) => ({id: name, name: title, email: `${name}@localhost`, roles: [name]}))
}

/** Takes documents as they are, with or without the attributes that a mutation would have given them. */
function load(documents: readonly Readonly<Record<string, unknown>>[], {store, corpus, newId}: LakeParts): void {
  const given = documents.map((document) => ({_id: newId(), ...structuredClone(document)}) as unknown as Doc)
  store.transact(() => {
    for (const document of given) store.putDocument(document._id, document)
  })
  for (const document of given) corpus.set(document._id, document)
}

/** The Studio opens its presence socket at `/v<version>/socket/<dataset>`. */
function datasetOfSocket({dataset}: LakeParts): (url: string) => string | null {
  return (url) => {
    const asked = /^\/v[^/]+\/socket\/([^/?]+)(\?|$)/.exec(url)?.[1]
    return asked === dataset ? dataset : null
  }
}

function report(error: unknown): void {
  process.stderr.write(`lake: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

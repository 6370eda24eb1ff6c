import type {Hono} from 'hono'
import type {Accounts, Caller} from './accounts.ts'
import type {Committer} from './commit.ts'
import type {Corpus} from './corpus.ts'
import type {EventStreams} from './eventStream.ts'
import type {Role} from './grants.ts'
import type {History} from './history.ts'
import type {Ledger} from './ledger.ts'
import type {Listeners} from './listeners.ts'
import type {LiveTags} from './liveTags.ts'
import type {QueryLanes} from './queryLanes/lanes.ts'
import type {Store} from './store.ts'

/** The parts of one running lake, as its routes share them. */
export interface LakeParts {
  readonly projectId: string
  readonly dataset: string
  readonly roles: readonly Role[]
  readonly store: Store
  readonly corpus: Corpus
  readonly lanes: QueryLanes
  readonly accounts: Accounts
  readonly committer: Committer
  readonly listeners: Listeners
  readonly liveTags: LiveTags
  readonly streams: EventStreams
  readonly history: History
  readonly ledger: Ledger
  /** Where the lake listens, once it does: `http://localhost:3334`. */
  readonly address: {url: string | undefined}
  readonly now: () => Date
  readonly newId: () => string
}

/** What the middlewares leave for the routes. */
export interface LakeEnv {
  Variables: {caller: Caller; projectId: string}
}

export type LakeApp = Hono<LakeEnv>

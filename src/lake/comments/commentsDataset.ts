import {createApp, type AppOptions} from '../app.ts'
import {Committer} from '../commit.ts'
import {Corpus} from '../corpus.ts'
import {accessOf} from '../grants.ts'
import {History} from '../history.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {Listeners} from '../listeners.ts'
import {LiveTags} from '../liveTags.ts'
import {createQueryEngine} from '../query.ts'
import {QueryLanes, type QueryLimits} from '../queryLanes/lanes.ts'
import {Store} from '../store.ts'
import {commentsGuard} from './commentsGuard.ts'
import {commentsDataset} from './datasetName.ts'

export interface CommentsOptions extends AppOptions {
  readonly limits: QueryLimits
}

/** The Studio's comments: a small dataset of their own in the same file, apart from all content. */
export interface Comments {
  readonly app: LakeApp
  /** Whether a path asks for this dataset. */
  serves(path: string): boolean
  close(): Promise<void>
}

/**
 * Opens the comments of a lake. Whoever is signed in reads all of them and writes under their own name; anonymous callers
 * see none. They take no part in grants, guard, releases or export of the content.
 */
export function openComments(lake: LakeParts, {limits, ...app}: CommentsOptions): Comments {
  const dataset = commentsDataset(lake.dataset)
  const store = Store.beside(lake.store, 'comments_')
  const corpus = new Corpus()
  for (const document of store.documents()) corpus.set(document._id, document)
  const history = new History(store)
  const listeners = new Listeners(app.onFailure)
  const liveTags = new LiveTags(corpus)
  const engine = createQueryEngine(undefined, {projectId: lake.projectId, dataset})
  const lanes = new QueryLanes(corpus, engine, limits)
  const {now, newId} = lake
  const committer = new Committer({
    corpus,
    store,
    engine,
    history,
    guard: commentsGuard,
    rolesOf: (userId) => lake.accounts.user(userId)?.roles.map(({name}) => name) ?? [],
    now,
    newId,
    committed: (commit) => {
      lanes.follow(commit)
      liveTags.note(commit)
      listeners.publish(commit)
    },
  })
  const parts: LakeParts = {...lake, dataset, store, corpus, history, listeners, liveTags, lanes, committer}
  const own = new RegExp(`^/v[^/]+/(data/[^/]+|projects/[^/]+/datasets)/${dataset}(/|$)`)
  return {
    app: createApp(parts, {...app, accessOf: (user) => accessOf(user.id, grants)}),
    serves: (path) => own.test(path),
    close: () => lanes.close(),
  }
}

const grants = [
  {filter: '_id in path("**")', permissions: ['read', 'history']},
  {filter: '_type == "comment"', permissions: ['create', 'update']},
] as const

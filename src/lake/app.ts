import {Hono} from 'hono'
import type {Caller, User} from './accounts.ts'
import {LakeError, plainError, sessionError} from './errors.ts'
import type {Access} from './grants.ts'
import type {LakeApp, LakeEnv, LakeParts} from './lake.ts'
import {origins, type OriginPolicy} from './origins.ts'
import {actionRoutes} from './routes/actions.ts'
import {assetRoutes, uploadRoutes} from './routes/assets.ts'
import {authRoutes} from './routes/auth.ts'
import {commentRoutes} from './routes/comments.ts'
import {documentRoutes} from './routes/documents.ts'
import {exportRoutes} from './routes/export.ts'
import {historyRoutes} from './routes/history.ts'
import {listenRoutes} from './routes/listen.ts'
import {liveRoutes} from './routes/live.ts'
import {loginRoutes} from './routes/login.ts'
import {mutateRoutes} from './routes/mutate.ts'
import {projectRoutes} from './routes/projects.ts'
import {queryRoutes} from './routes/query.ts'
import {userRoutes} from './routes/users.ts'

export interface AppOptions {
  readonly policy: OriginPolicy
  /** Told of failures that are the lake's own; the caller only hears that there was one. */
  readonly onFailure: (error: unknown) => void
  /** What a signed-in user may do, where it is not what the roles say; nobody else is then let in. */
  readonly accessOf?: (user: User) => Access
  /** Answers for the paths it serves in this application's stead. */
  readonly beside?: {readonly app: LakeApp; serves(path: string): boolean}
}

/** Routes that anyone may call with any token or none, because they are how one gets a good one. */
const open = /^(\/v[^/]+\/(auth\/(providers|fetch|logout)|check\/cors|ping|data\/ping\/)|\/(login|images|files)\b)/

/** The lake as a web application. Its table of routes is `app.routes`. */
export function createApp(lake: LakeParts, {policy, onFailure, accessOf, beside}: AppOptions): LakeApp {
  const app: LakeApp = new Hono<LakeEnv>()

  app.use(async (c, next) => {
    if (beside?.serves(c.req.path)) return beside.app.fetch(c.req.raw, c.env)
    return next()
  })
  app.use(origins(policy))
  app.use(async (c, next) => {
    lake.committer.catchUp()
    const authorization = open.test(c.req.path) ? undefined : c.req.header('authorization')
    c.set('caller', restricted(lake.accounts.identify(authorization), accessOf))
    await next()
  })

  const version = new Hono<LakeEnv>()
  for (const add of [
    authRoutes,
    userRoutes,
    projectRoutes,
    queryRoutes,
    documentRoutes,
    mutateRoutes,
    actionRoutes,
    listenRoutes,
    liveRoutes,
    historyRoutes,
    uploadRoutes,
    exportRoutes,
    commentRoutes,
  ]) {
    add(version, lake)
  }
  app.route('/:version{v[0-9X][-0-9]*}', version)
  loginRoutes(app)
  assetRoutes(app, lake)
  app.get('/_lake/requests', (c) => c.json({requests: lake.ledger.requests()}))

  app.notFound((c) => {
    lake.ledger.record(c.req.method, c.req.path)
    const error = plainError(404, `This lake does not serve ${c.req.method} ${c.req.path}`)
    return c.json(error.body, 404)
  })
  app.onError((error, c) => {
    if (error instanceof LakeError) return c.json(error.body, error.status as 400)
    onFailure(error)
    return c.json(plainError(500, 'The lake failed to answer; its own log says why').body, 500)
  })
  return app
}

function restricted(caller: Caller, accessOf: AppOptions['accessOf']): Caller {
  if (!accessOf) return caller
  if (!caller.user) throw sessionError('unknown')
  return {...caller, access: accessOf(caller.user)}
}

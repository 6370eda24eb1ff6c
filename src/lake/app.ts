import {Hono} from 'hono'
import {LakeError, plainError} from './errors.ts'
import type {LakeApp, LakeEnv, LakeParts} from './lake.ts'
import {origins, type OriginPolicy} from './origins.ts'
import {actionRoutes} from './routes/actions.ts'
import {assetRoutes, uploadRoutes} from './routes/assets.ts'
import {authRoutes} from './routes/auth.ts'
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
}

/** Routes that anyone may call with any token or none, because they are how one gets a good one. */
const open = /^(\/v[^/]+\/(auth\/(providers|fetch|logout)|check\/cors|ping|data\/ping\/)|\/(login|images|files)\b)/

/** The lake as a web application. Its table of routes is `app.routes`. */
export function createApp(lake: LakeParts, {policy, onFailure}: AppOptions): LakeApp {
  const app: LakeApp = new Hono<LakeEnv>()

  app.use(origins(policy))
  app.use(async (c, next) => {
    lake.committer.catchUp()
    const authorization = open.test(c.req.path) ? undefined : c.req.header('authorization')
    c.set('caller', lake.accounts.identify(authorization))
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

import {commentsDataset} from '../comments/datasetName.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {signedIn} from '../request.ts'
import {releasesAmong} from '../releases/release.ts'
import {checkDataset} from './dataset.ts'

/** The project, its one dataset, and what the Studio asks a hosted project for at boot. */
export function projectRoutes(api: LakeApp, lake: LakeParts): void {
  const {projectId, dataset, accounts, roles, corpus, now} = lake
  const founded = now().toISOString()

  api.get('/projects/:project', (c) => {
    const {user} = signedIn(c)
    const members = accounts.users().map(({id, roles}) => ({
      id,
      role: roles[0]?.name,
      roles: roles.map(({name, title, description}) => ({name, title, description})),
      isRobot: false,
      isCurrentUser: id === user.id,
      createdAt: founded,
      updatedAt: founded,
    }))
    return c.json({
      id: projectId,
      displayName: projectId,
      studioHost: null,
      organizationId: null,
      isBlocked: false,
      isDisabled: false,
      isDisabledByUser: false,
      metadata: {},
      maxRetentionDays: null,
      activityFeedEnabled: false,
      createdAt: founded,
      updatedAt: founded,
      members,
      features: [],
      pendingInvites: 0,
    })
  })

  api.get('/projects/:project/grants', (c) => c.json(signedIn(c) && {}))
  api.get('/projects/:project/user-applications', (c) => c.json(signedIn(c) && []))
  api.get('/projects/:project/roles', (c) => {
    signedIn(c)
    return c.json(roles.map(({name, title, description}) => ({name, title, description, isCustom: true})))
  })
  api.get('/projects/:project/new-content-release-allowed', (c) => {
    signedIn(c)
    const active = releasesAmong(corpus.all()).filter(({state}) => state === 'active' || state === 'scheduled')
    const metered = active.filter(({metadata}) => metadata.cardinality !== 'one')
    const counts = {orgActiveReleaseCount: active.length, orgMeteredActiveReleaseCount: metered.length}
    return c.json({data: {...counts, datasetReleaseLimit: Number.MAX_SAFE_INTEGER, orgActiveReleaseLimit: null}})
  })

  api.get('/projects/:project/datasets', (c) => {
    signedIn(c)
    const described = {createdAt: founded, createdByUserId: null, tags: []}
    const addon = c.req.query('addonFor')
    if (addon === undefined) return c.json([{name: dataset, aclMode: 'public', ...described}])
    return c.json(addon === dataset ? [{name: commentsDataset(dataset), aclMode: 'private', ...described}] : [])
  })
  api.get('/projects/:project/datasets/:dataset/acl', (c) => {
    const {caller} = signedIn(c)
    checkDataset(lake, c)
    return c.json(caller.access.grants)
  })
  api.get('/projects/:project/datasets/:dataset/settings/indexing', (c) => {
    signedIn(c)
    return c.json({partialIndexSettings: {maxFieldDepth: 20}})
  })

  // No features that only Sanity's cloud can serve; without telemetry consent nothing is ever collected.
  api.get('/features', (c) => c.json(['contentReleases', 'singleDocRelease', 'studioComments']))
  api.get('/subscriptions/project/:project', (c) => c.json(null))
  api.get('/journey/announcements', (c) => c.json([]))
  api.get('/journey/:topic', (c) => c.json(null))
  api.get('/journey/trial/override', (c) => c.json(null))
  api.get('/intake/telemetry-status', (c) => c.json({status: 'denied'}))
  api.post('/intake/batch', (c) => c.body(null, 204))
  api.get('/help', (c) => c.json({resources: []}))
  api.get('/ping', (c) => c.json({}))
  api.get('/geoip/country', (c) => c.json({isoCode: null}))
  api.get('/access/requests/me', (c) => c.json([]))
  api.get('/check/cors', (c) => c.json({result: {allowed: true, withCredentials: true}}))
  api.get('/data/ping/:dataset', (c) => c.json({}))
}

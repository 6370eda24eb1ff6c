import {createClient} from '@sanity/client'
import {createSite} from '../src/site/app.tsx'
import {localDataset, localProjectId, type StudioEnvironment} from './environment.ts'
import {listenOn, type RunningServer} from './listen.ts'
import type {Settings} from './settings.ts'
import {builtStudio} from './studioBuild.ts'
import {studioServer} from './studioServer.ts'

interface Addresses {
  /** The embedded lake's address, or undefined on a hosted project. */
  readonly lakeUrl: string | undefined
  readonly now: string | undefined
}

/** Serves the built Studio, building it first when its sources changed. */
export async function serveStudio(
  settings: Settings,
  {lakeUrl, siteUrl, now}: Addresses & {readonly siteUrl: string},
): Promise<RunningServer> {
  const folder = await builtStudio(() => process.stdout.write('Building the Studio; the next start skips this …\n'))
  const environment: StudioEnvironment = {...project(settings), lakeUrl, siteUrl, now}
  return listenOn(studioServer(folder, environment), {
    name: 'Studio',
    port: settings.ports.studio,
    variable: 'BEATBOOK_STUDIO_PORT',
  })
}

/** Serves the reference site over the embedded or the hosted lake. */
export async function serveSite(settings: Settings, {lakeUrl, now}: Addresses): Promise<RunningServer> {
  const client = createClient({
    ...project(settings),
    apiVersion: '2025-02-19',
    perspective: 'published',
    useCdn: lakeUrl === undefined,
    ...(lakeUrl ? {apiHost: lakeUrl, useProjectHostname: false} : {}),
    ...(settings.hosted?.token ? {token: settings.hosted.token} : {}),
  })
  const site = createSite({client, now})
  return listenOn(site, {name: 'site', port: settings.ports.site, variable: 'BEATBOOK_SITE_PORT'})
}

function project({hosted}: Settings): {projectId: string; dataset: string} {
  return hosted ?? {projectId: localProjectId, dataset: localDataset}
}

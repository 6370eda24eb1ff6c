import {createClient, type SanityClient} from '@sanity/client'
import {localDataset, localProjectId} from './environment.ts'
import type {Settings} from './settings.ts'

/** The site's client: of the embedded lake at `lakeUrl`, or of the hosted project when that is undefined. */
export function siteClient(settings: Settings, lakeUrl: string | undefined): SanityClient {
  return createClient({
    ...projectOf(settings),
    apiVersion: '2025-02-19',
    perspective: 'published',
    useCdn: lakeUrl === undefined,
    ...(lakeUrl ? {apiHost: lakeUrl, useProjectHostname: false} : {}),
    ...(settings.hosted?.token ? {token: settings.hosted.token} : {}),
  })
}

/** The project and dataset that Studio and site use. */
export function projectOf({hosted}: Settings): {readonly projectId: string; readonly dataset: string} {
  if (!hosted) return {projectId: localProjectId, dataset: localDataset}
  return {projectId: hosted.projectId, dataset: hosted.dataset}
}

import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'
import type {WorkspaceOptions} from 'sanity'
import {CommentsKnown} from './CommentsKnown.tsx'

/**
 * The workspace options that point an unmodified Studio at the embedded lake at `lakeUrl` (`http://localhost:PORT`):
 * its address, its sign-in, and nothing that only Sanity's own cloud could answer.
 */
export function localWorkspace(lakeUrl: string) {
  return {
    apiHost: lakeUrl,
    auth: {
      loginMethod: 'token',
      providers: [{name: 'local', title: 'Local sign-in link', url: `${lakeUrl}/login`}],
      redirectOnSingle: false,
    },
    unstable_clientFactory: (config: ClientConfig) => streamsApart(createClient(local(config, lakeUrl)), lakeUrl),
    announcements: {enabled: false},
    tasks: {enabled: false},
    scheduledPublishing: {enabled: false},
    apps: {canvas: {enabled: false}},
    document: {components: {unstable_layout: CommentsKnown}},
  } satisfies Partial<WorkspaceOptions>
}

function local(config: ClientConfig, lakeUrl: string): ClientConfig {
  return {...config, apiHost: lakeUrl, useProjectHostname: false, useCdn: false}
}

let streams = 0

/**
 * Gives every event stream a host name of its own. A browser keeps at most six connections per host over HTTP/1.1 and
 * the Studio holds several streams per tab, so on one name the form would wait for a connection for ever.
 */
function streamsApart(client: SanityClient, lakeUrl: string): SanityClient {
  const withConfig = client.withConfig.bind(client)
  const clone = client.clone.bind(client)
  const streamHost = () => {
    const url = new URL(lakeUrl)
    streams += 1
    url.hostname = `events-${streams}-${sessionName}.localhost`
    return url.origin
  }
  const apart = () => createClient({...client.config(), apiHost: streamHost(), useProjectHostname: false})
  // A rest parameter cannot state an overloaded generic signature, hence the casts.
  const listen = ((...args: Parameters<SanityClient['listen']>) => apart().listen(...args)) as SanityClient['listen']
  const events: SanityClient['live']['events'] = (...args) => apart().live.events(...args)

  Object.assign(client.observable, {listen})
  Object.assign(client.live, {events})
  return Object.assign(client, {
    listen,
    withConfig: (next?: Partial<ClientConfig>) => streamsApart(withConfig(local(next ?? {}, lakeUrl)), lakeUrl),
    clone: () => streamsApart(clone(), lakeUrl),
  })
}

/** Differs between tabs, whose connections count against the same limit. */
const sessionName = Math.floor(performance.timeOrigin + performance.now()).toString(36)

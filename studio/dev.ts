import {createServer as createHttpServer} from 'node:http'
import {getRequestListener} from '@hono/node-server'
import {createClient} from '@sanity/client'
import {createServer, type Plugin, type ViteDevServer} from 'vite'
import {localDataset, localProjectId, type StudioEnvironment} from './environment.ts'
import {localUsers} from './localUsers.ts'
import {readSettings} from './settings.ts'
import {demonstrationNow, openNewsroomLake} from './startLake.ts'
import {studioViteConfig} from './studioBuild.ts'
import {withEnvironment} from './studioServer.ts'

const settings = readSettings()
const {lake} = await openNewsroomLake(settings.dataFolder)
const {url: lakeUrl} = await lake.listen({port: settings.ports.lake})
const now = settings.now ?? (await demonstrationNow(lake))
const siteUrl = `http://localhost:${settings.ports.site}`
const environment: StudioEnvironment = {projectId: localProjectId, dataset: localDataset, lakeUrl, siteUrl, now}

const studio = await createServer({
  ...studioViteConfig(),
  server: {port: settings.ports.studio, strictPort: true, host: 'localhost'},
  plugins: [environmentInPage(environment)],
})
await studio.listen()

const site = await siteWithReload(lakeUrl, now)
await new Promise<void>((resolve) => site.http.listen(settings.ports.site, 'localhost', resolve))

const links = localUsers.map(
  ({id, name, may}) => `  ${`${name}, ${may}`.padEnd(48)} http://localhost:${settings.ports.studio}/#sid=${lake.issueSignIn(id)}`,
)
process.stdout.write(
  `\n  Site    ${siteUrl}\n  Studio  http://localhost:${settings.ports.studio}\n  Lake    ${lakeUrl}\n\n${links.join('\n')}\n\n  Reloads on every change. Ctrl-C stops all of it.\n`,
)

process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

async function stop(): Promise<void> {
  site.http.closeAllConnections()
  site.http.close()
  await Promise.all([site.vite.close(), studio.close()])
  await lake.close()
  process.exit(0)
}

function environmentInPage(environment: StudioEnvironment): Plugin {
  return {name: 'beatbook-environment', transformIndexHtml: (page) => withEnvironment(page, environment)}
}

/** The site, read anew after each change to its sources, in pages that reload themselves. */
async function siteWithReload(lakeUrl: string, now: string | undefined) {
  const http = createHttpServer()
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    server: {middlewareMode: true, hmr: {server: http}},
    resolve: {conditions: ['beatbook-source']},
    ssr: {noExternal: ['sanity-plugin-beatbook'], resolve: {conditions: ['beatbook-source'], externalConditions: ['node']}},
    plugins: [reloadOnChange()],
  })
  const client = createClient({
    projectId: localProjectId,
    dataset: localDataset,
    apiVersion: '2025-02-19',
    apiHost: lakeUrl,
    useProjectHostname: false,
    useCdn: false,
  })
  const answer = getRequestListener(async (request) => {
    const {createSite} = (await vite.ssrLoadModule('/src/site/app.tsx')) as typeof import('../src/site/app.tsx')
    return withReload(await createSite({client, now}).fetch(request))
  })
  http.on('request', (request, response) => vite.middlewares(request, response, () => void answer(request, response)))
  return {http, vite}
}

function reloadOnChange(): Plugin {
  return {
    name: 'beatbook-site-reload',
    handleHotUpdate: ({file, server}: {file: string; server: ViteDevServer}) => {
      if (/\/src\/(site|react|queries)\//.test(file)) server.ws.send({type: 'full-reload'})
    },
  }
}

async function withReload(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response
  const headers = new Headers(response.headers)
  headers.delete('content-security-policy')
  headers.delete('content-length')
  const page = (await response.text()).replace('</head>', '<script type="module" src="/@vite/client"></script></head>')
  return new Response(page, {status: response.status, headers})
}

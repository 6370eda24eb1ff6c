import {createServer as createHttpServer, type IncomingMessage, type Server} from 'node:http'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {stripVTControlCharacters} from 'node:util'
import {getRequestListener} from '@hono/node-server'
import {Hono} from 'hono'
import {createServer, mergeConfig, type InlineConfig, type Plugin, type ViteDevServer} from 'vite'
import type {StudioEnvironment} from './environment.ts'
import {signUpPath} from '../src/mailroom/index.ts'
import {listenWith, type PortRequest, type RunningServer} from './listen.ts'
import {isMailPath, withDesk, withLetterbox} from './mail.ts'
import {overlayScript} from './overlayBuild.ts'
import type {Faces} from './runNewsroom.ts'
import {projectOf, siteClient} from './siteClient.ts'
import {studioViteConfig} from './studioBuild.ts'
import {contentSecurityPolicy, withEnvironment} from './studioServer.ts'

type SiteModule = typeof import('../src/site/app.tsx')

const root = fileURLToPath(new URL('..', import.meta.url))

/** The Studio by Vite's development server, and the site rendered by its newest sources; open pages reload. */
export const reloadingFaces: Faces = {
  async serveStudio(settings, addresses, request, mail) {
    const environment: StudioEnvironment = {...projectOf(settings), ...addresses}
    const http = createHttpServer()
    const vite = await viteBehind(http, mergeConfig(studioViteConfig(), {plugins: [environmentInPage(environment)]}))
    const policy = contentSecurityPolicy(environment)
    const answerMail = getRequestListener(withDesk(new Hono(), mail).fetch)
    http.on('request', (incoming, outgoing) => {
      if (mail && isMailPath('studio', pathOf(incoming))) return void answerMail(incoming, outgoing)
      outgoing.setHeader('Content-Security-Policy', policy)
      vite.middlewares(incoming, outgoing)
    })
    return listenBoth(http, vite, request)
  },

  async serveSite(settings, {lakeUrl, now, previewToken, historyToken}, request, mail) {
    const http = createHttpServer()
    const vite = await viteBehind(http, siteViteConfig())
    const client = siteClient(settings, lakeUrl)
    const preview = previewToken ? {preview: {client: client.withConfig({token: previewToken}), script: overlayScript()}} : {}
    const history = historyToken ? {history: client.withConfig({token: historyToken})} : {}
    const answer = getRequestListener(async (incoming) => {
      try {
        const {createSite} = (await vite.ssrLoadModule('/src/site/app.tsx')) as SiteModule
        return reloadable(await createSite({client, now, ...preview, ...history, ...(mail ? {signUp: signUpPath} : {})}).fetch(incoming))
      } catch (error) {
        return reloadable(sourceError(error, vite))
      }
    })
    const answerMail = getRequestListener(withLetterbox(new Hono(), mail).fetch)
    http.on('request', (incoming, outgoing) => {
      if (mail && isMailPath('site', pathOf(incoming))) return void answerMail(incoming, outgoing)
      vite.middlewares(incoming, outgoing, () => void answer(incoming, outgoing))
    })
    return listenBoth(http, vite, request)
  },
}

function pathOf({url = '/'}: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/'
}

function viteBehind(http: Server, config: InlineConfig): Promise<ViteDevServer> {
  const ignored = ['**/.beatbook/**', '**/dist/**', '**/test-results/**']
  return createServer(mergeConfig(config, {server: {middlewareMode: true, hmr: {server: http}, watch: {ignored}}}))
}

async function listenBoth(http: Server, vite: ViteDevServer, request: PortRequest): Promise<RunningServer> {
  const server = await listenWith(http, request).catch(async (error: unknown) => {
    await vite.close()
    throw error
  })
  return {
    ...server,
    async close() {
      // First, since it ends the reload sockets, which the HTTP server would wait for.
      await vite.close()
      await server.close()
    },
  }
}

function environmentInPage(environment: StudioEnvironment): Plugin {
  const handler = (page: string) => withEnvironment(page, environment)
  return {name: 'beatbook-environment', transformIndexHtml: {order: 'pre', handler}}
}

function siteViteConfig(): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    publicDir: false,
    cacheDir: join(root, 'node_modules/.cache/beatbook/site'),
    optimizeDeps: {noDiscovery: true},
    ssr: {noExternal: ['sanity-plugin-beatbook'], resolve: {conditions: ['beatbook-source', 'module', 'node']}},
    plugins: [reloadOnChange()],
  }
}

/** Forgets the site's modules after any change under `src`: its stylesheet is read by a module, not imported. */
function reloadOnChange(): Plugin {
  const sources = `${join(root, 'src').replaceAll('\\', '/')}/`
  let server: ViteDevServer | undefined
  return {
    name: 'beatbook-site-reload',
    configureServer: (created) => void (server = created),
    hotUpdate({file}) {
      if (this.environment.name !== 'ssr' || !file.startsWith(sources)) return
      this.environment.moduleGraph.invalidateAll()
      server?.environments.client.hot.send({type: 'full-reload'})
    },
  }
}

/** A page with Vite's client in it, which reloads it when told to. */
async function reloadable(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response
  const headers = new Headers(response.headers)
  const policy = headers.get('content-security-policy')
  if (policy) headers.set('content-security-policy', `${policy}; script-src 'self'; connect-src 'self'`)
  headers.delete('content-length')
  const page = (await response.text()).replace('</head>', '<script type="module" src="/@vite/client"></script></head>')
  return new Response(page, {status: response.status, headers})
}

function sourceError(error: unknown, vite: ViteDevServer): Response {
  const found = error instanceof Error ? error : new Error(String(error))
  vite.ssrFixStacktrace(found)
  const text = stripVTControlCharacters(found.stack ?? found.message).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const page = `<!doctype html><html lang="en"><head><title>Source error</title></head><body><pre>${text}</pre></body></html>`
  return new Response(page, {status: 500, headers: {'content-type': 'text/html; charset=utf-8'}})
}

import {randomBytes} from 'node:crypto'
import type {ClientPerspective, SanityClient} from '@sanity/client'
import {validatePreviewUrl} from '@sanity/preview-url-secret'
import type {Context, Hono} from 'hono'
import {deleteCookie, getCookie, setCookie} from 'hono/cookie'
import type {PageClient} from 'sanity-plugin-beatbook/queries'
import {previewPaths} from './paths.ts'
import {isShownProse} from './shownProse.ts'

/** What a site needs to show drafts to those who come from the Studio. */
export interface PreviewOptions {
  /** A client whose token reads drafts. It never answers a request without a preview session. */
  readonly client: SanityClient
  /** The script that draws the overlays and follows the Studio, as built. */
  readonly script: () => Promise<string>
  /** The moment, in milliseconds since 1970. Default: the clock. */
  readonly now?: () => number
}

/** One browser's permission to see drafts, given by the Studio it came from. */
export interface PreviewSession {
  readonly studioOrigin: string
  /** Answers with what the Studio is set to: drafts, or a release before them. */
  readonly client: PageClient
}

export interface SitePreview {
  routes(app: Hono): void
  sessionOf(context: Context): PreviewSession | undefined
}

const cookie = 'beatbook-preview'
const lastsSeconds = 8 * 60 * 60

/**
 * Preview sessions: `/preview/enable` takes the secret that Presentation wrote into the dataset, checks it there, and
 * gives the browser a session of its own, kept here and gone when the site stops. The secret itself is never a cookie.
 */
export function sitePreview({client, script, now = Date.now}: PreviewOptions): SitePreview {
  const sessions = new Map<string, PreviewSession & {readonly until: number}>()
  const clients = new Map<string, SanityClient>()

  function pagesFor(studioOrigin: string, perspective: ClientPerspective): PageClient {
    const known = clients.get(studioOrigin)
    const editable = known ?? client.withConfig({apiVersion: '2025-02-19', useCdn: false, stega: {enabled: true, studioUrl: studioOrigin, filter: isShownProse}})
    clients.set(studioOrigin, editable)
    return {fetch: (query, params, {useCdn}) => editable.fetch(query, params, {useCdn, perspective})}
  }

  function start(context: Context, studioOrigin: string, perspective: ClientPerspective): void {
    for (const [id, {until}] of sessions) if (until <= now()) sessions.delete(id)
    const id = randomBytes(32).toString('base64url')
    sessions.set(id, {studioOrigin, client: pagesFor(studioOrigin, perspective), until: now() + lastsSeconds * 1000})
    const secure = new URL(context.req.url).protocol === 'https:'
    // A Studio on another site frames the preview, and only then does the cookie have to travel there.
    const reach = secure ? ({secure, sameSite: 'None', partitioned: true} as const) : ({sameSite: 'Lax'} as const)
    setCookie(context, cookie, id, {path: '/', httpOnly: true, maxAge: lastsSeconds, ...reach})
  }

  function sessionOf(context: Context): PreviewSession | undefined {
    const session = sessions.get(getCookie(context, cookie) ?? '')
    return session && session.until > now() ? session : undefined
  }

  return {
    sessionOf,
    routes(app) {
      app.get(previewPaths.enable, async (context) => {
        const {isValid, redirectTo = '/', studioOrigin, studioPreviewPerspective} = await validatePreviewUrl(client, context.req.url)
        context.header('Cache-Control', 'no-store')
        if (!isValid || !studioOrigin) return context.text('This preview link is used up or not genuine. Open the page from Presentation in the Studio again.', 401)
        start(context, studioOrigin, perspectiveOf(studioPreviewPerspective))
        return context.redirect(localPath(redirectTo), 307)
      })

      app.get(previewPaths.disable, (context) => {
        sessions.delete(getCookie(context, cookie) ?? '')
        deleteCookie(context, cookie, {path: '/'})
        context.header('Cache-Control', 'no-store')
        return context.redirect(localPath(context.req.query('to') ?? '/'), 307)
      })

      app.post(previewPaths.perspective, async (context) => {
        const id = getCookie(context, cookie) ?? ''
        const session = sessions.get(id)
        if (!session || !sessionOf(context)) return context.text('No preview is open here.', 401)
        if (comesFromElsewhere(context)) return context.text('Only a page of this site can do that.', 403)
        const perspective = perspectiveOf((await context.req.text()).slice(0, 1000))
        sessions.set(id, {...session, client: pagesFor(session.studioOrigin, perspective)})
        return context.body(null, 204)
      })

      app.get(previewPaths.script, async (context) => {
        if (!sessionOf(context)) return context.text('No preview is open here.', 401)
        context.header('Content-Type', 'text/javascript; charset=utf-8')
        context.header('Cache-Control', 'private, no-cache')
        return context.body(await script())
      })
    },
  }
}

function comesFromElsewhere(context: Context): boolean {
  const origin = context.req.header('origin')
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== new URL(context.req.url).host)
}

/** What Presentation calls a perspective: `drafts`, `published`, or release names from the newest, with commas between. */
function perspectiveOf(given: string | null | undefined): ClientPerspective {
  if (given === 'published') return 'published'
  const releases = (given ?? '').split(',').filter((name) => /^r[\w-]{1,60}$/.test(name))
  return releases.length > 0 ? [...releases, 'drafts'] : 'drafts'
}

/** A path on this site, whatever was asked for: an address elsewhere is refused in favour of the home page. */
function localPath(to: string): string {
  const here = 'http://site.invalid'
  if (!URL.canParse(to, here)) return '/'
  const {origin, pathname, search, hash} = new URL(to, here)
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : '/'
}

import {getConnInfo} from '@hono/node-server/conninfo'
import {Hono, type Context} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import {html} from '../email/markup.ts'
import {headline} from '../email/plainWords.ts'
import {readAddress} from './address.ts'
import {confirmPath, unsubscribePath} from './letters.ts'
import {confirmScript, pageStyle, publicPage, signUpForm} from './publicPages.ts'
import {callerOf, type RateLimit} from './rateLimit.ts'
import type {SignUps} from './signUps.ts'
import type {Subscribers} from './subscribers.ts'

export interface PublishedBeat {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly dek: string
  readonly publication: string
}

interface Options {
  readonly subscribers: Subscribers
  readonly signUps: SignUps
  /** The published beat with a slug or an id. */
  readonly beat: (by: {readonly slug: string} | {readonly id: string}) => Promise<PublishedBeat | undefined>
  /** The site's address, without a final slash. */
  readonly site: string
  /** How often one machine may sign up. */
  readonly limit: RateLimit
  /** How many proxies of one's own stand before the site. */
  readonly proxies: number
  /** Told of what failed while a reader waited. */
  readonly log: (line: string) => void
}

const folder = '/briefing'

/** Where a sign-up form sends to. */
export const signUpPath = `${folder}/sign-up`

/** The reader's side: sign-up, confirmation, unsubscribing. No answer tells whether an address is known. */
export function createLetterbox({subscribers, signUps, beat, site, limit, proxies, log}: Options): Hono {
  const app = new Hono()
  const frame = (publication = 'The briefing, by email') => ({publication, home: `${site}/`, folder})

  /** The beat of a link. What a reader asks by one must not fail for want of a title: without the lake it has none. */
  const namedBeat = async (context: Context, id: string): Promise<Partial<PublishedBeat> | undefined> => {
    try {
      return await beat({id})
    } catch (error) {
      log(failure(context, error))
      return {}
    }
  }
  const titleOf = ({title}: Partial<PublishedBeat> = {}) => headline(title) || 'The briefing'

  app.use(`${folder}/*`, async (context, next) => {
    await next()
    const policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    context.header('Content-Security-Policy', policy)
    context.header('X-Content-Type-Options', 'nosniff')
    // The address of these pages is a secret of the reader's.
    context.header('Referrer-Policy', 'no-referrer')
    context.header('X-Robots-Tag', 'noindex')
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
  })
  app.use(`${folder}/*`, bodyLimit({maxSize: 8_192, onError: (context) => context.text('This is more than the form can hold.', 413)}))

  app.get(`${folder}/style.css`, (context) => asset(context, 'text/css; charset=utf-8', pageStyle))
  app.get(`${folder}/confirm.js`, (context) => asset(context, 'text/javascript; charset=utf-8', confirmScript))

  app.post(signUpPath, async (context) => {
    if (!limit.allows(callerOf(clientOf(context, proxies)))) {
      context.header('Retry-After', '3600')
      const words = html`<p>Many sign-ups came from here within the hour. Try again later; nothing was sent.</p>`
      return context.html(publicPage(frame(), 'Too many at once', words), 429)
    }
    const form = await formOf(context)
    const slug = typeof form.beat === 'string' ? form.beat : ''
    const typed = typeof form.address === 'string' ? form.address : ''
    const found = await beat({slug})
    if (!found) return context.html(publicPage(frame(), 'There is no such briefing', html`<p><a href="${site}/">All briefings</a></p>`), 404)
    const address = readAddress(typed)
    if (!address) {
      const message = typed.trim() ? 'That does not look like an email address. It needs a name, an @ and a domain.' : 'Write your address first.'
      const words = html`<p>${headline(found.title)}</p>${signUpForm(signUpPath, slug, {typed: typed.slice(0, 254), message})}`
      return context.html(publicPage(frame(found.publication), 'The briefing, by email', words), 422)
    }
    signUps.take(found.id, address)
    return context.redirect(`${folder}/asked/${encodeURIComponent(slug)}`, 303)
  })

  app.get(`${folder}/asked/:slug`, async (context) => {
    const found = await beat({slug: context.req.param('slug')})
    const words = html`<p>A letter with one link is on its way, if this address can have the briefing. Click the link, and it comes.</p>
<p class="quiet">Nothing arrived within the hour? Look among the unwanted mail, or ask again tomorrow: an address gets at most three such letters a day.</p>
${found ? html`<p><a href="${site}/beats/${encodeURIComponent(found.slug)}">Back to ${headline(found.title)}</a></p>` : null}`
    return context.html(publicPage(frame(found?.publication), 'Look into your inbox', words))
  })

  app.get(`${confirmPath}/:token`, async (context) => {
    const named = subscribers.confirms(context.req.param('token'))
    const found = named && (await namedBeat(context, named.beat))
    if (!found) return context.html(publicPage(frame(), 'This link no longer works', html`<p>It is older than seven days, or was replaced by another. Sign up again on the page of the briefing.</p><p><a href="${site}/">All briefings</a></p>`), 404)
    const words = html`<p>${titleOf(found)}</p>
<form id="confirm" method="post"><button type="submit">Send me the briefing</button></form>`
    return context.html(publicPage(frame(found.publication), 'One moment', words, 'confirm.js'))
  })

  app.post(`${confirmPath}/:token`, async (context) => {
    const token = context.req.param('token')
    const named = subscribers.confirms(token)
    const found = named && (await namedBeat(context, named.beat))
    if (!found) return context.html(publicPage(frame(), 'This link no longer works', html`<p>Sign up again on the page of the briefing.</p><p><a href="${site}/">All briefings</a></p>`), 404)
    subscribers.confirm(token)
    const words = html`<p>From now on you get the briefing ${found.title ? html`<b>${titleOf(found)}</b> ` : null}by email. Each one ends with a link to leave.</p>
<p><a href="${site}/${found.slug ? `beats/${encodeURIComponent(found.slug)}` : ''}">Read it on the site</a></p>`
    return context.html(publicPage(frame(found.publication), 'You are on the list', words))
  })

  app.get(`${unsubscribePath}/:token`, async (context) => {
    const named = subscribers.unsubscribes(context.req.param('token'))
    if (!named) return context.html(publicPage(frame(), 'There is no such subscription', html`<p>It was erased, or the link is not whole. Nothing comes to you through it.</p>`), 404)
    const found = await namedBeat(context, named.beat)
    const words = html`<p>${titleOf(found)}</p>
<form method="post"><button type="submit">Leave this briefing</button></form>
<form method="post"><input type="hidden" name="everything" value="yes"><button class="plain" type="submit">Leave all of them, and never write to me again</button></form>`
    return context.html(publicPage(frame(found?.publication), 'Leave', words))
  })

  // RFC 8058: a mail program posts here with no cookie and no page before or after. The answer is the same whether or
  // not there was anything to end.
  app.post(`${unsubscribePath}/:token`, async (context) => {
    const form = await formOf(context)
    const how = form['List-Unsubscribe'] === 'One-Click' ? 'one-click' : 'page'
    subscribers.unsubscribe(context.req.param('token'), {how, everything: form.everything === 'yes'})
    const words = html`<p>No further briefing is sent to you${form.everything === 'yes' ? '' : ' on this subject'}. One that is being sent right now may still arrive.</p>`
    return context.html(publicPage(frame(), 'You have left', words))
  })

  app.onError((error, context) => {
    log(failure(context, error))
    context.header('Retry-After', '60')
    const words = html`<p>The newsroom cannot be reached at the moment, and nothing was done. Go back and try again in a minute.</p><p><a href="${site}/">All briefings</a></p>`
    return context.html(publicPage(frame(), 'This did not work', words), 503)
  })

  return app
}

/** The way of a request without its last part, which may be a reader's secret, and what went wrong. */
function failure(context: Context, error: unknown): string {
  return `${context.req.method} ${context.req.path.replace(/[^/]*$/, '…')}: ${error instanceof Error ? error.message : String(error)}`
}

/** What a form sent; nothing when the body is none, since leaving asks for no more than the address it is sent to. */
async function formOf(context: Context): Promise<Awaited<ReturnType<Context['req']['parseBody']>>> {
  try {
    return await context.req.parseBody()
  } catch (error) {
    if (error instanceof TypeError) return {}
    throw error
  }
}

function asset(context: Context, type: string, body: string): Response {
  context.header('Content-Type', type)
  context.header('Cache-Control', 'public, max-age=3600')
  return context.body(body)
}

/**
 * The caller's address, which only the rate limit sees. Behind proxies of one's own it is what the outermost of them
 * wrote into `X-Forwarded-For`; what stands further left there anybody can have written. Outside a Node server all
 * callers are one.
 */
function clientOf(context: Context, proxies: number): string {
  const forwarded = proxies > 0 ? context.req.header('x-forwarded-for')?.split(',').at(-proxies)?.trim() : undefined
  if (forwarded) return forwarded
  const {incoming} = (context.env ?? {}) as {incoming?: unknown}
  return incoming === undefined ? 'unknown' : (getConnInfo(context).remote.address ?? 'unknown')
}

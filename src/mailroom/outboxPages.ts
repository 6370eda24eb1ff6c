import {Hono} from 'hono'
import {html, Markup} from '../email/markup.ts'
import type {Outbox, OutboxMail} from './outbox.ts'
import {pageStyle, publicPage} from './publicPages.ts'
import {readMail} from './readMail.ts'

/** Where the local outbox is read. */
export const outboxPath = '/outbox'

/** The mail that would have been sent, for reading in the browser on this machine. */
export function createOutboxPages(outbox: Outbox): Hono {
  const app = new Hono()
  const frame = {publication: 'Beatbook', home: outboxPath, folder: outboxPath}

  app.use(`${outboxPath}/*`, async (context, next) => {
    // A page elsewhere could point its own name at this machine and read along.
    const host = (context.req.header('host') ?? new URL(context.req.url).host).replace(/:\d+$/, '')
    if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(host)) return context.text('The outbox is read on this machine only.', 403)
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Content-Type-Options', 'nosniff')
    context.header('Referrer-Policy', 'no-referrer')
    const inline = context.req.path.endsWith('/html') ? "'unsafe-inline'" : "'self'"
    context.header('Content-Security-Policy', `default-src 'none'; style-src ${inline}; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'`)
  })

  app.get(`${outboxPath}/style.css`, (context) => context.body(pageStyle, 200, {'Content-Type': 'text/css; charset=utf-8'}))

  app.get(outboxPath, (context) => {
    const mails = outbox.list(200)
    const rows = mails.map(
      ({n, at, recipient, raw}) =>
        html`<tr><td><a href="${outboxPath}/${n}">${readMail(raw).headers.get('subject') ?? 'No subject'}</a></td><td>${recipient}</td><td>${at.replace('T', ' ').slice(0, 16)}</td></tr>`,
    )
    const words = mails.length
      ? html`<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">When (UTC)</th></tr></thead><tbody>${rows}</tbody></table>`
      : html`<p>No mail yet. Without BEATBOOK_SMTP_URL every mail ends here.</p>`
    return context.html(publicPage(frame, 'Outbox', words))
  })

  app.get(`${outboxPath}/:n{[0-9]+}`, (context) => {
    const mail = outbox.get(Number(context.req.param('n')))
    return mail ? context.html(publicPage(frame, readMail(mail.raw).headers.get('subject') ?? 'No subject', mailWords(mail))) : context.text('No such mail.', 404)
  })

  app.get(`${outboxPath}/:n{[0-9]+}/html`, (context) => {
    const mail = outbox.get(Number(context.req.param('n')))
    return mail ? context.html(readMail(mail.raw).html) : context.text('No such mail.', 404)
  })

  app.get(`${outboxPath}/:n{[0-9]+}/raw`, (context) => {
    const mail = outbox.get(Number(context.req.param('n')))
    return mail ? context.text(mail.raw.toString('utf8')) : context.text('No such mail.', 404)
  })

  return app
}

function mailWords({n, recipient, raw}: OutboxMail): Markup {
  const {headers, text} = readMail(raw)
  const shown = ['from', 'to', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post'].flatMap((name) => {
    const value = headers.get(name)
    return value === undefined ? [] : [html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`]
  })
  return html`<p class="quiet">To ${recipient}. <a href="${outboxPath}">All mail</a> · <a href="${outboxPath}/${n}/raw">As it was sent</a></p>
<table><tbody>${shown}</tbody></table>
<h2>HTML</h2>
<iframe title="The mail as HTML" src="${outboxPath}/${n}/html" sandbox="allow-popups allow-top-navigation-by-user-activation"></iframe>
<h2>Plain text</h2>
<pre>${text}</pre>`
}

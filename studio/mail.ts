import {join} from 'node:path'
import {createClient} from '@sanity/client'
import {Hono} from 'hono'
import {createMailroom, deskPath, outboxPath, signUpPath, type Mailroom} from '../src/mailroom/index.ts'
import type {Settings} from './settings.ts'
import {projectOf} from './siteClient.ts'

/** The mailroom once it is open; Studio and site are told where before they know on which address they answer. */
export interface Mail {
  room?: Mailroom
}

/** Opens the newsroom's mailroom beside its lake. @throws MailFileError when its file cannot be used */
export function openMailroom(settings: Settings, {lakeUrl, siteUrl, now}: {lakeUrl: string; siteUrl: string; now: string | undefined}): Mailroom {
  const {mail, dataFolder, publicSite, approvals} = settings
  return createMailroom({
    file: join(dataFolder, 'mail.sqlite'),
    site: publicSite ?? siteUrl,
    smtpUrl: mail.smtpUrl,
    connections: mail.connections,
    perSecond: mail.perSecond,
    proxies: mail.proxies,
    review: {approvals},
    ...(now === undefined ? {} : {today: () => now}),
    lake: (token) =>
      createClient({
        ...projectOf(settings),
        apiVersion: '2025-02-19',
        apiHost: lakeUrl,
        useProjectHostname: false,
        useCdn: false,
        ...(token ? {token} : {}),
      }),
  })
}

/** The site with the readers' side of the mailroom before it. */
export function withLetterbox(site: Hono, mail: Mail | undefined): Hono {
  return before(site, mail, [signUpPath.replace(/\/[^/]+$/, '')], (room) => room.letterbox)
}

/** The Studio's server with the editors' side of the mailroom, and the outbox, before it. */
export function withDesk(studio: Hono, mail: Mail | undefined): Hono {
  return before(studio, mail, [deskPath, outboxPath], (room) => room.desk)
}

/** Whether the mailroom answers a path on the site or on the Studio's server. */
export function isMailPath(side: 'site' | 'studio', path: string): boolean {
  const folders = side === 'site' ? [signUpPath.replace(/\/[^/]+$/, '')] : [deskPath, outboxPath]
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
}

function before(app: Hono, mail: Mail | undefined, folders: readonly string[], side: (room: Mailroom) => Hono): Hono {
  if (!mail) return app
  const outer = new Hono()
  for (const folder of folders) {
    outer.all(`${folder}/*`, async (context) => {
      const room = mail.room
      return room ? side(room).fetch(context.req.raw, context.env) : context.text('The mailroom is opening. Try again in a moment.', 503)
    })
  }
  return outer.mount('/', app.fetch)
}

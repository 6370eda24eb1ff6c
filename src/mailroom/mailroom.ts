import type {Hono} from 'hono'
import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import type {ReviewSettings} from '../review/index.ts'
import {withoutAddresses} from './address.ts'
import {Deliveries} from './deliveries.ts'
import {createDesk} from './desk.ts'
import {createEditions, senderOf} from './editions.ts'
import type {LakeClient} from './lakeClient.ts'
import {createLetterbox, type PublishedBeat} from './letterbox.ts'
import {lockForSending, openMailFile} from './mailFile.ts'
import {Outbox, outboxTransport} from './outbox.ts'
import {createOutboxPages} from './outboxPages.ts'
import {backoff, wallClock, type Clock} from './pace.ts'
import {createRateLimit} from './rateLimit.ts'
import {randomSecrets, type Secrets} from './secrets.ts'
import {sendEdition} from './sendEdition.ts'
import {createSendGate} from './sendGate.ts'
import {SignUps} from './signUps.ts'
import {smtpTransport} from './smtpTransport.ts'
import {Subscribers} from './subscribers.ts'
import type {Transport} from './transport.ts'

export interface MailroomOptions {
  /** The SQLite file of subscribers and sendings; left out, they live in memory. */
  readonly file?: string
  /** The site's address, which readers' links begin with. */
  readonly site: string
  /** A client of the lake with the given token; without one, of what everybody may read. */
  readonly lake: (token?: string) => LakeClient
  /** `smtp://` or `smtps://` address of the mail server; left out, mail goes to the local outbox. */
  readonly smtpUrl?: string
  readonly contract?: BriefingContract
  /** Today in the newsroom, `YYYY-MM-DD`, for the checks before sending. Default: the clock's day. */
  readonly today?: () => string
  /** How many approvals a text needs before it is sent; see `createSendGate`. */
  readonly review?: ReviewSettings
  /** How many connections to the mail server, and how many messages a second over all of them. Default: 4 and 20. */
  readonly connections?: number
  readonly perSecond?: number
  /**
   * How many proxies of one's own stand before the site, each adding its caller to `X-Forwarded-For`. Default: 0, and
   * the header is not believed.
   */
  readonly proxies?: number
  /** In place of the transport that `smtpUrl` names. */
  readonly transport?: Transport
  readonly clock?: Clock
  readonly backoff?: (failures: number) => number
  readonly secrets?: Secrets
  /** Told of failures nobody waits for, in lines without addresses. Default: the standard error stream. */
  readonly log?: (line: string) => void
}

/** Subscribers and sendings of one newsroom. */
export interface Mailroom {
  readonly subscribers: Subscribers
  readonly deliveries: Deliveries
  readonly outbox: Outbox
  /** For the site: sign-up, confirmation, unsubscribing, all under `/briefing`. */
  readonly letterbox: Hono
  /** For the Studio: `/mail`, and the local outbox under `/outbox`. */
  readonly desk: Hono
  readonly transport: Transport
  /** Resolves when every letter and every edition under way is dealt with. */
  settled(): Promise<void>
  /** Lets each message that is with a server end, and closes the file. What is queued goes on after the next start. */
  close(): Promise<void>
}

/**
 * Opens a mailroom. Editions that were under way when the last process ended go on; messages that were with a server
 * then are in doubt and wait for a person.
 *
 * @throws MailFileError when the file is not a mail file, or another process sends from it
 */
export function createMailroom(options: MailroomOptions): Mailroom {
  const {file, lake, contract = briefingContract, clock = wallClock, secrets = randomSecrets} = options
  const tell = options.log ?? writeToStderr
  const log = (line: string) => tell(withoutAddresses(line))
  const site = options.site.replace(/\/+$/, '')
  const now = () => new Date(clock.now())
  const lock = file === undefined ? undefined : lockForSending(file)
  const database = openMailFile(file)
  const outbox = new Outbox(database)
  const transport = options.transport ?? (options.smtpUrl ? smtpTransport(options.smtpUrl) : outboxTransport(outbox, now))
  const subscribers = new Subscribers(database, {now, secrets})
  const deliveries = new Deliveries(database, {now, secrets, unsubscribeToken: (id) => subscribers.unsubscribeToken(id)})

  const stop = new AbortController()
  const sending = new Map<string, Promise<void>>()
  const wait = options.backoff ?? backoff
  const begin = (id: string) => {
    const edition = deliveries.edition(id)
    if (!edition || sending.has(id) || stop.signal.aborted) return
    const {connections = 4, perSecond = 20} = options
    const run = sendEdition(deliveries, edition, {transport, clock, connections, perSecond, attempts: 5, backoff: wait}, stop.signal)
      .catch((error: unknown) => log(`The edition ${id} stopped: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        sending.delete(id)
        // Asked for again while it was ending.
        if (deliveries.edition(id)?.state === 'sending') begin(id)
      })
    sending.set(id, run)
  }

  const beat = (by: {readonly slug: string} | {readonly id: string}) => publishedBeat(lake(), by)
  const signUps = new SignUps({
    database,
    subscribers,
    transport,
    clock,
    secrets,
    backoff: wait,
    log,
    beat: async (id) => {
      const found = await beat({id})
      if (!found) return undefined
      return {beat: found, frame: {publication: found.publication, site, from: senderOf({sender: found.sender, publication: null})}}
    },
  })
  const gate = createSendGate({contract, today: options.today ?? (() => now().toISOString().slice(0, 10)), review: options.review})
  const editions = createEditions({deliveries, gate, contract, transport, clock, secrets, site, begin})
  const limit = createRateLimit({most: 20, within: 3_600_000, now: () => clock.now()})
  const desk = createDesk({lake, subscribers, deliveries, editions, gate, transport, site, log})
  desk.route('/', createOutboxPages(outbox))

  for (const id of deliveries.recover()) begin(id)
  signUps.resume()

  return {
    subscribers,
    deliveries,
    outbox,
    transport,
    letterbox: createLetterbox({subscribers, signUps, beat, site, limit, proxies: options.proxies ?? 0, log}),
    desk: desk as unknown as Hono,
    async settled() {
      await signUps.settled()
      while (sending.size > 0) await Promise.all(sending.values())
    },
    async close() {
      stop.abort()
      await signUps.close()
      await Promise.all(sending.values())
      database.close()
      lock?.release()
    },
  }
}

const beatQuery = `{
  "beat": *[_type == "beat" && defined(slug.current) && (slug.current == $slug || _id == $id)] | order(_id asc) [0]{_id, title, "slug": slug.current, dek},
  "publication": *[_type == "publication" && _id == "publication"][0]{name, emailSender}
}`

type FoundBeat = PublishedBeat & {readonly sender: {readonly name?: string | null; readonly address?: string | null} | null}

async function publishedBeat(client: LakeClient, by: {readonly slug?: string; readonly id?: string}): Promise<FoundBeat | undefined> {
  const params = {slug: by.slug ?? '', id: by.id ?? ''}
  const found = (await client.fetch(beatQuery, params, {perspective: 'published', useCdn: false})) as {
    beat: {_id: string; title?: string; slug: string; dek?: string} | null
    publication: {name?: string; emailSender?: {name?: string; address?: string}} | null
  }
  if (!found.beat) return undefined
  const {_id: id, title = '', slug, dek = ''} = found.beat
  const {name, emailSender = null} = found.publication ?? {}
  return {id, title, slug, dek: dek ?? '', publication: name ?? 'Beatbook', sender: emailSender && {name: emailSender.name || name, address: emailSender.address}}
}

function writeToStderr(line: string): void {
  process.stderr.write(`${line}\n`)
}

import type {BriefingContract} from '../contract/contractTypes.ts'
import {editionSize, editionSizeLimits, renderEdition, type LastEdition, type RenderedEdition} from '../email/index.ts'
import {headline} from '../email/plainWords.ts'
import {editionPageQuery, editionSchema, fetchPage, type EditionResult} from '../queries/index.ts'
import {readAddress} from './address.ts'
import {compose} from './compose.ts'
import type {Deliveries, EditionStatus} from './deliveries.ts'
import {statusOf, type LakeClient, type Person} from './lakeClient.ts'
import {unsubscribePath} from './letters.ts'
import type {Clock} from './pace.ts'
import type {Secrets} from './secrets.ts'
import type {createSendGate} from './sendGate.ts'
import type {Outcome, Transport} from './transport.ts'

export type EditionKind = 'full' | 'changes'

/** A wish that cannot be granted, with the HTTP status that says so. */
export class EditionRefusal extends Error {
  override readonly name = 'EditionRefusal'
  readonly status: 403 | 404 | 409 | 422

  constructor(status: EditionRefusal['status'], message: string) {
    super(message)
    this.status = status
  }
}

interface Options {
  readonly deliveries: Deliveries
  readonly gate: ReturnType<typeof createSendGate>
  readonly contract: BriefingContract
  readonly transport: Transport
  readonly clock: Clock
  readonly secrets: Secrets
  /** The site's address, without a final slash. */
  readonly site: string
  /** Begins or continues the sending of an edition, and returns at once. */
  readonly begin: (id: string) => void
}

/** Who may send to readers. A writer may send a test to themselves. */
export const senderRoles: readonly string[] = ['reviewer', 'administrator']

/** Makes editions out of published beats, and sends them. */
export function createEditions({deliveries, gate, contract, transport, clock, secrets, site, begin}: Options) {
  const query = editionPageQuery(contract)
  const schema = editionSchema(contract)

  /** What the beat's readers had last; undefined when they had none, or it no longer reads as one. */
  function last(beat: string): LastEdition | undefined {
    const sent = deliveries.editions(beat).find(({state}) => state !== 'preparing')
    const read = sent && schema.safeParse(sent.result)
    return sent && read?.success ? {at: sent.started, result: read.data} : undefined
  }

  async function render(client: LakeClient, beat: string, kind: EditionKind, unsubscribeUrl?: string) {
    const result = await fetchPage(client, query, {id: beat}, schema)
    if (!result.beat) throw new EditionRefusal(404, 'This beat is not published. Publish it first.')
    const since = kind === 'changes' ? last(beat) : undefined
    if (kind === 'changes' && !since) throw new EditionRefusal(409, 'No edition was sent from here before, so there is nothing to compare with. Send a full one first.')
    const rendered = renderEdition(result, {site, unsubscribeUrl, contract, ...(since ? {since} : {})})
    return {result, rendered, revision: result.beat._rev}
  }

  return {
    last,

    /** Sends one copy of the published text to one address, marked as a test. */
    async test(client: LakeClient, person: Person, beat: string, kind: EditionKind, to: string): Promise<Outcome> {
      const address = readAddress(to)
      if (!address) throw new EditionRefusal(422, `"${to}" does not look like an email address.`)
      const own = person.email?.toLowerCase() === address.key
      if (!own && !maySend(person)) throw new EditionRefusal(403, 'A writer can send a test only to their own address.')
      const {result, rendered} = await render(client, beat, kind)
      checkSize(rendered)
      const from = senderOf(result)
      const messageId = messageIdOf(secrets, from.address)
      const mail = {from, to: address.address, subject: `[Test] ${rendered.subject}`, html: rendered.html, text: rendered.text}
      const raw = await compose({...mail, messageId, date: new Date(clock.now())})
      const connection = await transport.open()
      try {
        return await connection.send({from: from.address, to: address.address, messageId, raw})
      } finally {
        connection.close()
      }
    },

    /**
     * Sends an edition to everyone who confirmed. `revision` is what the editor saw: another one is refused.
     *
     * @returns the edition's id and how many copies are queued
     */
    async send(client: LakeClient, person: Person, beat: string, kind: EditionKind, revision: string): Promise<{id: string; recipients: number}> {
      if (!maySend(person)) throw new EditionRefusal(403, 'Only a reviewer or an administrator can send an edition.')
      const {revision: published, reasons} = await gate(client, beat)
      if (reasons.length > 0) throw new EditionRefusal(422, reasons.join(' '))
      if (published !== revision) throw new EditionRefusal(409, 'Another text was published since you opened the preview. Look at it again.')
      const going = deliveries.editions(beat).find(({state}) => state === 'sending' || state === 'paused' || state === 'preparing')
      if (going) throw new EditionRefusal(409, `The edition "${going.subject}" is not finished yet.`)
      const placeholder = secrets.newToken()
      const {result, rendered, revision: shown} = await render(client, beat, kind, `${site}${unsubscribePath}/${placeholder}`)
      if (shown !== revision) throw new EditionRefusal(409, 'Another text was published meanwhile. Look at it again.')
      if (!rendered.changed) throw new EditionRefusal(422, 'Nothing has changed since the last edition.')
      checkSize(rendered)
      const started = new Date(clock.now()).toISOString()
      const {subject, html, text} = rendered
      const id = `beatbook.edition.${beat}.${await nextNumber(client, beat)}`
      const edition = {id, beat, revision, kind, subject, html, text, placeholder, sender: senderOf(result), result, started, by: person.id}
      const recipients = deliveries.prepare(edition)
      if (recipients === 0) {
        deliveries.discard(id)
        throw new EditionRefusal(422, 'Nobody has subscribed to this briefing yet. Send yourself a test instead.')
      }
      try {
        await client.create({
          _id: id,
          _type: 'beatbook.edition',
          document: beat,
          revision,
          kind,
          subject,
          sentAt: started,
          by: person.id,
          recipients,
          bytes: rendered.bytes,
          sections: result.beat?.sections.map(({key}) => key) ?? [],
        })
      } catch (error) {
        deliveries.discard(id)
        if (statusOf(error) === 403) throw new EditionRefusal(403, 'The lake does not let you record an edition, so none was sent.')
        if (statusOf(error) === 409) throw new EditionRefusal(409, 'Someone else sent an edition at the same moment. Look at the log.')
        throw error
      }
      deliveries.setState(id, 'sending')
      begin(id)
      return {id, recipients}
    },

    /** Continues a paused edition. */
    resume(person: Person, id: string): void {
      const edition = known(id)
      if (!maySend(person)) throw new EditionRefusal(403, 'Only a reviewer or an administrator can resume an edition.')
      if (edition.state !== 'paused') throw new EditionRefusal(409, 'This edition is not paused.')
      deliveries.setState(id, 'sending')
      begin(id)
    },

    /** Sends messages in doubt again, each under the Message-ID it had, so that a second copy can be told as one. */
    sendAgain(person: Person, id: string, numbers: readonly number[]): number {
      known(id)
      if (!maySend(person)) throw new EditionRefusal(403, 'Only a reviewer or an administrator can send again.')
      const count = deliveries.sendAgain(id, numbers)
      if (count === 0) throw new EditionRefusal(409, 'None of these messages is in doubt.')
      deliveries.setState(id, 'sending')
      begin(id)
      return count
    },
  }

  function known(id: string): EditionStatus {
    const edition = deliveries.edition(id)
    if (edition) return edition
    throw new EditionRefusal(404, 'There is no such edition here.')
  }
}

export function maySend({roles}: Person): boolean {
  return roles.some((role) => senderRoles.includes(role))
}

function checkSize({bytes}: RenderedEdition): void {
  if (editionSize(bytes) !== 'tooLarge') return
  const kilobytes = (count: number) => Math.round(count / 1000)
  throw new EditionRefusal(
    422,
    `This edition has ${kilobytes(bytes)} kB, and mail programs cut off what is over ${kilobytes(editionSizeLimits.refuse)} kB, the link to leave with it. Shorten the brief, or send what changed.`,
  )
}

/** Who mail comes from: the publication's sender, or one that says it was never set. */
export function senderOf({sender, publication}: Pick<EditionResult, 'sender' | 'publication'>): {name: string; address: string} {
  const address = readAddress(sender?.address ?? '')
  return {
    name: headline(sender?.name) || headline(publication?.name) || 'Beatbook',
    address: address?.address ?? 'no-sender@localhost',
  }
}

async function nextNumber(client: LakeClient, beat: string): Promise<number> {
  const ids = await client.fetch('*[_type == "beatbook.edition" && document == $beat]._id', {beat}, {perspective: 'raw', useCdn: false})
  const numbers = (Array.isArray(ids) ? ids : []).map((id) => Number(String(id).slice(String(id).lastIndexOf('.') + 1)))
  return Math.max(0, ...numbers.filter(Number.isInteger)) + 1
}

function messageIdOf(secrets: Secrets, from: string): string {
  return `<${secrets.newId()}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

import {withoutAddresses} from './address.ts'
import {compose} from './compose.ts'
import type {Claim, Deliveries, EditionStatus} from './deliveries.ts'
import {createPace, type Clock} from './pace.ts'
import {SenderRefusedError, type Connection, type Outcome, type Transport} from './transport.ts'

export interface SendingOptions {
  readonly transport: Transport
  readonly clock: Clock
  /** How many connections at once. */
  readonly connections: number
  readonly perSecond: number
  /** How often a server may put a message off before it counts as refused. */
  readonly attempts: number
  /** Milliseconds to wait after the nth failure in a row. */
  readonly backoff: (failures: number) => number
}

/** How many failures to connect, or refusals in a row, mean that the trouble is ours. */
const patience = {connections: 8, refusals: 25} as const

/**
 * Sends what is queued of an edition. Each connection has at most one message with the server, and that is on disk
 * before the first byte leaves: whatever ends the process, only those can be in doubt. Ends when nothing is queued,
 * `signal` is aborted, or something stands in the way of every message; then the edition is paused and says why.
 */
export async function sendEdition(deliveries: Deliveries, edition: EditionStatus, options: SendingOptions, signal: AbortSignal): Promise<void> {
  const trouble = new AbortController()
  const stop = AbortSignal.any([signal, trouble.signal])
  const shared: Shared = {deliveries, edition, options, stop, pace: createPace(options.perSecond, options.clock), refusals: 0}
  const workers = Array.from({length: options.connections}, () => work(shared).catch((error: unknown) => trouble.abort(error)))
  await Promise.all(workers)
  if (trouble.signal.aborted) {
    const {reason} = trouble.signal
    deliveries.setState(edition.id, 'paused', reason instanceof Error ? reason.message : String(reason))
    if (!(reason instanceof SendingPaused || reason instanceof SenderRefusedError)) throw reason
  } else if (!signal.aborted) {
    deliveries.setState(edition.id, 'done')
  }
}

/** Something stands in the way of every message. */
class SendingPaused extends Error {
  override readonly name = 'SendingPaused'
}

interface Shared {
  readonly deliveries: Deliveries
  readonly edition: EditionStatus
  readonly options: SendingOptions
  readonly stop: AbortSignal
  readonly pace: (signal: AbortSignal) => Promise<void>
  /** Refusals since the last message that was taken, over all connections. */
  refusals: number
}

/** One connection's work: connect, take a message, hand it over, write down what became of it. */
async function work(shared: Shared): Promise<void> {
  const {deliveries, edition, options, stop, pace} = shared
  let connection: Connection | undefined
  let before: {n: number; outcome: Outcome; due: number} | undefined
  try {
    for (;;) {
      const due = deliveries.nextDue(edition.id)
      if (stop.aborted || (due === undefined && !before)) return
      if (due !== undefined && due > options.clock.now() && !before) {
        await options.clock.wait(due - options.clock.now(), stop)
        continue
      }
      if (!connection?.usable) {
        if (before) deliveries.settle(edition.id, before)
        before = undefined
        connection = await connect(shared)
        if (!connection) return
      }
      await pace(stop)
      if (stop.aborted) return
      const claim: Claim | undefined = deliveries.next(edition.id, options.clock.now(), before)
      before = undefined
      if (!claim) continue
      const outcome = await hand(shared, connection, claim)
      before = {n: claim.n, outcome: final(outcome, claim, options), due: options.clock.now() + options.backoff(claim.attempts)}
      shared.refusals = outcome.kind === 'sent' ? 0 : shared.refusals + (outcome.kind === 'refused' ? 1 : 0)
      if (shared.refusals >= patience.refusals) {
        throw new SendingPaused(`The mail server refused ${shared.refusals} messages in a row, the last with: ${withoutAddresses(outcome.response, claim.address)}`)
      }
    }
  } finally {
    if (before) deliveries.settle(edition.id, before)
    connection?.close()
  }
}

/** A connection, after as many tries as patience allows; undefined when the sending was stopped meanwhile. */
async function connect({options, stop}: Shared): Promise<Connection | undefined> {
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      return await options.transport.open()
    } catch (error) {
      if (error instanceof SenderRefusedError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      if (failures >= patience.connections) throw new SendingPaused(`${options.transport.name} could not be reached: ${reason}`)
      await options.clock.wait(options.backoff(failures), stop)
    }
  }
  return undefined
}

async function hand({deliveries, edition, options}: Shared, connection: Connection, claim: Claim): Promise<Outcome> {
  const {html, text, subject, sender, placeholder} = edition
  const own = (content: string) => content.replaceAll(placeholder, claim.unsubscribeToken)
  const [unsubscribeUrl] = new RegExp(`https?://[^\\s"<>]*${claim.unsubscribeToken}`).exec(own(text)) ?? []
  try {
    const raw = await compose({
      from: sender,
      to: claim.address,
      subject,
      html: own(html),
      text: own(text),
      messageId: claim.messageId,
      date: new Date(options.clock.now()),
      unsubscribeUrl,
      listId: `${edition.beat.replace(/[^\w-]+/g, '-')}.briefing.${sender.address.slice(sender.address.lastIndexOf('@') + 1)}`,
    })
    return await connection.send({from: sender.address, to: claim.address, messageId: claim.messageId, raw})
  } catch (error) {
    // Nothing was handed over: the message waits for whoever resumes the edition.
    deliveries.settle(edition.id, {n: claim.n, outcome: {kind: 'lost', response: String(error)}, due: 0})
    throw error
  }
}

/** A message that was put off too often counts as refused. */
function final(outcome: Outcome, {attempts}: Claim, options: SendingOptions): Outcome {
  const again = outcome.kind === 'later' || outcome.kind === 'lost'
  if (!again || attempts < options.attempts) return outcome
  return {kind: 'refused', response: `Given up after ${attempts} attempts. The last: ${outcome.response}`}
}

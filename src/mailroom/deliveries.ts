import type {DatabaseSync} from 'node:sqlite'
import {inTransaction} from './mailFile.ts'
import type {Outcome} from './transport.ts'
import type {Secrets} from './secrets.ts'

export const deliveryStates = ['queued', 'sending', 'sent', 'refused', 'doubtful', 'skipped'] as const
/**
 * `queued` waits; `sending` is with the server now; `sent` was taken by it; `refused` never will be; `doubtful` was handed
 * over and not answered; `skipped` was not written to, because the person left meanwhile.
 */
export type DeliveryState = (typeof deliveryStates)[number]

export type DeliveryCounts = Readonly<Record<DeliveryState, number>>

/** `preparing` until it is on record in the lake; `paused` until someone resumes it. */
export type EditionState = 'preparing' | 'sending' | 'paused' | 'done'

/** One sending of a beat's briefing: what every copy has in common. */
export interface Edition {
  readonly id: string
  /** The beat's id. */
  readonly beat: string
  /** The revision of the published document it was made from. */
  readonly revision: string
  readonly kind: 'full' | 'changes'
  readonly subject: string
  readonly html: string
  readonly text: string
  /** What stands in the texts where each copy has its own unsubscribe token. */
  readonly placeholder: string
  readonly sender: {readonly name: string; readonly address: string}
  /** The edition query's result, for the next edition of changes. */
  readonly result: unknown
  readonly started: string
  /** Id of the user who sent it. */
  readonly by: string
}

export interface EditionStatus extends Edition {
  readonly state: EditionState
  /** Why it is paused. */
  readonly reason: string | null
}

/** A message to hand over now. */
export interface Claim {
  readonly n: number
  readonly address: string
  readonly messageId: string
  readonly unsubscribeToken: string
  readonly attempts: number
}

/** One delivery that wants a person's eye. */
export interface OpenDelivery {
  readonly n: number
  /** Null when the person was erased since. */
  readonly address: string | null
  readonly state: DeliveryState
  readonly messageId: string
  readonly at: string | null
  readonly response: string | null
}

interface Options {
  readonly now: () => Date
  readonly secrets: Secrets
  /** Makes the unsubscribe token of a copy, inside the transaction that claims it. */
  readonly unsubscribeToken: (subscription: string) => string
}

/** Editions and what became of every copy. All that must survive a crash is written before it is acted upon. */
export class Deliveries {
  readonly #database: DatabaseSync
  readonly #options: Options

  constructor(database: DatabaseSync, options: Options) {
    this.#database = database
    this.#options = options
  }

  /** Writes an edition down with one delivery for each person who confirmed. Returns how many. */
  prepare(edition: Edition): number {
    return inTransaction(this.#database, () => {
      const {id, beat, revision, kind, subject, html, text, placeholder, sender, result, started, by} = edition
      const columns = 'id, beat, revision, kind, subject, html, text, placeholder, sender, result, started, by, state'
      this.#database
        .prepare(`INSERT INTO editions (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'preparing')`)
        .run(id, beat, revision, kind, subject, html, text, placeholder, JSON.stringify(sender), JSON.stringify(result), started, by)
      const readers = this.#database
        .prepare('SELECT id FROM subscriptions WHERE beat = ? AND confirmed IS NOT NULL AND ended IS NULL ORDER BY confirmed, id')
        .all(beat)
      const insert = this.#database.prepare(
        "INSERT INTO deliveries (edition, n, subscription, message_id, state) VALUES (?, ?, ?, ?, 'queued')",
      )
      const host = sender.address.slice(sender.address.lastIndexOf('@') + 1)
      readers.forEach((reader, index) => insert.run(id, index + 1, String(reader.id), `<${this.#options.secrets.newId()}@${host}>`))
      return readers.length
    })
  }

  /** Takes back an edition of which nothing was sent. */
  discard(id: string): void {
    this.#database.prepare("DELETE FROM editions WHERE id = ? AND state = 'preparing'").run(id)
  }

  setState(id: string, state: EditionState, reason: string | null = null): void {
    this.#database.prepare('UPDATE editions SET state = ?, reason = ? WHERE id = ?').run(state, reason, id)
  }

  /**
   * What a new process must do first: messages that were with a server when the last one ended become doubtful, and
   * editions that were never put on record go. Returns the editions to continue.
   */
  recover(): string[] {
    return inTransaction(this.#database, () => {
      const response = 'The process ended while the server had the message.'
      this.#database.prepare("UPDATE deliveries SET state = 'doubtful', response = ? WHERE state = 'sending'").run(response)
      this.#database.exec("DELETE FROM editions WHERE state = 'preparing'")
      return this.#database
        .prepare("SELECT id FROM editions WHERE state = 'sending' ORDER BY started")
        .all()
        .map(({id}) => String(id))
    })
  }

  /**
   * Takes the next message that is due, having written down what became of the one before it: one commit for both.
   * Undefined when nothing is due at `at` (milliseconds).
   */
  next(edition: string, at: number, before?: {readonly n: number; readonly outcome: Outcome; readonly due: number}): Claim | undefined {
    return inTransaction(this.#database, () => {
      if (before) this.#settle(edition, before)
      for (;;) {
        const row = this.#database
          .prepare(
            `SELECT n, deliveries.subscription, message_id, attempts, address, confirmed, ended FROM deliveries
             LEFT JOIN subscriptions ON subscriptions.id = subscription LEFT JOIN subscribers ON subscribers.id = subscriber
             WHERE edition = ? AND state = 'queued' AND due <= ? ORDER BY due, n LIMIT 1`,
          )
          .get(edition, at)
        if (!row) return undefined
        const n = Number(row.n)
        if (row.address === null || row.ended !== null || row.confirmed === null) {
          this.#mark(edition, n, 'skipped', 'The subscription ended before the message was sent.')
          continue
        }
        this.#database
          .prepare("UPDATE deliveries SET state = 'sending', attempts = attempts + 1, at = ? WHERE edition = ? AND n = ?")
          .run(this.#options.now().toISOString(), edition, n)
        const unsubscribeToken = this.#options.unsubscribeToken(String(row.subscription))
        const attempts = Number(row.attempts) + 1
        return {n, address: String(row.address), messageId: String(row.message_id), unsubscribeToken, attempts}
      }
    })
  }

  /** Writes down what became of a message, without taking another. */
  settle(edition: string, done: {readonly n: number; readonly outcome: Outcome; readonly due: number}): void {
    this.#settle(edition, done)
  }

  /** When the next queued message of an edition is due, in milliseconds; undefined when none is left. */
  nextDue(edition: string): number | undefined {
    const row = this.#database.prepare("SELECT min(due) AS due FROM deliveries WHERE edition = ? AND state = 'queued'").get(edition)
    return row?.due === null || row === undefined ? undefined : Number(row.due)
  }

  counts(edition: string): DeliveryCounts {
    const rows = this.#database.prepare('SELECT state, count(*) AS count FROM deliveries WHERE edition = ? GROUP BY state').all(edition)
    const known = new Map(rows.map(({state, count}) => [String(state), Number(count)]))
    return Object.fromEntries(deliveryStates.map((state) => [state, known.get(state) ?? 0])) as Record<DeliveryState, number>
  }

  /** The messages in doubt and those refused, for a person to look at. */
  open(edition: string): OpenDelivery[] {
    const rows = this.#database
      .prepare(
        `SELECT n, address, state, message_id, deliveries.at, response FROM deliveries
         LEFT JOIN subscriptions ON subscriptions.id = subscription LEFT JOIN subscribers ON subscribers.id = subscriber
         WHERE edition = ? AND state IN ('doubtful', 'refused') ORDER BY state, n`,
      )
      .all(edition)
    return rows.map((row) => ({
      n: Number(row.n),
      address: row.address === null ? null : String(row.address),
      state: row.state as DeliveryState,
      messageId: String(row.message_id),
      at: row.at === null ? null : String(row.at),
      response: row.response === null ? null : String(row.response),
    }))
  }

  /** Queues messages in doubt again, under the Message-ID they had. Returns how many. */
  sendAgain(edition: string, numbers: readonly number[]): number {
    const update = this.#database.prepare(
      "UPDATE deliveries SET state = 'queued', due = 0, attempts = 0 WHERE edition = ? AND n = ? AND state = 'doubtful'",
    )
    return inTransaction(this.#database, () => numbers.reduce((count, n) => count + Number(update.run(edition, n).changes), 0))
  }

  edition(id: string): EditionStatus | undefined {
    const row = this.#database.prepare('SELECT * FROM editions WHERE id = ?').get(id)
    return row && readEdition(row)
  }

  /** The editions of a beat, newest first. */
  editions(beat: string): EditionStatus[] {
    return this.#database.prepare('SELECT * FROM editions WHERE beat = ? ORDER BY started DESC, id DESC').all(beat).map(readEdition)
  }

  #settle(edition: string, {n, outcome, due}: {readonly n: number; readonly outcome: Outcome; readonly due: number}): void {
    if (outcome.kind === 'later' || outcome.kind === 'lost') {
      this.#database
        .prepare("UPDATE deliveries SET state = 'queued', due = ?, response = ? WHERE edition = ? AND n = ? AND state = 'sending'")
        .run(due, outcome.response, edition, n)
    } else {
      this.#mark(edition, n, outcome.kind, outcome.response)
    }
  }

  /** Servers repeat addresses in what they answer: of someone erased meanwhile the answer is not kept. */
  #mark(edition: string, n: number, state: DeliveryState, response: string): void {
    this.#database
      .prepare('UPDATE deliveries SET state = ?, response = CASE WHEN subscription IS NULL THEN NULL ELSE ? END, at = ? WHERE edition = ? AND n = ?')
      .run(state, response, this.#options.now().toISOString(), edition, n)
  }
}

function readEdition(row: Record<string, unknown>): EditionStatus {
  return {
    id: String(row.id),
    beat: String(row.beat),
    revision: String(row.revision),
    kind: row.kind === 'changes' ? 'changes' : 'full',
    subject: String(row.subject),
    html: String(row.html),
    text: String(row.text),
    placeholder: String(row.placeholder),
    sender: JSON.parse(String(row.sender)) as Edition['sender'],
    result: JSON.parse(String(row.result)) as unknown,
    started: String(row.started),
    by: String(row.by),
    state: row.state as EditionState,
    reason: row.reason === null ? null : String(row.reason),
  }
}

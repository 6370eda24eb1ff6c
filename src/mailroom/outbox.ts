import type {DatabaseSync} from 'node:sqlite'
import type {Outcome, Transport} from './transport.ts'

/** A mail in the local outbox. */
export interface OutboxMail {
  readonly n: number
  readonly at: string
  readonly recipient: string
  readonly messageId: string
  readonly raw: Buffer
}

/** Where mail goes while no server is named: into the file, to be read in the browser. */
export class Outbox {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  put(mail: Omit<OutboxMail, 'n'>): void {
    this.#database
      .prepare('INSERT INTO outbox (at, recipient, message_id, raw) VALUES (?, ?, ?, ?)')
      .run(mail.at, mail.recipient, mail.messageId, mail.raw)
  }

  /** The newest first, at most `limit`. */
  list(limit: number): OutboxMail[] {
    return this.#database.prepare('SELECT * FROM outbox ORDER BY n DESC LIMIT ?').all(limit).map(readMail)
  }

  get(n: number): OutboxMail | undefined {
    const row = this.#database.prepare('SELECT * FROM outbox WHERE n = ?').get(n)
    return row && readMail(row)
  }
}

/** A transport that delivers into the outbox. */
export function outboxTransport(outbox: Outbox, now: () => Date): Transport {
  return {
    kind: 'outbox',
    name: 'the local outbox',
    open: async () => ({
      usable: true,
      close: () => undefined,
      async send({to, messageId, raw}): Promise<Outcome> {
        outbox.put({at: now().toISOString(), recipient: to, messageId, raw})
        return {kind: 'sent', response: 'Kept in the local outbox.'}
      },
    }),
  }
}

function readMail(row: Record<string, unknown>): OutboxMail {
  return {
    n: Number(row.n),
    at: String(row.at),
    recipient: String(row.recipient),
    messageId: String(row.message_id),
    raw: Buffer.from(row.raw as Uint8Array),
  }
}

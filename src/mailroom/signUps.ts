import type {DatabaseSync} from 'node:sqlite'
import {withoutAddresses, type MailAddress} from './address.ts'
import {compose} from './compose.ts'
import {letterOf, type BeatName, type LetterFrame} from './letters.ts'
import type {Clock} from './pace.ts'
import type {Secrets} from './secrets.ts'
import type {Subscribers} from './subscribers.ts'
import {SenderRefusedError, type Connection, type Outcome, type Transport} from './transport.ts'

interface Options {
  readonly database: DatabaseSync
  readonly subscribers: Subscribers
  readonly transport: Transport
  readonly clock: Clock
  readonly secrets: Secrets
  readonly backoff: (failures: number) => number
  readonly log: (line: string) => void
  /** What a letter needs to know of its beat, read when it is written; undefined when the beat is no longer published. */
  readonly beat: (id: string) => Promise<{readonly beat: BeatName; readonly frame: LetterFrame} | undefined>
}

const attempts = 6

/**
 * Sign-ups waiting for their letter. Taking one is a single insert whatever the address is, and all that depends on the
 * address happens later: neither the answer nor its time tells whether an address is known.
 */
export class SignUps {
  readonly #options: Options
  #working: Promise<void> | undefined
  #wake = new AbortController()
  readonly #closed = new AbortController()

  constructor(options: Options) {
    this.#options = options
  }

  take(beat: string, {address, key}: MailAddress): void {
    const {database, clock} = this.#options
    database
      .prepare('INSERT INTO sign_ups (beat, address, key, at, attempts, due) VALUES (?, ?, ?, ?, 0, ?)')
      .run(beat, address, key, new Date(clock.now()).toISOString(), clock.now())
    this.#wake.abort()
    this.resume()
  }

  /** Writes the letters that wait; called once at the start, and for each sign-up. */
  resume(): void {
    if (this.#closed.signal.aborted) return
    this.#working ??= this.#work()
      .catch((error: unknown) => this.#options.log(`A sign-up failed: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => (this.#working = undefined))
  }

  /** Resolves when every letter that is due has been written. */
  async settled(): Promise<void> {
    await this.#working
  }

  async close(): Promise<void> {
    this.#closed.abort()
    await this.#working
  }

  async #work(): Promise<void> {
    // A turn of the event loop, so that the answer to the sign-up goes first.
    await new Promise((resolve) => setImmediate(resolve))
    const {database, clock} = this.#options
    while (!this.#closed.signal.aborted) {
      const row = database.prepare('SELECT * FROM sign_ups ORDER BY due, n LIMIT 1').get()
      if (!row) return
      const wait = Number(row.due) - clock.now()
      if (wait > 0) {
        this.#wake = new AbortController()
        await clock.wait(wait, AbortSignal.any([this.#closed.signal, this.#wake.signal]))
        continue
      }
      const outcome = await this.#write(String(row.beat), {address: String(row.address), key: String(row.key)})
      const tried = Number(row.attempts) + 1
      if ((outcome?.kind === 'later' || outcome?.kind === 'lost') && tried < attempts) {
        const due = clock.now() + this.#options.backoff(tried)
        database.prepare('UPDATE sign_ups SET attempts = ?, due = ? WHERE n = ?').run(tried, due, Number(row.n))
      } else {
        if (outcome && outcome.kind !== 'sent') this.#options.log(`A letter about ${row.beat} was not delivered: ${withoutAddresses(outcome.response, String(row.address))}`)
        database.prepare('DELETE FROM sign_ups WHERE n = ?').run(Number(row.n))
      }
    }
  }

  async #write(id: string, address: MailAddress): Promise<Outcome | undefined> {
    const {subscribers, transport, secrets, clock, beat} = this.#options
    const about = await beat(id)
    if (!about) return undefined
    let connection: Connection
    try {
      connection = await transport.open()
    } catch (error) {
      const response = error instanceof Error ? error.message : String(error)
      return {kind: error instanceof SenderRefusedError ? 'refused' : 'lost', response}
    }
    try {
      const letter = subscribers.signUp(id, address)
      if (!letter) return undefined
      const {from} = about.frame
      const messageId = `<${secrets.newId()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`
      const mail = letterOf(letter, about.beat, about.frame)
      const raw = await compose({...mail, from, to: letter.address, messageId, date: new Date(clock.now())})
      const outcome = await connection.send({from: from.address, to: letter.address, messageId, raw})
      if (outcome.kind === 'later' || outcome.kind === 'lost') subscribers.takeBack(letter)
      return outcome
    } catch (error) {
      if (error instanceof SenderRefusedError) return {kind: 'refused', response: error.message}
      throw error
    } finally {
      connection.close()
    }
  }
}

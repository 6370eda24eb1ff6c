import type {DatabaseSync} from 'node:sqlite'
import {suppressionHash, type MailAddress} from './address.ts'
import {inTransaction} from './mailFile.ts'
import {hashOf, type Secrets} from './secrets.ts'

/** What a sign-up leads to. */
export type Letter =
  | {readonly kind: 'confirm'; readonly address: string; readonly confirmToken: string; readonly unsubscribeToken: string}
  | {readonly kind: 'already'; readonly address: string; readonly unsubscribeToken: string}

/** How many letters one address is sent within a day, whoever asks for them. */
const lettersPerDay = 3
const day = 86_400_000
/** How long a confirmation link works. */
const confirmWithin = 7 * day

/** Everything kept about one person. */
export interface PersonalData {
  readonly address: string
  readonly since: string
  readonly subscriptions: readonly {
    readonly beat: string
    readonly asked: string
    readonly confirmed: string | null
    readonly ended: string | null
    readonly endedHow: string | null
  }[]
  readonly letters: readonly {readonly kind: string; readonly at: string}[]
  readonly deliveries: readonly {
    readonly edition: string
    readonly state: string
    readonly messageId: string
    readonly at: string | null
    readonly response: string | null
  }[]
  /** Asked for, and the letter not written yet. */
  readonly signUps: readonly {readonly beat: string; readonly asked: string}[]
  /** Mail kept in the local outbox. */
  readonly outbox: readonly {readonly messageId: string; readonly at: string}[]
  readonly suppressed: {readonly reason: string; readonly at: string} | null
}

export interface SubscriberCounts {
  /** People who asked for the briefing and confirmed. */
  readonly confirmed: number
  /** People who asked and have not confirmed yet. */
  readonly waiting: number
}

/** Who reads which beat's briefing by email. Tokens are kept only as hashes. */
export class Subscribers {
  readonly #database: DatabaseSync
  readonly #now: () => Date
  readonly #secrets: Secrets

  constructor(database: DatabaseSync, options: {now: () => Date; secrets: Secrets}) {
    this.#database = database
    this.#now = options.now
    this.#secrets = options.secrets
  }

  /**
   * What to write to someone who signed up; undefined when nothing is to be written: the address is suppressed, or has
   * had its letters for today.
   */
  signUp(beat: string, {address, key}: MailAddress): Letter | undefined {
    return inTransaction(this.#database, () => {
      if (this.#suppression(key)) return undefined
      const at = this.#now()
      const subscriber = this.#subscriber(address, key, at)
      const recent = 'SELECT count(*) AS letters FROM letters WHERE subscriber = ? AND at > ?'
      if (Number(this.#get(recent, subscriber, at.getTime() - day)?.letters) >= lettersPerDay) return undefined
      const subscription = this.#subscription(subscriber, beat, at)
      const unsubscribeToken = this.#token(subscription.id, 'unsubscribe', at, null)
      const kind = subscription.active ? 'already' : 'confirm'
      this.#run('INSERT INTO letters (subscriber, kind, at) VALUES (?, ?, ?)', subscriber, kind, at.getTime())
      if (kind === 'already') return {kind, address, unsubscribeToken}
      const expires = new Date(at.getTime() + confirmWithin).toISOString()
      return {kind, address, confirmToken: this.#token(subscription.id, 'confirm', at, expires), unsubscribeToken}
    })
  }

  /** Takes back a letter that no server took, so that putting it off is not counted as one the person had. */
  takeBack(letter: Letter): void {
    inTransaction(this.#database, () => {
      const sql = `DELETE FROM letters WHERE rowid = (SELECT letters.rowid FROM letters JOIN subscribers ON subscribers.id = subscriber
        WHERE key = ? ORDER BY at DESC, letters.rowid DESC LIMIT 1)`
      this.#run(sql, letter.address.toLowerCase())
      const tokens = letter.kind === 'confirm' ? [letter.confirmToken, letter.unsubscribeToken] : [letter.unsubscribeToken]
      for (const token of tokens) this.#run('DELETE FROM tokens WHERE hash = ?', hashOf(token))
    })
  }

  /** The beat a confirmation token is for; undefined when it is unknown or too old. Changes nothing. */
  confirms(token: string): {readonly beat: string} | undefined {
    const row = this.#subscriptionOf(token, 'confirm')
    return row && {beat: String(row.beat)}
  }

  /** Confirms a subscription. Doing it again changes nothing, so that a reloaded page is no failure. */
  confirm(token: string): {readonly beat: string} | undefined {
    const row = this.#subscriptionOf(token, 'confirm')
    if (!row) return undefined
    const sql = `UPDATE subscriptions SET confirmed = ?, ended = NULL, ended_how = NULL
      WHERE id = ? AND (confirmed IS NULL OR ended IS NOT NULL)`
    this.#run(sql, this.#now().toISOString(), String(row.id))
    return {beat: String(row.beat)}
  }

  /** The beat an unsubscribe token is for. Changes nothing. */
  unsubscribes(token: string): {readonly beat: string} | undefined {
    const row = this.#subscriptionOf(token, 'unsubscribe')
    return row && {beat: String(row.beat)}
  }

  /** Ends the subscription of a token, or with `everything` all of the person's, and then never writes to them again. */
  unsubscribe(token: string, {how, everything = false}: {how: 'one-click' | 'page'; everything?: boolean}): boolean {
    return inTransaction(this.#database, () => {
      const row = this.#subscriptionOf(token, 'unsubscribe')
      if (!row) return false
      const at = this.#now().toISOString()
      const scope = everything ? 'subscriber = ?' : 'id = ?'
      const ended = `UPDATE subscriptions SET ended = ?, ended_how = ? WHERE ${scope} AND ended IS NULL`
      this.#run(ended, at, how, String(everything ? row.subscriber : row.id))
      // A link that was not followed yet must not bring back what was ended after it was sent.
      const links = `DELETE FROM tokens WHERE purpose = 'confirm' AND subscription IN (SELECT id FROM subscriptions WHERE ${scope})`
      this.#run(links, String(everything ? row.subscriber : row.id))
      if (everything) this.#suppress(String(row.key), 'asked', at)
      return true
    })
  }

  /** A new unsubscribe token for a subscription; called inside the transaction that claims a delivery. */
  unsubscribeToken(subscription: string): string {
    return this.#token(subscription, 'unsubscribe', this.#now(), null)
  }

  counts(beat: string): SubscriberCounts {
    const sql = `SELECT count(*) FILTER (WHERE confirmed IS NOT NULL) AS confirmed, count(*) FILTER (WHERE confirmed IS NULL) AS waiting
      FROM subscriptions WHERE beat = ? AND ended IS NULL`
    const row = this.#get(sql, beat)
    return {confirmed: Number(row?.confirmed), waiting: Number(row?.waiting)}
  }

  /** Every subscription that is neither ended nor waiting, for a list on paper. */
  list(beat?: string): {readonly address: string; readonly beat: string; readonly confirmed: string}[] {
    const sql = `SELECT address, beat, confirmed FROM subscriptions JOIN subscribers ON subscribers.id = subscriber
      WHERE confirmed IS NOT NULL AND ended IS NULL AND (?1 IS NULL OR beat = ?1) ORDER BY beat, key`
    const rows = this.#database.prepare(sql).all(beat ?? null)
    return rows.map((row) => ({address: String(row.address), beat: String(row.beat), confirmed: String(row.confirmed)}))
  }

  /** Puts an address on the list of those never written to, whether it is known or not. */
  suppress({key}: MailAddress, reason: string): void {
    inTransaction(this.#database, () => {
      const at = this.#now().toISOString()
      const sql = `UPDATE subscriptions SET ended = ?, ended_how = 'suppressed'
        WHERE ended IS NULL AND subscriber IN (SELECT id FROM subscribers WHERE key = ?)`
      this.#run(sql, at, key)
      // A letter that is on its way must not lead around the list.
      const links = `DELETE FROM tokens WHERE purpose = 'confirm' AND subscription IN
        (SELECT s.id FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber WHERE p.key = ?)`
      this.#run(links, key)
      this.#suppress(key, reason, at)
    })
  }

  /** Takes an address off that list, because the person asked for it. */
  unsuppress({key}: MailAddress): boolean {
    return Number(this.#run('DELETE FROM suppressions WHERE hash = ?', suppressionHash(key)).changes) > 0
  }

  /** Everything kept about an address; undefined when that is nothing. */
  exportPerson({address, key}: MailAddress): PersonalData | undefined {
    const suppression = this.#suppression(key)
    const suppressed = suppression ? {reason: String(suppression.reason), at: String(suppression.at)} : null
    const kept = (sql: string) => this.#database.prepare(sql).all(key)
    const signUps = kept('SELECT beat, at FROM sign_ups WHERE key = ? ORDER BY n').map(({beat, at}) => ({beat: String(beat), asked: String(at)}))
    const outbox = kept('SELECT message_id, at FROM outbox WHERE lower(recipient) = ? ORDER BY n').map((mail) => ({
      messageId: String(mail.message_id),
      at: String(mail.at),
    }))
    const person = this.#get('SELECT * FROM subscribers WHERE key = ?', key)
    if (!person) {
      const since = [suppressed?.at, signUps[0]?.asked, outbox[0]?.at].find((at) => at !== undefined)
      return since === undefined ? undefined : {address, since, subscriptions: [], letters: [], deliveries: [], signUps, outbox, suppressed}
    }
    const id = String(person.id)
    const all = (sql: string) => this.#database.prepare(sql).all(id)
    const nullable = (value: unknown) => (value === null ? null : String(value))
    return {
      address: String(person.address),
      since: String(person.created),
      subscriptions: all('SELECT * FROM subscriptions WHERE subscriber = ? ORDER BY asked').map((row) => ({
        beat: String(row.beat),
        asked: String(row.asked),
        confirmed: nullable(row.confirmed),
        ended: nullable(row.ended),
        endedHow: nullable(row.ended_how),
      })),
      letters: all('SELECT kind, at FROM letters WHERE subscriber = ? ORDER BY at').map(({kind, at}) => ({
        kind: String(kind),
        at: new Date(Number(at)).toISOString(),
      })),
      deliveries: all(
        'SELECT * FROM deliveries WHERE subscription IN (SELECT id FROM subscriptions WHERE subscriber = ?) ORDER BY edition',
      ).map((row) => ({
        edition: String(row.edition),
        state: String(row.state),
        messageId: String(row.message_id),
        at: nullable(row.at),
        response: nullable(row.response),
      })),
      signUps,
      outbox,
      suppressed,
    }
  }

  /**
   * Forgets an address: its subscriptions, tokens, letters, waiting sign-ups and mail in the local outbox. What was sent
   * stays counted, without a name. A place on the suppression list stays, as a hash. Nothing readable is left in the file.
   *
   * @returns whether anything was known
   */
  erase({key}: MailAddress): boolean {
    const known = inTransaction(this.#database, () => {
      const waiting = Number(this.#run('DELETE FROM sign_ups WHERE key = ?', key).changes)
      const mail = Number(this.#run('DELETE FROM outbox WHERE lower(recipient) = ?', key).changes)
      const redacted = `UPDATE deliveries SET response = NULL,
        state = CASE WHEN state IN ('queued', 'sending') THEN 'skipped' ELSE state END
        WHERE subscription IN (SELECT s.id FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber WHERE p.key = ?)`
      this.#run(redacted, key)
      return waiting + mail + Number(this.#run('DELETE FROM subscribers WHERE key = ?', key).changes) > 0
    })
    // The log beside the file holds the erased pages until it is emptied.
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return known
  }

  #subscriber(address: string, key: string, at: Date): string {
    const known = this.#get('SELECT id FROM subscribers WHERE key = ?', key)
    if (known) return String(known.id)
    const id = this.#secrets.newId()
    this.#run('INSERT INTO subscribers (id, address, key, created) VALUES (?, ?, ?, ?)', id, address, key, at.toISOString())
    return id
  }

  #subscription(subscriber: string, beat: string, at: Date): {readonly id: string; readonly active: boolean} {
    const known = this.#get('SELECT * FROM subscriptions WHERE subscriber = ? AND beat = ?', subscriber, beat)
    if (known) return {id: String(known.id), active: known.confirmed !== null && known.ended === null}
    const id = this.#secrets.newId()
    this.#run('INSERT INTO subscriptions (id, subscriber, beat, asked) VALUES (?, ?, ?, ?)', id, subscriber, beat, at.toISOString())
    return {id, active: false}
  }

  #token(subscription: string, purpose: 'confirm' | 'unsubscribe', at: Date, expires: string | null): string {
    const token = this.#secrets.newToken()
    const sql = 'INSERT INTO tokens (hash, subscription, purpose, created, expires) VALUES (?, ?, ?, ?, ?)'
    this.#run(sql, hashOf(token), subscription, purpose, at.toISOString(), expires)
    return token
  }

  #subscriptionOf(token: string, purpose: 'confirm' | 'unsubscribe') {
    const sql = `SELECT subscriptions.*, key FROM tokens JOIN subscriptions ON subscriptions.id = subscription
      JOIN subscribers ON subscribers.id = subscriber WHERE hash = ? AND purpose = ? AND (expires IS NULL OR expires > ?)`
    return this.#get(sql, hashOf(token), purpose, this.#now().toISOString())
  }

  #suppression(key: string) {
    return this.#get('SELECT * FROM suppressions WHERE hash = ?', suppressionHash(key))
  }

  #suppress(key: string, reason: string, at: string): void {
    this.#run('INSERT OR IGNORE INTO suppressions (hash, reason, at) VALUES (?, ?, ?)', suppressionHash(key), reason, at)
  }

  #get(sql: string, ...values: (string | number | null)[]) {
    return this.#database.prepare(sql).get(...values)
  }

  #run(sql: string, ...values: (string | number | null)[]) {
    return this.#database.prepare(sql).run(...values)
  }
}

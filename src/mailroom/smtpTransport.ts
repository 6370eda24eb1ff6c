import {Readable} from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import {parseConnectionUrl} from 'nodemailer/lib/shared'
import {SenderRefusedError, type Connection, type Outcome, type Transport} from './transport.ts'

/** Milliseconds before a silent server counts as gone. */
export interface SmtpTimeouts {
  readonly connect: number
  readonly greeting: number
  /** Silence in the middle of a conversation. RFC 5321 asks for patience after the end of a message. */
  readonly silence: number
}

const patient: SmtpTimeouts = {connect: 30_000, greeting: 30_000, silence: 120_000}

/** RFC 5321's reply to a command out of order: the conversation is confused, the sender is not refused. */
const outOfOrder = 503

interface SmtpFailure extends Error {
  readonly code?: string
  readonly response?: string
  readonly responseCode?: number
  readonly command?: string
}

/**
 * Sends through the server that `url` names, such as `smtps://user:password@smtp.example:465`. It holds its connections
 * itself instead of using nodemailer's pool, which sends a message again when its connection drops, whether or not the
 * server already had it.
 */
export function smtpTransport(url: string, timeouts: SmtpTimeouts = patient): Transport {
  const options = parseConnectionUrl(url)
  return {
    kind: 'smtp',
    name: `${options.host ?? 'localhost'}${options.port ? `:${options.port}` : ''}`,
    async open() {
      const connection = new SMTPConnection({
        ...options,
        connectionTimeout: timeouts.connect,
        greetingTimeout: timeouts.greeting,
        socketTimeout: timeouts.silence,
      })
      await connected(connection)
      const {auth} = options
      if (auth?.user && !connection.allowsAuth) {
        connection.close()
        throw new SenderRefusedError(`${options.host} offers no sign-in, and BEATBOOK_SMTP_URL names a user.`)
      }
      if (auth?.user) await signedIn(connection, {user: auth.user, pass: auth.pass ?? ''})
      return connectionOver(connection)
    },
  }
}

function connected(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error?: Error | null) => {
      connection.off('error', reject)
      // Errors between messages show in the next one; an emitter without a listener would throw them.
      connection.on('error', () => undefined)
      if (error) reject(error)
      else resolve()
    })
  })
}

function signedIn(connection: SMTPConnection, auth: {user: string; pass: string}): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login(auth, (error?: SmtpFailure | null) => {
      if (!error) resolve()
      else {
        connection.close()
        reject(isPermanent(error) ? new SenderRefusedError(`The mail server refused the sign-in: ${sayFailure(error)}`) : error)
      }
    })
  })
}

function connectionOver(connection: SMTPConnection): Connection {
  return {
    get usable() {
      return !connection.destroyed
    },
    close: () => (connection.destroyed ? undefined : connection.quit()),
    send({from, to, raw}) {
      let whole = false
      const message = Readable.from([raw])
      message.once('end', () => (whole = true))
      return new Promise<Outcome>((resolve, reject) => {
        connection.send({from, to: [to], size: raw.byteLength}, message, (error: SmtpFailure | null | undefined, info) => {
          if (!error) return resolve({kind: 'sent', response: info?.response ?? ''})
          if (error.command === 'MAIL FROM' && isPermanent(error) && error.responseCode !== outOfOrder) {
            return reject(new SenderRefusedError(`The mail server refuses mail from ${from}: ${sayFailure(error)}`))
          }
          const outcome = outcomeOf(error, whole)
          if (outcome.kind === 'lost' || outcome.kind === 'doubtful') {
            connection.close()
            return resolve(outcome)
          }
          // A refusal leaves the message's envelope open, and the next one would be refused for that.
          startAnew(connection, () => resolve(outcome))
        })
      })
    },
  }
}

function startAnew(connection: SMTPConnection, done: () => void): void {
  if (connection.destroyed) return done()
  connection.reset((error?: Error | null) => {
    if (error) connection.close()
    done()
  })
}

function outcomeOf(error: SmtpFailure, whole: boolean): Outcome {
  const response = sayFailure(error)
  if (error.responseCode === outOfOrder) return {kind: 'lost', response}
  if (error.responseCode && error.responseCode >= 500) return {kind: 'refused', response}
  if (error.responseCode && error.responseCode >= 400) return {kind: 'later', response}
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') return {kind: 'refused', response}
  return {kind: whole ? 'doubtful' : 'lost', response}
}

function isPermanent(error: SmtpFailure): boolean {
  return (error.responseCode ?? 0) >= 500
}

function sayFailure(error: SmtpFailure): string {
  return (error.response ?? error.message).replace(/\s+/g, ' ').slice(0, 300)
}


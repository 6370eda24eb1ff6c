import {simpleParser, type ParsedMail} from 'mailparser'
import {SMTPServer, type SMTPServerSession} from 'smtp-server'

/** A message a test server was handed whole. */
export interface Received {
  readonly to: string
  readonly raw: string
}

/** What the server does with a message to an address; the nth time it is asked. */
export type Behaviour = (
  address: string,
  time: number,
) => 'take' | 'later' | 'refuse' | 'drop-before-data' | 'drop-after-data' | 'drop-after-taking' | 'stall' | 'refuse-content'

export interface SmtpUnderTest extends AsyncDisposable {
  readonly url: string
  readonly received: readonly Received[]
  /** How many connections were open at once, at most. */
  readonly mostConnections: () => number
  /** How many connections were ever made. */
  readonly connectionsMade: () => number
  /** Resolves when so many messages were received. */
  arrived(count: number): Promise<void>
  parsed(): Promise<ParsedMail[]>
}

interface Options {
  readonly behave?: Behaviour
  readonly refuseSender?: boolean
  readonly user?: {readonly name: string; readonly password: string}
}

/** A real SMTP server on loopback that does as it is told. */
export async function smtpUnderTest({behave = () => 'take', refuseSender = false, user}: Options = {}): Promise<SmtpUnderTest> {
  const received: Received[] = []
  const waiting: {count: number; resolve: () => void}[] = []
  const times = new Map<string, number>()
  let open = 0
  let most = 0
  let made = 0

  const drop = (session: SMTPServerSession) => {
    for (const connection of server.connections) {
      const {id, _socket} = connection as unknown as {id: string; _socket: {destroy(): void}}
      if (id === session.id) _socket.destroy()
    }
  }
  const fail = (responseCode: number, message: string) => Object.assign(new Error(message), {responseCode})
  const take = (to: string, raw: string) => {
    received.push({to, raw})
    for (const {resolve} of waiting.filter(({count}) => received.length >= count)) resolve()
  }

  const server = new SMTPServer({
    authOptional: user === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onConnect(_session, callback) {
      open += 1
      made += 1
      most = Math.max(most, open)
      callback()
    },
    onClose() {
      open -= 1
    },
    onAuth(auth, _session, callback) {
      if (auth.username === user?.name && auth.password === user?.password) return callback(null, {user: auth.username})
      return callback(fail(535, 'Authentication failed'))
    },
    onMailFrom(_address, _session, callback) {
      callback(refuseSender ? fail(550, 'Sender not allowed') : null)
    },
    onRcptTo({address}, session, callback) {
      const time = (times.get(address) ?? 0) + 1
      times.set(address, time)
      const what = behave(address, time)
      if (what === 'later') return callback(fail(451, 'Try again later'))
      if (what === 'refuse') return callback(fail(550, 'No such user'))
      if (what === 'drop-before-data') return drop(session)
      return callback()
    },
    onData(stream, session, callback) {
      const address = session.envelope.rcptTo[0]?.address ?? ''
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const what = behave(address, times.get(address) ?? 1)
        if (what === 'drop-after-data') return drop(session)
        if (what === 'stall') return
        if (what === 'refuse-content') return callback(fail(554, 'Looks like spam'))
        take(address, raw)
        if (what === 'drop-after-taking') return drop(session)
        callback()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const {port} = server.server.address() as {port: number}
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    mostConnections: () => most,
    connectionsMade: () => made,
    arrived: (count) => (received.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({count, resolve}))),
    parsed: () => Promise.all(received.map(({raw}) => simpleParser(raw))),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        for (const connection of server.connections) (connection as unknown as {_socket: {destroy(): void}})._socket.destroy()
        server.close(() => resolve())
      }),
  }
}

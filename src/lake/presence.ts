import type {IncomingMessage, Server} from 'node:http'
import type {Duplex} from 'node:stream'
import type {RawData, WebSocket} from 'ws'
import {WebSocketServer} from 'ws'
import {refuseConnection} from './refusedConnection.ts'

export type PresenceOptions = {
  /** Who a token belongs to, or null when it is unknown or revoked. Asked again at every heartbeat. */
  readonly authenticate: (token: string) => {readonly id: string} | null
}

export type Presence = {
  /**
   * Answers the WebSocket upgrades of an HTTP server whose URL `match`es a dataset, if `allow` lets them in
   * (the place to check `Origin`: a browser sends it from any page). Upgrades of other URLs are left to the
   * server's other upgrade listeners, and refused with 404 when there are none.
   */
  attach(
    server: Server,
    match: (url: string) => string | null,
    allow: (request: IncomingMessage) => boolean,
  ): void
  /** Drops all sockets and stops listening for upgrades. The HTTP servers stay open. */
  close(): void
}

type Peer = {
  readonly socket: WebSocket
  readonly room: Room
  readonly subscriptions: Set<string>
  token: string | null
  userId: string | null
  missedHeartbeat: boolean
  heartbeatsWithoutUser: number
}

/** The sockets of one dataset, and which of them speaks for each session. */
type Room = {readonly peers: Set<Peer>; readonly speakers: Map<string, Peer>}

type Reply = {readonly result: unknown} | {readonly error: {readonly code: number; readonly message: string}}
type Params = Readonly<Record<string, unknown>>

const HEARTBEAT_MS = 15_000
const MAX_MESSAGE_BYTES = 64 * 1024
const MAX_UNSENT_BYTES = 1024 * 1024
const MAX_SUBSCRIPTIONS = 8
const MAX_SESSIONS = 8
const MAX_SESSION_LENGTH = 128

/**
 * The presence channel of the Studio: who has which field open, passed between the sockets of a dataset and
 * kept nowhere. JSON-RPC 2.0 over WebSocket, as `@sanity/bifur-client` speaks it; `♥` text frames in between.
 *
 * A socket must present a valid token with `authorization` before anything else is answered. A token that is
 * refused, then or later, closes the socket with code 4001.
 */
export function createPresence({authenticate}: PresenceOptions): Presence {
  const rooms = new Map<string, Room>()
  const detach: (() => void)[] = []
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  webSockets.on('wsClientError', (error, stream) => refuseConnection(stream, 400, error.message))
  let nextSubscription = 1

  const methods: Readonly<Record<string, (peer: Peer, params: Params) => Reply>> = {
    presence_subscribe(peer) {
      if (peer.subscriptions.size >= MAX_SUBSCRIPTIONS) {
        return invalid(`This socket already has ${MAX_SUBSCRIPTIONS} subscriptions; unsubscribe from one first.`)
      }
      const subscription = `presence-${nextSubscription++}`
      peer.subscriptions.add(subscription)
      return {result: subscription}
    },

    presence_unsubscribe(peer, {subscriptionId}) {
      return typeof subscriptionId === 'string' && peer.subscriptions.delete(subscriptionId)
        ? {result: true}
        : invalid(`This socket has no subscription ${JSON.stringify(subscriptionId)}.`)
    },

    presence_announce(peer, {data}) {
      const {sessionId, locations} = isObject(data) ? data : {}
      if (!isSession(sessionId) || !Array.isArray(locations)) {
        return invalid('presence_announce takes {data: {sessionId: string, locations: array}}.')
      }
      const refusal = speakFor(peer, sessionId)
      if (refusal) return refusal
      broadcast(peer, {type: 'state', i: peer.userId, m: {sessionId, locations}})
      return {result: true}
    },

    presence_rollcall(peer, {session}) {
      if (!isSession(session)) return invalid('presence_rollcall takes {session: string}.')
      broadcast(peer, {type: 'rollCall', i: peer.userId, session})
      return {result: true}
    },

    presence_disconnect(peer, {session}) {
      if (!isSession(session)) return invalid('presence_disconnect takes {session: string}.')
      if (peer.room.speakers.get(session) === peer) leave(peer, session)
      return {result: true}
    },
  }

  function answer(peer: Peer, method: string, params: Params): Reply | null {
    if (method === 'authorization') return authorize(peer, params)
    if (peer.userId === null) {
      return {error: {code: 4001, message: `Send "authorization" with a valid token before "${method}".`}}
    }
    const handle = Object.hasOwn(methods, method) ? methods[method] : undefined
    return handle ? handle(peer, params) : {error: {code: -32601, message: `There is no method "${method}" here.`}}
  }

  function authorize(peer: Peer, {authorization}: Params): Reply | null {
    const token = typeof authorization === 'string' ? /^Bearer (\S+)$/.exec(authorization)?.[1] : undefined
    const user = token === undefined ? null : authenticate(token)
    if (!user || (peer.userId !== null && peer.userId !== user.id)) {
      // No reply: the Studio takes any reply for a sign of life and would reconnect without backing off.
      peer.socket.close(4001, 'The token is not valid')
      return null
    }
    peer.token = token ?? null
    peer.userId = user.id
    return {result: true}
  }

  /** A tab that reconnects takes its session over from its old socket, whose death then says nothing about it. */
  function speakFor(peer: Peer, session: string): Reply | null {
    const {speakers} = peer.room
    const speaker = speakers.get(session)
    if (speaker === peer) return null
    if (speaker && speaker.userId !== peer.userId) return invalid(`Session "${session}" belongs to another user.`)
    if (sessionsOf(peer).length >= MAX_SESSIONS) {
      return invalid(`This socket already speaks for ${MAX_SESSIONS} sessions; disconnect one first.`)
    }
    speakers.set(session, peer)
    return null
  }

  function leave(peer: Peer, session: string): void {
    peer.room.speakers.delete(session)
    broadcast(peer, {type: 'disconnect', i: peer.userId, m: {session}})
  }

  function join(socket: WebSocket, dataset: string): void {
    const room = rooms.get(dataset) ?? {peers: new Set(), speakers: new Map()}
    rooms.set(dataset, room)
    const peer: Peer = {
      socket,
      room,
      subscriptions: new Set(),
      token: null,
      userId: null,
      missedHeartbeat: false,
      heartbeatsWithoutUser: 0,
    }
    room.peers.add(peer)

    socket.on('pong', () => {
      peer.missedHeartbeat = false
    })
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(4000, 'Only text frames are understood')
      else receive(peer, data)
    })
    // An oversized or malformed frame: ws answers it with a close code itself, and "close" follows.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      room.peers.delete(peer)
      for (const session of sessionsOf(peer)) leave(peer, session)
      if (room.peers.size === 0 && rooms.get(dataset) === room) rooms.delete(dataset)
    })
  }

  function receive(peer: Peer, data: RawData): void {
    const request = parse(String(data))
    if (request === undefined) {
      send(peer, {id: null, error: {code: -32700, message: 'The message is not JSON.'}})
      return
    }
    if (!isObject(request) || request.jsonrpc !== '2.0' || typeof request.method !== 'string') {
      send(peer, {id: null, error: {code: -32600, message: 'The message is not a JSON-RPC 2.0 request.'}})
      return
    }
    const reply = answer(peer, request.method, isObject(request.params) ? request.params : {})
    if (reply && (typeof request.id === 'string' || typeof request.id === 'number')) {
      send(peer, {id: request.id, ...reply})
    }
  }

  function beat(): void {
    for (const peer of [...rooms.values()].flatMap(({peers}) => [...peers])) {
      if (peer.missedHeartbeat) {
        peer.socket.terminate()
      } else if (peer.token === null ? peer.heartbeatsWithoutUser++ > 0 : authenticate(peer.token) === null) {
        peer.socket.close(4001, 'The token is missing or no longer valid')
      } else {
        peer.missedHeartbeat = true
        peer.socket.ping()
        sendText(peer, '♥')
      }
    }
  }

  const heartbeat = setInterval(beat, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    attach(server, match, allow) {
      const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
        const dataset = match(request.url ?? '')
        if (dataset === null) {
          if (server.listenerCount('upgrade') === 1) refuseConnection(stream, 404, `This lake serves no socket at ${request.url}`)
        } else if (!allow(request)) {
          refuseConnection(stream, 403, 'This page may not use this lake; add its origin to allowedOrigins')
        } else {
          webSockets.handleUpgrade(request, stream, head, (socket) => join(socket, dataset))
        }
      }
      server.on('upgrade', onUpgrade)
      detach.push(() => server.off('upgrade', onUpgrade))
    },

    close() {
      clearInterval(heartbeat)
      for (const undo of detach.splice(0)) undo()
      for (const {peers} of rooms.values()) for (const {socket} of peers) socket.terminate()
    },
  }
}

function broadcast(from: Peer, result: unknown): void {
  for (const peer of from.room.peers) {
    if (peer === from) continue
    for (const subscription of peer.subscriptions) {
      send(peer, {method: 'presence_subscription', params: {subscription, result}})
    }
  }
}

function send(peer: Peer, message: Readonly<Record<string, unknown>>): void {
  sendText(peer, JSON.stringify({jsonrpc: '2.0', ...message}))
}

function sendText({socket}: Peer, text: string): void {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate()
  else socket.send(text)
}

function sessionsOf(peer: Peer): string[] {
  return [...peer.room.speakers].filter(([, speaker]) => speaker === peer).map(([session]) => session)
}

function isSession(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_SESSION_LENGTH
}

function isObject(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function invalid(message: string): Reply {
  return {error: {code: -32602, message}}
}

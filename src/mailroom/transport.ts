/** What became of one message handed to a server. */
export type Outcome =
  /** The server took it. */
  | {readonly kind: 'sent'; readonly response: string}
  /** The server will never take it for this person. */
  | {readonly kind: 'refused'; readonly response: string}
  /** The server asks to try again. */
  | {readonly kind: 'later'; readonly response: string}
  /** The connection ended before the message was whole: the server cannot have it. */
  | {readonly kind: 'lost'; readonly response: string}
  /** The message was handed over whole, and no answer came: the server may have it. */
  | {readonly kind: 'doubtful'; readonly response: string}

export interface OutgoingMessage {
  readonly from: string
  readonly to: string
  readonly messageId: string
  /** The whole message as RFC 5322 text. */
  readonly raw: Buffer
}

/** One connection; it carries one message at a time. */
export interface Connection {
  /** Never rejects for what a server or the network does. @throws SenderRefusedError when no message would pass. */
  send(message: OutgoingMessage): Promise<Outcome>
  /** False once the connection is of no more use. */
  readonly usable: boolean
  close(): void
}

export interface Transport {
  /** What the Studio says of it: `smtp.example:587`, or the local outbox. */
  readonly name: string
  readonly kind: 'smtp' | 'outbox'
  /** @throws SenderRefusedError when the server will not have us; any other error is worth another try. */
  open(): Promise<Connection>
}

/** The server refuses the sender, not a reader: trying the next message would be of no use. */
export class SenderRefusedError extends Error {
  override readonly name = 'SenderRefusedError'
}

import {z} from 'zod'
import type {LastEdition} from '../../src/email/index.ts'

const counts = z.object({
  queued: z.number(),
  sending: z.number(),
  sent: z.number(),
  refused: z.number(),
  doubtful: z.number(),
  skipped: z.number(),
})

const logEntry = z.object({
  id: z.string(),
  kind: z.enum(['full', 'changes']),
  subject: z.string(),
  started: z.string(),
  state: z.enum(['preparing', 'sending', 'paused', 'done']),
  reason: z.string().nullable(),
  revision: z.string(),
  counts,
})
export type LogEntry = z.infer<typeof logEntry>

const deskState = z.object({
  transport: z.object({kind: z.enum(['smtp', 'outbox']), name: z.string()}),
  site: z.string(),
  maySend: z.boolean(),
  email: z.string().nullable(),
  subscribers: z.object({confirmed: z.number(), waiting: z.number()}),
  // Made by the same query and read by the same schema in the mailroom.
  last: z.custom<LastEdition>((value) => typeof value === 'object' && value !== null && 'at' in value).nullable(),
  editions: z.array(logEntry),
  blocked: z.array(z.string()),
})
export type DeskState = z.infer<typeof deskState>

const openDelivery = z.object({
  n: z.number(),
  address: z.string().nullable(),
  state: z.string(),
  messageId: z.string(),
  response: z.string().nullable(),
})
export type OpenDelivery = z.infer<typeof openDelivery>

export type EditionKind = 'full' | 'changes'

/** The mailroom as the Studio asks it, with the editor's own token. Rejects with the mailroom's sentence. */
export interface MailDesk {
  state(beat: string): Promise<DeskState>
  open(edition: string): Promise<readonly OpenDelivery[]>
  /** Resolves to what the server said. */
  test(beat: string, kind: EditionKind, to: string): Promise<string>
  send(beat: string, kind: EditionKind, revision: string): Promise<void>
  resume(edition: string): Promise<void>
  sendAgain(edition: string, numbers: readonly number[]): Promise<void>
}

export function createMailDesk(url: string, token: string | undefined): MailDesk {
  async function ask<Shape extends z.ZodType>(path: string, shape: Shape, body?: unknown): Promise<z.output<Shape>> {
    const headers = {...(token ? {authorization: `Bearer ${token}`} : {}), ...(body === undefined ? {} : {'content-type': 'application/json'})}
    const response = await fetch(`${url}${path}`, body === undefined ? {headers} : {method: 'POST', headers, body: JSON.stringify(body)})
    const answer: unknown = await response.json()
    if (response.ok) return shape.parse(answer)
    throw new Error(refusal.safeParse(answer).data?.error ?? `The mailroom answered ${response.status}.`)
  }
  const beatPath = (beat: string) => `/beats/${encodeURIComponent(beat)}`
  const editionPath = (edition: string) => `/editions/${encodeURIComponent(edition)}`
  return {
    state: (beat) => ask(beatPath(beat), deskState),
    open: async (edition) => (await ask(editionPath(edition), z.object({open: z.array(openDelivery)}))).open,
    async test(beat, kind, to) {
      const {kind: outcome, response} = await ask(`${beatPath(beat)}/test`, z.object({kind: z.string(), response: z.string()}), {kind, to})
      if (outcome !== 'sent') throw new Error(response)
      return response
    },
    send: async (beat, kind, revision) => void (await ask(`${beatPath(beat)}/editions`, z.unknown(), {kind, revision})),
    resume: async (edition) => void (await ask(`${editionPath(edition)}/resume`, z.unknown(), {})),
    sendAgain: async (edition, numbers) => void (await ask(`${editionPath(edition)}/again`, z.unknown(), {numbers})),
  }
}

const refusal = z.object({error: z.string()})

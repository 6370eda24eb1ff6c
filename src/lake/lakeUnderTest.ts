import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'
import {onTestFinished} from 'vitest'
import {createLake, type Lake, type LakeOptions} from './index.ts'

export interface LakeUnderTest {
  readonly lake: Lake
  readonly url: string
  readonly port: number
  /** The unmodified client, signed in as this user, or not at all. */
  client(user?: string, config?: ClientConfig): SanityClient
  /** A plain request with the user's token; `path` begins after the version. */
  request(path: string, init?: RequestInit & {readonly as?: string}): Promise<Response>
}

/** A lake that listens on a free port and ends with the test. */
export async function startLake(options: LakeOptions = {}): Promise<LakeUnderTest> {
  const lake = createLake(options)
  let closing: Promise<void> | undefined
  onTestFinished(() => (closing ??= lake.close()))
  const {url, port} = await lake.listen({port: 0})
  const tokens = new Map<string, string>()
  const tokenOf = (user: string) => {
    const token = tokens.get(user) ?? lake.issueToken(user)
    tokens.set(user, token)
    return token
  }
  return {
    lake: {...lake, close: () => (closing ??= lake.close())},
    url,
    port,
    client: (user, config) =>
      createClient({
        projectId: 'beatbook',
        dataset: 'newsroom',
        apiHost: url,
        apiVersion: '2025-02-19',
        useProjectHostname: false,
        useCdn: false,
        perspective: 'raw',
        maxRetries: 0,
        token: user === undefined ? undefined : tokenOf(user),
        ...config,
      }),
    request(path, {as, headers, ...init} = {}) {
      const authorization: Record<string, string> = as === undefined ? {} : {authorization: `Bearer ${tokenOf(as)}`}
      return fetch(`${url}/v2025-02-19${path}`, {...init, headers: {...authorization, ...headers}})
    },
  }
}

/** The status and body of the answer that a client's promise failed with. */
export async function refusal(work: Promise<unknown>): Promise<{status: unknown; body: unknown}> {
  try {
    await work
  } catch (error) {
    const {statusCode, responseBody, response} = error as {
      statusCode?: unknown
      responseBody?: unknown
      response?: {body?: unknown}
    }
    return {status: statusCode, body: response?.body ?? responseBody}
  }
  throw new Error('The request was expected to be refused, and it was not.')
}

/** Ids that count up, so that tests can state whole documents. */
export function countingIds(prefix = 'id'): () => string {
  let count = 0
  return () => `${prefix}${(count += 1)}`
}

/** A clock that stands still until it is told to move. */
export function stoppedClock(start = '2026-11-23T09:00:00.000Z') {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    advance: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

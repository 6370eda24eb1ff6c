import type {Context} from 'hono'
import {z} from 'zod'
import type {Caller, User} from './accounts.ts'
import {plainError, queryError, sessionError} from './errors.ts'
import type {LakeEnv} from './lake.ts'
import type {Params} from './query.ts'
import type {Perspective} from './view.ts'

export type LakeContext = Context<LakeEnv>

/** The hosted API's limit for the body of a mutation request, in bytes. */
export const maxBody = 4_000_000

/** A sender of more than this is cut off instead of being heard out. */
const maxDrained = 64_000_000

/**
 * The body as bytes. A body over the limit is read to its end before it is refused: a sender that is cut off while
 * it writes sees a broken connection and not the answer.
 * @throws LakeError (413) naming the limit, (400) when the body breaks off.
 */
export async function readBody(c: LakeContext, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      length += chunk.byteLength
      if (length <= limit) chunks.push(chunk)
      else chunks.length = 0
      if (length > maxDrained) break
    }
  } catch (error) {
    // Nobody may be there to hear it; but a sender that hangs up is no failure of the lake.
    throw plainError(400, `The request ended before its body did: ${error instanceof Error ? error.message : error}`)
  }
  if (length > limit) {
    throw plainError(413, `The request body is larger than ${limit} bytes; split it into several requests`)
  }
  return Buffer.concat(chunks)
}

/** @throws LakeError (400) when the body is not JSON, or not of the shape that `schema` describes. */
export async function readJson<T extends z.ZodType>(c: LakeContext, schema: T, limit = maxBody): Promise<z.infer<T>> {
  const bytes = await readBody(c, limit)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch (error) {
    throw plainError(400, `The request body is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return readShape(json, schema)
}

/** @throws LakeError (400) naming the part of `value` that is not as expected. */
export function readShape<T extends z.ZodType>(value: unknown, schema: T): z.infer<T> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw plainError(400, `Unexpected request: ${issue?.path.join('.') || 'body'}: ${issue?.message}`)
}

/** The GROQ parameters of a query string, `$name=<JSON>`. @throws LakeError (400) naming the one that is not JSON. */
export function queryParams(c: LakeContext): Params {
  const params: Record<string, unknown> = {}
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (!name.startsWith('$')) continue
    try {
      params[name.slice(1)] = JSON.parse(value)
    } catch {
      throw queryError(`The parameter ${name} is not JSON: ${value}`, 'queryParamError')
    }
  }
  return params
}

export function isTrue(c: LakeContext, name: string): boolean {
  return c.req.query(name) === 'true'
}

/** The version in the path, `1`, `X` or a date. */
function apiVersion(c: LakeContext): string {
  return (c.req.param('version') ?? 'v1').slice(1)
}

/** From this date on queries and listeners look at what is published unless they say otherwise. */
const publishedByDefault = '2025-02-19'

/** Whether a request of this API version sees published documents only, when it does not say what it wants to see. */
export function seesPublished(c: LakeContext): boolean {
  const version = apiVersion(c)
  return version === 'X' || (version !== '1' && version >= publishedByDefault)
}

/** @throws LakeError (400) when the perspective makes no sense. */
export function readPerspective(c: LakeContext): Perspective {
  if (c.var.caller.access.anonymous) return ['published']
  const given = c.req.query('perspective')
  if (given === undefined || given === '') return [seesPublished(c) ? 'published' : 'raw']
  const layers = given.split(',').map((layer) => (layer.trim() === 'previewDrafts' ? 'drafts' : layer.trim()))
  for (const layer of layers) {
    if (!/^[a-z0-9_-]+$/i.test(layer))
      throw queryError(`"${layer}" is not the name of a perspective`, 'perspectiveError')
  }
  if (layers.length > 1 && layers.some((layer) => layer === 'raw')) {
    throw queryError('The perspective "raw" cannot be combined with others', 'perspectiveError')
  }
  return layers.length > 1 ? layers.filter((layer) => layer !== 'published') : layers
}

/** @throws LakeError (401) when nobody is signed in. */
export function signedIn(c: LakeContext): {readonly caller: Caller; readonly user: User} {
  const {caller} = c.var
  if (!caller.user) throw sessionError('unknown')
  return {caller, user: caller.user}
}

import type {z} from 'zod'

/** The part of `@sanity/client` this package needs. */
export interface PageClient {
  fetch(
    query: string,
    params: Record<string, unknown>,
    options: {perspective: 'published' | 'drafts'; useCdn: boolean; filterResponse?: boolean},
  ): Promise<unknown>
}

export interface FetchPageOptions {
  /** What the reader may see. Anything but `published` needs a client with a token. */
  readonly perspective?: 'published' | 'drafts'
  /**
   * Told of listed documents that do not fit, each of which is then left out of its list, and of those a reference
   * leads to, which then lead nowhere; the page's own document is never left out. Without it one document that does not fit stops every page that lists it.
   */
  readonly onLeftOut?: (issues: readonly PageDataIssue[]) => void
  /**
   * Told the tags by which the lake's live events name what the result depends on: a page may be kept until one of them
   * is named. Asks the client for its whole response.
   */
  readonly onSyncTags?: (tags: readonly string[]) => void
}

/** One value of a query result that a page cannot be made from, and the document it came from. */
export interface PageDataIssue {
  /** The id of the innermost document around the value; null when the query itself returned something else. */
  readonly document: string | null
  /** The place inside that document's projection, like `sections[2].body[0].children`. */
  readonly path: string
  readonly message: string
}

/** A query result that does not have the shape its page needs. The message lists each document, path and problem. */
export class PageDataError extends Error {
  override readonly name = 'PageDataError'
  readonly issues: readonly PageDataIssue[]

  constructor(issues: readonly PageDataIssue[]) {
    const lines = issues.map(({document, path, message}) =>
      [document ?? 'the query result', path, message].filter(Boolean).join(': '),
    )
    super(`The page was not rendered. Correct and publish what is named here:\n${lines.join('\n')}`)
    this.issues = issues
  }
}

/**
 * Fetches one page by one request and checks the result. Drafts are asked for only by `perspective`, whatever the
 * client's own setting; the CDN is not used, so that a page shows what has just been published.
 *
 * @throws PageDataError when a document lacks something its page cannot do without
 */
export async function fetchPage<Schema extends z.ZodType>(
  client: PageClient,
  query: string,
  params: Record<string, unknown>,
  schema: Schema,
  {perspective = 'published', onSyncTags, onLeftOut}: FetchPageOptions = {},
): Promise<z.output<Schema>> {
  const options = {perspective, useCdn: false}
  const found = onSyncTags ? tagged(await client.fetch(query, params, {...options, filterResponse: false}), onSyncTags) : await client.fetch(query, params, options)
  const result = schema.safeParse(found)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => locate(found, issue))
  if (onLeftOut) {
    const rest = schema.safeParse(withoutListed(found, result.error.issues))
    if (rest.success) {
      onLeftOut(issues)
      return rest.data
    }
  }
  throw new PageDataError(issues)
}

/** A query result without the listed and referenced documents that have issues; itself where an issue lies in none of them. */
function withoutListed(root: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy = structuredClone(root)
  const dropped = new Set<unknown>()
  for (const {path} of issues) {
    let value: unknown = copy
    let entry: unknown
    for (const [depth, step] of path.entries()) {
      value = isRecord(value) ? value[String(step)] : undefined
      // What stands at the top of a result is the page's own document.
      if (depth > 0 && isRecord(value) && typeof value._id === 'string') entry = value
    }
    if (entry === undefined) return root
    dropped.add(entry)
  }
  return JSON.parse(JSON.stringify(copy, (_, value: unknown) => (Array.isArray(value) ? value.filter((item) => !dropped.has(item)) : dropped.has(value) ? null : value))) as unknown
}

/** The result of a whole response, its tags told. */
function tagged(response: unknown, onSyncTags: (tags: readonly string[]) => void): unknown {
  if (!isRecord(response) || !('result' in response)) return response
  const {syncTags} = response
  onSyncTags(Array.isArray(syncTags) ? syncTags.filter((tag) => typeof tag === 'string') : [])
  return response.result
}

function locate(root: unknown, issue: z.core.$ZodIssue): PageDataIssue {
  let document: string | null = null
  let path = ''
  let value = root
  for (const step of issue.path) {
    path += typeof step === 'number' ? `[${step}]` : `${path && '.'}${String(step)}`
    value = isRecord(value) ? value[String(step)] : undefined
    if (isRecord(value) && typeof value._id === 'string') {
      document = value._id
      path = ''
    }
  }
  return {document, path, message: issue.message}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A client that may read the history of what is published; a `@sanity/client` with such a token is one. */
export interface HistoryClient {
  config(): {readonly dataset?: string}
  request<Answer>(options: {url: string; query: Record<string, string>; tag: string}): Promise<Answer>
}

/** A document as it was published at one time; null while it was withdrawn. */
export interface PublishedVersion {
  readonly revision: string
  /** ISO date and time. */
  readonly at: string
  readonly document: Readonly<Record<string, unknown>> | null
}

export interface PublishedHistory {
  /** The newest versions of a published document, newest first, as far back as the lake keeps them; at most `most`. */
  versionsOf(id: string, most: number): Promise<readonly PublishedVersion[]>
}

const mostRemembered = 500

/**
 * Reads what was published, and when, from the lake's own history: the transactions of the published id and the document
 * each of them left. Drafts have ids of their own and cannot be among them. A revision never changes, so it is read once.
 */
export function publishedHistory(client: HistoryClient): PublishedHistory {
  const history = `/data/history/${client.config().dataset}`
  const remembered = new Map<string, Promise<PublishedVersion['document']>>()

  function documentAt(id: string, revision: string): Promise<PublishedVersion['document']> {
    const key = `${id}@${revision}`
    const known = remembered.get(key)
    if (known) return known
    const reading = client
      .request<{documents?: unknown[]}>({url: `${history}/documents/${id}`, query: {revision}, tag: 'beatbook.history'})
      .then(({documents = []}) => (isRecord(documents[0]) ? documents[0] : null))
    reading.catch(() => remembered.delete(key))
    remembered.set(key, reading)
    const [oldest] = remembered.keys()
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
    return reading
  }

  return {
    async versionsOf(id, most) {
      const query = {excludeContent: 'true', includeIdentifiedDocumentsOnly: 'true', reverse: 'true', limit: String(most)}
      const answer = await client.request<unknown>({url: `${history}/transactions/${id}`, query, tag: 'beatbook.history'})
      const transactions = linesOf(answer).flatMap((line) =>
        typeof line.id === 'string' && typeof line.timestamp === 'string' ? [{revision: line.id, at: line.timestamp}] : [],
      )
      return Promise.all(transactions.map(async ({revision, at}) => ({revision, at, document: await documentAt(id, revision)})))
    },
  }
}

/** One JSON object a line; the client hands a lone one on as parsed. */
function linesOf(answer: unknown): readonly Record<string, unknown>[] {
  if (isRecord(answer)) return [answer]
  const lines = String(answer ?? '').split('\n').filter((line) => line.trim() !== '')
  return lines.map((line): unknown => JSON.parse(line)).filter(isRecord)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

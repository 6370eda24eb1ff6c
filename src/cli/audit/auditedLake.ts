import {createClient, type SanityClient} from '@sanity/client'
import {createLake, type Doc} from '../../lake/index.ts'
import {localDataset, localProjectId} from '../../../studio/environment.ts'
import {localUsers} from '../../../studio/localUsers.ts'
import {UsageError} from '../command.ts'

/** A lake to audit: everything stored, and the history of some documents as the history endpoint writes it. */
export interface AuditedLake {
  /** How to name it to the reader. */
  readonly place: string
  documents(): Promise<readonly Doc[]>
  /** At most `historyPage` lines, oldest first, from the transaction `from` on. */
  history(ids: readonly string[], from?: string): Promise<string>
  close(): Promise<void>
}

/** The most transactions that one answer holds; hosted as well. */
export const historyPage = 10_000

function historyOptions(from: string | undefined) {
  const options = {effectFormat: 'mendoza', excludeMutations: 'true', includeIdentifiedDocumentsOnly: 'true', limit: String(historyPage)}
  return from === undefined ? options : {...options, fromTransaction: from}
}

/** An embedded lake by its data file, also while another process serves it. */
export function lakeOfFile(file: string): AuditedLake {
  const lake = createLake({file, projectId: localProjectId, dataset: localDataset, users: localUsers})
  const token = lake.issueToken('administrator')
  return {
    place: file,
    documents: async () => (await lake.query('*[]')) as readonly Doc[],
    async history(ids, from) {
      const address = `http://localhost/v2025-02-19/data/history/${localDataset}/transactions/${ids.join(',')}?${new URLSearchParams(historyOptions(from))}`
      const response = await lake.app.request(address, {headers: {authorization: `Bearer ${token}`}})
      if (!response.ok) throw new UsageError(`${file}: the history could not be read (${response.status}).`)
      return response.text()
    },
    async close() {
      lake.revokeToken(token)
      await lake.close()
    },
  }
}

export interface LakeAddress {
  readonly url: string
  readonly token: string | undefined
  readonly dataset: string
}

/** Any lake by its address: an embedded one, or a hosted one as `https://<project>.api.sanity.io`. */
export function lakeAt({url, token, dataset}: LakeAddress): AuditedLake {
  const hosted = /^https:\/\/([a-z0-9-]+)\.api\.sanity\.io\/?$/.exec(url)?.[1]
  const host = hosted ? {projectId: hosted} : {projectId: localProjectId, apiHost: url, useProjectHostname: false}
  return lakeOfClient(createClient({...host, dataset, apiVersion: '2025-02-19', useCdn: false, perspective: 'raw', token}), url)
}

export function lakeOfClient(client: SanityClient, place: string): AuditedLake {
  return {
    place,
    documents: () => client.fetch<readonly Doc[]>('*[]', {}, {perspective: 'raw'}),
    async history(ids, from) {
      const answer = await client.request<unknown>({url: `/data/history/${client.config().dataset}/transactions/${ids.join(',')}`, query: historyOptions(from)})
      // The client parses an answer of a single line and leaves any other as it is.
      return typeof answer === 'string' ? answer : JSON.stringify(answer)
    },
    close: async () => {},
  }
}

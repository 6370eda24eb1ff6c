import {createClient} from '@sanity/client'
import {join} from 'node:path'
import {createLake} from '../../src/lake/index.ts'
import {nextDecisionId, readDecision, whatWasRead} from '../../src/review/index.ts'
import {localUsers} from '../../studio/localUsers.ts'
import type {Newsroom} from './startNewsroom.ts'

/** A client of a running newsroom's lake with a token of this local user's. */
export function clientAs({dataFolder, lakeUrl}: Newsroom, user: (typeof localUsers)[number]['id']) {
  const lake = createLake({file: join(dataFolder, 'lake.sqlite'), users: localUsers})
  const token = lake.issueToken(user)
  void lake.close()
  return createClient({
    projectId: 'beatbook',
    dataset: 'newsroom',
    apiVersion: '2025-02-19',
    apiHost: lakeUrl,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token,
  })
}

/** Approves the draft of a document as it stands, or another version of it, as one of the local reviewers. */
export async function approve(
  newsroom: Newsroom,
  document: string,
  user: 'reviewer' | 'administrator' = 'reviewer',
  version = `drafts.${document}`,
): Promise<void> {
  const client = clientAs(newsroom, user)
  const draft = await client.getDocument(version)
  const known = await client.fetch<unknown[]>('*[_type == "beatbook.decision" && document == $document]', {document})
  await client.create({
    _id: nextDecisionId(document, known.flatMap((decision) => readDecision(decision) ?? [])),
    _type: 'beatbook.decision',
    document,
    documentType: draft?._type,
    act: 'approve',
    actor: user,
    at: new Date().toISOString(),
    ...whatWasRead(draft, []),
  })
}

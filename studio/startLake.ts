import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {createLake, defaultRoles, type Lake} from '../src/lake/index.ts'
import {localDataset, localProjectId} from './environment.ts'
import {historianRole, historyReader, localUsers, previewReader, readerRole} from './localUsers.ts'
import {newsroomDocuments} from './newsroom/newsroom.ts'
import {demonstrationBeat, newsroomNow} from './newsroom/newsroomNow.ts'
import {newsroomGuard} from '../src/gate/index.ts'
import type {Settings} from './settings.ts'

/** What opening the newsroom's lake found. */
export interface NewsroomLake {
  readonly lake: Lake
  readonly file: string
  /** How many documents the demonstration newsroom brought, 0 when the lake already held content. */
  readonly seeded: number
}

/**
 * Opens the embedded lake in `dataFolder`, with the review rules as its guard, and, when it is empty, loads the
 * demonstration newsroom. The lake itself is the author of what is loaded: nobody has approved it, and the audit says so.
 */
export async function openNewsroomLake({dataFolder, approvals, now}: Pick<Settings, 'dataFolder' | 'approvals' | 'now'>): Promise<NewsroomLake> {
  await mkdir(dataFolder, {recursive: true})
  const file = join(dataFolder, 'lake.sqlite')
  const lake = createLake({
    file,
    projectId: localProjectId,
    dataset: localDataset,
    roles: [...defaultRoles, readerRole, historianRole],
    users: [...localUsers, previewReader, historyReader].map(({id, name, email, roles}) => ({id, name, email, roles: [...roles]})),
    guard: newsroomGuard({
      settings: {approvals},
      now: ({get}) => now ?? (get(demonstrationBeat) ? newsroomNow : undefined),
      names: new Map(localUsers.map(({id, name}) => [id, name])),
    }),
  })
  if (!lake.isEmpty()) return {lake, file, seeded: 0}
  const documents = newsroomDocuments()
  lake.mutate(documents.map((document) => ({create: document})))
  return {lake, file, seeded: documents.length}
}

/** Whether the lake holds the demonstration newsroom, which lives on its own fixed day. */
export async function demonstrationNow(lake: Lake): Promise<string | undefined> {
  const demonstration = await lake.query('defined(*[_id == $id][0]._id)', {id: demonstrationBeat})
  return demonstration === true ? newsroomNow : undefined
}

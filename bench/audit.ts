/**
 * How long does `beatbook audit` take over a newsroom of 20,000 published takes, each written, approved and published?
 * Run with `npx node --conditions=beatbook-source bench/audit.ts`.
 */
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {lakeOfFile} from '../src/cli/audit/auditedLake.ts'
import {runAudit} from '../src/cli/audit/runAudit.ts'
import {createLake} from '../src/lake/index.ts'
import {whatWasRead} from '../src/review/index.ts'
import {localDataset, localProjectId} from '../studio/environment.ts'
import {localUsers} from '../studio/localUsers.ts'
import {newsroomDocuments, newsroomNow} from '../studio/newsroom/newsroom.ts'

const takes = 20_000
const folder = await mkdtemp(join(tmpdir(), 'beatbook-audit-'))
const file = join(folder, 'lake.sqlite')
const documents = newsroomDocuments()
const take = documents.find(({_type}) => _type === 'take')
const lake = createLake({file, projectId: localProjectId, dataset: localDataset, users: localUsers, documents})
for (let index = 0; index < takes; index += 1) {
  const id = `take-${index}`
  const text = {...take, _id: `drafts.${id}`, headline: `Number ${index}`, slug: {_type: 'slug', current: id}}
  lake.mutate([{create: text}], {author: 'writer'})
  const decision = {_type: 'beatbook.decision', document: id, documentType: 'take', act: 'approve', actor: 'reviewer', at: new Date().toISOString()}
  lake.mutate([{create: {...decision, ...whatWasRead(text, []), _id: `beatbook.decision.${id}.1`}}], {author: 'reviewer'})
  lake.mutate([{delete: {id: `drafts.${id}`}}, {create: {...text, _id: id}}], {author: 'reviewer'})
}
await lake.close()

const audited = lakeOfFile(file)
const [started, used] = [performance.now(), process.cpuUsage()]
const records = await runAudit(audited, {settings: {}, now: newsroomNow})
const cpu = process.cpuUsage(used)
const memory = process.memoryUsage().rss
await audited.close()
await rm(folder, {recursive: true})
const seconds = (value: number) => `${value.toFixed(1)} s`
process.stdout.write(
  `${takes} takes, ${records.length} records: ${seconds((performance.now() - started) / 1000)}, of which ${seconds((cpu.user + cpu.system) / 1e6)} of processor time; ${Math.round(memory / 1e6)} MB\n`,
)

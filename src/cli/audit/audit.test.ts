import {mkdtemp, rm} from 'node:fs/promises'
import {DatabaseSync} from 'node:sqlite'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {whatWasRead, type AuditRecord, type DecisionRecord, type LiveRecord} from '../../review/index.ts'
import {newsroomNow} from '../../../studio/newsroom/newsroom.ts'
import {beatId, draftId, startReviewedLake, type NewsroomUnderTest} from '../../../studio/reviewUnderTest.ts'
import {runCommand} from '../runCommand.ts'
import {lakeOfClient} from './auditedLake.ts'
import {runAudit} from './runAudit.ts'

const unguarded = {guard: undefined}
/** Roles that leave everything open, as on a hosted project without grants of its own. */
const openRoles = ['writer', 'reviewer', 'administrator'].map((name) => ({
  name,
  title: name,
  grants: [{filter: '_id in path("**")', permissions: ['read', 'create', 'update', 'history'] as const}],
}))

function audit(newsroom: NewsroomUnderTest): Promise<readonly AuditRecord[]> {
  return runAudit(lakeOfClient(newsroom.client('amir'), 'the lake'), {settings: {}, now: newsroomNow})
}

const liveOf = (records: readonly AuditRecord[], id = beatId) => records.find((one): one is LiveRecord => one.kind === 'live' && one.document === id)
const decisionsOf = (records: readonly AuditRecord[]) => records.filter((one): one is DecisionRecord => one.kind === 'decision')
const problems = (records: readonly AuditRecord[]) => decisionsOf(records).map(({id, problems}) => [id.replace(/^.*\./, ''), problems.map(({code}) => code)])

test('a newsroom that was loaded is listed as that, and as no fault', async () => {
  const newsroom = await startReviewedLake()
  const records = await audit(newsroom)
  expect(records.length).toBeGreaterThan(20)
  expect(new Set(records.map((record) => record.kind === 'live' && record.status))).toEqual(new Set(['loaded']))
  expect(liveOf(records)).toMatchObject({actor: 'lake', message: 'Loaded by the lake itself; nobody has approved it.'})
})

test('what went the way of the rules has a valid approval, and a record of each decision', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  await newsroom.decide('sven', 'comment', {reason: 'Whose prices?'})
  await newsroom.decide('sven', 'resolve', {inReplyTo: `beatbook.decision.${beatId}.1`})
  const {contentHash} = await newsroom.decide('rosa', 'approve')
  newsroom.clock.advance(60_000)
  await newsroom.publish('rosa')
  const records = await audit(newsroom)
  expect(liveOf(records)).toMatchObject({
    status: 'approved',
    contentHash,
    actor: 'rosa',
    at: newsroom.clock.now().toISOString(),
    approvals: [{decision: `beatbook.decision.${beatId}.3`, actor: 'rosa'}],
  })
  expect(problems(records)).toEqual([['1', []], ['2', []], ['3', []]])
  expect(decisionsOf(records)[2]).toMatchObject({act: 'approve', contentHash, recorded: {author: 'rosa'}, verdict: {errors: 0, warnings: 0, infos: 0, ruleIds: []}})
  expect(await audit(newsroom)).toEqual(records)
})

test('who wrote a version is known when its release is over', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  const rosa = newsroom.client('rosa')
  await rosa.releases.create({releaseId: 'spring'})
  await rosa.createVersion({releaseId: 'spring', publishedId: beatId, baseId: beatId})
  const version = `versions.spring.${beatId}`
  await rosa.patch(version).set({dek: 'Who pays for the wires, and who decides?'}).commit()
  await newsroom.decide('rosa', 'approve', whatWasRead(await newsroom.stored(version), []))
  newsroom.clock.advance(60_000)
  await rosa.releases.publish({releaseId: 'spring'})
  const records = await audit(newsroom)
  expect(problems(records)).toEqual([['1', ['author']]])
  expect(liveOf(records)).toMatchObject({actor: 'rosa'})
  expect(liveOf(records)?.status).not.toBe('approved')
})

/** The beat as a version in a release, changed by one user. */
async function versionBy(user: string, newsroom: NewsroomUnderTest): Promise<string> {
  const {_rev, _createdAt, _updatedAt, ...live} = (await newsroom.stored(beatId))!
  const _id = `versions.spring.${beatId}`
  await newsroom.client(user).create({...live, _id, _type: 'beat', dek: 'Who pays for the wires, and who decides?'})
  return _id
}

test('a version that went live by itself, and one that was thrown away, leave their approvals sound', async () => {
  const newsroom = await startReviewedLake()
  const version = await versionBy('wren', newsroom)
  await newsroom.decide('rosa', 'approve', whatWasRead(await newsroom.stored(version), []))
  await newsroom.client('rosa').action({actionType: 'sanity.action.document.publish', draftId: version, publishedId: beatId})
  await versionBy('sven', newsroom)
  await newsroom.client('wren').patch(version, {set: {dek: 'Who pays for the wires in the end?'}}).commit()
  await newsroom.decide('rosa', 'approve', whatWasRead(await newsroom.stored(version), []))
  await newsroom.client('wren').delete(version)
  const records = await audit(newsroom)
  expect(problems(records)).toEqual([['1', []], ['2', []]])
  expect(liveOf(records)?.actor).toBe('rosa')
})

test('an approval of the draft in between does not free who wrote the version', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  const version = await versionBy('rosa', newsroom)
  await newsroom.write('wren')
  await newsroom.decide('sven', 'approve')
  await newsroom.decide('rosa', 'approve', whatWasRead(await newsroom.stored(version), []))
  await newsroom.client('rosa').action({actionType: 'sanity.action.document.publish', draftId: version, publishedId: beatId})
  const records = await audit(newsroom)
  expect(problems(records)).toEqual([['1', []], ['2', ['author']]])
  expect(liveOf(records)).toMatchObject({status: 'approval-void', approvals: [], actor: 'rosa'})
})

test('a text and its approval in one transaction are found', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  await newsroom.write('wren')
  const {_rev, _createdAt, _updatedAt, ...draft} = (await newsroom.stored(draftId))!
  const mine = {...draft, _type: 'beat', dek: 'Words of Rosa that nobody else has read.'}
  const at = newsroom.clock.now().toISOString()
  const approval = {_id: `beatbook.decision.${beatId}.1`, _type: 'beatbook.decision', document: beatId, act: 'approve', actor: 'rosa', at, ...whatWasRead({...mine, _rev}, [])}
  await newsroom.client('rosa').transaction().createOrReplace(mine).create(approval).commit()
  expect(problems(await audit(newsroom))).toEqual([['1', ['not-the-text']]])
})

test('a raw write past the rules is listed with who, when and which rules it breaks', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  newsroom.clock.advance(3_600_000)
  await newsroom.client('amir').patch(beatId, {unset: ['whatItIs']}).commit()
  expect(liveOf(await audit(newsroom))).toMatchObject({
    status: 'never-approved',
    actor: 'amir',
    at: '2026-11-23T10:00:00.000Z',
    ruleIds: expect.arrayContaining(['section-order']) as unknown,
  })
})

test('a raw write after an approval says what it changed', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  await newsroom.write('wren')
  await newsroom.decide('rosa', 'approve')
  await newsroom.publish('rosa')
  await newsroom.client('amir').patch(beatId, {set: {dek: 'It costs 7 million dollars.'}}).commit()
  expect(liveOf(await audit(newsroom))).toMatchObject({status: 'approval-void', actor: 'amir', message: expect.stringContaining('since then wording changed') as unknown})
})

test('an approval that its author wrote by hand is invalid, and what rests on it has none', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  await newsroom.write('amir')
  await newsroom.decide('amir', 'approve')
  await newsroom.publish('amir')
  const records = await audit(newsroom)
  expect(problems(records)).toEqual([['1', ['author']]])
  expect(liveOf(records)).toMatchObject({
    status: 'approval-invalid',
    message: `The approval by amir (beatbook.decision.${beatId}.1) does not count. Its actor changed the text since it was last approved.`,
  })
})

test('naming an older revision does not hide who wrote the text', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  const {_rev} = (await newsroom.stored(beatId))!
  await newsroom.write('amir')
  await newsroom.decide('amir', 'approve', {revision: _rev})
  expect(problems(await audit(newsroom))).toEqual([['1', ['author']]])
})

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['in another’s name', {actor: 'rosa'}, 'other-actor'],
  ['dated back', {at: '2026-01-01T00:00:00Z'}, 'clock'],
  ['with another text under the hash', {content: '{"_id":"beat-electricity"}'}, 'hash-mismatch'],
  ['without a text', {content: null}, 'no-content'],
  ['with a number left out', {_id: `beatbook.decision.${beatId}.4`}, 'gap'],
  ['with an act nobody knows', {act: 'wave-through'}, 'malformed'],
])('an approval %s is found', async (_, more, code) => {
  const newsroom = await startReviewedLake({}, {...unguarded, roles: openRoles})
  await newsroom.write('wren')
  await newsroom.decide('sven', 'approve', more)
  expect(decisionsOf(await audit(newsroom)).flatMap((record) => record.problems.map((problem) => problem.code))).toContain(code)
})

test('an approval of a text that was not there is found', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  await newsroom.write('wren')
  const read = (await newsroom.stored(draftId))!
  await newsroom.write('wren', ' More.')
  await newsroom.decide('sven', 'approve', whatWasRead(read, []))
  expect(problems(await audit(newsroom))).toEqual([['1', ['not-the-text']]])
})

test('a decision that was changed or deleted in the lake is found, and by whom', async () => {
  const newsroom = await startReviewedLake({}, unguarded)
  await newsroom.write('wren')
  const ids = [1, 2, 3].map((number) => `beatbook.decision.${beatId}.${number}`)
  for (const _id of ids) await newsroom.decide('sven', 'comment', {_id, reason: 'Whose prices?'})
  newsroom.lake.mutate([{patch: {id: ids[0], set: {reason: 'All fine.'}}}], {author: 'amir'})
  newsroom.lake.mutate([{delete: {id: ids[1]}}, {delete: {id: ids[2]}}], {author: 'amir'})
  const records = await audit(newsroom)
  expect(problems(records)).toEqual([['1', ['altered']], ['2', ['deleted']], ['3', ['deleted']]])
  expect(decisionsOf(records)[1]?.problems[0]?.message).toBe('It was deleted by amir at 2026-11-23T09:00:00.000Z.')
})

async function newsroomFile() {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-audit-'))
  onTestFinished(() => rm(folder, {recursive: true}))
  return join(folder, 'lake.sqlite')
}

async function command(...args: string[]) {
  const seen = {out: '', err: ''}
  const code = await runCommand(['audit', ...args], {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.err += text),
    env: {},
    now: () => new Date('2026-11-24T00:00:00Z'),
  })
  return {code, ...seen}
}

test('a record changed in the data file itself is found on the command line', async () => {
  const file = await newsroomFile()
  const newsroom = await startReviewedLake({}, {file, projectId: 'beatbook', dataset: 'newsroom'})
  await newsroom.write('wren')
  await newsroom.decide('rosa', 'approve')
  await newsroom.publish('rosa')
  const well = await command('--data', file)
  expect(well.out).toMatch(/1 decision, 0 of them wrong\.\n$/)
  expect(well.code).toBe(0)
  await newsroom.lake.close()

  const database = new DatabaseSync(file)
  database.exec(`UPDATE documents SET content = replace(content, '"actor":"rosa"', '"actor":"sven"') WHERE id LIKE 'beatbook.decision.%'`)
  database.close()
  const found = await command('--data', file)
  expect(found.code).toBe(1)
  expect(found.out).toContain(`beatbook.decision.${beatId}.1  approve by sven`)
  expect(found.out).toContain('altered: It was changed after it was recorded: by past the lake.')
  expect(found.out).toContain(`${beatId}  approval-invalid`)
})

test('writes NDJSON for machines and a page for people', async () => {
  const file = await newsroomFile()
  const newsroom = await startReviewedLake({}, {file, ...unguarded})
  await newsroom.client('amir').patch(beatId, {set: {title: 'Power <script>: who pays'}}).commit()
  const lines = (await command('--data', file, '--format', 'ndjson')).out.trim().split('\n').map((line) => JSON.parse(line) as AuditRecord)
  expect(liveOf(lines)).toMatchObject({status: 'never-approved', title: 'Power <script>: who pays'})
  const {out, code} = await command('--data', file, '--format', 'html')
  expect(code).toBe(1)
  expect(out).toContain('<h2>Live without a valid approval</h2>')
  expect(out).toContain('Power &#60;script&#62;: who pays')
  expect(out).not.toContain('<script')
})

test.each([
  [['--format', 'pdf'], '--format cannot be "pdf"'],
  [['--data', 'nowhere.sqlite'], 'nowhere.sqlite: there is no such file'],
  [['--data', 'package.json'], 'is not a lake database'],
  [['--data', 'a', '--url', 'b'], 'Name one lake'],
  [['--approvals', 'many'], '--approvals cannot be "many"'],
])('audit %j is refused in plain words', async (args, message) => {
  const {code, err} = await command(...args)
  expect([code, err]).toEqual([2, expect.stringContaining(message)])
})

import type {SanityClient} from '@sanity/client'
import type {ValidationError} from 'sanity'
import {beforeEach, expect, test} from 'vitest'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {startLake, type LakeUnderTest} from '../../src/lake/lakeUnderTest.ts'
import {nextDecisionId, readDecision, whatWasRead} from '../../src/review/index.ts'
import {newsroomDocuments, newsroomNow} from '../../studio/newsroom/newsroom.ts'
import {createBriefingSession} from '../briefing/briefingSession.ts'
import {briefingChecks} from '../briefing/checks.ts'
import {withReleaseCheck} from './releaseCheck.ts'
import {createReviewSession} from './reviewSession.ts'

const id = 'beat-open-vs-closed'
const version = `versions.spring.${id}`
let lake: LakeUnderTest
let writer: SanityClient

beforeEach(async () => {
  lake = await startLake({documents: newsroomDocuments() as never})
  writer = lake.client('writer')
  const {_rev, _createdAt, _updatedAt, ...published} = (await writer.getDocument(id))!
  lake.lake.mutate([{create: {...published, _id: version, emailSubject: 'Open and closed weights, this month'}}], {author: 'writer'})
})

/** The error checks as the Studio runs them on a stored document: codes of what they find. */
async function errorsOf(documentId: string, approvals?: number, notes = {}): Promise<readonly string[]> {
  const briefing = createBriefingSession({contract: briefingContract, now: () => newsroomNow})
  const session = createReviewSession(briefing, approvals === undefined ? {} : {approvals})
  const checks = withReleaseCheck(briefingChecks(session.briefing), session)
  const document = {...(await writer.getDocument(documentId)), ...notes}
  const found = (await checks.error(undefined, {document, getClient: () => writer} as never)) as true | (ValidationError & {code: string})[]
  return found === true ? [] : found.map(({code}) => code)
}

async function approve(): Promise<void> {
  const reviewer = lake.client('reviewer')
  const document = await reviewer.getDocument(version)
  const known = await reviewer.fetch<unknown[]>('*[_type == "beatbook.decision"]')
  const decisions = known.flatMap((value) => readDecision(value) ?? [])
  const act = {act: 'approve', actor: 'reviewer', at: new Date().toISOString(), document: id, documentType: 'beat'}
  await reviewer.create({_id: nextDecisionId(id, decisions), _type: 'beatbook.decision', ...act, ...whatWasRead(document, [])})
}

test('a version that nobody approved holds its release back', async () => {
  expect(await errorsOf(version)).toEqual(['beatbook.review.not-approved'])
})

test('an approved one does not, until a figure changes', async () => {
  await approve()
  expect(await errorsOf(version)).toEqual([])
  lake.lake.mutate([{patch: {id: version, set: {emailSubject: 'Open and closed weights, 40 models'}}}], {author: 'writer'})
  expect(await errorsOf(version)).toContain('beatbook.review.approval-void')
})

test('what the releases tool notes on a document it validates does not change its text', async () => {
  await approve()
  expect(await errorsOf(version, 1, {publishedDocumentExists: true, draftDocumentExists: false})).toEqual([])
})

test('a newsroom without approvals publishes its releases', async () => {
  expect(await errorsOf(version, 0)).toEqual([])
})

test('being unapproved is no fault of a draft, nor of what is live', async () => {
  lake.lake.mutate([{create: {...(await writer.getDocument(version))!, _id: `drafts.${id}`}}], {author: 'writer'})
  expect(await errorsOf(`drafts.${id}`)).toEqual([])
  expect(await errorsOf(id)).toEqual([])
})

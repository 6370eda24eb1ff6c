import {expect, test} from 'vitest'
import {refusal, startLake, stoppedClock} from '../lakeUnderTest.ts'

const start = '2026-11-23T09:00:00.000Z'
const beat = (id: string, title: string) => ({_id: id, _type: 'beat', title})

async function lakeWith(...documents: Readonly<Record<string, unknown>>[]) {
  const clock = stoppedClock(start)
  const started = await startLake({now: clock.now})
  started.lake.mutate(documents.map((document) => ({create: document})))
  const reviewer = started.client('reviewer')
  return {
    ...started,
    clock,
    reviewer,
    titles: async (perspective: string[] | 'raw' | 'published' = 'raw') => {
      const query = '*[_type == "beat"]{_id, title}'
      const found = await reviewer.fetch<{_id: string; title: string}[]>(query, {}, {perspective})
      return Object.fromEntries(found.map(({_id, title}) => [_id, title]))
    },
    state: async (releaseId = 'spring') => (await reviewer.releases.get({releaseId}))?.state,
  }
}

/** A release with a new text of one beat, a new beat, and one that is to be taken down. */
async function withSpring() {
  const lake = await lakeWith(beat('b1', 'Live'), beat('b3', 'Old'), beat('drafts.b1', 'Draft'))
  const {reviewer} = lake
  await reviewer.releases.create({releaseId: 'spring', metadata: {title: 'Spring', releaseType: 'asap'}})
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'b1', document: {_type: 'beat', title: 'In spring'}})
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'b2', document: {_type: 'beat', title: 'New'}})
  await reviewer.unpublishVersion({releaseId: 'spring', publishedId: 'b3'})
  return lake
}

test('a release is a document of its own, as the Studio reads it', async () => {
  const {reviewer} = await lakeWith()
  const {releaseId} = await reviewer.releases.create({metadata: {title: 'Spring'}})
  const release = await reviewer.releases.get({releaseId})
  expect(release).toEqual({
    _id: `_.releases.${releaseId}`,
    _type: 'system.release',
    _rev: release?._rev,
    _createdAt: start,
    _updatedAt: start,
    name: releaseId,
    state: 'active',
    metadata: {title: 'Spring', releaseType: 'undecided'},
    userId: 'reviewer',
  })
  expect(await reviewer.fetch('releases::all()[]._id')).toEqual([`_.releases.${releaseId}`])
  expect(await refusal(reviewer.releases.create({releaseId}))).toMatchObject({
    status: 409,
    body: {error: {type: 'actionError', items: [{index: 0, error: {type: 'documentAlreadyExistsError'}}]}},
  })
})

test('editing a release changes its metadata and nothing else', async () => {
  const {reviewer} = await lakeWith()
  await reviewer.releases.create({releaseId: 'spring', metadata: {title: 'Spring', description: 'Much.'}})
  const metadata = {title: 'Summer', releaseType: 'scheduled', intendedPublishAt: '2027-06-01T09:00:00Z'}
  await reviewer.releases.edit({releaseId: 'spring', patch: {set: {metadata}, unset: []}})
  expect((await reviewer.releases.get({releaseId: 'spring'}))?.metadata).toEqual(metadata)
  for (const set of [{state: 'published'}, {'metadata.releaseType': 'whenever'}, {'metadata.intendedPublishAt': 'soon'}]) {
    expect(await refusal(reviewer.releases.edit({releaseId: 'spring', patch: {set}}))).toMatchObject({status: 400})
  }
  expect((await reviewer.releases.get({releaseId: 'spring'}))?.metadata).toEqual(metadata)
})

test('versions are seen through the perspective of their release, and found as parts of it', async () => {
  const {reviewer, titles} = await withSpring()
  expect(await titles('published')).toEqual({b1: 'Live', b3: 'Old'})
  expect(await titles(['spring', 'drafts'])).toEqual({b1: 'In spring', b2: 'New'})
  expect(await titles(['drafts'])).toEqual({b1: 'Draft', b3: 'Old'})
  const {result} = await reviewer.releases.fetchDocuments({releaseId: 'spring'})
  expect(result.map(({_id}) => _id)).toEqual(['versions.spring.b1', 'versions.spring.b2', 'versions.spring.b3'])
  expect(await reviewer.fetch('*[sanity::versionOf("b1")]._id')).toEqual(['b1', 'drafts.b1', 'versions.spring.b1'])
})

test('publishing a release puts all of it live in one transaction', async () => {
  const {reviewer, titles, clock, lake} = await withSpring()
  const commits: string[][] = []
  lake.onCommit(({changes}) => commits.push(changes.map(({id}) => id)))
  clock.advance(1000)
  await reviewer.releases.publish({releaseId: 'spring'})
  expect(await titles()).toEqual({b1: 'In spring', b2: 'New', 'drafts.b1': 'Draft', 'drafts.b3': 'Old'})
  expect(commits.map((ids) => ids.sort())).toEqual([
    ['_.releases.spring', 'b1', 'b2', 'b3', 'drafts.b3', 'versions.spring.b1', 'versions.spring.b2', 'versions.spring.b3'],
  ])
  expect(await reviewer.releases.get({releaseId: 'spring'})).toMatchObject({
    state: 'published',
    publishedAt: '2026-11-23T09:00:01.000Z',
    finalDocumentStates: [{id: 'versions.spring.b1'}, {id: 'versions.spring.b2'}, {id: 'versions.spring.b3'}],
  })
  expect(await reviewer.fetch('*[_id == "b1"][0]._system')).toBe(null)
})

test('a release with one document that cannot go live changes nothing', async () => {
  const {reviewer, titles, state} = await withSpring()
  await reviewer.createVersion({
    releaseId: 'spring',
    publishedId: 'b4',
    document: {_type: 'beat', title: 'Leads nowhere', about: {_type: 'reference', _ref: 'gone', _weak: true, _strengthenOnPublish: {type: 'beat'}}},
  })
  const before = await titles()
  expect(await refusal(reviewer.releases.publish({releaseId: 'spring'}))).toMatchObject({
    status: 409,
    body: {error: {items: [{error: {type: 'documentReferenceDoesNotExistError', referenceID: 'gone'}}]}},
  })
  expect(await titles()).toEqual(before)
  expect(await state()).toBe('active')
})

test('documents of a release may refer to each other', async () => {
  const {reviewer} = await withSpring()
  const about = {_type: 'reference', _ref: 'b2', _weak: true, _strengthenOnPublish: {type: 'beat'}}
  await reviewer.createVersion({releaseId: 'spring', publishedId: 'a1', document: {_type: 'beat', title: 'First', about}})
  await reviewer.releases.publish({releaseId: 'spring'})
  expect(await reviewer.fetch('*[_id == "a1"][0].about')).toEqual({_type: 'reference', _ref: 'b2'})
})

test('what is scheduled stands still until it is unscheduled', async () => {
  const {reviewer, titles, state} = await withSpring()
  const before = await titles()
  const publishAt = '2026-12-01T09:00:00.000Z'
  await reviewer.releases.schedule({releaseId: 'spring', publishAt})
  expect(await reviewer.releases.get({releaseId: 'spring'})).toMatchObject({state: 'scheduled', publishAt})
  const version = {releaseId: 'spring', publishedId: 'b1'}
  const locked = {status: 409, body: {error: {items: [{error: {type: 'releaseStateError', state: 'scheduled'}}]}}}
  const edit = {actionType: 'sanity.action.document.edit' as const, draftId: 'versions.spring.b1', publishedId: 'b1'}
  for (const attempt of [
    () => reviewer.action({...edit, patch: {set: {title: 'Other'}}}),
    () => reviewer.discardVersion(version),
    () => reviewer.patch('versions.spring.b1').set({title: 'Other'}).commit(),
    () => reviewer.delete('versions.spring.b2'),
    () => reviewer.createVersion({...version, publishedId: 'b9', document: {_type: 'beat', title: 'Late'}}),
    () => reviewer.action({actionType: 'sanity.action.document.publish', draftId: 'versions.spring.b1', publishedId: 'b1'}),
  ]) {
    expect(await refusal(attempt())).toMatchObject(locked)
  }
  expect(await refusal(reviewer.releases.archive({releaseId: 'spring'}))).toMatchObject({status: 409})
  expect(await titles()).toEqual(before)
  await reviewer.releases.schedule({releaseId: 'spring', publishAt: '2026-12-02T09:00:00.000Z'})
  await reviewer.releases.unschedule({releaseId: 'spring'})
  expect(await state()).toBe('active')
  expect(await reviewer.releases.get({releaseId: 'spring'})).not.toHaveProperty('publishAt')
  await reviewer.discardVersion(version)
  expect(await titles()).not.toHaveProperty('versions.spring.b1')
})

test('what went live in a release is found in history, by the transaction that put it there', async () => {
  const {reviewer, request} = await withSpring()
  const {transactionId} = await reviewer.releases.publish({releaseId: 'spring'})
  const last = await request('/data/history/newsroom/documents/versions.spring.b1?lastRevision=true', {as: 'reviewer'})
  expect(await last.json()).toMatchObject({documents: [{_id: 'versions.spring.b1', title: 'In spring', _rev: transactionId}]})
  const events = await request('/data/history/newsroom/events/documents/b1', {as: 'reviewer'})
  expect((await events.json()).events.b1[0]).toMatchObject({
    type: 'publishDocumentVersion',
    publishCause: 'release.publish',
    versionId: 'versions.spring.b1',
    releaseId: 'spring',
    revisionId: transactionId,
  })
})

test('an archived release gives its versions back', async () => {
  const {reviewer, titles, state} = await withSpring()
  const before = await titles()
  await reviewer.releases.archive({releaseId: 'spring'})
  expect(await titles()).toEqual({b1: 'Live', b3: 'Old', 'drafts.b1': 'Draft'})
  expect(await state()).toBe('archived')
  expect(await refusal(reviewer.releases.publish({releaseId: 'spring'}))).toMatchObject({status: 409})
  await reviewer.releases.unarchive({releaseId: 'spring'})
  expect(await titles()).toEqual(before)
  expect(await reviewer.fetch('*[_id == "versions.spring.b3"][0]._system.delete')).toBe(true)
  expect(await state()).toBe('active')
})

test('a release is deleted when it is over, not before', async () => {
  const {reviewer, state} = await withSpring()
  expect(await refusal(reviewer.releases.delete({releaseId: 'spring'}))).toMatchObject({status: 409})
  await reviewer.releases.archive({releaseId: 'spring'})
  await reviewer.releases.delete({releaseId: 'spring'})
  expect(await state()).toBe(undefined)
  expect(await refusal(reviewer.releases.publish({releaseId: 'spring'}))).toMatchObject({
    status: 404,
    body: {error: {items: [{error: {type: 'releaseNotFoundError', releaseId: 'spring'}}]}},
  })
})

test('a version begins from another document, at the revision that was read, and says so', async () => {
  const {reviewer} = await lakeWith(beat('b1', 'Live'), beat('drafts.b1', 'Draft'))
  const draft = await reviewer.getDocument('drafts.b1')
  await reviewer.releases.create({releaseId: 'spring', metadata: {cardinality: 'one'}})
  const given = {releaseId: 'spring', publishedId: 'b1', baseId: 'drafts.b1'}
  expect(await refusal(reviewer.createVersion({...given, ifBaseRevisionId: 'older'}))).toMatchObject({status: 409})
  await reviewer.createVersion({...given, ifBaseRevisionId: draft?._rev})
  expect(await reviewer.getDocument('versions.spring.b1')).toMatchObject({
    title: 'Draft',
    _system: {
      bundleId: 'spring',
      scopeId: 'spring',
      release: {_ref: '_.releases.spring', _weak: true},
      group: {_ref: 'b1', _weak: true},
      base: {id: 'drafts.b1', rev: draft?._rev},
    },
  })
  const second = reviewer.createVersion({releaseId: 'spring', publishedId: 'b2', document: {_type: 'beat', title: 'Second'}})
  expect(await refusal(second)).toMatchObject({status: 400})
})

test('a release comes in from an export; one that was scheduled is not put live for that', async () => {
  const {reviewer, state} = await lakeWith()
  const given = {actionType: 'sanity.action.release.import' as const, releaseId: 'spring'}
  const attributes = {_id: '_.releases.spring', _type: 'system.release', name: 'spring', metadata: {title: 'Spring', releaseType: 'scheduled'}}
  await reviewer.action({...given, attributes: {...attributes, state: 'scheduled', publishAt: start}, ifExists: 'fail'})
  expect(await state()).toBe('active')
  expect(await refusal(reviewer.action({...given, attributes, ifExists: 'fail'}))).toMatchObject({status: 409})
  await reviewer.action({...given, attributes: {...attributes, state: 'archived'}, ifExists: 'ignore'})
  expect(await state()).toBe('active')
  await reviewer.action({...given, attributes: {...attributes, state: 'archived'}, ifExists: 'replace'})
  expect(await state()).toBe('archived')
})

test('a writer writes versions and leaves releases to others, as a dry run tells beforehand', async () => {
  const {client, titles, state} = await withSpring()
  const writer = client('writer')
  await writer.createVersion({releaseId: 'spring', publishedId: 'b5', document: {_type: 'beat', title: 'By Wren'}})
  const before = await titles()
  const attempts = [
    (dryRun: boolean) => writer.releases.create({releaseId: 'mine'}, {dryRun}),
    (dryRun: boolean) => writer.releases.edit({releaseId: 'spring', patch: {set: {'metadata.title': 'Mine'}}}, {dryRun}),
    (dryRun: boolean) => writer.releases.publish({releaseId: 'spring'}, {dryRun}),
    (dryRun: boolean) => writer.releases.schedule({releaseId: 'spring', publishAt: start}, {dryRun}),
    (dryRun: boolean) => writer.releases.archive({releaseId: 'spring'}, {dryRun}),
  ]
  for (const attempt of attempts) {
    for (const dryRun of [true, false]) {
      expect(await refusal(attempt(dryRun))).toMatchObject({status: 403, body: {error: {type: 'insufficientPermissionsError'}}})
    }
  }
  expect([await titles(), await state()]).toEqual([before, 'active'])
})

test('a dry run does nothing, and does not mind what state a release is in', async () => {
  const {reviewer, titles, state} = await withSpring()
  const before = await titles()
  const [releaseId, dry] = ['spring', {dryRun: true}]
  await reviewer.releases.publish({releaseId}, dry)
  await reviewer.releases.unarchive({releaseId}, dry)
  await reviewer.releases.delete({releaseId}, dry)
  await reviewer.releases.create({releaseId: 'other'}, dry)
  expect([await titles(), await state(), await state('other')]).toEqual([before, 'active', undefined])
})

test.each(['reviewer', 'administrator'])('a %s cannot write a release’s own document past its actions', async (user) => {
  const {client, state} = await withSpring()
  const anyone = client(user)
  const release = {_id: '_.releases.spring', _type: 'system.release', state: 'published', metadata: {}}
  for (const attempt of [
    () => anyone.createOrReplace(release),
    () => anyone.patch('_.releases.spring').set({state: 'scheduled', publishAt: start, scheduledBy: 'administrator'}).commit(),
    () => anyone.delete('_.releases.spring'),
    () => anyone.delete({query: '*[_type == "system.release"]'}),
    () => anyone.create({...release, _id: '_.releases.other'}),
  ]) {
    expect(await refusal(attempt())).toMatchObject({status: 400})
  }
  expect(await state()).toBe('active')
})

test.each([
  ['an id that is no part of an id', {releaseId: 'a.b'}],
  ['the name of a perspective', {releaseId: 'drafts'}],
  ['a release type nobody knows', {releaseId: 'x', metadata: {releaseType: 'never'}}],
  ['a date that is none', {releaseId: 'x', metadata: {intendedPublishAt: 'tomorrow'}}],
])('no release is created with %s', async (_, given) => {
  const {request} = await lakeWith()
  const actions = [{actionType: 'sanity.action.release.create', ...given}]
  const response = await request('/data/actions/newsroom', {as: 'reviewer', method: 'POST', body: JSON.stringify({actions})})
  expect([response.status, await response.json()]).toMatchObject([400, {error: {type: 'actionError', items: [{error: {type: 'validationError'}}]}}])
})

test('the Studio is told that it may have releases and scheduled drafts, and how many there are', async () => {
  const {request, reviewer} = await withSpring()
  await reviewer.releases.create({releaseId: 'single', metadata: {cardinality: 'one'}})
  expect(await (await request('/features')).json()).toEqual(expect.arrayContaining(['contentReleases', 'singleDocRelease']))
  const allowed = await request('/projects/beatbook/new-content-release-allowed', {as: 'reviewer'})
  expect(await allowed.json()).toEqual({
    data: {orgActiveReleaseCount: 2, orgMeteredActiveReleaseCount: 1, datasetReleaseLimit: Number.MAX_SAFE_INTEGER, orgActiveReleaseLimit: null},
  })
})

import {expect, test} from 'vitest'
import {whatWasRead} from '../src/review/index.ts'
import {beatId, draftId, startReviewedLake, users, type NewsroomUnderTest} from './reviewUnderTest.ts'

const version = '/:version{v[0-9X][-0-9]*}'

/** Endpoints that write, and what a request to them can hold; each is tried with every attempt of its kind. */
const writing: Readonly<Record<string, 'mutations' | 'actions' | 'nothing'>> = {
  'POST /data/mutate/:dataset': 'mutations',
  'POST /projects/:project/datasets/:dataset/mutate': 'mutations',
  'POST /data/actions/:dataset': 'actions',
  'POST /projects/:project/datasets/:dataset/actions': 'actions',
  // Queries, uploads, signing out and settings of one user: no document of an editor's can come of them.
  'POST /data/query/:dataset': 'nothing',
  'POST /projects/:project/datasets/:dataset/query': 'nothing',
  'POST /assets/images/:dataset': 'nothing',
  'POST /assets/files/:dataset': 'nothing',
  'POST /auth/logout': 'nothing',
  'POST /intake/batch': 'nothing',
  'POST /comments/:dataset/setup': 'nothing',
  'PUT /users/me/keyvalue': 'nothing',
}

type Attempts = Readonly<Record<string, (newsroom: NewsroomUnderTest, user: string) => Promise<readonly object[]>>>

const newId = 'beat-brand-new'
const versionId = `versions.r1.${beatId}`
const decisionId = `beatbook.decision.${beatId}.1`

async function beat(newsroom: NewsroomUnderTest, more: object = {}) {
  const {_rev, _createdAt, _updatedAt, ...live} = (await newsroom.stored(beatId))!
  return {...live, title: 'Nobody read this: it went live', ...more}
}

async function approval(newsroom: NewsroomUnderTest, more: object = {}) {
  const read = whatWasRead(await newsroom.stored(draftId), [])
  const at = newsroom.clock.now().toISOString()
  return {_id: `beatbook.decision.${beatId}.2`, _type: 'beatbook.decision', document: beatId, act: 'approve', at, ...read, ...more}
}

const mutations: Attempts = {
  'patching what is live': async () => [{patch: {id: beatId, set: {title: 'Nobody read this: it went live'}}}],
  'patching it by query': async () => [{patch: {query: '*[_id == $id]', params: {id: beatId}, set: {dek: 'Unread.'}}}],
  'replacing it': async (newsroom) => [{createOrReplace: await beat(newsroom)}],
  'deleting and creating it': async (newsroom) => [{delete: {id: beatId}}, {create: await beat(newsroom)}],
  'replacing it by another type and back': async (newsroom) => [{createOrReplace: await beat(newsroom, {_type: 'subject'})}, {createOrReplace: await beat(newsroom)}],
  'creating a new one live': async (newsroom) => [{create: await beat(newsroom, {_id: newId})}],
  'creating it live if it is not there': async (newsroom) => [{createIfNotExists: await beat(newsroom, {_id: newId})}],
  'hiding it among others': async (newsroom) => [
    {createOrReplace: {_id: 'drafts.source-x', _type: 'source', name: 'A source'}},
    {createOrReplace: await beat(newsroom)},
    {patch: {id: draftId, set: {title: 'Rail: who pays'}}},
  ],
  'approving one’s own text': async (newsroom, user) => [{create: await approval(newsroom, {actor: user})}],
  'approving it as of an older revision': async (newsroom, user) => [
    {create: await approval(newsroom, {actor: user, revision: (await newsroom.stored(beatId))!._rev})},
  ],
  'approving in another’s name': async (newsroom, user) => [{create: await approval(newsroom, {actor: user === 'sven' ? 'rosa' : 'sven'})}],
  'approving and publishing at once': async (newsroom, user) => [{create: await approval(newsroom, {actor: user})}, {createOrReplace: await beat(newsroom)}],
  'approving a text that is not there': async (newsroom, user) => [
    {create: await approval(newsroom, {actor: user, ...whatWasRead(await beat(newsroom), [])})},
  ],
  'approving without content': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, content: undefined})}],
  'skipping a number': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, _id: `beatbook.decision.${beatId}.9`})}],
  'dating it back': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, at: '2026-01-01T00:00:00Z'})}],
  'recording an act nobody knows': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, act: 'wave-through'})}],
  'a decision without a home': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, _id: 'drafts.approval'})}],
  'a decision as a draft': async (newsroom, user) => [{create: await approval(newsroom, {actor: user, _id: `drafts.beatbook.decision.${beatId}.2`})}],
  'something else in a decision’s place': async () => [{create: {_id: `beatbook.decision.${beatId}.2`, _type: 'note', actor: 'wren', act: 'comment'}}],
  'changing a decision': async () => [{patch: {id: decisionId, set: {reason: 'I never said so.'}}}],
  'replacing a decision': async (newsroom) => [{createOrReplace: {...(await newsroom.stored(decisionId)), _type: 'beatbook.decision', reason: 'Other.'}}],
  'deleting a decision': async () => [{delete: {id: decisionId}}],
  'deleting all decisions': async () => [{delete: {query: '*[_type == "beatbook.decision"]'}}],
}

const action = (actionType: string, fields: object) => ({actionType: `sanity.action.document.${actionType}`, ...fields})

const release = (actionType: string, fields: object = {}) => ({actionType: `sanity.action.release.${actionType}`, releaseId: 'r3', ...fields})

const actions: Attempts = {
  'publishing the draft': async () => [action('publish', {draftId, publishedId: beatId})],
  'publishing a version': async () => [action('publish', {versionId, publishedId: beatId})],
  'replacing the draft and publishing it': async (newsroom) => [
    action('replaceDraft', {publishedId: beatId, attributes: await beat(newsroom, {_id: draftId})}),
    action('publish', {draftId, publishedId: beatId}),
  ],
  'editing and publishing': async () => [
    action('edit', {draftId, publishedId: beatId, patch: {set: {title: 'Nobody read this: it went live'}}}),
    action('publish', {draftId, publishedId: beatId}),
  ],
  'unpublishing, editing and publishing': async () => [
    action('edit', {draftId, publishedId: beatId, patch: {set: {dek: 'Unread.'}}}),
    action('unpublish', {draftId, publishedId: beatId}),
    action('publish', {draftId, publishedId: beatId}),
  ],
  'creating a new one and publishing it': async (newsroom) => [
    action('create', {publishedId: newId, attributes: await beat(newsroom, {_id: `drafts.${newId}`})}),
    action('publish', {draftId: `drafts.${newId}`, publishedId: newId}),
  ],
  'a version made and published': async (newsroom) => [
    action('version.create', {publishedId: beatId, document: await beat(newsroom, {_id: `versions.r2.${beatId}`})}),
    action('publish', {versionId: `versions.r2.${beatId}`, publishedId: beatId}),
  ],
  'a release made and published': async (newsroom) => [
    release('create'),
    action('version.create', {publishedId: beatId, document: await beat(newsroom, {_id: `versions.r3.${beatId}`})}),
    release('publish'),
  ],
  'a new one in a release that was scheduled': async (newsroom) => [
    release('create'),
    action('version.create', {publishedId: newId, document: await beat(newsroom, {_id: `versions.r3.${newId}`})}),
    release('schedule', {publishAt: '2026-01-01T00:00:00Z'}),
    release('unschedule'),
    release('publish'),
  ],
  'a release archived, brought back and published': async () => [
    release('create', {releaseId: 'r1'}),
    release('archive', {releaseId: 'r1'}),
    release('unarchive', {releaseId: 'r1'}),
    release('publish', {releaseId: 'r1'}),
  ],
  'an approval by way of a release': async (newsroom, user) => [
    release('create'),
    action('version.create', {
      publishedId: `beatbook.decision.${beatId}.2`,
      document: await approval(newsroom, {actor: user, _id: `versions.r3.beatbook.decision.${beatId}.2`}),
    }),
    release('publish'),
  ],
  'an approval by way of a draft': async (newsroom, user) => [
    action('create', {publishedId: `beatbook.decision.${beatId}.2`, attributes: await approval(newsroom, {actor: user, _id: `drafts.beatbook.decision.${beatId}.2`})}),
    action('publish', {draftId: `drafts.beatbook.decision.${beatId}.2`, publishedId: `beatbook.decision.${beatId}.2`}),
  ],
  'editing a decision': async () => [
    action('edit', {draftId: `drafts.${decisionId}`, publishedId: decisionId, patch: {set: {reason: 'I never said so.'}}}),
    action('publish', {draftId: `drafts.${decisionId}`, publishedId: decisionId}),
  ],
  'unpublishing a decision': async () => [action('unpublish', {draftId: `drafts.${decisionId}`, publishedId: decisionId})],
  'deleting a decision': async () => [action('delete', {publishedId: decisionId})],
}

/** What is live, and what was decided: neither may change. */
async function state({lake}: NewsroomUnderTest): Promise<unknown> {
  return lake.query(`{
    "live": *[_type in ["beat", "take"] && _id in path("*")] | order(_id asc),
    "decisions": *[_type == "beatbook.decision" || _id in path("beatbook.decision.**")] | order(_id asc)
  }`)
}

function routesOf({lake}: NewsroomUnderTest): string[] {
  return [...new Set(lake.app.routes.map(({method, path}) => `${method} ${path.replace(version, '')}`))]
}

test('every endpoint that writes has a verdict, and every verdict an endpoint', async () => {
  const newsroom = await startReviewedLake()
  const found = routesOf(newsroom).filter((route) => !/^(?:ALL|GET|HEAD|OPTIONS) /.test(route))
  expect(found.sort()).toEqual(Object.keys(writing).sort())
})

const gated = Object.entries(writing).filter(([, kind]) => kind !== 'nothing')

test.each(gated)('%s refuses every attempt to everyone', {timeout: 60_000}, async (endpoint, kind) => {
  const newsroom = await startReviewedLake()
  // All of them wrote the text, so none of them may approve it.
  for (const {id} of users) await newsroom.write(id)
  await newsroom.client('amir').create({...(await beat(newsroom)), _id: versionId, _type: 'beat'})
  await newsroom.decide('wren', 'comment', {reason: 'Ready to read.'})
  const before = await state(newsroom)
  const path = endpoint.replace(/^POST /, '').replace(':project', 'beatbook').replace(':dataset', 'newsroom')
  for (const [attempt, make] of Object.entries(kind === 'mutations' ? mutations : actions)) {
    for (const as of [...users.map(({id}) => id), undefined]) {
      const body = JSON.stringify({[kind]: await make(newsroom, as ?? 'nobody')})
      const response = await newsroom.request(path, {method: 'POST', body, ...(as ? {as} : {})})
      const told = await response.text()
      expect([401, 403, 404, 409], `${attempt} as ${as}: ${told}`).toContain(response.status)
    }
    expect(await state(newsroom), attempt).toEqual(before)
  }
})

/** Where roles alone stand in the way, whatever the guard says. */
const refusedByGrants = [
  'approving in another’s name',
  'something else in a decision’s place',
  'changing a decision',
  'replacing a decision',
  'deleting a decision',
  'deleting all decisions',
  'editing a decision',
  'unpublishing a decision',
]

test('without the guard an administrator would get through with all that grants leave open', {timeout: 60_000}, async () => {
  const accepted: string[] = []
  for (const [kind, attempts] of Object.entries({mutations, actions})) {
    for (const [attempt, make] of Object.entries(attempts)) {
      const newsroom = await startReviewedLake({}, {guard: undefined})
      await newsroom.write('wren')
      await newsroom.client('amir').create({...(await beat(newsroom)), _id: versionId, _type: 'beat'})
      await newsroom.decide('wren', 'comment', {reason: 'Ready to read.'})
      const path = kind === 'mutations' ? '/data/mutate/newsroom' : '/data/actions/newsroom'
      const response = await newsroom.request(path, {method: 'POST', body: JSON.stringify({[kind]: await make(newsroom, 'amir')}), as: 'amir'})
      if (response.ok) accepted.push(attempt)
    }
  }
  const all = [...Object.keys(mutations), ...Object.keys(actions)]
  expect(accepted).toEqual(all.filter((attempt) => !refusedByGrants.includes(attempt)))
})

test('no GET writes anything', async () => {
  const newsroom = await startReviewedLake()
  const commits: unknown[] = []
  newsroom.lake.onCommit((commit) => commits.push(commit))
  const streams = /listen|live\/events/
  for (const route of routesOf(newsroom).filter((one) => one.startsWith('GET ') && !streams.test(one))) {
    const path = route.slice(4).replace(':dataset', 'newsroom').replace(':project', 'beatbook').replace(/:\w+/g, beatId)
    await newsroom.request(path, {as: 'amir'})
  }
  expect(commits).toEqual([])
})

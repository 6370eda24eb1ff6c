import type {Action} from '@sanity/client'
import {expect, test} from 'vitest'
import {createLake, LakeError} from './index.ts'
import {refusal, startLake} from './lakeUnderTest.ts'

const live = {_id: 'b1', _type: 'beat', title: 'Live'}
const draft = {_id: 'drafts.b1', _type: 'beat', title: 'Draft'}

async function newsroom() {
  const started = await startLake()
  started.lake.mutate([{create: live}, {create: draft}, {create: {_id: 'p', _type: 'publication'}}])
  return started
}

const action = (name: string, fields: object) => ({actionType: `sanity.action.document.${name}`, ...fields}) as Action
const pair = {draftId: 'drafts.b1', publishedId: 'b1'}

test('each role is served the filters that are enforced', async () => {
  const {request} = await newsroom()
  const acl = async (as: string) => (await request('/projects/beatbook/datasets/newsroom/acl', {as})).json()
  expect(await acl('writer')).toEqual([
    {filter: '_id in path("**")', permissions: ['read', 'history']},
    {filter: '_id in path("drafts.**")', permissions: ['create', 'update']},
    {filter: '_id in path("versions.**")', permissions: ['create', 'update']},
    {
      filter:
        '_id in path("beatbook.decision.**") && _type == "beatbook.decision" && actor == identity() && act in ["submit", "decline", "comment", "resolve", "withdraw", "attest"]',
      permissions: ['create'],
    },
    {filter: '_id in path("beatbook.feedback.**") && _type == "beatbook.feedback" && actor == identity()', permissions: ['create', 'update']},
    {filter: '_id in path("beatbook.proposal.**") && _type == "beatbook.proposal" && state == "open"', permissions: ['create']},
    {
      filter: '_id in path("beatbook.proposal.**") && _type == "beatbook.proposal" && (state == "open" || decidedBy == identity())',
      permissions: ['update'],
    },
  ])
  expect(await acl('administrator')).toEqual([
    {filter: '_id in path("**")', permissions: ['read', 'history', 'editHistory']},
    {filter: '!(_id in path("beatbook.decision.**"))', permissions: ['create', 'update']},
    {
      filter: '_id in path("beatbook.decision.**") && _type == "beatbook.decision" && actor == identity()',
      permissions: ['create'],
    },
  ])
})

test('a writer says what they think of suggestions, and nothing for others', async () => {
  const {client} = await newsroom()
  const dismissal = (actor: string) => ({_id: `beatbook.feedback.${actor}`, _type: 'beatbook.feedback', kind: 'dismissed', document: 'b1', target: 't1', actor})
  await client('writer').create(dismissal('writer'))
  expect(await refusal(client('writer').create(dismissal('reviewer')))).toMatchObject({status: 403})
  await client('reviewer').create(dismissal('reviewer'))
  expect(await refusal(client('writer').delete('beatbook.feedback.reviewer'))).toMatchObject({status: 403})
  await client('writer').delete('beatbook.feedback.writer')
})

test('a writer settles an open proposal under their own name, and leaves what others settled', async () => {
  const {client} = await newsroom()
  const proposal = {_id: 'beatbook.proposal.t1.b1.1', _type: 'beatbook.proposal', document: 'b1', take: 't1', state: 'open'}
  await client('writer').create(proposal)
  const settle = (user: string, decidedBy: string) => client(user).patch(proposal._id).set({state: 'declined', decidedBy}).commit()
  expect(await refusal(settle('writer', 'reviewer'))).toMatchObject({status: 403})
  await settle('writer', 'writer')
  await settle('reviewer', 'reviewer')
  expect(await refusal(settle('writer', 'writer'))).toMatchObject({status: 403})
})

const decision = (actor: string, act = 'decline') => ({
  _id: 'beatbook.decision.b1.1',
  _type: 'beatbook.decision',
  document: 'b1',
  actor,
  act,
})

test.each(['writer', 'reviewer', 'administrator'])('a %s records a decision of their own, and nobody changes it', async (role) => {
  const {client} = await newsroom()
  await client(role).create(decision(role))
  for (const other of ['writer', 'reviewer', 'administrator']) {
    expect(await refusal(client(other).patch('beatbook.decision.b1.1').set({reason: 'No'}).commit())).toMatchObject({status: 403})
    expect(await refusal(client(other).delete('beatbook.decision.b1.1'))).toMatchObject({status: 403})
    expect(await refusal(client(other).create(decision(other)))).toMatchObject({status: 409})
  }
  expect(await client('writer').getDocument('beatbook.decision.b1.1')).toMatchObject(decision(role))
})

test.each([
  ['in another name', decision('reviewer')],
  ['that only a reviewer can make', decision('writer', 'approve')],
  ['of another type', {...decision('writer'), _type: 'beat'}],
])('a writer records no decision %s', async (_, document) => {
  const {client} = await newsroom()
  expect(await refusal(client('writer').create(document))).toMatchObject({status: 403})
})

test('a writer writes drafts, and versions in releases', async () => {
  const {client} = await newsroom()
  const writer = client('writer')
  await writer.patch('drafts.b1').set({title: 'Better'}).commit()
  await writer.create({_id: 'drafts.b2', _type: 'beat'})
  await writer.action(action('edit', {draftId: 'drafts.p', publishedId: 'p', patch: {set: {name: 'Ours'}}}))
  await writer.action(action('version.discard', {versionId: 'drafts.b2'}))
  await writer.create({_id: 'versions.r1.b1', _type: 'beat'})
  expect(await writer.fetch('*._id')).toEqual(['b1', 'drafts.b1', 'drafts.p', 'p', 'versions.r1.b1'])
})

test.each<[string, readonly object[]]>([
  ['creates what is live', [{create: {_id: 'b9', _type: 'beat'}}]],
  ['patches what is live', [{patch: {id: 'b1', set: {title: 'No'}}}]],
  ['patches what is live by a query', [{patch: {query: '*[_type == "beat"]', set: {title: 'No'}}}]],
  ['replaces what is live', [{createOrReplace: {...live, title: 'No'}}]],
  ['deletes what is live', [{delete: {id: 'b1'}}]],
  ['makes a release', [{create: {_id: '_.releases.r1', _type: 'system.release'}}]],
  ['writes an asset', [{create: {_id: 'image-abc-1x1-png', _type: 'sanity.imageAsset'}}]],
  ['hides it behind a draft', [{patch: {id: 'drafts.b1', set: {title: 'x'}}}, {delete: {id: 'b1'}}]],
])('a writer never %s', async (_, mutations) => {
  const {lake, request} = await newsroom()
  const before = await lake.query('*')
  const body = JSON.stringify({mutations})
  const response = await request('/data/mutate/newsroom', {as: 'writer', method: 'POST', body})
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({
    error: {type: 'mutationError', items: [{error: {type: 'insufficientPermissionsError'}}]},
  })
  expect(await lake.query('*')).toEqual(before)
})

test.each<[string, Action]>([
  ['publish', action('publish', pair)],
  ['unpublish', action('unpublish', pair)],
  ['delete', action('delete', {publishedId: 'b1', includeDrafts: ['drafts.b1']})],
])('a writer cannot %s, a reviewer can', async (_, given) => {
  const {lake, client} = await newsroom()
  const before = await lake.query('*')
  expect(await refusal(client('writer').action(given))).toMatchObject({status: 403})
  expect(await lake.query('*')).toEqual(before)
  await client('reviewer').action(given)
  expect(await lake.query('*')).not.toEqual(before)
})

test('a reviewer leaves system documents alone, an administrator does not', async () => {
  const {client} = await newsroom()
  const group = {_id: '_.groups.editors', _type: 'system.group'}
  expect(await refusal(client('reviewer').create(group))).toMatchObject({status: 403})
  await client('administrator').create(group)
})

test('nobody in particular reads what is published and has no dot, and writes nothing', async () => {
  const {lake, client, request} = await newsroom()
  lake.mutate([{create: {_id: 'beatbook.decision.1', _type: 'beatbook.decision'}}])
  const anyone = client()
  for (const perspective of ['raw', 'drafts', 'published'] as const) {
    expect(await anyone.fetch('*{_id, title}', {}, {perspective})).toEqual([
      {_id: 'b1', title: 'Live'},
      {_id: 'p', title: null},
    ])
  }
  expect(await (await request('/data/doc/newsroom/b1,drafts.b1,beatbook.decision.1')).json()).toMatchObject({
    documents: [{_id: 'b1'}],
    omitted: [
      {id: 'drafts.b1', reason: 'permission'},
      {id: 'beatbook.decision.1', reason: 'permission'},
    ],
  })
  expect(await refusal(anyone.create({_type: 'beat'}))).toMatchObject({status: 401})
  expect(await refusal(anyone.action(action('publish', pair)))).toMatchObject({status: 401})
  for (const path of ['/data/history/newsroom/documents/b1', '/data/export/newsroom', '/users/me']) {
    expect((await request(path)).status).toBe(401)
  }
})

test('what a role may not read stays out of queries, documents, references, history and exports', async () => {
  const roles = [
    {
      name: 'desk',
      title: 'Desk',
      grants: [{filter: '_type != "secret"', permissions: ['read', 'create', 'update'] as const}],
    },
  ]
  const {lake, client, request} = await startLake({roles})
  lake.mutate([
    {create: {_id: 's1', _type: 'secret', title: 'Hidden'}},
    {create: {_id: 'b1', _type: 'beat', about: {_ref: 's1'}}},
  ])
  lake.mutate([{patch: {id: 's1', set: {title: 'Still hidden'}}}])
  const desk = client('desk')
  expect(await desk.fetch('*[]{_id, "about": about->title}')).toEqual([{_id: 'b1', about: null}])
  expect(await desk.fetch('*[references("s1") || _id in *[_type == "secret"].x]._id')).toEqual(['b1'])
  expect(await desk.getDocument('s1')).toBe(undefined)
  const text = async (path: string) => (await request(path, {as: 'desk'})).text()
  expect(await text('/data/history/newsroom/documents/s1')).toBe('{"documents":[]}')
  expect(await text('/data/history/newsroom/events/documents/s1')).toBe('{"events":{"s1":[]},"nextCursor":""}')
  expect(await text('/data/history/newsroom/transactions/s1?effectFormat=mendoza')).not.toContain('idden')
  expect(await text('/data/export/newsroom')).not.toContain('idden')
  expect(await refusal(desk.patch('s1').set({title: 'Mine'}).commit())).toMatchObject({status: 403})
  expect(await refusal(desk.patch('b1').set({_type: 'secret'}).commit())).toMatchObject({status: 400})
  expect(await refusal(desk.createOrReplace({_id: 'b1', _type: 'secret'}))).toMatchObject({status: 403})
})

test('a filter may ask who is asking', async () => {
  const grants = [{filter: 'owner == identity()', permissions: ['read', 'create', 'update'] as const}]
  const {lake, client} = await startLake({
    roles: [{name: 'own', title: 'Own', grants}],
    users: [
      {id: 'ada', name: 'Ada', roles: ['own']},
      {id: 'bo', name: 'Bo', roles: [{name: 'own', title: 'Own'}]},
    ],
  })
  lake.mutate(['ada', 'bo'].map((owner) => ({create: {_id: `note-${owner}`, _type: 'note', owner}})))
  expect(await client('ada').fetch('*._id')).toEqual(['note-ada'])
  expect(await client('bo').fetch('*._id')).toEqual(['note-bo'])
  expect(await refusal(client('bo').patch('note-bo').set({owner: 'ada'}).commit())).toMatchObject({status: 403})
})

test('a role whose filter is not GROQ is refused when the lake is opened', () => {
  const grants = [{filter: '_id ==', permissions: ['read'] as const}]
  expect(() => createLake({roles: [{name: 'odd', title: 'Odd', grants}]})).toThrow(
    'The role "odd" has a filter that is not GROQ: _id ==',
  )
})

test('a user with a role the lake does not have is refused when the lake is opened', () => {
  expect(() => createLake({users: [{id: 'ada', name: 'Ada', roles: ['queen']}]})).toThrow(
    'The user "ada" has the role "queen", and the lake has only writer, reviewer, administrator',
  )
})

test('a guard sees the state a commit leads to, and refuses it whole', async () => {
  const seen: unknown[] = []
  const {lake, client} = await startLake({
    guard(commit, {access, get, query}) {
      seen.push([access.identity, commit.changes.map(({id}) => id), get('b1')?.title, query('count(*)')])
      if (commit.changes.some(({after}) => after?.title === 'Unread')) {
        throw new LakeError(
          409,
          {error: {type: 'publishGateError', description: 'Nobody read this'}},
          'Nobody read this',
        )
      }
    },
  })
  lake.mutate([{create: live}])
  const refused = await refusal(client('reviewer').patch('b1').set({title: 'Unread'}).commit())
  expect(refused).toEqual({status: 409, body: {error: {type: 'publishGateError', description: 'Nobody read this'}}})
  expect(seen).toEqual([
    ['lake', ['b1'], 'Live', 1],
    ['reviewer', ['b1'], 'Unread', 1],
  ])
  expect(await lake.query('*.title')).toEqual(['Live'])
  await client('reviewer').patch('b1').set({title: 'Read'}).commit()
  expect(await lake.query('*.title')).toEqual(['Read'])
})

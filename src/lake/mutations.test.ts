import {expect, test} from 'vitest'
import {countingIds, refusal, startLake, stoppedClock} from './lakeUnderTest.ts'

const beat = {_id: 'b1', _type: 'beat', title: 'Compute'}
const fixed = () => ({now: stoppedClock().now, newId: countingIds()})

test('every mutation does what the HTTP API says', async () => {
  const {client} = await startLake(fixed())
  const admin = client('administrator')
  await admin.createIfNotExists({...beat, count: 1})
  await admin.createIfNotExists({...beat, count: 99})
  await admin
    .patch('b1')
    .set({title: 'Chips', 'deep.down': true})
    .setIfMissing({tags: ['a', 'b', 'c'], title: 'ignored'})
    .inc({count: 5})
    .dec({count: 2})
    .unset(['tags[1]'])
    .insert('after', 'tags[-1]', ['d'])
    .commit()
  expect(await admin.fetch('*[_id == "b1"][0]{title, deep, tags, count}')).toEqual({
    title: 'Chips',
    deep: {down: true},
    tags: ['a', 'c', 'd'],
    count: 4,
  })
  await admin.createOrReplace({_id: 'b1', _type: 'beat', title: 'Anew'})
  expect(await admin.fetch('*[_id == "b1"][0]{title, tags}')).toEqual({title: 'Anew', tags: null})
  await admin.delete('b1')
  expect(await admin.fetch('count(*)')).toBe(0)
})

test.each([
  [
    'an index',
    {unset: ['list[0]']},
    [
      {_key: 'b', n: 2},
      {_key: 'c', n: 3},
    ],
  ],
  [
    'a negative index',
    {unset: ['list[-1]']},
    [
      {_key: 'a', n: 1},
      {_key: 'b', n: 2},
    ],
  ],
  ['a range', {unset: ['list[0:2]']}, [{_key: 'c', n: 3}]],
  [
    'a key',
    {set: {'list[_key=="b"].n': 9}},
    [
      {_key: 'a', n: 1},
      {_key: 'b', n: 9},
      {_key: 'c', n: 3},
    ],
  ],
  ['a comparison', {unset: ['list[n>1]']}, [{_key: 'a', n: 1}]],
  [
    'a key in single quotes',
    {unset: ["list[_key=='a'].n", "list[_key == 'b']"]},
    [{_key: 'a'}, {_key: 'c', n: 3}],
  ],
  [
    'all items',
    {set: {'list[].n': 0}},
    [
      {_key: 'a', n: 0},
      {_key: 'b', n: 0},
      {_key: 'c', n: 0},
    ],
  ],
  ['a union', {unset: ['list[0,2]']}, [{_key: 'b', n: 2}]],
  ['an odd key', {set: {'["odd key"]': 1}, unset: ['list']}, null],
  [
    'every depth',
    {inc: {'..n': 1}},
    [
      {_key: 'a', n: 2},
      {_key: 'b', n: 3},
      {_key: 'c', n: 4},
    ],
  ],
])('a patch path may name %s', async (_, operations, list) => {
  const {client, lake} = await startLake()
  const items = [
    {_key: 'a', n: 1},
    {_key: 'b', n: 2},
    {_key: 'c', n: 3},
  ]
  lake.mutate([{create: {...beat, list: items}}])
  await client('administrator').patch('b1', operations).commit()
  expect(await client('administrator').fetch('*[_id == "b1"][0].list')).toEqual(list)
})

test.each(['__proto__.x', 'list.__proto__', '["__proto__"].x', "['__proto__']", '..__proto__', 'list[__proto__]'])(
  'a path through %s is refused, and no write is lost without a word',
  async (path) => {
    const {client, lake} = await startLake()
    lake.mutate([{create: {...beat, list: [1]}}])
    const refused = await refusal(client('administrator').patch('b1', {set: {[path]: 1}}).commit())
    expect(refused).toMatchObject({status: 400, body: {error: {type: 'mutationError'}}})
  },
)

test('a number that JSON cannot write is refused, whether it is given or comes of adding', async () => {
  const {lake, request} = await startLake()
  lake.mutate([{create: {...beat, n: 1e308}}])
  const mutate = (body: string) => request('/data/mutate/newsroom', {as: 'administrator', method: 'POST', body})
  for (const mutation of [
    '{"create":{"_id":"b2","_type":"beat","deep":[{"n":1e999}]}}',
    '{"patch":{"id":"b1","set":{"n":-1e999}}}',
    '{"patch":{"id":"b1","inc":{"n":1e308}}}',
  ]) {
    expect((await mutate(`{"mutations":[${mutation}]}`)).status, mutation).toBe(400)
  }
  expect(await lake.query('*{_id, n}')).toEqual([{_id: 'b1', n: 1e308}])
})

test('set comes before setIfMissing within one patch, as in the HTTP API', async () => {
  const {client, lake} = await startLake()
  lake.mutate([{create: beat}])
  await client('administrator')
    .patch('b1', {setIfMissing: {dek: 'second'}, set: {dek: 'first'}})
    .commit()
  expect(await client('administrator').fetch('*[_id == "b1"][0].dek')).toBe('first')
})

test('a patch and a delete may find their documents by a query', async () => {
  const {client, lake} = await startLake()
  lake.mutate(['a', 'b', 'c'].map((id) => ({create: {_id: id, _type: id === 'c' ? 'take' : 'beat'}})))
  const admin = client('administrator')
  const patched = await admin.mutate(
    [{patch: {query: '*[_type == $type]', params: {type: 'beat'}, set: {seen: true}}}],
    {
      returnDocuments: false,
    },
  )
  expect(patched.results).toEqual([
    {id: 'a', operation: 'update'},
    {id: 'b', operation: 'update'},
  ])
  await admin.delete({query: '*[seen == true]'})
  expect(await admin.fetch('*._id')).toEqual(['c'])
})

test('a transaction is applied in order, sees its own steps, and is all or nothing', async () => {
  const {client} = await startLake(fixed())
  const admin = client('administrator')
  await admin
    .transaction()
    .create({_id: 't1', _type: 'take', beat: {_type: 'reference', _ref: 'b1'}})
    .create(beat)
    .patch('b1', {set: {title: 'Patched'}})
    .commit()
  expect(await admin.fetch('*{_id, _rev, title, "beat": beat->title}')).toEqual([
    {_id: 'b1', _rev: 'id1', title: 'Patched', beat: null},
    {_id: 't1', _rev: 'id1', title: null, beat: 'Patched'},
  ])
  const failed = await refusal(admin.transaction().create({_id: 'b2', _type: 'beat'}).create(beat).commit())
  expect(failed).toEqual({
    status: 409,
    body: {
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Document by ID "b1" already exists',
        items: [
          {
            index: 1,
            error: {type: 'documentAlreadyExistsError', description: 'Document by ID "b1" already exists', id: 'b1'},
          },
        ],
      },
    },
  })
  expect(await admin.fetch('count(*)')).toBe(2)
})

test('the client chooses the transaction id once; it becomes the revision', async () => {
  const {client} = await startLake()
  const admin = client('administrator')
  await admin.mutate([{create: beat}], {transactionId: 'mine', returnDocuments: false})
  expect(await admin.fetch('*[0]._rev')).toBe('mine')
  const again = await refusal(admin.mutate([{create: {_id: 'b2', _type: 'beat'}}], {transactionId: 'mine'}))
  expect(again).toMatchObject({status: 409, body: {error: {type: 'transactionAlreadyExistsError'}}})
})

test('a dry run answers like the real thing and changes nothing', async () => {
  const {client} = await startLake()
  const admin = client('administrator')
  const created = await admin.create(beat, {dryRun: true})
  expect(created.title).toBe('Compute')
  expect(await admin.fetch('count(*)')).toBe(0)
})

test('array items get keys when asked for', async () => {
  const {client} = await startLake({newId: countingIds('key')})
  const admin = client('administrator')
  await admin.create({...beat, list: [{n: 1}, {_key: 'own', n: 2}]}, {autoGenerateArrayKeys: true})
  await admin
    .patch('b1')
    .append('list', [{n: 3}])
    .commit({autoGenerateArrayKeys: true})
  const list = await admin.fetch<{_key: string; n: number}[]>('*[0].list')
  expect(list.map(({n}) => n)).toEqual([1, 2, 3])
  expect(list.map(({_key}) => typeof _key)).toEqual(['string', 'string', 'string'])
  expect(list[1]?._key).toBe('own')
})

test('a patch for an outdated revision is refused', async () => {
  const {client} = await startLake(fixed())
  const admin = client('administrator')
  await admin.create(beat)
  await admin.patch('b1').set({title: 'Other'}).commit()
  const refused = await refusal(admin.patch('b1').ifRevisionId('id1').set({title: 'Mine'}).commit())
  expect(refused).toMatchObject({
    status: 409,
    body: {
      error: {
        items: [
          {
            index: 0,
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              id: 'b1',
              expectedRevisionID: 'id1',
              currentRevisionID: 'id2',
            },
          },
        ],
      },
    },
  })
})

test('a strong reference needs its target, and holds it', async () => {
  const {client, lake} = await startLake()
  const admin = client('administrator')
  const take = {_id: 't1', _type: 'take', beat: {_type: 'reference', _ref: 'b1'}}
  expect(await refusal(admin.create(take))).toMatchObject({
    status: 409,
    body: {error: {items: [{error: {type: 'documentReferenceDoesNotExistError', id: 't1', referenceID: 'b1'}}]}},
  })
  lake.mutate([{create: beat}, {create: take}])
  expect(await refusal(admin.delete('b1'))).toMatchObject({
    status: 409,
    body: {error: {items: [{error: {type: 'documentHasExistingReferencesError', id: 'b1', referencingIDs: ['t1']}}]}},
  })
  await admin.transaction().delete('b1').delete('t1').commit()
  expect(await admin.fetch('count(*)')).toBe(0)
})

test('a weak reference needs nothing', async () => {
  const {client} = await startLake()
  await client('administrator').create({
    _id: 't1',
    _type: 'take',
    beat: {_type: 'reference', _ref: 'gone', _weak: true},
  })
  expect(await client('administrator').fetch('*[0].beat->')).toBe(null)
})

test.each([
  ['a missing document', [{patch: {id: 'gone', set: {a: 1}}}], 404, 'documentNotFoundError'],
  ['a document without a type', [{create: {_id: 'x'}}], 400, 'validationError'],
  ['a malformed id', [{create: {_id: '-x', _type: 'beat'}}], 400, 'validationError'],
  ['an id with two dots in a row', [{create: {_id: 'a..b', _type: 'beat'}}], 400, 'validationError'],
  ['an unknown mutation', [{upsert: beat}], 400, 'validationError'],
  ['an unknown patch operation', [{patch: {id: 'b1', push: {a: 1}}}], 400, 'validationError'],
  ['a path that cannot be read', [{patch: {id: 'b1', set: {'a[': 1}}}], 400, 'validationError'],
  ['a path with something after its end', [{patch: {id: 'b1', set: {'a b': 1}}}], 400, 'validationError'],
  ['a path that is empty', [{patch: {id: 'b1', unset: ['']}}], 400, 'validationError'],
  ['a text patch that cannot be read', [{patch: {id: 'b1', diffMatchPatch: {title: '@'}}}], 400, 'validationError'],
  ['a patch of the type', [{patch: {id: 'b1', set: {_type: 'take'}}}], 400, 'validationError'],
  ['a patch of the id', [{patch: {id: 'b1', set: {_id: 'other'}}}], 400, 'validationError'],
  ['a mutation that is no object', ['create'], 400, 'validationError'],
])('%s is refused with the hosted error body', async (_, mutations, status, type) => {
  const {lake, request} = await startLake()
  lake.mutate([{create: beat}])
  const response = await request('/data/mutate/newsroom', {
    as: 'administrator',
    method: 'POST',
    body: JSON.stringify({mutations}),
  })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({error: {type: 'mutationError', items: [{index: 0, error: {type}}]}})
  expect(await lake.query('count(*)')).toBe(1)
})

test('documents nested a hundred deep are refused, not choked on', async () => {
  const {client} = await startLake()
  let deep: Record<string, unknown> = {}
  for (let depth = 0; depth < 100; depth += 1) deep = {deep}
  expect(await refusal(client('administrator').create({...beat, deep}))).toMatchObject({status: 400})
  expect(
    await refusal(client('administrator').create(JSON.parse('{"_type":"beat","__proto__":{"a":1}}'))),
  ).toMatchObject({
    status: 400,
  })
})

const steps = (count: number) => Array.from({length: count}, () => 'a').join('.')

test.each([
  ['100 deep, that makes what it leads to', {set: {[steps(100)]: 1}}, 'has more than 64 segments'],
  ['100 deep, to nothing', {unset: [steps(100)]}, 'has more than 64 segments'],
  ['as long as a request may be', {setIfMissing: {[steps(1_900_000)]: 1}}, 'has more than 64 segments'],
  ['of brackets', {inc: {[`a${'[0]'.repeat(100)}`]: 1}}, 'has more than 64 segments'],
  ['that searches everywhere, everywhere', {unset: ['..a..a..a']}, 'more than 2 times'],
])('a path %s is refused, in a word', async (_, patch, reason) => {
  const {client} = await startLake()
  let deep: unknown = 1
  for (let depth = 0; depth < 60; depth += 1) deep = {a: deep}
  await client('administrator').create({...beat, a: deep})
  const {status, body} = await refusal(client('administrator').patch(beat._id, patch).commit())
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain(reason)
  expect(JSON.stringify(body).length).toBeLessThan(2000)
  const fair = {unset: ['..a..a'], set: {[steps(63)]: 2}}
  expect(await client('administrator').patch(beat._id, fair).commit()).toMatchObject({_id: beat._id})
})

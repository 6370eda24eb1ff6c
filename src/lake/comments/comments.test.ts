import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {refusal, startLake} from '../lakeUnderTest.ts'

const text = (words: string) => [{_type: 'block', _key: 'a', children: [{_type: 'span', _key: 'b', text: words}]}]
const comment = (authorId: string, more: object = {}) => ({
  _id: 'c1',
  _type: 'comment',
  authorId,
  message: text('Is this so?'),
  status: 'open',
  threadId: 't1',
  target: {
    document: {_type: 'crossDatasetReference', _dataset: 'newsroom', _projectId: 'beatbook', _ref: 'b1', _weak: true},
    path: {field: 'title'},
  },
  ...more,
})

async function withComments(file?: string) {
  const started = await startLake(file === undefined ? {} : {file})
  const addon = (user?: string) => started.client(user, {dataset: 'newsroom-comments'})
  return {...started, addon}
}

test('the Studio finds a dataset for its comments, and may ask for one', async () => {
  const {request} = await withComments()
  const datasets = await request('/projects/beatbook/datasets?datasetProfile=comments&addonFor=newsroom', {as: 'writer'})
  expect(await datasets.json()).toMatchObject([{name: 'newsroom-comments'}])
  const setup = await request('/comments/newsroom/setup', {as: 'writer', method: 'POST'})
  expect(await setup.json()).toEqual({datasetName: 'newsroom-comments'})
})

test('what is said stands apart from the content', async () => {
  const {addon, client, lake} = await withComments()
  await client('reviewer').create({_id: 'b1', _type: 'beat'})
  await addon('writer').create(comment('writer'))
  expect(await addon('reviewer').fetch('*[_type == "comment"]{_id, authorId}')).toEqual([{_id: 'c1', authorId: 'writer'}])
  expect(await addon('writer').fetch('*[_type == "beat"]')).toEqual([])
  expect(await lake.query('*._id')).toEqual(['b1'])
  expect(await client('administrator').fetch('*._id')).toEqual(['b1'])
})

test('others hear of it at once', async () => {
  const {addon} = await withComments()
  const heard = new Promise<unknown>((resolve, reject) => {
    const stream = addon('reviewer').listen('*[_type == "comment"]', {}, {events: ['welcome', 'mutation'], includeResult: true})
    const subscription = stream.subscribe({
      next: (event) => {
        if (event.type === 'welcome') void addon('writer').create(comment('writer'))
        if (event.type !== 'mutation') return
        resolve(event)
        subscription.unsubscribe()
      },
      error: reject,
    })
  })
  expect(await heard).toMatchObject({transition: 'appear', documentId: 'c1', result: {authorId: 'writer'}})
})

test('a comment is its author’s; others react, resolve and answer', async () => {
  const {addon} = await withComments()
  await addon('writer').create(comment('writer'))
  const reviewer = addon('reviewer')
  await reviewer.create(comment('reviewer', {_id: 'c2', parentCommentId: 'c1'}))
  await reviewer.patch('c1').set({status: 'resolved', reactions: [{_key: 'x', userId: 'reviewer', shortName: ':+1:'}]}).commit()
  for (const attempt of [
    () => reviewer.patch('c1').set({message: text('It is not.')}).commit(),
    () => reviewer.patch('c1').set({authorId: 'reviewer'}).commit(),
    () => reviewer.delete('c1'),
    () => reviewer.create(comment('writer', {_id: 'c3'})),
    () => addon('administrator').delete('c1'),
  ]) {
    expect(await refusal(attempt())).toMatchObject({status: 403, body: {error: {type: 'insufficientPermissionsError'}}})
  }
  const other = {_id: 'b1', _type: 'beat', authorId: 'reviewer'}
  expect(await refusal(reviewer.create(other))).toMatchObject({status: 403})
  await addon('writer').patch('c1').set({message: text('Is it?')}).commit()
  await Promise.all([
    addon('writer').delete({query: '*[_type == "comment" && parentCommentId == "c1"]'}),
    addon('writer').delete('c1'),
  ])
  expect(await reviewer.fetch('count(*)')).toBe(0)
})

test('whoever is not signed in reads and writes none', async () => {
  const {addon} = await withComments()
  await addon('writer').create(comment('writer'))
  expect(await refusal(addon().fetch('*'))).toMatchObject({status: 401})
  expect(await refusal(addon().create(comment('anyone', {_id: 'c9'})))).toMatchObject({status: 401})
})

test('comments last as long as the content beside them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lake-')), 'lake.sqlite')
  const first = await withComments(file)
  await first.addon('writer').create(comment('writer'))
  await first.lake.close()
  const second = await withComments(file)
  expect(await second.addon('writer').fetch('*._id')).toEqual(['c1'])
  expect(second.lake.isEmpty()).toBe(true)
})

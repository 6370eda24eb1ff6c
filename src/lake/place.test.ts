import {expect, test} from 'vitest'
import {createLake} from './index.ts'
import {startLake} from './lakeUnderTest.ts'

const place = {projectId: 'abc12345', dataset: 'production'}
const asked = '{"project": sanity::projectId(), "dataset": sanity::dataset()}'
const own = {project: 'abc12345', dataset: 'production'}

test('a query knows which project and dataset it is in, on either lane', async () => {
  const {client} = await startLake({...place, documents: [{_id: 'a', _type: 'note', home: 'production'}]})
  const writer = client('writer', place)
  expect(await writer.fetch(asked)).toEqual(own)
  expect(await writer.fetch(`*[home == sanity::dataset()]${asked}`)).toEqual([own])
  expect(await writer.fetch(`*[home == sanity::projectId()]`)).toEqual([])
  expect(await writer.fetch(`*[0]${asked}// ${'long, and so for the slow lane '.repeat(200)}`)).toEqual(own)
})

test('the comments are in a dataset of their own', async () => {
  const {client} = await startLake(place)
  const comments = client('writer', {...place, dataset: 'production-comments'})
  expect(await comments.fetch(asked)).toEqual({...own, dataset: 'production-comments'})
})

test('without options it is the default project', async () => {
  expect(await createLake().query(asked)).toEqual({project: 'beatbook', dataset: 'newsroom'})
})

test('a listener may ask too', async () => {
  const {client, lake} = await startLake(place)
  const heard = new Promise((resolve, reject) => {
    const events = client('writer', place).listen('*[home == sanity::dataset()]', {}, {events: ['welcome', 'mutation']})
    const following = events.subscribe({
      error: reject,
      next(event) {
        if (event.type === 'welcome') {
          lake.mutate([{create: {_id: 'a', _type: 'note', home: 'elsewhere'}}, {create: {_id: 'b', _type: 'note', home: 'production'}}])
        } else {
          following.unsubscribe()
          resolve('documentId' in event && event.documentId)
        }
      },
    })
  })
  expect(await heard).toBe('b')
})

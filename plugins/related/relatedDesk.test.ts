import {IDBFactory, IDBKeyRange as FakeKeyRange} from 'fake-indexeddb'
import {beforeAll, expect, test} from 'vitest'
import {newsroomDocuments} from '../../studio/newsroom/newsroom.ts'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import {createRelatedDesk} from './relatedDesk.ts'
import type {RelatedRequest} from './relatedMessages.ts'
import {createSnapshotStore} from './snapshotStore.ts'

beforeAll(() => {
  globalThis.IDBKeyRange = FakeKeyRange
})

const open: Extract<RelatedRequest, {type: 'open'}> = {type: 'open', dataset: 'd', user: 'wren', contract: briefingContract}
const documents = newsroomDocuments().map((document) => ({...document, _rev: 'r1'}))
const now = Date.parse('2026-07-15')

function look(id: string): Extract<RelatedRequest, {type: 'look'}> {
  const document = documents.find(({_id}) => _id === id)!
  return {type: 'look', draft: {id, whole: true, changed: {...document}, removed: []}, now, lists: ['document', 'links']}
}

test('a desk opened from a snapshot answers as the one that kept it', async () => {
  const store = createSnapshotStore(new IDBFactory())
  const [first, second] = [createRelatedDesk(store), createRelatedDesk(store)]
  await first.answer(open)
  await first.answer({type: 'change', put: documents, remove: []})
  await first.answer({type: 'keep'})
  const {stories, revisions} = await second.answer(open)
  expect(stories).toBeGreaterThan(50)
  expect(revisions).toContainEqual(['beat-safety-testing', 'r1'])
  expect(await second.answer(look('beat-safety-testing'))).toEqual(await first.answer(look('beat-safety-testing')))
  const mentions: Extract<RelatedRequest, {type: 'mentions'}> = {type: 'mentions', draft: 'beat-safety-testing', now}
  expect((await first.answer(mentions)).mentions.length).toBeGreaterThan(0)
  expect(await second.answer(mentions)).toEqual(await first.answer(mentions))
})

test('a draft that was hidden by the published story speaks in full when that is withdrawn, snapshot or not', async () => {
  const store = createSnapshotStore(new IDBFactory())
  const [first, second] = [createRelatedDesk(store), createRelatedDesk(store)]
  const draft = {...documents.find(({_id}) => _id === 'take-paris')!, _id: 'drafts.take-paris'}
  for (const desk of [first, second]) await desk.answer(open)
  await first.answer({type: 'change', put: [...documents, draft], remove: []})
  await first.answer({type: 'keep'})
  await second.answer(open)
  for (const desk of [first, second]) await desk.answer({type: 'change', put: [], remove: ['take-paris']})
  const search: Extract<RelatedRequest, {type: 'search'}> = {type: 'search', draft: '', text: 'Paris changes', kinds: ['take'], now}
  const answer = await first.answer(search)
  expect(answer.cards).toMatchObject([{id: 'take-paris', isPublic: false}])
  expect(answer.cards[0]?.sentence).not.toBe('')
  expect(await second.answer(search)).toEqual(answer)
})

test('forgetting leaves nothing in memory and nothing on the machine', async () => {
  const store = createSnapshotStore(new IDBFactory())
  const desk = createRelatedDesk(store)
  await desk.answer(open)
  await desk.answer({type: 'change', put: documents, remove: []})
  await desk.answer({type: 'keep'})
  await desk.answer({type: 'forget'})
  expect(await desk.answer({type: 'keep'})).toEqual({kept: false})
  expect(await desk.answer(open)).toEqual({stories: 0, revisions: []})
})

test('a story that was deleted while its card is open is no longer offered', async () => {
  const desk = createRelatedDesk(createSnapshotStore(new IDBFactory()))
  await desk.answer(open)
  await desk.answer({type: 'change', put: documents, remove: []})
  const [first] = (await desk.answer(look('beat-safety-testing'))).document!.cards
  await desk.answer({type: 'change', put: [], remove: [first!.id]})
  expect((await desk.answer(look('beat-safety-testing'))).document!.cards.map(({id}) => id)).not.toContain(first!.id)
})

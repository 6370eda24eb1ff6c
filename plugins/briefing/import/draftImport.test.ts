import {expect, test} from 'vitest'
import {startLake} from '../../../src/lake/lakeUnderTest.ts'
import {saveImport, undoImport, type ImportTarget} from './draftImport.ts'

async function start() {
  const {lake, client} = await startLake()
  lake.mutate([{create: {_id: 'drafts.beat-a', _type: 'beat', title: 'A', dek: 'Before.'}}])
  const writer = client('administrator')
  const stored = (await writer.getDocument('drafts.beat-a'))!
  const target: ImportTarget = {id: 'drafts.beat-a', type: 'beat', stored, beginning: {}}
  return {writer, target}
}

test('a draft that was changed meanwhile is refused with a conflict, and nothing is written', async () => {
  const {writer, target} = await start()
  await writer.patch('drafts.beat-a').set({dek: 'Somebody else’s.'}).commit()
  await expect(saveImport(writer, target, {title: 'B', dek: 'Ours.'})).rejects.toMatchObject({statusCode: 409})
  expect(await writer.getDocument('drafts.beat-a')).toMatchObject({title: 'A', dek: 'Somebody else’s.'})
})

test('a draft that somebody made meanwhile is not overwritten', async () => {
  const {writer} = await start()
  const target: ImportTarget = {id: 'drafts.beat-b', type: 'beat', stored: null, beginning: {title: 'Live'}}
  await writer.create({_id: 'drafts.beat-b', _type: 'beat', title: 'Theirs'})
  await expect(saveImport(writer, target, {dek: 'Ours.'})).rejects.toMatchObject({statusCode: 409})
  expect(await writer.getDocument('drafts.beat-b')).toMatchObject({title: 'Theirs'})
})

test('undo gives fields back what they held, empties what held nothing, and lets an edited field be', async () => {
  const {writer, target} = await start()
  const saved = await saveImport(writer, target, {dek: 'Ours.', emailSubject: 'New'})
  expect(await undoImport(writer, saved)).toBe('undone')
  const {_rev, _updatedAt, ...restored} = (await writer.getDocument('drafts.beat-a'))!
  const {_rev: _was, _updatedAt: _then, ...before} = target.stored!
  expect(restored).toEqual(before)

  const again = await saveImport(writer, {...target, stored: (await writer.getDocument('drafts.beat-a'))!}, {dek: 'Ours.'})
  await writer.patch('drafts.beat-a').set({dek: 'Edited.'}).commit()
  expect(await undoImport(writer, again)).toBe('changed')
  expect(await writer.getDocument('drafts.beat-a')).toMatchObject({dek: 'Edited.'})
})

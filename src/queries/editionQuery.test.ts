import {expect, test} from 'vitest'
import {briefingContract} from '../contract/briefingContract.ts'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {fixtureDocuments, publication} from '../site/fixtures.ts'
import {fetchPage} from './fetchPage.ts'
import {editionQuery} from './generated/queries.ts'
import {editionSchema} from './pageResults.ts'

const schema = editionSchema(briefingContract)
const sender = {name: 'The Sandhaven Register', address: 'briefing@register.example'}
const documents = [{...publication, emailSender: sender}, ...fixtureDocuments.slice(1)]

test('an edition has the published text and its revision, who sends it, and the newest takes with their role', async () => {
  const {client, requests} = createFixtureClient(documents)
  const {beat, ...result} = await fetchPage(client, editionQuery, {id: 'beat-tides'}, schema)
  expect(result.sender).toEqual(sender)
  expect(result.publication?.name).toBe('The Sandhaven Register')
  expect(beat?.title).toBe('Open vs. closed tide data: who may read the sea')
  expect(beat).toMatchObject({_id: 'beat-tides', _rev: 'r1', emailSubject: 'Tide data', vertical: {title: 'Coast'}})
  expect(beat?.sections.map(({key}) => key)).toEqual(briefingContract.sections.map(({key}) => key))
  expect(beat?.takes.map(({_id, role}) => [_id, role])).toEqual([
    ['take-act', 'defines'],
    ['take-nine', 'tracks'],
  ])
  expect(beat?.sources.map(({_id}) => _id)).toEqual(['source-census', 'source-register'])
  expect(requests).toHaveLength(1)
})

test('a beat that is not published makes no edition', async () => {
  const {client} = createFixtureClient(documents)
  expect((await fetchPage(client, editionQuery, {id: 'drafts.beat-tides'}, schema)).beat).toBeNull()
})

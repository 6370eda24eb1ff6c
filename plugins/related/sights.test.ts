import {expect, test} from 'vitest'
import type {DeskLine} from './deskLine.ts'
import type {Look, RelatedRequest, Sight} from './relatedMessages.ts'
import {createSights} from './sights.ts'

type LookRequest = Extract<RelatedRequest, {type: 'look'}>

/** A line whose answers come when the test says so. */
function slowLine(live?: (id: string, document: object) => object) {
  const asked: {look: LookRequest; answer: (look: Look) => void; fail: (error: Error) => void}[] = []
  const mentionsAsked: {answer: (mentions: Sight['mentions']) => void; fail: (error: Error) => void}[] = []
  const line = {
    answer: (request: RelatedRequest) =>
      request.type === 'mentions'
        ? new Promise((answer, fail) => mentionsAsked.push({answer: (mentions) => answer({mentions}), fail}))
        : new Promise<Look>((answer, fail) => asked.push({look: request as LookRequest, answer, fail})),
  } as unknown as Pick<DeskLine, 'answer'>
  return {asked, mentionsAsked, sights: createSights(line, () => 7, live)}
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const sight = (): Look => ({})
const body = [{_key: 'a'}]
const named = (probability: number) => [{target: 'beat-2', probability}] as unknown as Sight['mentions']

test('sends a document whole once, and then the fields that changed', async () => {
  const {asked, sights} = slowLine()
  sights.change('beat-1', {document: {title: 'One', body}})
  expect(asked[0]?.look.draft).toEqual({id: 'beat-1', whole: true, changed: {title: 'One', body}, removed: []})
  asked[0]?.answer(sight())
  await settled()
  sights.change('beat-1', {document: {dek: 'A dek', body}})
  expect(asked[1]?.look.draft).toEqual({id: 'beat-1', whole: false, changed: {dek: 'A dek'}, removed: ['title']})
})

test('while one answer is awaited the newest wish waits, and those between are never asked', async () => {
  const {asked, sights} = slowLine()
  const [first, second, third] = [{title: '1'}, {title: '2'}, {title: '3'}]
  for (const document of [first, second, third]) sights.change('beat-1', {document})
  expect(asked).toHaveLength(1)
  asked[0]?.answer(sight())
  await settled()
  expect(asked).toHaveLength(2)
  expect(asked[1]?.look.draft.changed).toEqual({title: '3'})
  expect(sights.get('beat-1').document).toBe(first)
  asked[1]?.answer(sight())
  await settled()
  expect(sights.get('beat-1').document).toBe(third)
  expect(asked).toHaveLength(2)
})

test('the same wish again asks nothing', async () => {
  const {asked, sights} = slowLine()
  const document = {title: 'One'}
  const caret = {field: ['body'], blockKey: 'a', start: 1, end: 1}
  sights.change('beat-1', {document, caret})
  asked[0]?.answer(sight())
  await settled()
  sights.change('beat-1', {document, caret: {...caret}})
  expect(asked).toHaveLength(1)
  sights.refresh()
  expect(asked).toHaveLength(2)
})

test('after a failure it says so and sends everything again', async () => {
  const {asked, sights} = slowLine()
  sights.change('beat-1', {document: {title: 'One'}})
  asked[0]?.fail(new Error('The index stopped.'))
  await settled()
  expect(sights.get('beat-1').failure).toBe('The index stopped.')
  sights.change('beat-1', {document: {title: 'Two'}})
  expect(asked[1]?.look.draft.whole).toBe(true)
})

test('an answer for a document that was closed meanwhile is dropped', async () => {
  const {asked, sights} = slowLine()
  sights.change('beat-1', {document: {title: 'One'}})
  sights.forget('beat-1')
  asked[0]?.answer(sight())
  await settled()
  expect(sights.get('beat-1').sight).toBeUndefined()
})

test('mentions come after the lists, for the text they were asked about', async () => {
  const {asked, mentionsAsked, sights} = slowLine()
  const list = {cards: []}
  sights.change('beat-1', {document: {title: 'One'}, lists: ['passage']})
  expect(mentionsAsked).toHaveLength(0)
  asked[0]?.answer({passage: list})
  await settled()
  expect(sights.get('beat-1').sight).toEqual({mentions: [], passage: list})
  mentionsAsked[0]?.answer(named(0.5))
  await settled()
  expect(sights.get('beat-1').sight).toEqual({mentions: named(0.5), passage: list})
})

test('while someone writes faster than the desk answers, the newer text goes before the mentions of the older', async () => {
  const {asked, mentionsAsked, sights} = slowLine()
  sights.change('beat-1', {document: {title: '1'}})
  asked[0]?.answer(sight())
  await settled()
  expect(mentionsAsked).toHaveLength(1)
  sights.change('beat-1', {document: {title: '2'}})
  sights.change('beat-1', {document: {title: '3'}})
  asked[1]?.answer(sight())
  await settled()
  expect(mentionsAsked).toHaveLength(1)
  asked[2]?.answer(sight())
  await settled()
  expect(mentionsAsked).toHaveLength(2)
})

test('someone who never pauses has mentions at every fourth look', async () => {
  const {asked, mentionsAsked, sights} = slowLine()
  sights.change('beat-1', {document: {title: '0'}})
  for (let key = 1; key <= 8; key += 1) {
    sights.change('beat-1', {document: {title: `${key}`}})
    asked[key - 1]?.answer(sight())
    await settled()
  }
  expect(asked).toHaveLength(9)
  expect(mentionsAsked).toHaveLength(2)
})

test('an answer that names the same mentions keeps their list, and one that names others does not', async () => {
  const {asked, mentionsAsked, sights} = slowLine()
  const known: (Sight | undefined)[] = []
  for (const [index, probability] of [0.5, 0.5, 0.7].entries()) {
    sights.change('beat-1', {document: {title: `${index}`}})
    asked[index]?.answer(sight())
    await settled()
    mentionsAsked[index]?.answer(named(probability))
    await settled()
    known.push(sights.get('beat-1').sight)
  }
  expect(known[1]?.mentions).toBe(known[0]?.mentions)
  expect(known[1]).not.toBe(known[0])
  expect(known[2]?.mentions).toEqual(named(0.7))
})

test('mentions that cannot be found are said like any failure, and the next look sends everything', async () => {
  const {asked, mentionsAsked, sights} = slowLine()
  sights.change('beat-1', {document: {title: 'One'}})
  asked[0]?.answer(sight())
  await settled()
  mentionsAsked[0]?.fail(new Error('The index stopped.'))
  await settled()
  expect(sights.get('beat-1').failure).toBe('The index stopped.')
  sights.change('beat-1', {document: {title: 'Two'}})
  expect(asked[1]?.look.draft.whole).toBe(true)
})

test('a caret that moves asks about the text as its editors have it, before the form hears of it', async () => {
  const written = {body: [{_key: 'b'}]}
  const {asked, sights} = slowLine((_id, document) => ({...document, ...written}))
  sights.change('beat-1', {document: {title: 'One', body}})
  asked[0]?.answer(sight())
  await settled()
  written.body = [{_key: 'c'}]
  sights.change('beat-1', {caret: {field: ['body'], blockKey: 'c', start: 1, end: 1}})
  expect(asked[1]?.look.draft).toEqual({id: 'beat-1', whole: false, changed: {body: [{_key: 'c'}]}, removed: []})
})

test('a form that says nothing new is not asked about, nor a look at an unchanged text; a changed newsroom is', async () => {
  const {asked, sights} = slowLine((_id, document) => ({...document, body}))
  sights.change('beat-1', {document: {title: 'One', body: [{_key: 'older'}], _rev: '1'}})
  asked[0]?.answer(sight())
  await settled()
  sights.change('beat-1', {document: {title: 'One', body: [{_key: 'a'}], _rev: '2'}})
  sights.look('beat-1')
  expect(asked).toHaveLength(1)
  sights.refresh()
  expect(asked).toHaveLength(2)
})

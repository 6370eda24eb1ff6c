import {describe, expect, test} from 'vitest'
import {contentHash} from '../src/review/index.ts'
import {beatId, draftId, refusalOf, startReviewedLake} from './reviewUnderTest.ts'

describe('a change of a beat', () => {
  test('goes live once a reviewer who did not write it approved exactly this text', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['not-approved'])
    await newsroom.decide('rosa', 'approve')
    await newsroom.publish('rosa')
    expect(contentHash(await newsroom.stored(beatId))).toBe((await newsroom.decisions())[0]!.contentHash)
    expect(await newsroom.stored(draftId)).toBeUndefined()
  })

  test('is not approved by who wrote it, reviewer or administrator', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('amir')
    expect(await refusalOf(newsroom.decide('amir', 'approve'))).toEqual({
      status: 403,
      codes: ['author'],
      message: 'This cannot be recorded. You changed this text since it was last approved. Someone else has to approve it.',
    })
    await newsroom.decide('rosa', 'approve')
    await newsroom.publish('amir')
  })

  test('publishing makes nobody an author of the next change', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    await newsroom.decide('rosa', 'approve')
    await newsroom.publish('rosa')
    await newsroom.write('wren', ' And again.')
    await newsroom.decide('rosa', 'approve')
    await newsroom.publish('rosa')
    expect((await newsroom.decisions()).map(({actor, act}) => `${actor} ${act}`)).toEqual(['rosa approve', 'rosa approve'])
  })

  test('after the approval voids it when it is more than a typo, and the refusal says what changed', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    await newsroom.decide('rosa', 'approve')
    await newsroom.write('wren', ' It cost 40 million dollars.')
    const refusal = await refusalOf(newsroom.publish('rosa'))
    expect(refusal.codes).toEqual(['approval-void'])
    expect(refusal.message).toContain('Rosa approved another text: since then a figure was added ("It cost 40 million dollars.").')
  })

  test('by a reviewer after the approval makes that reviewer an author', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    await newsroom.decide('rosa', 'approve')
    await newsroom.write('rosa', ' It cost 40 million dollars.')
    expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
    await newsroom.decide('sven', 'approve')
    await newsroom.publish('rosa')
  })

  test('needs as many approvals as are set, each by someone else, and none by an author in between', async () => {
    const newsroom = await startReviewedLake({approvals: 2})
    await newsroom.write('rosa')
    await newsroom.decide('sven', 'approve')
    const refusal = await refusalOf(newsroom.publish('sven'))
    expect(refusal.message).toContain('This text needs 2 approvals before it can go live; 1 of 2 have approved it.')
    expect((await refusalOf(newsroom.decide('rosa', 'approve'))).codes).toEqual(['author'])
    expect((await refusalOf(newsroom.decide('sven', 'approve'))).codes).toEqual(['already-approved'])
    await newsroom.decide('amir', 'approve')
    await newsroom.publish('rosa')
  })

  test('needs none in a newsroom of one, and still no error finding', async () => {
    const newsroom = await startReviewedLake({approvals: 0})
    await newsroom.write('amir')
    await newsroom.client('amir').patch(draftId, {unset: ['whatItIs']}).commit()
    expect((await refusalOf(newsroom.publish('amir'))).codes).toEqual(['error'])
    await newsroom.client('amir').delete(draftId)
    await newsroom.write('amir')
    await newsroom.publish('amir')
  })

  test('with a change asked for waits for a new approval', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    await newsroom.decide('rosa', 'approve')
    await newsroom.decide('sven', 'request-changes', {reason: 'Say whose prices.'})
    expect((await refusalOf(newsroom.publish('rosa'))).message).toContain('Sven asked for changes: "Say whose prices."')
    await newsroom.decide('sven', 'approve')
    await newsroom.publish('rosa')
  })

  test('is not approved while a thread is open', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    const {_id} = await newsroom.decide('sven', 'comment', {reason: 'Whose prices?'})
    const refusal = await refusalOf(newsroom.decide('rosa', 'approve'))
    expect(refusal.message).toBe('This cannot be recorded. A thread is open: "Whose prices?" (Sven). Resolve it first.')
    await newsroom.decide('wren', 'resolve', {inReplyTo: _id})
    await newsroom.decide('rosa', 'approve')
  })

  test('an approval that was taken back counts no more', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren')
    const {_id} = await newsroom.decide('rosa', 'approve')
    expect((await refusalOf(newsroom.decide('sven', 'withdraw', {inReplyTo: _id}))).codes).toEqual(['not-you'])
    await newsroom.decide('rosa', 'withdraw', {inReplyTo: _id})
    expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['not-approved'])
  })
})

test('what readers do not see changes without anyone', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.client('rosa').patch(beatId, {set: {reviewEvery: 30}}).commit()
  expect((await newsroom.stored(beatId))?.reviewEvery).toBe(30)
})

test('taking down is never gated; what was never approved does not come back by itself', async () => {
  const newsroom = await startReviewedLake()
  const rosa = newsroom.client('rosa')
  const [take, other] = await rosa.fetch<string[]>('*[_type == "take"] | order(_id asc) [0...2]._id')
  const pair = {draftId: `drafts.${take}`, publishedId: take!}
  await rosa.action({actionType: 'sanity.action.document.unpublish', ...pair})
  expect(await newsroom.stored(take!)).toBeUndefined()
  expect((await refusalOf(rosa.action({actionType: 'sanity.action.document.publish', ...pair}))).codes).toEqual(['not-approved'])
  await rosa.delete(other!)
  expect(await newsroom.stored(other!)).toBeUndefined()
})

test('an invalid published version does not block a valid draft', async () => {
  const newsroom = await startReviewedLake()
  const {_rev, ...live} = (await newsroom.stored(beatId))!
  newsroom.lake.mutate([{createOrReplace: {...live, whatItIs: []}}])
  await newsroom.client('wren').create({...live, _id: draftId, _type: 'beat'})
  await newsroom.decide('rosa', 'approve')
  await newsroom.publish('rosa')
  expect((await newsroom.stored(beatId))?.whatItIs).toEqual(live.whatItIs)
})

test('only an error that the approval did not know of stops an approved text', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  await newsroom.decide('rosa', 'approve')
  const target = /"_ref":"(take-[^"]+)"/.exec(JSON.stringify((await newsroom.stored(draftId))?.relationships))?.[1]
  newsroom.lake.mutate([{delete: {id: target}}])
  const refusal = await refusalOf(newsroom.publish('rosa'))
  expect(new Set(refusal.codes)).toEqual(new Set(['error']))
  expect(refusal.message).toContain('does not exist')
})

test('whoever declined a check reopens it, once, and nobody else does', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren')
  const place = {path: 'history', start: 0, end: 3, text: 'In 2022.'}
  const {_id} = await newsroom.decide('wren', 'decline', {ruleId: 'undated-claim', reason: 'It is dated above.', place})
  expect((await refusalOf(newsroom.decide('rosa', 'withdraw', {inReplyTo: _id}))).codes).toEqual(['not-you'])
  await newsroom.decide('wren', 'withdraw', {inReplyTo: _id})
  expect((await refusalOf(newsroom.decide('wren', 'withdraw', {inReplyTo: _id}))).codes).toEqual(['target'])
})

test('a link to a story that is not live yet is approved with the text, and goes live after that story', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.client('wren').create({_id: 'drafts.take-new', _type: 'take', headline: 'A take that lands later'})
  await newsroom.write('wren')
  const [block] = (await newsroom.stored(draftId))!.relationships as {_key: string; children: object[]; markDefs: object[]}[]
  const markDefs = [...block!.markDefs, {_type: 'crossReference', _key: 'new', relation: 'background', target: {_type: 'reference', _ref: 'take-new', _weak: true}}]
  const children = [...block!.children, {_type: 'span', _key: 'n', text: ' A later take.', marks: ['new']}]
  await newsroom.client('wren').patch(draftId, {set: {[`relationships[_key=="${block!._key}"]`]: {...block, children, markDefs}}}).commit()
  await newsroom.decide('rosa', 'approve')
  const {codes, message} = await refusalOf(newsroom.publish('rosa'))
  expect(codes).toEqual(['error'])
  expect(message).toContain('"A take that lands later", which is not published')
})

describe('submitting', () => {
  test('wants no open error, and every warning mended or declined', async () => {
    const newsroom = await startReviewedLake()
    await newsroom.write('wren', ' Prices rose again! It is unprecedented.')
    const {codes} = await refusalOf(newsroom.decide('wren', 'submit'))
    expect(codes).toContain('warning')
  })
})


test('a mended word carries the approval into what is live; a figure does not', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren', ' The goverment said so.')
  await newsroom.decide('rosa', 'approve')
  const replaced = async (from: string, to: string) => {
    const {history} = (await newsroom.stored(draftId))!
    const mended = JSON.parse(JSON.stringify(history).replace(from, to)) as unknown
    await newsroom.client('wren').patch(draftId, {set: {history: mended}}).commit()
  }
  await replaced('The goverment', 'The government')
  await newsroom.publish('rosa')
  expect(JSON.stringify((await newsroom.stored(beatId))?.history)).toContain('The government said so.')
  await newsroom.write('wren', ' It took 40 days.')
  await newsroom.decide('rosa', 'approve')
  await replaced('40 days', '41 days')
  expect((await refusalOf(newsroom.publish('rosa'))).message).toContain('since then a figure changed')
})

test('what only drafts spell is no known word, so a writer cannot teach the gate one', async () => {
  const newsroom = await startReviewedLake()
  await newsroom.write('wren', ' The zorblat said so.')
  await newsroom.client('wren').create({_id: 'drafts.beat-words', _type: 'beat', title: 'The zorblet'})
  await newsroom.decide('rosa', 'approve')
  const {history} = (await newsroom.stored(draftId))!
  await newsroom.client('wren').patch(draftId, {set: {history: JSON.parse(JSON.stringify(history).replace('zorblat', 'zorblet')) as unknown}}).commit()
  expect((await refusalOf(newsroom.publish('rosa'))).codes).toEqual(['approval-void'])
})

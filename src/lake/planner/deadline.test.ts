import {expect, test} from 'vitest'
import {Corpus} from '../corpus.ts'
import type {Doc} from '../documents.ts'
import {systemAccess} from '../grants.ts'
import {createQueryEngine} from '../query.ts'

const corpus = new Corpus()
for (let at = 0; at < 200; at += 1) corpus.set(`d${at}`, {_id: `d${at}`, _type: 'note'} as Doc)

/** An engine whose clock says one millisecond more each time it is read. */
function run(query: string, milliseconds: number): unknown {
  let time = 0
  const engine = createQueryEngine({milliseconds, clock: () => time++})
  const source = corpus.view(['raw'], systemAccess('test'))
  return engine.run({query, params: {}, source, identity: 'test', now: new Date(0)})
}

test('ends a query that walks all documents for each of them, and says how to ask instead', () => {
  const description =
    'The query took longer than 0.5 s and was ended. ' +
    'Narrow it by _id, _type, references() or an attribute, or ask for fewer documents'
  expect(() => run('*[count(*[_rev != ^._rev]) > 0]', 500)).toThrow(
    expect.objectContaining({status: 400, body: {error: {type: 'queryTimeoutError', description}}}),
  )
})

test('lets a query that walks them once finish, and returns plain arrays', () => {
  expect(run('count(*[_rev != "1"])', 500)).toBe(200)
  expect(structuredClone(run('{"all": *}', 500))).toEqual({all: corpus.all()})
})

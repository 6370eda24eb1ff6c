import {expect, test} from 'vitest'
import {Corpus} from '../corpus.ts'
import type {Doc} from '../documents.ts'
import {systemAccess} from '../grants.ts'
import {createQueryEngine} from '../query.ts'

test('searches answer before the words of all documents are read, and read no more than a few hundred each', () => {
  const corpus = new Corpus()
  for (let n = 0; n < 1_200; n++) corpus.set(`n${n}`, {_id: `n${n}`, _type: 'note', title: `t${n % 10}`} as unknown as Doc)
  const source = corpus.view(['raw'], systemAccess('tester'))
  const engine = createQueryEngine()
  const allRead = () => corpus.readWords(() => false)
  const found = [1, 2, 3].map(() => {
    const answer = engine.run({query: 'count(*[title match "t7*"])', params: {}, source, identity: 'tester', now: new Date(0)})
    return [answer, allRead()]
  })
  expect(found).toEqual([[120, false], [120, false], [120, true]])
})

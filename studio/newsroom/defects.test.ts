import {expect, test} from 'vitest'
import {corpusOf, createLinter} from '../../src/briefing/index.ts'
import {plantedDefects} from './defects.ts'
import {newsroomDocuments, newsroomNow} from './newsroom.ts'

test('the linter finds the planted defects in the newsroom, and nothing else', () => {
  const documents = newsroomDocuments()
  const linter = createLinter()
  const context = {now: newsroomNow, corpus: corpusOf(documents), timeZone: 'Europe/London'}
  const found = documents
    .filter(({_type}) => _type === 'beat' || _type === 'take')
    .flatMap((document) => linter.lint(document, context))
    .map(({document, ruleId, place}) => `${document} ${ruleId} "${place.text.slice(0, 30)}"`)

  expect(found).toEqual([
    'beat-open-vs-closed figure-mismatch "3.3 percent"',
    'beat-safety-testing stale-as-of "August 2025"',
    'beat-safety-testing uncited-take "The roster lists the AI Securi"',
  ])
  const planted = plantedDefects.filter(({ruleId}) => ruleId !== null)
  expect(planted.map(({document, ruleId}) => `${document} ${ruleId}`).toSorted()).toEqual(
    found.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted(),
  )
})

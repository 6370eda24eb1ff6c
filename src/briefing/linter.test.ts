import {expect, test} from 'vitest'
import {briefingContract} from '../contract/briefingContract.ts'
import {archive, beat, block, today} from './fixtures/builders.ts'
import {createLinter} from './linter.ts'
import {outline} from './outline.ts'
import {historyChronology} from './rules/history-chronology.ts'
import {relativeDate} from './rules/relative-date.ts'
import {uncitedTake} from './rules/uncited-take.ts'

const history = ['The grid opened in 2021. It grew.', 'Days later, it failed.']

test('a finding names its document, rule, severity, section, block and offsets in section and block', () => {
  expect(createLinter({rules: [relativeDate]}).lint(beat({history}), {now: today})).toEqual([
    {
      document: 'beat-own',
      ruleId: 'relative-date',
      severity: 'warning',
      message: '"Days later" has no date to count from in this sentence. Give the date.',
      place: {
        section: 'history',
        path: ['history', {_key: 'history-1'}],
        blockKey: 'history-1',
        start: 35,
        end: 45,
        text: 'Days later',
        blockStart: 0,
        blockEnd: 10,
      },
      fixes: [],
    },
  ])
})

test('an item of What to watch carries the path down to its block', () => {
  const [finding] = createLinter({rules: [relativeDate]}).lint(
    beat({watch: ['Whether it opens.', 'Whether it closes next year.']}),
    {now: today},
  )
  expect(finding?.place).toEqual({
    section: 'watch',
    path: ['watch', {_key: 'watch-1'}, 'body', {_key: 'watch-1-0'}],
    blockKey: 'watch-1-0',
    start: 37,
    end: 46,
    text: 'next year',
    blockStart: 18,
    blockEnd: 27,
  })
})

test('the same document and context give the same array, and so does a change that changes no finding', () => {
  const linter = createLinter()
  const document = beat({history})
  const context = {now: today}
  const first = linter.lint(document, context)
  expect(linter.lint(document, context)).toBe(first)
  const whatItIs = [block('whatItIs-0', '')]
  expect(linter.lint({...document, whatItIs}, {now: today})).toBe(first)
})

test('a finding that stays is the same object after another one came', () => {
  const linter = createLinter({rules: [relativeDate]})
  const [first] = linter.lint(beat({history}), {now: today})
  const second = linter.lint(beat({history: [...history, 'It ended last week.']}), {now: today})
  expect(second.map(({place}) => place.text)).toEqual(['Days later', 'last week'])
  expect(second[0]).toBe(first)
})

test('a rule whose need is not met is listed and finds nothing', () => {
  const linter = createLinter({rules: [uncitedTake, relativeDate]})
  expect(linter.report(beat({}), {now: today})).toEqual({findings: [], notEvaluated: ['uncited-take']})
  expect(linter.report(beat({}), {now: today, corpus: archive}).notEvaluated).toEqual([])
})

test('a contract switches a rule off or changes its severity', () => {
  const off = {...briefingContract, rules: {'relative-date': 'off'} as const}
  expect(createLinter({contract: off, rules: [relativeDate]}).lint(beat({history}), {now: today})).toEqual([])
  const info = {...briefingContract, rules: {'relative-date': {severity: 'info'}} as const}
  const [finding] = createLinter({contract: info, rules: [relativeDate]}).lint(beat({history}), {now: today})
  expect(finding?.severity).toBe('info')
})

test('a contract with an unknown rule is refused by name', () => {
  const contract = {...briefingContract, rules: {'relative-dates': 'off'} as const}
  expect(() => createLinter({contract, rules: [relativeDate]})).toThrow(
    'sets a rule that does not exist: relative-dates',
  )
})

test('moving a sentence is offered as data', () => {
  const [finding] = createLinter({rules: [historyChronology]}).lint(
    beat({history: 'It began in 2020. It ended in May 2024. It was sold in March 2022.'}),
    {now: today},
  )
  expect(finding?.fixes.map((fix) => fix.kind === 'moveSentence' && [fix.place.text, fix.before.text])).toEqual([
    ['It was sold in March 2022.', 'It ended in May 2024.'],
  ])
})

test('the outline counts words, paragraphs, items, links and dates, and knows where to put the caret', () => {
  const sections = outline(
    beat({history, relationships: 'See [[Grid capacity|beat-grid]].', watch: ['Whether it opens.']}),
    briefingContract,
  )
  expect(
    sections.map(({key, words, paragraphs, items, links, dates}) => [key, words, paragraphs, items, links, dates]),
  ).toEqual([
    ['whatItIs', 0, 0, 0, 0, 0],
    ['history', 11, 2, 0, 0, 1],
    ['currentState', 0, 0, 0, 0, 0],
    ['relationships', 3, 1, 0, 1, 0],
    ['watch', 3, 0, 1, 0, 0],
  ])
  expect(sections[0]!.firstPlace.path).toEqual(['whatItIs'])
  expect(sections[1]!.firstPlace.blockKey).toBe('history-0')
})

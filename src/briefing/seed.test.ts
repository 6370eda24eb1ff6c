import {existsSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {corpusOf} from './corpus.ts'
import {createLinter} from './linter.ts'

// The house's own brief lies outside the project and may not be copied into it.
const folder = new URL('../../../shared/seed/', import.meta.url)
const present = existsSync(new URL('open-vs-closed-weights.txt', folder))
const now = '2026-07-15'

/** Severity, rule, section and slice; a number stands for that sentence of the section, "whole" for all of it. */
type Expected = readonly [severity: string, rule: string, section: string, slice: string | number]

const alone: readonly Expected[] = [
  ['info', 'absolute-claim', 'whatItIs', 'cannot'],
  ['warning', 'comparison-source', 'whatItIs', 'three to six times'],
  ['info', 'absolute-claim', 'whatItIs', 'irreversible'],
  ['warning', 'agentless-estimate', 'history', 'an estimated'],
  ['info', 'date-conflict', 'history', 'Days later'],
  ['warning', 'relative-date', 'history', 'Days later'],
  ['info', 'as-of-precision', 'currentState', 'mid-2026'],
  ['info', 'undated-claim', 'currentState', 3],
  ['info', 'entity-drift', 'currentState', 'V4-Pro'],
  ['info', 'undated-claim', 'currentState', 6],
  ['info', 'absolute-claim', 'relationships', 'irreversible'],
  ['info', 'rotting-word', 'watch', 'current'],
  ['info', 'watch-new-subject', 'watch', 'Alibaba'],
  ['info', 'watch-new-subject', 'watch', 'Hugging Face'],
]

const withCorpus: readonly Expected[] = [
  ...alone.slice(0, 7),
  ['info', 'direction-tension', 'currentState', 'up from'],
  ...alone.slice(7, 10),
  ['warning', 'uncited-take', 'relationships', 'whole'],
  ...alone.slice(10),
]

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

function report(given: boolean): unknown[] {
  const documents = read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
  const context = {now, ...(given ? {corpus: corpusOf(documents)} : {})}
  const linter = createLinter()
  const brief = linter.readText(read('open-vs-closed-weights.txt'), 'seed.txt', context)
  if ('reason' in brief) throw new Error(brief.reason)
  return linter.reportBrief(brief, context).findings.map(({severity, ruleId, place}) => {
    const section = brief.sections.find(({key}) => key === place.section)
    const sentence = section?.sentences.findIndex(({start, end}) => start === place.start && end === place.end) ?? -1
    const whole = section?.text === place.text
    return [severity, ruleId, place.section, whole ? 'whole' : sentence >= 0 ? sentence + 1 : place.text]
  })
}

test.skipIf(!present)('the house brief alone gives its golden report (skipped where ../shared/seed is not)', () => {
  expect(report(false)).toEqual(alone)
})

test.skipIf(!present)(
  'the house brief with its corpus gives its golden report (skipped where ../shared/seed is not)',
  () => {
    expect(report(true)).toEqual(withCorpus)
  },
)

test.skipIf(!present)('the house brief is stale from 120 days after its as-of date', () => {
  const linter = createLinter()
  const stale = (day: string) => {
    const brief = linter.readText(read('open-vs-closed-weights.txt'), 'seed.txt', {now: day})
    if ('reason' in brief) throw new Error(brief.reason)
    return linter
      .reportBrief(brief, {now: day})
      .findings.filter(({ruleId}) => ruleId === 'stale-as-of')
      .map(({severity}) => severity)
  }
  expect(['2026-10-28', '2026-10-29', '2027-06-30', '2027-07-01'].map(stale)).toEqual([
    [],
    ['warning'],
    ['warning'],
    ['error'],
  ])
})

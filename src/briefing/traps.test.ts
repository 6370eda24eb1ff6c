import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {corpusOf} from './corpus.ts'
import {createLinter} from './linter.ts'

const folder = new URL('./fixtures/traps/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const now = '2025-06-15'

const alone = [
  'info absolute-claim whatItIs: cannot',
  'warning comparison-source whatItIs: ten to thirty times',
  'info absolute-claim whatItIs: irreversible',
  'warning agentless-estimate history: an estimated',
  'info entity-drift history: GPT-4o mini',
  'info date-conflict history: Weeks later',
  'warning relative-date history: Weeks later',
  'info as-of-precision currentState: early 2025',
  'info undated-claim currentState: Two kinds of buyer drive the demand.',
  'info undated-claim currentState: On the large side, laboratories such as Anthropic and xAI keep their models in data centres; Meta publishes both kinds.',
  'info absolute-claim relationships: never',
  'info rotting-word watch: current',
  'info watch-new-subject watch: Mistral',
]

function report(given: boolean) {
  const documents = read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
  const context = {now, ...(given ? {corpus: corpusOf(documents)} : {})}
  const linter = createLinter()
  const brief = linter.readText(read('small-vs-large.txt'), 'small-vs-large.txt', context)
  if ('reason' in brief) throw new Error(brief.reason)
  return {brief, findings: linter.reportBrief(brief, context).findings}
}

function told(given: boolean): string[] {
  return report(given).findings.map(
    ({severity, ruleId, place}) => `${severity} ${ruleId} ${place.section}: ${place.text}`,
  )
}

test('a brief full of traps gives exactly its golden report', () => {
  expect(told(false)).toEqual(alone)
})

test('with its corpus two more findings come, and no other', () => {
  const {brief} = report(true)
  expect(told(true)).toEqual([
    ...alone.slice(0, 8),
    'info direction-tension currentState: up from',
    ...alone.slice(8, 10),
    `warning uncited-take relationships: ${brief.sections[3]!.text}`,
    ...alone.slice(10),
  ])
})

test('titles are cited whole, longest first, and each finding names its other place', () => {
  const {brief, findings} = report(true)
  expect(brief.sections[3]!.links.map(({target}) => target)).toEqual([
    'cluster-device',
    'take-gap',
    'take-pocket',
    'take-teachers',
    'beat-electricity',
    'beat-privacy',
  ])
  const related = (id: string) => findings.find(({ruleId}) => ruleId === id)?.related?.map(({text}) => text)
  expect(related('date-conflict')).toEqual(['March 2025'])
  expect(related('entity-drift')).toEqual(['GPT-4o'])
  expect(related('direction-tension')).toEqual(['close the gap'])
})

test('what the preamble holds besides title, dek and meta is listed as not understood', () => {
  const {brief} = report(false)
  expect(brief.layout?.notUnderstood).toEqual(['The Margin'])
  expect(brief.layout?.meta).toEqual(['AI', '', '4 takes', ''])
  expect(brief.layout?.type).toBe('post')
})

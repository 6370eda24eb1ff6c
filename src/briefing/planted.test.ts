import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {corpusOf} from './corpus.ts'
import {change, cleanNames, cleanNow, join, takeApart} from './fixtures/cleanBriefs.ts'
import type {TextParts} from './fixtures/cleanBriefs.ts'
import {createLinter} from './linter.ts'

const folder = new URL('./fixtures/clean/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const corpus = corpusOf(
  read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line)),
)
const linter = createLinter()

function findings(text: string, now = cleanNow) {
  const brief = linter.readText(text, 'brief', {now, corpus})
  if ('reason' in brief) throw new Error(brief.reason)
  return linter.reportBrief(brief, {now, corpus}).findings
}

/** Errors and warnings, each once. Taking a section out also makes a brief short; that is tested beside its rule. */
function complaints(text: string): string[] {
  const counted = findings(text).filter(({severity, ruleId}) => severity !== 'info' && ruleId !== 'brief-length')
  return [...new Set(counted.map(({severity, ruleId}) => `${severity}: ${ruleId}`))].sort()
}

const append = (heading: string, sentence: string) => (parts: TextParts) =>
  change(parts, heading, (body) => `${body} ${sentence}`)
const replace = (heading: string, pattern: RegExp, by: string) => (parts: TextParts) =>
  change(parts, heading, (body) => body.replace(pattern, by))
/** Puts an item at the end of What to watch, as a list item where the brief has a list. */
const item = (text: string) => (parts: TextParts) =>
  change(parts, 'What to watch', (body) => (body.startsWith('- ') ? `${body}\n- ${text}` : `${body} ${text}`))

/** The same beside an item in order, so that half of the items still begin with "Whether". */
const twoItems = (text: string) => (parts: TextParts) =>
  item(text)(item('Whether the towns around Geneva join the list that the ministers keep for themselves.')(parts))

type Defect = readonly [name: string, expected: readonly string[], plant: (parts: TextParts) => TextParts]

const defects: readonly Defect[] = [
  [
    'no History',
    ['error: section-order'],
    (parts) => ({...parts, sections: parts.sections.filter(([heading]) => heading !== 'History')}),
  ],
  ['an empty History', ['error: section-order'], (parts) => change(parts, 'History', () => '')],
  [
    'History after Current state',
    ['error: section-order'],
    (parts) => {
      const [first, history, current, ...rest] = parts.sections
      return {...parts, sections: [first!, current!, history!, ...rest]}
    },
  ],
  [
    'an extra heading',
    ['error: section-order'],
    (parts) => change(parts, 'Relationships', (body) => `Background\n\n${body}`),
  ],
  ['no closing block', ['error: newsletter-block'], (parts) => ({...parts, sections: parts.sections.slice(0, -1)})],
  ['an opener without the name', ['warning: opener-tracks'], replace('What it is', /^The ".*?" (?:sub-)?beat/, 'This beat')],
  [
    'an opener with another verb',
    ['warning: opener-tracks'],
    replace('What it is', /beat (?:tracks|follows|covers)/, 'beat is about'),
  ],
  ['no as-of', ['error: as-of-opener'], replace('Current state', /^As of [^,]+, /, 'In Europe and beyond, ')],
  [
    'an as-of without a year',
    ['error: as-of-opener'],
    replace('Current state', /^As of [^,]+/, 'As of January'),
  ],
  [
    'a long title',
    ['error: title-length'],
    (parts) => ({...parts, title: `${parts.title}, and of what comes after that when all of it has been said and done`}),
  ],
  ['a title in one piece', ['warning: title-shape'], (parts) => ({...parts, title: parts.title.replace(':', ',')})],
  [
    'a dek of two sentences',
    ['error: dek-length'],
    (parts) => ({
      ...parts,
      dek: 'The rules keep changing across the whole region. The money behind them hardly ever does.',
    }),
  ],
  ['a short dek', ['warning: dek-form'], (parts) => ({...parts, dek: 'What it costs and who pays.'})],
  [
    'a date that does not exist',
    ['error: date-valid'],
    append('History', 'The ministers met again on 31 November 2024.'),
  ],
  [
    'a past that lies ahead',
    ['error: date-valid'],
    append('History', 'In March 2027 the committee published its findings.'),
  ],
  [
    'an undated History',
    ['warning: history-dated'],
    append('History', 'The talks went on. The papers filled up. Nobody gave way.'),
  ],
  [
    'an event out of order',
    ['warning: history-chronology'],
    append('History', 'The first talks were held in Geneva in May 1999.'),
  ],
  ['a relative date', ['warning: relative-date'], append('History', 'Weeks later, the talks resumed.')],
  ['last year', ['warning: relative-date'], append('What it is', 'The argument began last year.')],
  ['a stale as-of', ['warning: stale-as-of'], replace('Current state', /^As of [^,]+/, 'As of June 2024')],
  ['a very stale as-of', ['error: stale-as-of'], replace('Current state', /^As of [^,]+/, 'As of June 2023')],
  ['currently', ['warning: rotting-word'], append('What it is', 'The two sides are currently talking.')],
  ['recently', ['warning: rotting-word'], append('What it is', 'Ministers in Geneva have recently begun to talk.')],
  [
    'a figure without a source',
    ['warning: figure-source'],
    append('Current state', 'Costs rose by 14 percent in 2024.'),
  ],
  [
    'a sum without a source',
    ['warning: figure-source'],
    append('Current state', 'The bill came to US$37 million in 2024.'),
  ],
  [
    'a multiple without a source',
    ['warning: comparison-source'],
    append('What it is', 'The new way costs twice as much as the old one.'),
  ],
  [
    'a fraction without a source',
    ['warning: comparison-source'],
    append('What it is', 'Two-thirds of the cost falls on a few towns.'),
  ],
  [
    'an estimate by nobody',
    ['warning: agentless-estimate'],
    append('What it is', 'The measures reach an estimated 40,000 people.'),
  ],
  [
    'a belief of nobody',
    ['warning: agentless-estimate'],
    append('What it is', 'The ministers are believed to favour a pause.'),
  ],
  [
    'fewer takes cited than declared',
    ['warning: uncited-take'],
    (parts) => ({...parts, meta: parts.meta.replace(/\d takes/, '7 takes')}),
  ],
  [
    'no roster',
    ['error: roster-statement'],
    (parts) => change(parts, 'Relationships', (body) => body.replace(/roster/g, 'ledger')),
  ],
  [
    'a question to watch',
    ['error: watch-form'],
    twoItems('Will the ministers in Geneva agree to a common list before the next summit opens?'),
  ],
  [
    'a watch item in no form',
    ['error: watch-form'],
    twoItems('Why the ministers in Geneva keep the list of exceptions to themselves for so long.'),
  ],
  [
    'a forecast to watch',
    ['warning: watch-fragment'],
    item('Whether the ministers in Geneva will agree to a common list of exceptions before the summit.'),
  ],
  [
    'a past to watch',
    ['warning: watch-fragment'],
    item('Whether the ministers in Geneva adopted the common list of exceptions at the summit.'),
  ],
  [
    'an item about nobody',
    ['warning: watch-subject'],
    item('Whether the ministers agree to a common list of exceptions before the next summit opens.'),
  ],
  ['a short item', ['warning: section-length'], item('Whether Geneva agrees to the list of exceptions.')],
  [
    'the first person',
    ['warning: house-style'],
    append('What it is', 'It is the part of the story that we know least.'),
  ],
  ['an exclamation mark', ['warning: house-style'], append('What it is', 'It is a long story!')],
  [
    'a web address',
    ['warning: house-style'],
    append('What it is', 'The text stands at https://example.org/text for all to read.'),
  ],
  ['an em dash', ['warning: house-style'], append('What it is', 'It is a long story — and an old one.')],
  ['curly quotes', ['warning: house-style'], append('What it is', 'Some call it a “long” story.')],
  ['a percent sign', ['warning: house-style'], append('What it is', 'It covers about 40% of the whole.')],
  ['a dollar sign', ['warning: house-style'], append('What it is', 'It is a matter of some $40 million.')],
  ['American spelling', ['warning: house-style'], append('What it is', 'It stands at the center of a long story.')],
  [
    'small numbers in digits',
    ['warning: number-style'],
    append('What it is', 'It involves 3 ministries and a long list of towns.'),
  ],
  ['an open fraction', ['warning: number-style'], append('Relationships', 'It takes up two thirds of the archive.')],
  [
    'a dash between numbers',
    ['warning: number-style'],
    append('What it is', 'It involves 20–30 ministries and a long list of towns.'),
  ],
  [
    'words of nobody',
    ['warning: quote-source'],
    append(
      'What it is',
      'The story is a long one. It has been called "the longest story that nobody ever wanted to tell".',
    ),
  ],
  [
    'a long sentence',
    ['warning: sentence-length'],
    append('What it is', `It is a story of towns${' and of other towns'.repeat(11)} and of the roads between them.`),
  ],
]

const infos: readonly Defect[] = [
  ['a coarse as-of', ['as-of-precision'], replace('Current state', /^As of [^,]+/, 'As of early 2025')],
  [
    'a claim without date or source',
    ['undated-claim'],
    append('Current state', 'The talks go on behind closed doors.'),
  ],
  ['an absolute claim', ['absolute-claim'], append('What it is', 'The damage is irreversible.')],
  [
    'a name that is new at the end',
    ['watch-new-subject'],
    item('Whether Liechtenstein joins the talks that the ministers have put off to a later round.'),
  ],
  ['an acronym', ['acronym-expanded'], append('What it is', 'The ZQXW keeps the list of towns.')],
  [
    'a drifting name',
    ['entity-drift'],
    (parts) =>
      append(
        'Relationships',
        'The archive keeps a file on the Zephyr K9 mini.',
      )(append('What it is', 'The Zephyr K9 is part of the story.')(parts)),
  ],
]

test('every brief of the folder is listed', () => {
  expect(readdirSync(folder).filter((name) => !name.endsWith('.ndjson')).toSorted()).toEqual([...cleanNames].toSorted())
})

describe.each(cleanNames)('%s', (name) => {
  const clean = takeApart(read(name))

  test('is clean', () => {
    expect(findings(read(name)).filter(({severity}) => severity !== 'info')).toEqual([])
    expect(complaints(join(clean))).toEqual([])
  })

  test.each(defects)('with %s', (_, expected, plant) => {
    expect(complaints(join(plant(clean)))).toEqual([...expected].sort())
  })

  test.each(infos)('with %s', (_, [rule], plant) => {
    const count = (text: string) => findings(text).filter(({ruleId}) => ruleId === rule).length
    expect(count(join(plant(clean)))).toBe(count(join(clean)) + 1)
    expect(complaints(join(plant(clean)))).toEqual([])
  })
})

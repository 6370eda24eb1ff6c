import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {asString, isRecord, readBlock} from '../../text/portableText.ts'
import {corpusOf} from '../corpus.ts'
import {cleanNames, cleanNow} from '../fixtures/cleanBriefs.ts'
import {createLinter} from '../linter.ts'
import {ferriesCorpus, ferriesHtml, ferriesMarkdown, ferriesText} from './ferries.ts'
import {importBrief} from './importBrief.ts'
import type {ImportedBrief, ImportOptions} from './importBrief.ts'

const known = {
  now: '2026-04-01',
  newId: (slug: string) => `beat-${slug.slice(0, 14)}`,
  corpus: corpusOf(ferriesCorpus),
  verticals: ferriesCorpus.filter(({_type}) => _type === 'vertical'),
}

function imported(source: string, options: Partial<ImportOptions> = {}): ImportedBrief {
  const result = importBrief(source, {...known, format: 'text', ...options})
  if ('reason' in result) throw new Error(`${result.line}: ${result.reason}`)
  return result
}

function beatOf(source: string, options: Partial<ImportOptions> = {}) {
  return imported(source, options).documents[0]!
}

function listed({notUnderstood}: ImportedBrief) {
  return notUnderstood.map(({kind, text, line}) => `${line} ${kind}: ${text}`)
}

function blocksOf(value: unknown) {
  if (!Array.isArray(value)) return []
  return value.flatMap((member: unknown) => (isRecord(member) && Array.isArray(member.body) ? member.body : [member])).flatMap((block) => readBlock(block) ?? [])
}

test('a text brief becomes one draft with everything it states', () => {
  const {relationships, watch, whatItIs, history, currentState, ...fields} = beatOf(ferriesText)
  expect(fields).toEqual({
    _id: 'drafts.beat-island-ferries',
    _type: 'beat',
    title: 'Island ferries: who pays for boats that islands cannot do without',
    slug: {_type: 'slug', current: 'island-ferries-who-pays-for-boats-that-islands-cannot-do-without'},
    dek: 'Scotland buys its island crossings from one operator, and new ships, old piers and a long tender decide who sails and when.',
    vertical: {_type: 'reference', _ref: 'vertical-transport'},
    shortTitle: 'island ferries',
    asOf: {_type: 'asOf', date: '2026-03-31', precision: 'month'},
    rosterStatement: 'none',
    cluster: {_type: 'reference', _ref: 'cluster-islands'},
  })
  expect([whatItIs, history, currentState].map((value) => blocksOf(value).length)).toEqual([2, 1, 1])
  expect(watch).toEqual([
    {
      _type: 'watchItem',
      _key: 'watch-1',
      status: 'open',
      body: [
        {
          _type: 'block',
          _key: 'watch-1-1',
          style: 'normal',
          markDefs: [],
          children: [{_type: 'span', _key: 'watch-1-1-s1', text: 'Whether the tender ends before winter.', marks: []}],
        },
      ],
    },
    expect.objectContaining({_key: 'watch-2', status: 'open'}),
  ])
  expect(blocksOf(relationships)[0]!.annotations.map(({value, start, end}) => [isRecord(value.target) && value.target._ref, start, end])).toEqual([
    ['cluster-islands', 49, 60],
    ['take-yard', 70, 99],
    ['beat-dues', 126, 138],
  ])
})

test('what a text brief says beyond its fields is listed with its line', () => {
  expect(listed(imported(ferriesText))).toEqual([
    '1 site mark: The Harbour Desk',
    '7 empty slot: ',
    '7 take count: 3 takes',
    '8 type: explainer',
    '23 extra heading: A side note',
    '25 extra heading: Nobody asked for this.',
    '37 closing: Sign up here.',
  ])
})

test('a declared take count stands beside the number of takes the prose cites', () => {
  expect(imported(ferriesText).notUnderstood.find(({kind}) => kind === 'take count')?.reason).toMatch(/; the prose cites 1$/)
})

test('without a corpus nothing is linked, and the vertical is not understood', () => {
  const result = imported(ferriesText, {corpus: undefined, verticals: []})
  const [beat] = result.documents
  expect([beat!.vertical, beat!.cluster, blocksOf(beat!.relationships)[0]!.annotations]).toEqual([undefined, undefined, []])
  expect(listed(result)).toContain('7 vertical: Transport')
})

test.each([
  ['markdown', ferriesMarkdown],
  ['html', ferriesHtml],
] as const)('%s gives the words of the text, with its emphasis and links', (format, source) => {
  const result = imported(source, {format})
  const [beat] = result.documents
  const words = (document: unknown, key: string) => blocksOf((document as Record<string, unknown>)[key]).map(({text}) => text)
  for (const key of ['whatItIs', 'history', 'currentState', 'watch']) expect(words(beat, key)).toEqual(words(beatOf(ferriesText), key))
  expect([beat!.title, beat!.dek, beat!.vertical, beat!.asOf]).toEqual(
    ['title', 'dek', 'vertical', 'asOf'].map((key) => (beatOf(ferriesText) as Record<string, unknown>)[key]),
  )
  expect(JSON.stringify(beat!.whatItIs)).toContain('"text":"lifeline","marks":["strong"]')
  expect(JSON.stringify(beat!.history)).toContain('"text":"October 2006","marks":["em"]')
  expect(blocksOf(beat!.relationships)[0]!.annotations.map(({value}) => (value.target as {_ref: string})._ref)).toEqual([
    'cluster-islands',
    'take-yard',
    'beat-dues',
  ])
  expect(result.notUnderstood.map(({kind, text}) => `${kind}: ${text}`).filter((line) => !line.startsWith('markup'))).toEqual([
    'site mark: The Harbour Desk',
    'empty slot: ',
    'take count: 3 takes',
    'type: explainer',
    'link: shelves <https://example.org/shops>',
    'extra heading: A side note',
    'extra heading: Nobody asked for this.',
    'closing: Sign up here.',
  ])
})

test('a block that is only a comment is told and takes no place of the title, dek or meta line', () => {
  const result = imported(ferriesMarkdown.replace('## What it is', '<!-- to do -->\n\n## What it is'), {format: 'markdown'})
  expect(result.documents).toEqual(imported(ferriesMarkdown, {format: 'markdown'}).documents)
  expect(listed(result)).toContain('10 markup: <!-- to do -->')
})

test('scripts are told and never read', () => {
  const result = imported(ferriesHtml, {format: 'html'})
  expect(result.notUnderstood.filter(({kind}) => kind === 'markup').map(({text}) => text)).toEqual(['<script>'])
  expect(JSON.stringify(result.documents)).not.toMatch(/alert|track\(/)
})

test('a listed roster holds the subjects named after the word', () => {
  const {roster, rosterStatement} = beatOf(ferriesText.replace('has no formal roster', 'keeps CalMac on its roster, with CalMac first,'))
  expect([rosterStatement, roster]).toEqual(['listed', [{_type: 'reference', _key: 'roster-1', _ref: 'subject-operator'}]])
})

test('a roster of unknown names, a missing date and two clusters are listed, not guessed', () => {
  const result = imported(
    ferriesText.replace('has no formal roster', 'lists the harbour masters on its roster').replace('As of March 2026, ', ''),
  )
  expect(result.documents[0]).not.toHaveProperty('asOf')
  expect(result.documents[0]).not.toHaveProperty('rosterStatement')
  expect(result.notUnderstood.filter(({line}) => line === 0).map(({kind}) => kind)).toEqual(['as-of', 'roster'])
  expect(result.report.findings.filter(({severity}) => severity === 'error').map(({ruleId}) => ruleId)).toContain('roster-statement')
})

test('a beat the corpus knows keeps its id and slug, and never refers to itself', () => {
  const title = 'Island ferries: who pays for boats that islands cannot do without'
  const own = {_id: 'beat-own', _type: 'beat', title, shortTitle: 'island-life', slug: {current: 'ferries'}}
  const {documents, derived} = imported(ferriesText, {corpus: corpusOf([...ferriesCorpus, own])})
  expect([documents[0]!._id, documents[0]!.slug]).toEqual(['drafts.beat-own', {_type: 'slug', current: 'ferries'}])
  expect(JSON.stringify(documents)).not.toContain('"_ref":"beat-own"')
  expect(derived).toContainEqual(expect.objectContaining({field: '_id', value: 'beat-own'}))
})

test.each([
  ['', 'the brief is empty'],
  ['\uFEFF \n\n', 'the brief is empty'],
  ['Shopping list\n\nmilk', 'no contract heading found'],
  ['<p>Shopping list</p>', 'no contract heading found'],
])('%j is no brief', (source, reason) => {
  for (const format of ['text', 'markdown', 'html'] as const) {
    expect(importBrief(source, {...known, format})).toEqual({line: 1, reason: expect.stringContaining(reason)})
  }
})

test('a book below a heading is refused with its length', () => {
  const source = `What it is\n\n${'The tide turns. '.repeat(10_001)}`
  expect(importBrief(source, {...known, format: 'text'})).toEqual({
    line: 1,
    reason: 'the sections hold 30003 words; a brief has at most 1400, and more than 30000 are not read',
  })
})

function cleanFile(name: string): string {
  return readFileSync(new URL(`../fixtures/clean/${name}`, import.meta.url), 'utf8')
}

test.each(cleanNames)('%s: the importer and the linter see the same brief', (name) => {
  const format = name.endsWith('.md') ? 'markdown' : 'text'
  const corpus = corpusOf(cleanFile('corpus.ndjson').trim().split('\n').map((line): unknown => JSON.parse(line)))
  const context = {now: cleanNow, corpus}
  const read = createLinter().readText(cleanFile(name), name, context)
  if ('reason' in read) throw new Error(read.reason)
  const [beat] = imported(cleanFile(name), {format, ...context, verticals: []}).documents
  const sections = createLinter().readDocument(beat, context)!.sections
  const seen = (from: typeof sections) =>
    from.map(({key, text, links, items}) => ({
      key,
      text: items.length > 0 ? items.map((item) => item.text) : text,
      links: links.map(({start, end, target}) => [start, end, target]),
    }))
  expect(seen(sections)).toEqual(seen(read.sections))
  expect([asString(beat!.title), asString(beat!.dek)]).toEqual([read.title, read.dek])
  expect(sections.some(({links}) => links.length > 2)).toBe(true)
})

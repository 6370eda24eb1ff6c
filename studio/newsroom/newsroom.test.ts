import {describe, expect, test} from 'vitest'
import {briefingContract} from '../../src/contract/briefingContract.ts'
import type {Range} from '../../src/contract/contractTypes.ts'
import {plantedDefects} from './defects.ts'
import type {NewsroomDocument} from './documents.ts'
import {newsroomDocuments, newsroomNow} from './newsroom.ts'
import type {Block} from './prose.ts'

const documents = newsroomDocuments()
const byId = new Map(documents.map((document) => [document._id, document]))
const beats = ofType('beat')
const takes = ofType('take')
const proseSections = briefingContract.sections.filter((section) => section.kind === 'prose')

test('holds a newsroom of the promised size', () => {
  const counts = Object.groupBy(documents, (document) => document._type)
  expect(Object.entries(counts).map(([type, all = []]) => [type, all.length])).toEqual([
    ['publication', 1],
    ['vertical', 3],
    ['cluster', 3],
    ['subject', 30],
    ['source', 45],
    ['beat', 4],
    ['take', 24],
  ])
})

test('is the same every time', () => {
  expect(newsroomDocuments()).toEqual(documents)
})

test('gives every document an id of its own, named for its type', () => {
  expect(byId.size).toBe(documents.length)
  const wanting = documents
    .filter(({_id, _type}) => _type !== 'publication' && !new RegExp(`^${_type}-[a-z0-9-]+$`).test(_id))
    .map((document) => document._id)
  expect(wanting).toEqual([])
})

test('resolves every reference, the strong ones to a document that comes earlier', () => {
  const problems: string[] = []
  documents.forEach((document, index) => {
    for (const {_ref, _weak} of objectsWith(document, '_ref')) {
      const place = documents.findIndex((other) => other._id === _ref)
      if (place < 0) problems.push(`${document._id} refers to ${_ref}, which does not exist`)
      if (!_weak && place > index) problems.push(`${document._id} comes before ${_ref}, which it needs`)
    }
  })
  expect(problems).toEqual([])
})

test('keys every array member once', () => {
  const problems = documents.flatMap((document) =>
    arraysIn(document)
      .filter((members) => members.some((member) => typeof member === 'object'))
      .map((members) => members.map((member) => (member as {_key?: string})._key))
      .filter((keys) => keys.includes(undefined) || new Set(keys).size !== keys.length)
      .map((keys) => `${document._id}: ${keys.join(', ')}`),
  )
  expect(problems).toEqual([])
})

describe.each(beats.map((beat) => [beat._id, beat] as const))('%s', (_, beat) => {
  test('keeps within the bands of the contract', () => {
    const watch = (beat['watch'] as {body: Block[]}[]).map((item) => wordsIn(item.body))
    const lengths = proseSections.map((section) => wordsIn(beat[section.key] as Block[]))
    const total = [...lengths, ...watch].reduce((sum, words) => sum + words, 0)
    const problems = [
      ...proseSections.map((section, index) => outside(section.heading, lengths[index], section.words.warn)),
      ...proseSections.map(({key, heading, paragraphs}) => outside(heading, (beat[key] as Block[]).length, paragraphs)),
      ...briefingContract.sections.flatMap((section) =>
        section.kind === 'watch'
          ? [
              outside('items', watch.length, section.items.warn),
              outside(section.heading, watch.reduce((sum, words) => sum + words, 0), section.words.warn),
              ...watch.map((words) => outside('item', words, section.itemWords.warn)),
            ]
          : [],
      ),
      outside('brief', total, briefingContract.total.warn),
      outside('title', String(beat['title']).length, [20, briefingContract.title.maxCharacters]),
      outside('dek', String(beat['dek']).length, [1, briefingContract.dek.maxCharacters]),
      outside('dek', String(beat['dek']).split(' ').length, briefingContract.dek.words),
      outside('email subject', String(beat['emailSubject']).length, [1, 60]),
    ]
    expect(problems.filter((problem) => problem !== undefined)).toEqual([])
  })

  test('links no more than the contract allows, and nothing twice in a section', () => {
    for (const section of proseSections) {
      const blocks = beat[section.key] as Block[]
      const targets = linksIn(blocks)
      expect(new Set(targets).size, section.heading).toBe(targets.length)
      expect(targets.length, section.heading).toBeLessThanOrEqual(
        wordsIn(blocks) / briefingContract.links.wordsPerReference,
      )
    }
  })

  test('links as many takes and beats under Relationships as the contract asks for', () => {
    const targets = linksIn(beat['relationships'] as Block[])
    const count = (type: string) => targets.filter((target) => target.startsWith(`${type}-`)).length
    expect(outside('takes', count('take'), briefingContract.links.takes)).toBeUndefined()
    expect(outside('beats', count('beat'), briefingContract.links.beats)).toBeUndefined()
  })

  test('opens Current state with the date of its as-of', () => {
    const {date, precision} = beat['asOf'] as {date: string; precision: string}
    const month = new Intl.DateTimeFormat('en-GB', {month: 'long', year: 'numeric', timeZone: 'UTC'}).format(
      new Date(`${date}T12:00:00Z`),
    )
    expect(precision).toBe('month')
    expect(textOf(beat['currentState'] as Block[]).startsWith(`As of ${month}, `)).toBe(true)
  })

  test('names its roster and its cluster under Relationships', () => {
    const relationships = textOf(beat['relationships'] as Block[])
    const roster = beat['roster'] as {_ref: string}[]
    const names = roster.map(({_ref}) => String(byId.get(_ref)?.['name']))
    expect(names.filter((name) => !relationships.includes(name))).toEqual([])
    expect(roster.length > 0).toBe(beat['rosterStatement'] === 'listed')
    expect(relationships).toContain(String(byId.get((beat['cluster'] as {_ref: string})._ref)?.['title']))
  })
})

test('every take is as long as the contract asks, dated, sourced and on a beat', () => {
  const {body, headline, dek} = briefingContract.take
  const problems = takes.flatMap((take) => [
    outside(`${take._id} body`, wordsIn(take['body'] as Block[]), [Math.max(150, body.words[0]), 350]),
    outside(`${take._id} headline`, String(take['headline']).length, headline.characters),
    outside(`${take._id} dek`, String(take['dek']).length, [1, dek.maxCharacters]),
    outside(`${take._id} beats`, (take['beats'] as unknown[]).length, [1, 4]),
    outside(`${take._id} sources`, (take['sources'] as unknown[]).length, [1, 10]),
    outside(`${take._id} subjects`, (take['subjects'] as unknown[]).length, [1, 10]),
  ])
  expect(problems.filter((problem) => problem !== undefined)).toEqual([])
})

test('no document is dated after the clock, and no take before the newest source it lists', () => {
  const tooLate = documents.flatMap((document) =>
    ['_createdAt', '_updatedAt', 'publishedAt', 'date', 'resolvedOn']
      .flatMap((field) => objectsWith(document, field).map((object) => String(object[field])))
      .filter((date) => !/^\d{4}-\d{2}-\d{2}/.test(date) || date.slice(0, 10) > newsroomNow)
      .map((date) => `${document._id}: ${date}`),
  )
  expect(tooLate).toEqual([])

  const early = takes.flatMap((take) =>
    (take['sources'] as {_ref: string}[])
      .map(({_ref}) => byId.get(_ref))
      .filter((source) => firstDayOf(source) > String(take['publishedAt']).slice(0, 10))
      .map((source) => `${take._id} lists ${source?._id}`),
  )
  expect(early).toEqual([])
})

test('no take leans on a take that came after it', () => {
  const publishedAt = (id: string) => String(byId.get(id)?.['publishedAt'])
  const problems = takes.flatMap((take) =>
    linksIn(take['body'] as Block[])
      .filter((target) => target.startsWith('take-') && publishedAt(target) > publishedAt(take._id))
      .map((target) => `${take._id} cites ${target}`),
  )
  expect(problems).toEqual([])
})

test('keeps straight quotes, hyphens and spelled-out percent', () => {
  const problems = documents.flatMap((document) =>
    stringsIn(document)
      .filter((text) => /[\u2018\u2019\u201c\u201d\u2013\u2014\u00a0%]/.test(text))
      .map((text) => `${document._id}: ${text}`),
  )
  expect(problems).toEqual([])
})

test('links every mention of another beat or take, but for the planted one', () => {
  const names = [...beats, ...takes].flatMap((document) =>
    [document['title'], document['shortTitle'], document['headline'], ...(document['aliases'] as string[])]
      .filter((name) => typeof name === 'string')
      .map((name) => ({id: document._id, name: name.toLowerCase()})),
  )
  const found = [...beats, ...takes].flatMap((document) =>
    (document._type === 'take' ? ['body'] : proseSections.map((section) => section.key)).flatMap((field) => {
      const blocks = document[field] as Block[]
      const linked = linksIn(blocks)
      const text = textOf(blocks).toLowerCase()
      return names
        .filter(({id, name}) => id !== document._id && !linked.includes(id) && text.includes(name))
        .map(({id}) => `${document._id} ${field}: ${id}`)
    }),
  )
  expect(found).toEqual(['beat-safety-testing relationships: beat-export-controls'])
})

test('cites every member take in its beat, but for the planted one', () => {
  const missing = beats.flatMap((beat) => {
    const cited = proseSections.flatMap((section) => linksIn(beat[section.key] as Block[]))
    return takes
      .filter((take) => (take['beats'] as {beat: {_ref: string}}[]).some((member) => member.beat._ref === beat._id))
      .filter((take) => !cited.includes(take._id))
      .map((take) => `${beat._id}: ${take._id}`)
  })
  expect(missing).toEqual(['beat-safety-testing: take-aisi-trends'])
})

test('the list of planted defects names documents that exist', () => {
  expect(plantedDefects.filter(({document}) => !byId.has(document))).toEqual([])
})

type Bag = Readonly<Record<string, unknown>>

function ofType(type: string): NewsroomDocument[] {
  return documents.filter((document) => document._type === type)
}

function everything(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return [value, ...Object.values(value).flatMap(everything)]
}

function objectsWith(document: Bag, field: string): Bag[] {
  return everything(document).filter(
    (value): value is Bag => typeof value === 'object' && value !== null && field in value,
  )
}

function arraysIn(document: Bag): unknown[][] {
  return everything(document).filter((value): value is unknown[] => Array.isArray(value))
}

function stringsIn(document: Bag): string[] {
  return everything(document).filter((value) => typeof value === 'string')
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.children.map((span) => span.text).join('')).join('\n\n')
}

function wordsIn(blocks: readonly Block[]): number {
  return textOf(blocks)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function linksIn(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => block.markDefs)
    .flatMap((mark) => (mark._type === 'crossReference' ? [mark.target._ref] : []))
}

function outside(what: string, count: number | undefined, [low, high]: Range): string | undefined {
  return count === undefined || count < low || count > high ? `${what}: ${count}, wanted ${low} to ${high}` : undefined
}

function firstDayOf(source: Bag | undefined): string {
  const date = String(source?.['date'])
  if (source?.['datePrecision'] === 'year') return `${date.slice(0, 4)}-01-01`
  return source?.['datePrecision'] === 'month' ? `${date.slice(0, 7)}-01` : date
}

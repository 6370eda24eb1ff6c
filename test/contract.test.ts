import {evaluate, parse} from 'groq-js'
import {describe, expect, test} from 'vitest'
import type {SchemaTypeDefinition} from 'sanity'
import {beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import type {BriefingContract, SectionContract} from '../src/contract/contractTypes.ts'
import {createLinter, outline} from '../src/briefing/index.ts'
import {beatPageQuery, beatPageSchema} from '../src/queries/index.ts'
import {createSite} from '../src/site/app.tsx'

const objections: SectionContract = {
  key: 'objections',
  heading: 'Objections',
  kind: 'prose',
  purpose: 'What the other side says, and who says it.',
  opener: 'Begin with the strongest objection.',
  words: {warn: [40, 120], error: [20, 200]},
  paragraphs: [1, 2],
}

/** Another newsroom's contract: History first, and a section of its own. */
const otherContract: BriefingContract = {
  ...briefingContract,
  sections: [...briefingContract.sections.filter(({key}) => key === 'history'), objections, ...briefingContract.sections.filter(({key}) => key !== 'history')],
}

const keys = ['history', 'objections', 'whatItIs', 'currentState', 'relationships', 'watch']
const headings = ['History', 'Objections', 'What it is', 'Current state', 'Relationships', 'What to watch']

const paragraph = (key: string, text: string) => [
  {_type: 'block', _key: key, style: 'normal', markDefs: [], children: [{_type: 'span', _key: `${key}s`, text, marks: []}]},
]

const beat = {
  _id: 'beat-one',
  _type: 'beat',
  _updatedAt: '2026-07-01T00:00:00Z',
  title: 'Rail electrification: what wires cost',
  slug: {_type: 'slug', current: 'rail-electrification'},
  history: paragraph('h', 'In 1961 the first wires went up.'),
  objections: paragraph('o', 'The treasury says that batteries will do.'),
}

describe('one changed contract', () => {
  test('changes the form', () => {
    const form = beatbookTypes({contract: otherContract}).find(({name}) => name === 'beat')
    expect(fieldsOf(form).filter(({name}) => keys.includes(name))).toEqual(
      keys.map((name, index) => ({name, title: headings[index]})),
    )
  })

  test('changes the query, its result and the schema the result is parsed with', async () => {
    const result = await evaluateOn([beat], beatPageQuery(otherContract), {slug: 'rail-electrification'})
    const page = beatPageSchema(otherContract).parse(result)
    expect(page.beat?.sections.map(({key, heading}) => [key, heading])).toEqual(
      keys.map((key, index) => [key, headings[index]]),
    )
    expect(beatPageSchema(briefingContract).safeParse(result).success).toBe(false)
  })

  test('changes the page', async () => {
    const client = {fetch: (query: string, params: Record<string, unknown>) => evaluateOn([beat], query, params)}
    const response = await createSite({client, contract: otherContract}).request('/beats/rail-electrification')
    const page = await response.text()
    expect([...page.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, heading]) => heading).slice(0, 6)).toEqual(headings)
    expect(page).toContain('The treasury says that batteries will do.')
  })

  test('changes the outline and what the linter asks for', () => {
    expect(outline(beat, otherContract).map(({key, words}) => [key, words])).toEqual([
      ['history', 7],
      ['objections', 7],
      ['whatItIs', 0],
      ['currentState', 0],
      ['relationships', 0],
      ['watch', 0],
    ])
    const missing = (contract: BriefingContract) =>
      createLinter({contract})
        .lint({...beat, objections: undefined}, {now: '2026-07-15'})
        .filter(({ruleId}) => ruleId === 'section-order')
        .map(({place}) => place.path[0])
    expect(missing(otherContract)).toContain('objections')
    expect(missing(briefingContract)).not.toContain('objections')
  })
})

async function evaluateOn(dataset: unknown[], query: string, params: Record<string, unknown>): Promise<unknown> {
  const value = await evaluate(parse(query, {params}), {dataset, params})
  return value.get()
}

function fieldsOf(type: SchemaTypeDefinition | undefined): {name: string; title: string | undefined}[] {
  const fields = type && 'fields' in type && Array.isArray(type.fields) ? type.fields : []
  return fields.map(({name, title}) => ({name, title}))
}

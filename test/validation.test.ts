import {createClient, type SanityClient} from '@sanity/client'
import {validateDocument} from '@sanity/validation'
import {validateDocumentInternal} from '@sanity/validation/_internal'
import {createSchema} from 'sanity'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {createBriefingSession} from '../plugins/briefing/briefingSession.ts'
import {briefingChecks} from '../plugins/briefing/checks.ts'
import {beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import {corpusOf, createLinter} from '../src/briefing/index.ts'
import {createLake, type Lake} from '../src/lake/index.ts'
import {newsroomDocuments, newsroomNow} from '../studio/newsroom/newsroom.ts'

const documents = newsroomDocuments()
const beats = documents.filter(({_type}) => _type === 'beat')
const session = createBriefingSession({contract: briefingContract, now: () => newsroomNow})
const schema = createSchema({
  name: 'newsroom',
  types: beatbookTypes({contract: briefingContract, checks: briefingChecks(session)}),
})

let lake: Lake
let client: SanityClient

beforeAll(async () => {
  lake = createLake({documents: [...documents]})
  const {url} = await lake.listen({port: 0})
  client = createClient({
    projectId: 'beatbook',
    dataset: 'newsroom',
    apiVersion: '2025-02-19',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    token: lake.issueToken('administrator'),
  })
})

afterAll(() => lake.close())

const linted = (document: object) => createLinter().lint(document, {now: newsroomNow, corpus: corpusOf(documents)})
const ours = (markers: readonly {code?: string; level: string}[]) => markers.filter(({code}) => code?.startsWith('beatbook.'))

/** What the Studio's own validation says of a document. */
async function inStudio(document: object): Promise<string[]> {
  const markers = await validateDocumentInternal({
    document: document as never,
    schema: schema as never,
    getClient: () => client as never,
    environment: 'studio',
  })
  return ours(markers).map(({code, level}) => `${level} ${code?.slice('beatbook.'.length)}`)
}

test.each(beats.map((beat) => [beat._id, beat] as const))('the Studio’s validation of %s says what the linter says', async (_, beat) => {
  expect((await inStudio(beat)).toSorted()).toEqual(linted(beat).map(({severity, ruleId}) => `${severity} ${ruleId}`).toSorted())
})

const empty = {_id: 'drafts.empty', _type: 'beat', title: 'Empty'}

test('an empty brief is an error, which blocks publishing', async () => {
  const errors = (await inStudio(empty)).filter((marker) => marker.startsWith('error'))
  expect(errors.filter((marker) => marker === 'error section-order')).toHaveLength(briefingContract.sections.length)
})

test.each(['drafts.empty', 'versions.rSpring.empty', 'empty'])('%s meets the same errors: drafts, releases and scheduled drafts alike', async (id) => {
  const errors = (found: string[]) => found.filter((marker) => marker.startsWith('error')).toSorted()
  const found = errors(await inStudio({...empty, _id: id}))
  expect(found).toEqual(errors(await inStudio(empty)))
  expect(found).toContain('error section-order')
})

test('outside the Studio Sanity’s validation finds the same, but as warnings', async () => {
  const {markers} = await validateDocument({document: empty as never, schema, client: client as never})
  expect(ours(markers).map(({code}) => code).toSorted()).toEqual(linted(empty).map(({ruleId}) => `beatbook.${ruleId}`).toSorted())
  // sanity 6.16 adds a check for unknown fields to a document's own rules there, and its level replaces ours.
  expect(new Set(ours(markers).map(({level}) => level))).toEqual(new Set(['warning']))
})

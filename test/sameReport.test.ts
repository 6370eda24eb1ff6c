import {createClient, type SanityClient} from '@sanity/client'
import {validateDocumentInternal} from '@sanity/validation/_internal'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createSchema} from 'sanity'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createBriefingSession} from '../plugins/briefing/briefingSession.ts'
import {briefingChecks} from '../plugins/briefing/checks.ts'
import {beatbookTypes} from '../schemas/index.ts'
import {corpusOf, createLinter, type Finding, type LintContext} from '../src/briefing/index.ts'
import {beat, blocks, today} from '../src/briefing/fixtures/builders.ts'
import {cleanNames, cleanNow} from '../src/briefing/fixtures/cleanBriefs.ts'
import {importBrief} from '../src/briefing/import/importBrief.ts'
import {runCommand} from '../src/cli/runCommand.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import {corpusInLake} from '../src/gate/index.ts'
import {createLake, type Lake} from '../src/lake/index.ts'
import {newsroomDocuments, newsroomNow} from '../studio/newsroom/newsroom.ts'

// One document, one corpus, one phase and one clock give one report: in the linter, on the command line and in CI, in
// the importer, in the Studio's validation and in a guard inside the lake's transaction.

type Stored = Readonly<Record<string, unknown>> & {readonly _id: string; readonly _type: string}

interface World {
  readonly now: string
  readonly corpus: readonly Stored[]
  readonly fixtures: readonly Stored[]
  /** The texts the fixtures were imported from, by document id; none for a newsroom that was never text. */
  readonly texts: ReadonlyMap<string, {readonly name: string; readonly source: string}>
}

const fixtures = new URL('../src/briefing/fixtures/', import.meta.url)

async function importedWorld(folder: string, names: readonly string[], now: string): Promise<World> {
  const read = (name: string) => readFile(new URL(`${folder}/${name}`, fixtures), 'utf8')
  const corpus = (await read('corpus.ndjson'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Stored)
  const texts = new Map<string, {name: string; source: string}>()
  const documents: Stored[] = []
  for (const name of names) {
    const source = await read(name)
    const made = importBrief(source, {
      format: name.endsWith('.md') ? 'markdown' : 'text',
      newId: (slug) => `beat-${slug}`,
      now,
      corpus: corpusOf(corpus),
    })
    if ('reason' in made) throw new Error(`${name}: ${made.reason}`)
    const [document] = made.documents
    documents.push(document!)
    texts.set(document!._id, {name, source})
  }
  return {now, corpus, fixtures: documents, texts}
}

/** A brief whose take gives another figure, and which a beat it cites does not cite back: rules that read others' prose. */
function worldOfProse(): World {
  const fixture = beat({
    currentState: 'As of June 2026 the debt gap of Chad is 4 percent, the IMF says. See [[the count|take-fund]] and [[the loans|take-loans]].',
    history: 'The loans came to 31 million in June 2025 ([[the loans|take-loans]]).',
    relationships: 'See [[near|beat-near]] and [[far|beat-far]].',
  }) as Stored
  const corpus = [
    fixture,
    {_id: 'take-fund', _type: 'take', headline: 'The fund counts its debts', body: blocks('b', 'The IMF puts the debt gap of Chad at 3 percent.')},
    {_id: 'take-loans', _type: 'take', headline: 'The loans, counted', body: blocks('b', 'The loans came to 31 million.')},
    {_id: 'take-aside', _type: 'take', headline: 'Nobody cites this', body: blocks('b', 'The debt gap of Chad is 12 percent.')},
    {_id: 'beat-near', _type: 'beat', title: 'Near', history: blocks('h', 'See [[home|beat-own]].')},
    {_id: 'beat-far', _type: 'beat', title: 'Far', history: blocks('h', 'See [[near|beat-near]].')},
  ]
  return {now: today, corpus: corpus as readonly Stored[], fixtures: [fixture], texts: new Map()}
}

const newsroom = newsroomDocuments() as readonly Stored[]
const worlds: readonly (readonly [string, () => Promise<World>])[] = [
  ['the clean briefs', () => importedWorld('clean', cleanNames, cleanNow)],
  ['the brief full of traps', () => importedWorld('traps', ['small-vs-large.txt'], '2025-06-15')],
  ['a brief beside the prose it cites', () => Promise.resolve(worldOfProse())],
  [
    'the newsroom the project ships',
    async () => ({
      now: newsroomNow,
      corpus: newsroom,
      fixtures: newsroom.filter(({_type}) => _type === 'beat' || _type === 'take'),
      texts: new Map(),
    }),
  ],
]

/**
 * Rules that look at prose in a text and at fields in a document: a document does not store how many takes its text
 * declared, and its roster is a list of subjects, which the importer does not make up from names.
 */
const isOfBoth = ({ruleId}: Finding) => ruleId !== 'uncited-take' && ruleId !== 'roster-statement'

/** A finding as data, without what JSON cannot carry. */
const plain = (findings: readonly Finding[]) => JSON.parse(JSON.stringify(findings)) as Finding[]

test('the rules that read what is cited have their say in the brief beside the prose it cites', () => {
  const {now, corpus, fixtures: [brief]} = worldOfProse()
  const found = createLinter().lint(brief, {now, corpus: corpusOf(corpus)})
  const read = found.filter(({ruleId}) => ruleId === 'figure-vs-take' || ruleId === 'unreciprocated-link')
  expect(read.map(({ruleId, place}) => `${ruleId} ${place.text}`)).toEqual(['figure-vs-take 4 percent', 'unreciprocated-link far'])
})

describe.each(worlds)('%s', (_name, load) => {
  let world: World
  let context: LintContext
  let folder: string

  /** What every other path is held against: a linter that knows nothing from before. */
  const linted = (document: object) => createLinter().lint(document, context)

  beforeAll(async () => {
    world = await load()
    context = {now: world.now, corpus: corpusOf(world.corpus)}
    folder = await mkdtemp(join(tmpdir(), 'beatbook-same-'))
  })
  afterAll(() => rm(folder, {recursive: true}))

  test('has something to say, or the comparison would prove nothing', () => {
    expect(world.fixtures.length).toBeGreaterThan(0)
    expect(world.fixtures.flatMap((document) => linted(document)).length).toBeGreaterThan(0)
  })

  test('one linter for all says what a new one for each says', () => {
    const linter = createLinter()
    for (const document of world.fixtures) expect(linter.lint(document, context)).toEqual(linted(document))
  })

  async function check(format: string) {
    const file = join(folder, 'documents.ndjson')
    const corpus = join(folder, 'corpus.ndjson')
    await writeFile(file, world.fixtures.map((document) => `${JSON.stringify(document)}\n`).join(''))
    await writeFile(corpus, world.corpus.map((document) => `${JSON.stringify(document)}\n`).join(''))
    let out = ''
    await runCommand(['check', file, '--corpus', corpus, '--now', world.now, '--format', format], {
      write: (text) => void (out += text),
      writeError: () => undefined,
      env: {},
      now: () => new Date(0),
    })
    return out
  }

  test('the command line gives the same findings, as JSON and to CI', async () => {
    const expected = world.fixtures.flatMap((document) => linted(document))
    expect(JSON.parse(await check('json'))).toEqual(plain(expected))
    const titles = (await check('github')).match(/title=[\w-]+/g) ?? []
    expect(titles.toSorted()).toEqual(expected.map(({ruleId}) => `title=${ruleId}`).toSorted())
  })

  test('the importer reports what the linter says of the document it made, and of the text', () => {
    const told = ({ruleId, severity, place}: Finding) => `${severity} ${ruleId} ${place.section} ${place.text}`
    for (const document of world.fixtures) {
      const text = world.texts.get(document._id)
      if (!text) continue
      const format = text.name.endsWith('.md') ? ('markdown' as const) : ('text' as const)
      const made = importBrief(text.source, {...context, format, newId: (slug) => `beat-${slug}`})
      if ('reason' in made) throw new Error(made.reason)
      expect(made.report.findings).toEqual(linted(document))
      const linter = createLinter()
      const brief = linter.readText(text.source, text.name, context)
      if ('reason' in brief) throw new Error(brief.reason)
      const ofText = linter.reportBrief(brief, context).findings.filter(isOfBoth)
      expect(made.report.findings.filter(isOfBoth).map(told)).toEqual(ofText.map(told))
    }
  })

  test('a guard inside the lake’s transaction computes the same', async () => {
    const seen = new Map<string, readonly Finding[]>()
    const lake = createLake({
      documents: [...world.corpus],
      guard(commit, {all}) {
        const known = all().filter(({_id}) => world.corpus.some((one) => one._id === _id))
        for (const {id, after} of commit.changes) {
          if (after) seen.set(id, createLinter().lint(after, {...context, corpus: corpusInLake(after, known)}))
        }
      },
    })
    for (const document of world.fixtures) lake.mutate([{createOrReplace: document}])
    for (const document of world.fixtures) expect([document._id, seen.get(document._id)]).toEqual([document._id, linted(document)])
    await lake.close()
  })

  describe('in the Studio', () => {
    let lake: Lake
    let client: SanityClient
    beforeAll(async () => {
      lake = createLake({documents: [...world.corpus]})
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

    test('validation gives the same rules, severities and messages', async () => {
      const session = createBriefingSession({contract: briefingContract, now: () => world.now})
      const schema = createSchema({
        name: 'newsroom',
        types: beatbookTypes({contract: briefingContract, checks: briefingChecks(session)}),
      })
      for (const document of world.fixtures) {
        const markers = await validateDocumentInternal({
          document: document as never,
          schema: schema as never,
          getClient: () => client as never,
          environment: 'studio',
        })
        const ours = (markers as {code?: string; level: string; message: string}[])
          .filter(({code}) => code?.startsWith('beatbook.'))
          .map(({code, level, message}) => `${level} ${code?.slice('beatbook.'.length)} ${message}`)
        const expected = linted(document).map(({severity, ruleId, message}) => `${severity} ${ruleId} ${message}`)
        expect([document._id, ours.toSorted()]).toEqual([document._id, expected.toSorted()])
      }
    }, 90_000)
  })
})

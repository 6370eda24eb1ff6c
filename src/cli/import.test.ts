import {mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {ferriesCorpus, ferriesHtml, ferriesMarkdown, ferriesText} from '../briefing/import/ferries.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import {runCommand} from './runCommand.ts'

let folder = ''
let corpus = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-import-'))
  corpus = await file('corpus.ndjson', ferriesCorpus.map((document) => JSON.stringify(document)).join('\n'))
})

async function run(...args: string[]) {
  const seen = {out: '', err: ''}
  const code = await runCommand(['import', ...args], {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.err += text),
    env: {BEATBOOK_NOW: '2026-04-01'},
    now: () => new Date('2000-01-01T00:00:00Z'),
  })
  return {code, ...seen}
}

async function file(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test.each([
  ['brief.txt', ferriesText, 7],
  ['brief.md', ferriesMarkdown, 7],
  ['brief.html', ferriesHtml, 5],
  ['page', ferriesHtml, 5],
])('%s gives one draft on the output, and the rest on the error stream', async (name, source, metaLine) => {
  const path = await file(name, source)
  const {code, out, err} = await run(path, '--corpus', corpus)
  expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({
      _id: 'drafts.beat-island-ferries-who-pays-for-boats-that-islands-cannot-do-without',
      _type: 'beat',
      title: 'Island ferries: who pays for boats that islands cannot do without',
      vertical: {_type: 'reference', _ref: 'vertical-transport'},
      cluster: {_type: 'reference', _ref: 'cluster-islands'},
    }),
  ])
  expect(err).toContain(`not understood: ${path}:${metaLine} take count "3 takes": `)
  expect(err).toContain('concluded: asOf = 2026-03-31 (month), from "As of March 2026"')
  expect(err).toMatch(/^ {2}error {4}history.*\[section-length\]$/m)
  expect(code).toBe(1)
})

test('the same input gives the same bytes', async () => {
  const path = await file('twice.txt', ferriesText)
  expect(await run(path, '--corpus', corpus)).toEqual(await run(path, '--corpus', corpus))
})

test("a newsroom's contract brings its own headings", async () => {
  const sections = briefingContract.sections.map((section) => ({...section, heading: `On ${section.heading.toLowerCase()}`}))
  const contract = await file('contract.json', JSON.stringify({sections}))
  const source = sections.reduce((text, {heading}, index) => text.replace(`\n${briefingContract.sections[index]!.heading}\n`, `\n${heading}\n`), ferriesText)
  const path = await file('own.txt', source)
  expect((await run(path)).err).toContain(`${path}:1: no contract heading found`)
  const {out} = await run(path, '--contract', contract)
  expect(JSON.parse(out)).toMatchObject({shortTitle: 'island ferries', asOf: {date: '2026-03-31'}, watch: [{_key: 'watch-1'}, {_key: 'watch-2'}]})
  const broken = await file('broken.json', JSON.stringify({rules: {'no-such-rule': 'off'}}))
  expect(await run(path, '--contract', broken)).toMatchObject({code: 2, err: expect.stringContaining('no-such-rule')})
})

test('an id another document of the corpus has is not taken', async () => {
  const path = await file('third.txt', ferriesText)
  const other = {_id: 'beat-island-ferries-who-pays-for-boats-that-islands-cannot-do-without', _type: 'beat', title: 'Other'}
  const {out} = await run(path, '--corpus', await file('other.ndjson', JSON.stringify(other)))
  expect(JSON.parse(out)).toMatchObject({_id: `drafts.${other._id}-2`})
})

test.each<[string, string | Uint8Array, string, string]>([
  ['an empty file', '', 'empty.txt', ':1: the brief is empty'],
  ['a text that is no brief', 'Shopping list\n\nmilk\n', 'list.md', ':1: no contract heading found'],
  ['a page that is no brief', '<p>Shopping list</p>', 'list.html', ':1: no contract heading found'],
  ['a binary file', new Uint8Array([80, 10, 0, 1]), 'binary.txt', ':2: this is a binary file'],
  ['another encoding', new Uint8Array([80, 10, 0xe9, 0x20]), 'latin.txt', ':2: this is not UTF-8'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 65, 0]), 'wide.txt', ':1: this is UTF-16; save it as UTF-8'],
])('%s ends with 2, says where, and writes nothing', async (_, content, name, expected) => {
  const good = await file('good.txt', ferriesText)
  const path = await file(name, content)
  const {code, out, err} = await run(good, path)
  expect(err).toContain(`${path}${expected}`)
  expect([code, out]).toEqual([2, ''])
})

test('a missing file, the same brief twice, an unknown option, format and date end with 2', async () => {
  const path = await file('again.txt', ferriesText)
  for (const [args, expected] of [
    [[], 'name a file to import'],
    [[join(folder, 'nowhere.txt')], 'there is no such file'],
    [[path, path], 'gives the same document as'],
    [[path, '--colour'], '--colour'],
    [[path, '--format', 'docx'], '--format cannot be "docx"; choose text, markdown, html'],
    [[path, '--now', 'soon'], '"soon" is no date'],
  ] as const) {
    const {code, err} = await run(...args)
    expect(err).toContain(expected)
    expect(code).toBe(2)
  }
})

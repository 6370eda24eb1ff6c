import {mkdtemp, readFile, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readCollection} from './collection.ts'
import {runCommand} from './runCommand.ts'

async function run(...args: string[]) {
  const seen = {out: '', err: ''}
  const code = await runCommand(['eval', ...args], {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.err += text),
    env: {},
    now: () => new Date('2026-01-01T00:00:00Z'),
  })
  return {code, ...seen}
}

async function collection(documents: object[], links: object[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-eval-'))
  const lines = (values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
  await writeFile(join(folder, 'docs.jsonl'), lines(documents))
  await writeFile(join(folder, 'links.jsonl'), lines(links))
  return folder
}

const documents = [
  {id: 'a', title: 'Ferry strike begins', date: '2026-01-01', tags: [], text: 'Crews left the harbour.', paragraphs: ['Crews left the harbour.']},
  {id: 'b', title: 'Budget passes', date: '2026-01-02', tags: [], text: 'Two libraries close.', paragraphs: ['Two libraries close.']},
  {id: 'c', title: 'Third week', date: '2026-01-09', tags: [], text: 'Since Ferry strike begins, crews wait.', paragraphs: ['Since Ferry strike begins, crews wait.']},
]
const link = {from: 'c', to: 'a', anchor: 'Ferry strike begins', paragraphIndex: 0, charOffset: 6}

test('the JSON has the shape of the protocol, and only earlier documents are candidates', async () => {
  const folder = await collection(documents, [link, {...link, from: 'a', to: 'c'}])
  const {code, out} = await run('related', folder, '--json', '--run', join(folder, 'run.jsonl'))
  const report = JSON.parse(out) as Record<string, Record<string, unknown>>
  expect(code).toBe(0)
  expect(Object.keys(report)).toEqual(['fullDraft', 'passage', 'passageMasked', 'inline', 'cost'])
  expect(report['fullDraft']).toEqual({n: 1, 'recall@5': 1, 'recall@10': 1, 'nDCG@10': 1, MRR: 1})
  expect(report['passage']).toEqual({n: 1, 'recall@1': 1, 'recall@5': 1, 'recall@10': 1, 'nDCG@10': 1, MRR: 1})
  expect(Object.keys(report['inline']!)).toEqual(['threshold', 'precision', 'recall', 'recallNamed', 'curve'])
  expect(Object.keys(report['cost']!)).toEqual(['p50Ms', 'p95Ms', 'buildMs', 'bytesPerDoc', 'peakBytes'])
  const lines = (await readFile(join(folder, 'run.jsonl'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line) as {query: string; ranked: string[]})
  expect(lines.map(({query}) => query)).toEqual(['c', 'c#0:6', 'c#0:6', 'c'])
  expect(lines[0]!.ranked[0]).toBe('a')
})

test('documents without titles, dates and links are no error', async () => {
  const folder = await collection([{id: 'a', text: 'One.'}, {id: 'b', text: 'Two.'}], [])
  const {code, out} = await run('related', folder)
  expect(code).toBe(0)
  expect(out).toContain('fullDraft (0 queries)')
})

test.each([
  [['links'], 'there is no evaluation "links"'],
  [['related'], 'name the folder'],
  [['related', '/nowhere/at/all'], 'docs.jsonl: there is no such file'],
])('%j is refused in one line', async (args, message) => {
  const {code, err} = await run(...args)
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test.each<[string, string, string, string]>([
  ['a broken line', '{"id":"a"', '', 'docs.jsonl:1: not a JSON document'],
  ['a document without an id', '{"text":"One."}', '', 'docs.jsonl:1: id'],
  ['an id given twice', '{"id":"a","text":"One."}\n{"id":"a","text":"Two."}', '', 'docs.jsonl:2: the id "a" is that of line 1 too'],
  ['no document', '', '', 'docs.jsonl: holds no document'],
  ['a link without a target', '{"id":"a","text":"One."}', '{"from":"a"}', 'links.jsonl:1: to'],
])('a folder with %s is refused with its line', async (_, docs, links, message) => {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-eval-'))
  await writeFile(join(folder, 'docs.jsonl'), docs)
  await writeFile(join(folder, 'links.jsonl'), links)
  const {code, err} = await run('related', folder)
  expect(err).toContain(message)
  expect(code).toBe(2)
})

test('a run file that cannot be written is refused before anything is measured', async () => {
  const folder = await collection(documents, [link])
  const {code, out, err} = await run('related', folder, '--run', join(folder, 'missing', 'run.jsonl'))
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('cannot be written (ENOENT)')
})

test('character references in titles are read as the characters they stand for', async () => {
  const folder = await collection(
    [{id: 'a', title: 'Ferries&#58; what&#x2019;s next &amp; when', text: 'Nothing.'}, {id: 'b', title: 'Other &unknown; one', text: 'Nothing.'}],
    [],
  )
  const {documents: read} = await readCollection(folder)
  expect(read.map(({title}) => title)).toEqual(['Ferries: what’s next & when', 'Other &unknown; one'])
})

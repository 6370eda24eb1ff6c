import {mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {beat} from '../briefing/fixtures/builders.ts'
import {runCommand} from './runCommand.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beatbook-check-'))
})

async function run(...args: string[]) {
  const seen = {out: '', err: ''}
  const code = await runCommand(args, {
    write: (text) => void (seen.out += text),
    writeError: (text) => void (seen.err += text),
    env: {BEATBOOK_NOW: '2026-07-15'},
    now: () => new Date('2000-01-01T00:00:00Z'),
  })
  return {code, ...seen}
}

async function file(name: string, content: string | Uint8Array) {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

test('JSON is an array of findings, and what was not evaluated goes to the other stream', async () => {
  const path = await file(
    'beat.ndjson',
    `\n${JSON.stringify(beat({history: 'It opened in 2020. Days later, it closed.'}))}\n`,
  )
  const {code, out, err} = await run('check', path, '--format', 'json')
  const findings = JSON.parse(out) as {document: string; ruleId: string; place: {text: string}}[]
  expect(
    findings.filter(({ruleId}) => ruleId === 'relative-date').map(({document, place}) => [document, place.text]),
  ).toEqual([['beat-own', 'Days later']])
  expect(err).toMatch(/^Not evaluated: .*reference-resolves.*uncited-take/)
  expect(code).toBe(1)
})

test('GitHub annotations carry file and line', async () => {
  const path = await file(
    'line.ndjson',
    `${JSON.stringify({_id: 'vertical-x', _type: 'vertical'})}\n${JSON.stringify(beat({}))}\n`,
  )
  const {out} = await run('check', path, '--format', 'github')
  expect(out).toContain(`::error file=${path},line=2,title=section-order::"What it is" is empty.`)
})

test.each<[string, string | Uint8Array, string, string]>([
  ['a broken line', '{"_id":"a","_type":"beat"}\n{"_id":', 'broken.ndjson', ':2: not a JSON document'],
  ['a line that is no document', '[1]\n', 'list.ndjson', ':1: not a document'],
  ['documents without a brief', '{"_id":"a","_type":"vertical"}\n', 'other.ndjson', ': holds no beat and no take'],
  ['an empty file', '', 'empty.txt', ':1: no contract heading found'],
  ['a text that is no brief', 'Shopping list\n\nmilk\n', 'list.txt', ':1: no contract heading found'],
  ['a binary file', new Uint8Array([80, 10, 0, 1]), 'binary.txt', ':2: this is a binary file'],
  ['another encoding', new Uint8Array([80, 10, 0xe9, 0x20]), 'latin.txt', ':2: this is not UTF-8'],
])('%s ends with 2 and says where', async (_, content, name, expected) => {
  const path = await file(name, content)
  const {code, err} = await run('check', path)
  expect(err).toContain(`${path}${expected}`)
  expect(code).toBe(2)
})

test('a missing file, an unknown option, format, phase, date and command end with 2', async () => {
  const path = await file('ok.ndjson', JSON.stringify(beat({})))
  const codes = await Promise.all([
    run('check', join(folder, 'none.txt')),
    run('check', path, '--fromat', 'json'),
    run('check', path, '--format', 'xml'),
    run('check', path, '--phase', 'done'),
    run('check', path, '--now', 'soon'),
    run('chekc', path),
    run('check'),
  ])
  expect(codes.map(({code}) => code)).toEqual([2, 2, 2, 2, 2, 2, 2])
  expect(codes[0]!.err).toContain('there is no such file')
})

test('a contract file with an unknown rule or a broken section ends with 2', async () => {
  const path = await file('ok2.ndjson', JSON.stringify(beat({})))
  const unknown = await file('unknown.json', JSON.stringify({rules: {'no-such-rule': 'off'}}))
  const broken = await file('broken.json', JSON.stringify({sections: [{key: 'a'}]}))
  const first = await run('check', path, '--contract', unknown)
  const second = await run('check', path, '--contract', broken)
  expect([first.code, second.code]).toEqual([2, 2])
  expect(first.err).toContain('sets a rule that does not exist: no-such-rule')
  expect(second.err).toContain('section 1 has no text "heading"')
})

test.each<[string, object, string]>([
  ['a title that is null', {title: null}, '"title" is a JSON object'],
  ['a take without its parts', {take: {}}, '"take.headline" is a JSON object'],
  ['rules that are no object', {rules: 3}, '"rules" is a JSON object'],
  ['words that are null', {words: null}, '"words" is a JSON object'],
  ['a severity that does not exist', {rules: {'watch-whether': 'loud'}}, 'the rule "watch-whether" is set to "loud"'],
  [
    'an option of another type',
    {rules: {'watch-whether': {severity: 'warning', options: {share: 'x'}}}},
    '"rules.watch-whether.options.share" to "x"; it is a number',
  ],
  [
    'a list with an odd member',
    {rules: {'comparison-source': {severity: 'info', options: {sections: ['history', 3]}}}},
    '"rules.comparison-source.options.sections" to ["history",3]; it is a list of strings',
  ],
  [
    'an option that the rule does not have',
    {rules: {'watch-whether': {severity: 'info', options: {shares: 0.4}}}},
    '"rules.watch-whether.options.shares", and the rule has only share',
  ],
  ['a range of one end', {total: {warn: [1], error: [1, 2]}}, '"total.warn" is a range'],
])('a contract with %s ends with 2 and says which', async (name, changes, expected) => {
  const path = await file('ok4.ndjson', JSON.stringify(beat({})))
  const contract = await file(`odd-${name.length}.json`, JSON.stringify(changes))
  const {code, err} = await run('check', path, '--contract', contract)
  expect(err).toContain(expected)
  expect(code).toBe(2)
})

test('a contract file switches a rule off', async () => {
  const path = await file('ok3.ndjson', JSON.stringify(beat({title: 'Warmth: a test', rosterStatement: 'none'})))
  const contract = await file('off.json', JSON.stringify({rules: {'section-order': 'off'}}))
  const {code} = await run('check', path, '--contract', contract)
  expect(code).toBe(0)
})

test('the same input gives the same bytes', async () => {
  const path = await file('twice.ndjson', JSON.stringify(beat({history: 'We met last week. Prices rose 5%!'})))
  const [first, second] = [await run('check', path, '--format', 'json'), await run('check', path, '--format', 'json')]
  expect(second).toEqual(first)
})

const odd = [
  ['null fields', {title: null, dek: null, whatItIs: null, history: null, watch: null, asOf: null, roster: null}],
  ['a block without children, and null among the blocks', {history: [{_type: 'block', _key: 'a'}, null, {_type: 'block', _key: 'b', children: null, markDefs: null}]}],
  ['marks that nothing defines', {history: [{_type: 'block', _key: 'a', children: [{_type: 'span', _key: 's', text: 'It rose.', marks: ['glow', 'm9', null]}]}]}],
  ['fields of other kinds', {title: 7, history: 'prose', watch: {}, asOf: 'May', relationships: [[], 3]}],
  ['emoji and combining characters', {title: 'Ge\u0301nie 🏴󠁧󠁢󠁳󠁣󠁴󠁿: e\u0301\u0301 and 👩🏽‍🚀', history: [{_type: 'block', _key: 'a', children: [{_type: 'span', _key: 's', text: 'Soon 🚢 e\u0301.', marks: []}]}]}],
] as const

test.each(odd)('%s are findings, never a crash, and every place is the slice it names', async (name, fields) => {
  const path = await file(`odd-${name.length}.ndjson`, JSON.stringify({...beat({}), ...fields}))
  const {code, out, err} = await run('check', path, '--format', 'json')
  const findings = JSON.parse(out) as {severity: string; place: {start: number; end: number; text: string}}[]
  expect(code).toBe(1)
  expect(err).toMatch(/^Not evaluated: /)
  expect(findings.length).toBeGreaterThan(0)
  for (const {place} of findings) expect(place.text.length).toBe(place.end - place.start)
})

import {mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {runCommand} from '../runCommand.ts'
import {inventNewsroom} from './inventNewsroom.ts'

async function run(...args: string[]): Promise<{code: number; out: string; error: string}> {
  let out = ''
  let error = ''
  const terminal = {write: (text: string) => void (out += text), writeError: (text: string) => void (error += text), env: {}, now: () => new Date(0)}
  const code = await runCommand(['newsroom', ...args], terminal)
  return {code, out, error}
}

test('a newsroom is written one document a line, to standard output or to a file', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'newsroom-')), 'newsroom.ndjson')
  const {code, out} = await run('--stories', '12', '--seed', '9')
  const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
  expect({code, lines}).toEqual({code: 0, lines: [...inventNewsroom({stories: 12, seed: 9})]})
  expect(await run('--stories', '12', '--seed', '9', '--out', file)).toEqual({code: 0, out: '', error: ''})
  expect(readFileSync(file, 'utf8')).toBe(out)
})

test.each([
  [[], 'beatbook newsroom: say how many stories with --stories N.\n'],
  [['--stories', 'many'], 'beatbook newsroom: --stories many is not a whole number from 1 to 10000000.\n'],
  [['--stories', '3', '--words', '0'], 'beatbook newsroom: --words 0 is not a whole number from 1 to 10000000.\n'],
])('%j is refused with the way out', async (args, error) => {
  expect(await run(...args)).toEqual({code: 2, out: '', error})
})

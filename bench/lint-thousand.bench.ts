import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {cleanNow} from '../src/briefing/fixtures/cleanBriefs.ts'
import {corpusText, storedBrief, timed, wordsOf} from './lintCorpus.ts'

// The question: how long does `beatbook check` take for the whole archive of a newsroom, start-up included?
// Budget: 1,000 briefs in 5 s.
const root = fileURLToPath(new URL('..', import.meta.url))

test('a thousand briefs from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beatbook-thousand-'))
  const [file, corpus] = [join(folder, 'briefs.ndjson'), join(folder, 'corpus.ndjson')]
  const briefs = Array.from({length: 1000}, (_, turn) => storedBrief(turn))
  writeFileSync(file, briefs.map((stored) => `${JSON.stringify(stored)}\n`).join(''))
  writeFileSync(corpus, corpusText)
  const words = briefs.reduce((sum, stored) => sum + wordsOf(stored), 0)
  const args = ['--conditions=beatbook-source', 'src/cli/main.ts', 'check', file, '--corpus', corpus]
  const runs = Array.from({length: 3}, () =>
    timed(() => {
      const {status} = spawnSync(process.execPath, [...args, '--now', cleanNow, '--format', 'json'], {
        cwd: root,
        maxBuffer: 2 ** 28,
      })
      expect(status).toBeLessThan(2)
    }),
  ).sort((a, b) => a - b)
  console.log(
    `1,000 briefs, ${words} words, ${(statSync(file).size / 1e6).toFixed(1)} MB: ` +
      `${runs.map((run) => (run / 1000).toFixed(2)).join(', ')} s`,
  )
  rmSync(folder, {recursive: true})
  expect(runs[0]).toBeLessThan(15_000)
}, 120_000)

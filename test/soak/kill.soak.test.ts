import {spawn} from 'node:child_process'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createClient} from '@sanity/client'
import {expect, test} from 'vitest'

const program = fileURLToPath(new URL('./lakeProcess.ts', import.meta.url))
const rounds = 25

/** Serves `file` from a process of its own. */
function serve(file: string) {
  const child = spawn(process.execPath, [program, file], {stdio: ['ignore', 'pipe', 'inherit']})
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<{url: string; token: string}>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString('utf8')))),
  )
  return {child, ended, ready}
}

test(`after SIGKILL under load, ${rounds} times, every acknowledged pair of documents is there and no half of one`, async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'beatbook-soak-')), 'lake.sqlite')
  const acknowledged: string[] = []

  for (let round = 0; round < rounds; round += 1) {
    const {child, ended, ready} = serve(file)
    const {url, token} = await ready
    const client = createClient({
      projectId: 'beatbook',
      dataset: 'newsroom',
      apiVersion: '2025-02-19',
      apiHost: url,
      useProjectHostname: false,
      useCdn: false,
      token,
      perspective: 'raw',
      maxRetries: 0,
    })

    const before = await client.fetch<string[]>('*[_type == "pair"]._id')
    expect(acknowledged.filter((name) => !before.includes(`${name}-a`) || !before.includes(`${name}-b`))).toEqual([])
    expect(before.filter((id) => id.endsWith('-a')).length).toBe(before.filter((id) => id.endsWith('-b')).length)

    const target = acknowledged.length + 40
    let alive = true
    const writers = Array.from({length: 4}, async (_, writer) => {
      for (let count = 0; alive; count += 1) {
        const name = `r${round}-w${writer}-${count}`
        try {
          await client.transaction().create({_id: `${name}-a`, _type: 'pair'}).create({_id: `${name}-b`, _type: 'pair'}).commit()
        } catch (error) {
          if (alive) throw error
          return
        }
        acknowledged.push(name)
        if (acknowledged.length >= target && alive) {
          alive = false
          child.kill('SIGKILL')
        }
      }
    })
    await Promise.all(writers)
    await ended
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * 40)
})

import {spawn} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'
import {createClient} from '@sanity/client'
import {expect, onTestFinished} from 'vitest'

const program = fileURLToPath(new URL('./lakeProcess.ts', import.meta.url))

/** Acknowledged pairs per round before the process is killed. */
export const pairsPerRound = 40

/** Serves `file` from a process of its own. */
function serve(file: string) {
  const child = spawn(process.execPath, [program, file], {stdio: ['ignore', 'pipe', 'inherit']})
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<{url: string; token: string}>((resolve) =>
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString('utf8')))),
  )
  return {child, ended, ready}
}

/**
 * Kills a lake `rounds` times while four clients write pairs of documents in one transaction each, and expects after
 * each start: every acknowledged pair, no half of one, a history that says the same, and a listener that goes on after
 * the last event it heard with exactly what it missed. Returns how many pairs were acknowledged.
 */
export async function killAndCompare(rounds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'beatbook-killed-'))
  onTestFinished(() => rm(folder, {recursive: true, force: true}))
  const file = join(folder, 'lake.sqlite')
  const acknowledged: string[] = []
  const heard: string[] = []
  let lastEvent: string | undefined

  for (let round = 0; round <= rounds; round++) {
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

    const stored = new Set(await client.fetch<string[]>('*[_type == "pair"]._id'))
    expect(acknowledged.filter((name) => !stored.has(`${name}-a`) || !stored.has(`${name}-b`))).toEqual([])
    expect([...stored].filter((id) => id.endsWith('-a') && !stored.has(id.replace(/a$/, 'b')))).toEqual([])
    const changed = loggedDocuments(file)
    expect(new Set(changed)).toEqual(stored)
    expect(changed.length).toBe(stored.size)

    const stream = await listen(url, token, lastEvent)
    if (round === rounds) {
      await stream.until(() => heard.concat(stream.documents).length >= stored.size)
      heard.push(...stream.documents)
      expect(heard.toSorted()).toEqual([...stored].toSorted())
      child.kill('SIGTERM')
      await ended
      break
    }

    const target = acknowledged.length + pairsPerRound
    let alive = true
    const writers = Array.from({length: 4}, async (_, writer) => {
      for (let count = 0; alive; count++) {
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
    await stream.ended
    heard.push(...stream.documents)
    lastEvent = stream.lastEvent() ?? lastEvent
  }
  return acknowledged.length
}

/** The documents of the transaction log, once for each change. */
function loggedDocuments(file: string): string[] {
  const database = new DatabaseSync(file, {readOnly: true})
  const rows = database.prepare('SELECT document FROM changes JOIN transactions ON transactions.seq = changes.seq').all()
  database.close()
  return rows.map(({document}) => String(document))
}

/** A listener as an EventSource would be: it remembers the id of the last event it heard whole. */
async function listen(url: string, token: string, lastEvent: string | undefined) {
  const query = 'query=*[_type=="pair"]&includeAllVersions=true&effectFormat=mendoza&enableResume=true'
  const headers = {authorization: `Bearer ${token}`, ...(lastEvent === undefined ? {} : {'last-event-id': lastEvent})}
  const response = await fetch(`${url}/v1/data/listen/newsroom?${query}`, {headers})
  const documents: string[] = []
  let last: string | undefined
  let arrived = () => {}
  const ended = (async () => {
    let rest = ''
    try {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        const events = (rest + chunk).split('\n\n')
        rest = events.pop() ?? ''
        for (const event of events) {
          const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(event)?.[1]
          last = field('id') ?? last
          expect(field('event')).not.toBe('reset')
          if (field('event') === 'mutation') documents.push((JSON.parse(field('data')!) as {documentId: string}).documentId)
        }
        arrived()
      }
    } catch (error) {
      // The kill cuts the stream; anything else is a failure.
      if (!(error instanceof TypeError && error.message === 'terminated')) throw error
    }
  })()
  return {
    documents,
    ended,
    lastEvent: () => last,
    until: (enough: () => boolean) =>
      new Promise<void>((resolve) => {
        arrived = () => {
          if (enough()) resolve()
        }
        arrived()
      }),
  }
}

import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type LocalUser = 'Wren' | 'Rosa' | 'Amir'

/** A newsroom started with the README's command, on free ports. */
export interface Newsroom {
  readonly siteUrl: string
  readonly studioUrl: string
  readonly lakeUrl: string
  readonly dataFolder: string
  /** Everything the command printed so far. */
  output(): string
  /** The one-time sign-in link that was printed for this person. */
  signInLink(user: LocalUser): string
  /**
   * Presses Ctrl-C and waits for the command to end.
   * @throws when the lake was asked for something that it does not serve, whatever else the test looked at.
   */
  stop(): Promise<{code: number | null; output: string}>
}

/**
 * Runs `npm start` (or another script like it) with a data folder of its own or the given one; waits for its table.
 * `now` is the day its clock stands at, the demonstration's own when it is empty. Started again `at` the addresses of one
 * that was stopped, it serves the Studios that are open there.
 */
export async function startNewsroom(dataFolder?: string, script = 'studio/start.ts', now = '', at?: Newsroom): Promise<Newsroom> {
  const port = (url: string | undefined) => (url === undefined ? '0' : new URL(url).port)
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'beatbook-')))
  const child = spawn(
    process.execPath,
    ['--conditions=beatbook-source', '--import', './studio/tsx-loader.ts', script],
    {
      cwd: root,
      env: {
        ...process.env,
        BEATBOOK_DATA: folder,
        BEATBOOK_LAKE_PORT: port(at?.lakeUrl),
        BEATBOOK_STUDIO_PORT: port(at?.studioUrl),
        BEATBOOK_SITE_PORT: port(at?.siteUrl),
        BEATBOOK_NOW: now,
        SANITY_STUDIO_PROJECT_ID: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = await readUntil(child, /Ctrl-C stops/)
  const address = (name: string) => {
    const found = new RegExp(`^  ${name} +(http://\\S+)`, 'm').exec(output())
    if (!found?.[1]) throw new Error(`The start command printed no address for ${name}:\n${output()}`)
    return found[1]
  }
  return {
    siteUrl: address('Site'),
    studioUrl: address('Studio'),
    lakeUrl: address('Lake'),
    dataFolder: folder,
    output,
    signInLink(user) {
      const found = new RegExp(`^  ${user} .*?(http://\\S+)$`, 'm').exec(output())
      if (!found?.[1]) throw new Error(`The start command printed no sign-in link for ${user}:\n${output()}`)
      return found[1]
    },
    async stop() {
      if (child.exitCode !== null) return {code: child.exitCode, output: output()}
      const unserved = await unservedBy(address('Lake'))
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      const code = await ended
      if (unserved.length > 0) throw new Error(`The lake does not serve ${unserved.join(', ')}; see src/lake/routes.`)
      return {code, output: output()}
    },
  }
}

async function unservedBy(lakeUrl: string): Promise<string[]> {
  const {requests} = (await (await fetch(`${lakeUrl}/_lake/requests`)).json()) as {requests: unknown[]}
  return requests.map((request) => JSON.stringify(request))
}

function readUntil(child: ChildProcess, pattern: RegExp): Promise<() => string> {
  let text = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8')
      if (pattern.test(text)) resolve(() => text)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`The start command ended with ${code}:\n${text}`)))
    child.once('error', reject)
  })
}

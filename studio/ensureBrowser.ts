import {spawnSync} from 'node:child_process'
import {findBrowser} from './browser.ts'

const ways: {name: string; run: () => boolean}[] = [
  {
    name: 'playwright install',
    run: () => succeeds('npx', ['--no-install', 'playwright-core', 'install', 'chromium']),
  },
  {
    name: 'the Debian package "chromium"',
    run: () => {
      const root = process.getuid?.() === 0 ? [] : ['sudo', '-n']
      const apt = (...args: string[]) => {
        const [command = 'apt-get', ...rest] = [...root, 'apt-get', ...args]
        return succeeds(command, rest)
      }
      return apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')
    },
  },
]

let browser = await findBrowser()
for (const way of ways) {
  if (browser) break
  process.stdout.write(`No Chrome or Chromium found; trying ${way.name} …\n`)
  if (way.run()) browser = await findBrowser()
}

if (browser) {
  process.stdout.write(`Browser for the tests: ${browser}\n`)
} else {
  process.stderr.write(
    'The browser tests need Chrome or Chromium and none could be found or installed.\n' +
      'Install Google Chrome, or the package "chromium" of your system, or set BEATBOOK_BROWSER to the path of one.\n',
  )
  process.exitCode = 1
}

function succeeds(command: string, args: readonly string[]): boolean {
  const {status, error} = spawnSync(command, args, {stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000})
  return !error && status === 0
}

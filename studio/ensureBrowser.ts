import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {BrowserSettingError, findBrowser} from './browser.ts'

const playwright = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']

/** Ways to get a browser: commands to run one after the other. */
const ways = [
  {name: 'playwright install', commands: [[process.execPath, playwright, 'install', 'chromium']]},
  {
    name: 'the Debian package "chromium"',
    commands: [
      [...asRoot, 'apt-get', 'update', '-qq'],
      [...asRoot, 'apt-get', 'install', '-y', '-qq', 'chromium'],
    ],
  },
]

/** Makes sure that there is a browser to test in: the one that is set or installed, else one that can be fetched. */
try {
  let browser = await usableBrowser()
  for (const {name, commands} of ways) {
    if (browser || process.env.BEATBOOK_BROWSER) break
    process.stdout.write(`No Chrome or Chromium found; trying ${name} …\n`)
    for (const failure of new Set(commands.map(failureOf))) if (failure) process.stdout.write(`  ${failure}\n`)
    browser = await usableBrowser()
  }
  if (browser) {
    process.stdout.write(`Browser for the tests: ${browser}\n`)
  } else if (process.env.BEATBOOK_BROWSER) {
    fail(`BEATBOOK_BROWSER is "${process.env.BEATBOOK_BROWSER}", which does not start. Set it to another, or unset it.`)
  } else {
    fail(
      'The browser tests need Chrome or Chromium and none that starts was found or could be installed.\n' +
        'Install Google Chrome, or the package "chromium" of your system, or set BEATBOOK_BROWSER to the path of one.',
    )
  }
} catch (error) {
  if (!(error instanceof BrowserSettingError)) throw error
  fail(error.message)
}

/** Where Linux lacks the libraries that a downloaded browser needs, the file is there but does not start. */
async function usableBrowser(): Promise<string | undefined> {
  const found = await findBrowser()
  if (!found || process.platform !== 'linux') return found
  return spawnSync(found, ['--version'], {stdio: 'ignore', timeout: 60_000}).status === 0 ? found : undefined
}

function failureOf([command = '', ...args]: readonly string[]): string | undefined {
  const {status, error, stderr} = spawnSync(command, args, {stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000, encoding: 'utf8'})
  if (error) return error.message
  if (status === 0) return undefined
  return stderr.split('\n').find((line) => /^E:|error|denied|required/i.test(line)) ?? `${command} ended with ${status}`
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

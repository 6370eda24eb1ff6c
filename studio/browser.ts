import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'

const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'microsoft-edge']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium to test in: `BEATBOOK_BROWSER`, an installed one, or Playwright's own; else undefined. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env.BEATBOOK_BROWSER
  if (named) return existsSync(named) ? named : undefined
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const installed = [...onPath, ...places].find((path) => existsSync(path))
  if (installed) return installed
  const {chromium} = await import('playwright-core')
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}

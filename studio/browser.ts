import {statSync} from 'node:fs'
import {delimiter, join} from 'node:path'

const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser', 'microsoft-edge']

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** `BEATBOOK_BROWSER` names no file. */
export class BrowserSettingError extends Error {
  override name = 'BrowserSettingError'
}

/**
 * The path of a Chromium to test in: `BEATBOOK_BROWSER`, an installed one, or Playwright's own; else undefined.
 * @throws BrowserSettingError rather than testing in another browser than the one asked for.
 */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env.BEATBOOK_BROWSER
  if (named && !isFile(named)) {
    throw new BrowserSettingError(
      `BEATBOOK_BROWSER is "${named}", and no such file exists. Set it to the program file of Chrome or Chromium, or unset it.`,
    )
  }
  if (named) return named
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const installed = [...onPath, ...places].find(isFile)
  if (installed) return installed
  const {chromium} = await import('playwright-core')
  const own = chromium.executablePath()
  return isFile(own) ? own : undefined
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() === true
}

import {afterEach, expect, test, vi} from 'vitest'
import {BrowserSettingError, findBrowser} from './browser.ts'

afterEach(() => vi.unstubAllEnvs())

test('the browser that is set is the one to test in', async () => {
  vi.stubEnv('BEATBOOK_BROWSER', process.execPath)
  expect(await findBrowser()).toBe(process.execPath)
})

test('a setting that names no file is refused, whatever else is installed', async () => {
  vi.stubEnv('BEATBOOK_BROWSER', '/nowhere/chrome')
  await expect(findBrowser()).rejects.toThrow(BrowserSettingError)
  await expect(findBrowser()).rejects.toThrow('BEATBOOK_BROWSER is "/nowhere/chrome", and no such file exists.')
})

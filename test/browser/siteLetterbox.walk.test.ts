import type {Server} from 'node:http'
import {createAdaptorServer} from '@hono/node-server'
import type {Page} from 'playwright-core'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {linkIn, mailroomUnderTest, type MailroomUnderTest} from '../mailroom/mailroomUnderTest.ts'
import {launchBrowser, type TestBrowser} from './browser.ts'
import {objections} from './siteLooks.ts'

const screenshots = process.env.SITE_SCREENSHOTS
const signUp = '/briefing/sign-up'

let under: MailroomUnderTest
let server: Server
let chromium: TestBrowser
let url: string

beforeAll(async () => {
  under = mailroomUnderTest()
  server = createAdaptorServer({fetch: under.room.letterbox.fetch}) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('The letterbox has no port.')
  url = `http://127.0.0.1:${address.port}`
  chromium = await launchBrowser()
})

afterAll(async () => {
  await chromium.close()
  await new Promise((resolve) => server.close(resolve))
  await under[Symbol.asyncDispose]()
})

async function opened(): Promise<Page> {
  const context = await chromium.newContext({bypassCSP: true})
  return context.newPage()
}

/** Sends a form as a page of the site does, and stays on the answer. */
async function send(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(`${url}/briefing/asked/tide-data`)
  await page.evaluate(([action, values]) => {
    const form = Object.assign(document.createElement('form'), {method: 'post', action})
    for (const [name, value] of Object.entries(values)) form.append(Object.assign(document.createElement('input'), {name, value}))
    document.body.append(form)
    form.submit()
  }, [path, fields] as const)
  await page.waitForURL((address) => !address.href.includes('/asked/') || path === signUp)
}

async function lastLetter() {
  await under.room.settled()
  return (await under.mail()).at(-1)
}

async function confirmLink(): Promise<string> {
  return url + linkIn(await lastLetter(), '/briefing/confirm/')
}

/** The address for leaving, which mail programs show beside the letter. */
async function leaveLink(): Promise<string> {
  const line = (await lastLetter())?.headerLines.find(({key}) => key === 'list-unsubscribe')?.line ?? ''
  const [path] = /\/briefing\/unsubscribe\/[\w-]+/.exec(line) ?? []
  if (!path) throw new Error(`The letter names no address for leaving: ${line}`)
  return url + path
}

/** Each state of a subscription that a reader can see, and how it is come by. */
const states: Record<string, {readonly heading: string; readonly come: (page: Page) => Promise<void>}> = {
  'no address': {heading: 'The briefing, by email', come: (page) => send(page, signUp, {beat: 'tide-data', address: 'ada'})},
  'no beat': {heading: 'There is no such briefing', come: (page) => send(page, signUp, {beat: 'none', address: 'ada@reader.example'})},
  'a letter on its way': {heading: 'Look into your inbox', come: (page) => send(page, signUp, {beat: 'tide-data', address: 'ada@reader.example'})},
  'not confirmed yet, without script': {
    heading: 'One moment',
    come: async (page) => {
      await page.route(/confirm\.js/, (route) => route.abort())
      await page.goto(await confirmLink())
    },
  },
  confirmed: {heading: 'You are on the list', come: async (page) => void (await page.goto(await confirmLink()))},
  'a link of another time': {heading: 'This link no longer works', come: async (page) => void (await page.goto(`${url}/briefing/confirm/none`))},
  leaving: {heading: 'Leave', come: async (page) => void (await page.goto(await leaveLink()))},
  left: {
    heading: 'You have left',
    come: async (page) => {
      await page.goto(await leaveLink())
      await page.getByRole('button', {name: 'Leave this briefing'}).click()
    },
  },
  'no subscription': {heading: 'There is no such subscription', come: async (page) => void (await page.goto(`${url}/briefing/unsubscribe/none`))},
}

test.each(Object.entries(states))('%s: axe objects to nothing, and nothing scrolls sideways', async (name, {heading, come}) => {
  const page = await opened()
  await come(page)
  await page.getByRole('heading', {level: 1, name: heading, exact: true}).waitFor()
  expect(await objections(page)).toEqual([])
  if (screenshots) {
    for (const [width, colorScheme, media] of [[900, 'light', 'screen'], [900, 'dark', 'screen'], [320, 'dark', 'screen'], [680, 'light', 'print']] as const) {
      await page.emulateMedia({media, colorScheme})
      await page.setViewportSize({width, height: 500})
      await page.screenshot({path: `${screenshots}/letterbox-${name.replace(/\W+/g, '-')}-${width}-${media === 'print' ? media : colorScheme}.png`})
    }
  }
  await page.context().close()
})

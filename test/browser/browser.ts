import {createServer, type Server} from 'node:http'
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core'
import {findBrowser} from '../../studio/browser.ts'

/** A Chromium whose every attempt to leave the machine ends, and is recorded, at a proxy of ours. */
export interface TestBrowser {
  readonly browser: Browser
  /** `METHOD address` of each request that would have left the machine. */
  readonly outbound: readonly string[]
  newContext(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>
  close(): Promise<void>
}

/**
 * Starts Chromium without a profile. Loopback addresses bypass the proxy by Chromium's own rule. What a test takes for
 * granted about speed comes out with `SLOW_HANDS=700` (milliseconds before each act) and `SLOW_PAGE=4` (a processor
 * that many times slower).
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('No Chrome or Chromium: run `node studio/ensureBrowser.ts`.')
  const outbound: string[] = []
  const proxy = await recordingProxy(outbound)
  const {port} = proxy.address() as {port: number}
  const browser = await chromium.launch({
    executablePath,
    slowMo: Number(process.env.SLOW_HANDS ?? 0),
    proxy: {server: `http://127.0.0.1:${port}`, bypass: 'localhost,*.localhost,127.0.0.1,[::1]'},
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    browser,
    outbound,
    async newContext(options) {
      const context = await browser.newContext({viewport: {width: 1440, height: 1000}, ...options})
      // A machine with much else to do takes its time over a Studio; nothing waits longer than it has to.
      context.setDefaultTimeout(90_000)
      const slower = Number(process.env.SLOW_PAGE ?? 1)
      if (slower > 1) context.on('page', (page) => void slowDown(page, slower))
      return context
    },
    async close() {
      await browser.close()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', {rate})
}

/** Chromium itself calls its maker's update and account hosts at every start, on an empty page too. */
const chromiumsOwn = /(^|\/\/)([a-z0-9-]+\.)*(google|googleapis|gvt1)\.com[:/]/

function recordingProxy(outbound: string[]): Promise<Server> {
  const record = (method: string, target: string) => {
    if (!chromiumsOwn.test(target)) outbound.push(`${method} ${target}`)
  }
  const server = createServer((request, response) => {
    record(request.method ?? '', request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    record('CONNECT', request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** Opens a one-time sign-in link and waits until the Studio shows the desk. */
export async function signIn(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('link', {name: 'Desk'}).first().waitFor({timeout: 90_000})
  return page
}

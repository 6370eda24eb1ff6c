import {createSite} from './app.tsx'
import {createFixtureClient} from './fixtureClient.ts'
import {fixtureDocuments, type FixtureDocument} from './fixtures.ts'

/** The site over documents of a test, with what was asked of the lake and what was logged. */
export function siteOf(documents: readonly FixtureDocument[] = fixtureDocuments) {
  const {client, requests} = createFixtureClient(documents)
  const logged: string[] = []
  const site = createSite({
    client,
    origin: 'https://register.example/',
    now: '2026-07-15',
    publication: {timeZone: 'Europe/Copenhagen'},
    imageOrigins: ['https://images.example'],
    log: (line) => logged.push(line),
  })
  const get = async (path: string) => {
    const response = await site.request(path)
    return {status: response.status, headers: response.headers, html: await response.text()}
  }
  return {get, requests, logged, request: (path: string, init: RequestInit) => site.request(path, init)}
}

/** What a reader reads: the text of the main element, one space between pieces. */
export function textOf(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? ''
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

import {readFileSync} from 'node:fs'
import {parse} from 'groq-js'
import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test, vi} from 'vitest'
import BeatPage from './frontends/BeatPage.tsx'

vi.mock('@sanity/client', async () => {
  const {createFixtureClient} = await import('../src/site/fixtureClient.ts')
  return {createClient: () => createFixtureClient().client}
})

const guide = readFileSync(new URL('../docs/frontends.md', import.meta.url), 'utf8')
const blocks = (language: string) => [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, code = '']) => code)

test('the page in the guide is the one that is type-checked', () => {
  expect(blocks('tsx')).toEqual([readFileSync(new URL('frontends/BeatPage.tsx', import.meta.url), 'utf8')])
})

test('it renders a beat, and says when there is none', async () => {
  const page = async (slug: string) => renderToStaticMarkup(await BeatPage({params: Promise.resolve({slug})}))
  expect(await page('tide-data')).toMatch(/<h1>Open vs\. closed tide data.*<h2 id="whatItIs-heading">What it is<.*href="\/subject\/harbour-board"/s)
  expect(await page('none')).toBe('<p>No beat at this address.</p>')
})

test('the GROQ in the guide parses', () => {
  expect(blocks('groq')).toHaveLength(1)
  for (const query of blocks('groq')) expect(() => parse(query, {params: {slug: 'a'}})).not.toThrow()
})

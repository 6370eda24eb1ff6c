import {readFile} from 'node:fs/promises'
import {createClient} from '@sanity/client'
import type {Hono} from 'hono'
import {HtmlValidate} from 'html-validate'
import {createLake, type Lake} from 'sanity-plugin-beatbook/lake'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import {newsroomDocuments, newsroomNow} from '../../studio/newsroom/newsroom.ts'
import {createSite} from './app.tsx'

let lake: Lake
let site: Hono
const stamps = {_createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z', _rev: 'r1'}
const withdrawal = {...stamps, _id: 'withdrawal-x', _type: 'withdrawal', documentType: 'take', slugs: ['gone'], withdrawnOn: '2026-05-01', title: 'A take & more'}
const broken = {...stamps, _id: 'beat-broken', _type: 'beat', title: 'Broken', slug: {_type: 'slug', current: 'broken'}, dek: 7}

beforeAll(async () => {
  lake = createLake({documents: [...newsroomDocuments(), withdrawal, broken]})
  const {url} = await lake.listen({port: 0})
  const client = createClient({projectId: 'beatbook', dataset: 'newsroom', apiVersion: '2025-02-19', apiHost: url, useProjectHostname: false, useCdn: false})
  const history = client.withConfig({token: lake.issueToken('administrator')})
  site = createSite({client, history, origin: 'https://register.example', now: newsroomNow, signUp: '/briefing/sign-up', log: () => undefined})
})
afterAll(() => lake.close())

const html = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // React writes these as XHTML had them; HTML allows it.
    'void-style': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attr-case': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
  },
})

test.each([
  ['/', 200],
  ['/verticals/ai', 200],
  ['/beats/open-vs-closed', 200],
  ['/beats/open-vs-closed/takes', 200],
  ['/beats/open-vs-closed/changes', 200],
  ['/takes/glm-5-2', 200],
  ['/subjects/deepseek', 200],
  ['/clusters/compute-frontier', 200],
  ['/archive', 200],
  ['/archive/2026-06', 200],
  ['/archive?before=1', 400],
  ['/search', 200],
  ['/search?q=model', 200],
  ['/search?q=zeppelin', 200],
  ['/takes/gone', 410],
  ['/takes/no-such-take', 404],
  ['/beats/broken', 500],
])('%s, a %i, is valid HTML', async (path, status) => {
  const response = await site.request(path)
  expect(response.status).toBe(status)
  const {results} = await html.validateString(await response.text())
  expect(results.flatMap(({messages}) => messages.map(({ruleId, message, line, column, selector}) => ({ruleId, message, at: `${line}:${column}`, selector})))).toEqual([])
})

async function problemsOf(xml: string): Promise<readonly string[]> {
  const [schema, news] = await Promise.all(['sitemap', 'sitemap-news'].map((name) => readFile(new URL(`./validators/${name}.xsd`, import.meta.url), 'utf8')))
  const {errors} = await validateXML({
    xml: [{fileName: 'sitemap.xml', contents: xml}],
    schema: [{fileName: 'sitemap.xsd', contents: schema!}],
    preload: [{fileName: 'sitemap-news.xsd', contents: news!}],
  })
  return errors.map(({message}) => message)
}

test('the sitemaps follow their schemas', async () => {
  const index = await (await site.request('/sitemap.xml')).text()
  expect(index).toContain('<sitemapindex')
  expect(await problemsOf(index)).toEqual([])
  expect(await problemsOf(await (await site.request('/sitemap-part.xml')).text())).toEqual([])
  const newest = await lake.query('*[_type == "take"] | order(publishedAt desc)[0].publishedAt')
  const onTheDay = createSite({client: {fetch: (query, params) => lake.query(query, params)}, origin: 'https://register.example', now: String(newest)})
  const news = await (await onTheDay.request('/news-sitemap.xml')).text()
  expect(news).toContain('<news:title>')
  expect(await problemsOf(news)).toEqual([])
})

test('a sitemap that breaks the schema is told of', async () => {
  const index = await (await site.request('/sitemap.xml')).text()
  expect(await problemsOf(index.replace('<lastmod>', '<changefreq>daily</changefreq><lastmod>'))).not.toEqual([])
  const xml = await (await site.request('/sitemap-part.xml')).text()
  expect(await problemsOf(xml.replace(/<lastmod>[^<]*/, '<lastmod>yesterday'))).not.toEqual([])
  expect(await problemsOf(xml.replace('<url>', '<url><rank>1</rank>'))).not.toEqual([])
})

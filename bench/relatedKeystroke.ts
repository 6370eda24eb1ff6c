import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {newsroomDocuments} from '../studio/newsroom/newsroom.ts'
import {openNewsroomLake} from '../studio/startLake.ts'
import {launchBrowser, signIn} from '../test/browser/browser.ts'
import {openRelated, relatedCards} from '../test/browser/relatedPage.ts'
import {startNewsroom} from '../test/browser/startNewsroom.ts'
import {prose} from '../test/browser/studioPage.ts'

/**
 * One question: with 20,000 stories in the real Studio, how long from a key to the list on the screen, and how long do
 * our own spans hold the page? Budgets: p95 150 ms and 8 ms. Words, dates and subjects of the demonstration newsroom's
 * takes, mixed anew with a seed.
 */
const stories = Number(process.argv[2] ?? 20_000)
const keys = 120

const folder = await mkdtemp(join(tmpdir(), 'beatbook-bench-'))
const {lake} = await openNewsroomLake({dataFolder: folder, approvals: 1, now: undefined})
const made = mixed(stories)
for (let from = 0; from < made.length; from += 1000) lake.mutate(made.slice(from, from + 1000).map((create) => ({create})))
await lake.close()

const newsroom = await startNewsroom(folder)
const chromium = await launchBrowser()
const page = await signIn(await chromium.newContext(), newsroom.signInLink('Wren'))
const began = performance.now()
await openRelated(page, newsroom.studioUrl, 'beat-safety-testing')
process.stdout.write(`${stories} stories: the index is there ${((performance.now() - began) / 1000).toFixed(1)} s after the brief was asked for\n`)
const editor = prose(page, 'currentState')
await editor.click()
await page.keyboard.press('ControlOrMeta+End')
await page.keyboard.type(' Then ')
await editor.getByText('Then').first().waitFor()
await relatedCards(page).first().waitFor()
await page.evaluate(() => performance.clearMeasures())
const sentence = 'the chips that train these systems were licensed again, and the testers of two institutes asked who had signed the code. '
for (let key = 0; key < keys; key += 1) await page.keyboard.type(sentence[key % sentence.length]!, {delay: 90})
const measures = await page.evaluate(() => performance.getEntriesByType('measure').map(({name, duration}) => ({name, duration})))
for (const name of ['beatbook:related:ask', 'beatbook:related:answer', 'beatbook:related:shown']) {
  const times = measures.filter((measure) => measure.name === name).map(({duration}) => duration).sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? Number.NaN).toFixed(1)
  process.stdout.write(`${name.padEnd(26)} n ${times.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms\n`)
}
await chromium.close()
await newsroom.stop()

function mixed(count: number) {
  const takes = newsroomDocuments().filter(({_type}) => _type === 'take')
  const words = [...new Set(takes.flatMap(({body}) => JSON.stringify(body).match(/[A-Za-z]{4,}/g) ?? []))]
  let seed = 7
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const phrase = (length: number) => Array.from({length}, () => words[Math.floor(random() ** 2 * words.length)]).join(' ')
  return Array.from({length: count}, (_, index) => {
    const {_createdAt, _updatedAt, ...model} = takes[index % takes.length]!
    return {
      ...model,
      _id: `take-mixed-${index}`,
      headline: phrase(8),
      slug: {_type: 'slug', current: `mixed-${index}`},
      aliases: [],
      publishedAt: new Date(1.5e12 + random() * 2.8e11).toISOString(),
      body: [{_type: 'block', _key: 'a', style: 'normal', markDefs: [], children: [{_type: 'span', _key: 's', text: `${phrase(180)}.`, marks: []}]}],
    }
  })
}

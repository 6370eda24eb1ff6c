import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Page} from 'playwright-core'
import {inspector, openBeat, soon} from './briefingPage.ts'
import {launchBrowser, signIn, type TestBrowser} from './browser.ts'
import {startNewsroom, type Newsroom} from './startNewsroom.ts'
import {field, prose} from './studioPage.ts'

const clipboard = {permissions: ['clipboard-read', 'clipboard-write']}

let newsroom: Newsroom
let chromium: TestBrowser
let writer: Page

beforeAll(async () => {
  newsroom = await startNewsroom()
  chromium = await launchBrowser()
  writer = await signIn(await chromium.newContext(clipboard), newsroom.signInLink('Wren'))
  await openBeat(writer, newsroom.studioUrl, 'beat-electricity')
})

afterAll(async () => {
  await chromium.close()
  await newsroom.stop()
})

/** Empties a prose field and leaves the caret in it. */
async function emptied(path: string): Promise<void> {
  const editor = prose(writer, path)
  await editor.click()
  await writer.keyboard.press('ControlOrMeta+a')
  await writer.keyboard.press('Delete')
  // What an empty field shows is the Studio's own placeholder.
  await expect.poll(async () => (await editor.innerText()).trim(), soon).toMatch(/^(Empty)?$/)
}

/** Empties a prose field and pastes into it what a clipboard would bring. */
async function pasteAs(path: string, types: Record<string, string>): Promise<void> {
  await emptied(path)
  await prose(writer, path).evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))
  }, types)
}

interface StoredParagraph {
  readonly _type: string
  readonly style: string
  readonly listItem: string | null
  readonly level: number | null
}

/** What the blocks of a field are, without their words. */
async function shapes(path: string, id?: string): Promise<string[]> {
  const blocks = (await stored(path, id)) as StoredParagraph[]
  return blocks.map(({_type, style, listItem, level}) => `${_type} ${style} ${listItem} ${level}`)
}

/** The stored blocks of a field, as `style`, `listItem` and text. */
async function stored(path: string, id = 'drafts.beat-electricity'): Promise<unknown> {
  return writer.evaluate(
    async ({lakeUrl, path, id}) => {
      const query = encodeURIComponent(
        `*[_id == "${id}"][0].${path}[]{_type, style, listItem, level, "text": array::join(children[].text, ""), "marks": markDefs[]._type}`,
      )
      const sessionKey = Object.keys(localStorage).find((key) => key.startsWith('__studio_auth_token'))
      const token = (JSON.parse(localStorage.getItem(sessionKey ?? '') ?? '{}') as {token?: string}).token
      const response = await fetch(`${lakeUrl}/v2025-02-19/data/query/newsroom?query=${query}&perspective=raw`, {
        headers: {authorization: `Bearer ${token}`},
      })
      return ((await response.json()) as {result: unknown}).result
    },
    {lakeUrl: newsroom.lakeUrl, path, id},
  )
}

const paragraph = (text: string) => ({_type: 'block', style: 'normal', listItem: null, level: null, text, marks: []})

test('headings, lists, quotations and tables arrive in a section as plain paragraphs', async () => {
  const html = `
    <h1>Power</h1><h2>Grid</h2><p>Meters run.</p>
    <ul><li>First plant</li><li>Second plant<ul><li>Its annexe</li></ul></li></ul>
    <ol><li>Then this</li></ol>
    <blockquote>Someone said so.</blockquote>
    <pre><code>let x</code></pre>
    <table><tr><td>Cell</td></tr></table><hr><img src="x.png" alt="A picture">`
  await pasteAs('history', {'text/html': html, 'text/plain': 'Power'})
  await prose(writer, 'history').getByText('Someone said so.').waitFor()
  await expect.poll(() => stored('history'), soon).toEqual(
    ['Power', 'Grid', 'Meters run.', 'First plant', 'Second plant', 'Its annexe', 'Then this', 'Someone said so.', 'let x', 'Cell'].map(paragraph),
  )
})

test('all six headings, headings that only look or are announced as such, and a script arrive as plain paragraphs', async () => {
  const html = `${[1, 2, 3, 4, 5, 6].map((rank) => `<h${rank}>Rank ${rank}</h${rank}>`).join('')}
    <div role="heading" aria-level="2">Announced</div>
    <p style="font-size: 24pt; font-weight: 700">Large</p>
    <p class="MsoHeading1" style="mso-outline-level: 1">From Word</p>
    <section><header><h2>Nested <em>deeply</em></h2></header></section>
    <script>document.title = 'pasted'</script><style>h2 {color: red}</style>`
  await pasteAs('history', {'text/html': html, 'text/plain': 'Rank 1'})
  await prose(writer, 'history').getByText('From Word').waitFor()
  const texts = async () => ((await stored('history')) as {text: string}[]).map(({text}) => text)
  await expect.poll(texts, soon).toEqual(['Rank 1', 'Rank 2', 'Rank 3', 'Rank 4', 'Rank 5', 'Rank 6', 'Announced', 'Large', 'From Word', 'Nested deeply'])
  expect([...new Set(await shapes('history'))]).toEqual(['block normal null null'])
  expect(await writer.title()).not.toBe('pasted')
})

test('what a Google Docs clipboard brings arrives as plain paragraphs', async () => {
  const span = (text: string, style = 'font-weight:400') => `<span style="font-size:11pt;font-family:Arial,sans-serif;${style};white-space:pre-wrap">${text}</span>`
  const html = `<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1b2c3d4e-7fff-0000-1111-222233334444">
    <h1 dir="ltr" style="line-height:1.38">${span('A title from Docs', 'font-size:20pt')}</h1>
    <p dir="ltr" style="line-height:1.38">${span('A paragraph with ')}${span('weight', 'font-weight:700')}${span('.')}</p><br>
    <h3 dir="ltr">${span('A subheading from Docs')}</h3>
    <ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation">${span('A point from Docs')}</p></li></ul>
    <div dir="ltr"><table><colgroup><col></colgroup><tbody><tr><td><p dir="ltr">${span('A cell from Docs')}</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`
  await pasteAs('history', {'text/html': html, 'text/plain': 'A title from Docs'})
  await prose(writer, 'history').getByText('A cell from Docs').waitFor()
  const texts = async () => ((await stored('history')) as {text: string}[]).map(({text}) => text.trim()).filter(Boolean)
  await expect.poll(texts, soon).toEqual(['A title from Docs', 'A paragraph with weight.', 'A subheading from Docs', 'A point from Docs', 'A cell from Docs'])
  expect([...new Set(await shapes('history'))]).toEqual(['block normal null null'])
})

test('a heading, a list or a web link copied from another field of the Studio arrives as a paragraph', async () => {
  const block = (key: string, text: string, more: object = {}) => ({
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}s`, text, marks: []}],
    ...more,
  })
  const blocks = [
    block('p1', 'A subheading', {style: 'h2'}),
    block('p2', 'A quotation', {style: 'blockquote'}),
    block('p3', 'A point', {listItem: 'bullet', level: 1}),
    block('p4', 'A link', {
      markDefs: [{_type: 'link', _key: 'm', href: 'https://example.org'}],
      children: [{_type: 'span', _key: 'p4s', text: 'A link', marks: ['m']}],
    }),
  ]
  await pasteAs('whatItIs', {'application/x-portable-text': JSON.stringify(blocks), 'text/plain': 'A subheading'})
  await prose(writer, 'whatItIs').getByText('A link').waitFor()
  await expect.poll(() => stored('whatItIs'), soon).toEqual(['A subheading', 'A quotation', 'A point', 'A link'].map(paragraph))
})

test('a whole take, copied in its editor, arrives without its subheadings and lists', async () => {
  await writer.goto(`${newsroom.studioUrl}/structure/takes;all-takes;take-ireland`)
  const body = prose(writer, 'body')
  await body.getByText('Ireland').first().waitFor()
  const copied = await shapes('body', 'take-ireland')
  expect([...new Set(copied)]).toEqual(['block normal null null', 'block h2 null null', 'block normal bullet 1'])
  await body.click()
  await writer.keyboard.press('ControlOrMeta+a')
  await writer.keyboard.press('ControlOrMeta+c')

  await openBeat(writer, newsroom.studioUrl, 'beat-electricity')
  await emptied('currentState')
  await writer.keyboard.press('ControlOrMeta+v')
  await expect.poll(() => shapes('currentState'), soon).toEqual(copied.map(() => 'block normal null null'))
})

test('Markdown that is pasted keeps its signs as words', async () => {
  await pasteAs('currentState', {'text/markdown': '# A heading', 'text/plain': '# A heading\n\n- A point'})
  await prose(writer, 'currentState').getByText('A point').waitFor()
  await expect.poll(() => stored('currentState'), soon).toEqual(['# A heading', '- A point'].map(paragraph))
})

test('Markdown signs make no heading and no list', async () => {
  const editor = prose(writer, 'relationships')
  await editor.click()
  await writer.keyboard.press('ControlOrMeta+a')
  await writer.keyboard.press('Delete')
  for (const line of ['# A heading', '- A point', '> A quotation']) {
    await writer.keyboard.type(line)
    await writer.keyboard.press('Enter')
  }
  await writer.keyboard.type('End.')
  await editor.getByText('End.').waitFor()
  await expect.poll(() => stored('relationships'), soon).toEqual(['# A heading', '- A point', '> A quotation', 'End.'].map(paragraph))
})

test('no key makes a heading or a list', async () => {
  await emptied('whatItIs')
  await writer.keyboard.type('Plain')
  for (const key of ['1', '2', '3', '7', '8']) {
    await writer.keyboard.press(`ControlOrMeta+Alt+${key}`)
    await writer.keyboard.press(`ControlOrMeta+Shift+${key}`)
  }
  await writer.keyboard.press('Tab')
  await prose(writer, 'whatItIs').click()
  await writer.keyboard.press('ControlOrMeta+End')
  await writer.keyboard.type(' end')
  await expect.poll(() => stored('whatItIs'), soon).toEqual([paragraph('Plain end')])
})

test('a section offers no style and no list, and its heading cannot be edited', async () => {
  const buttons = await field(writer, 'history').getByRole('button').allInnerTexts()
  expect(buttons.filter((text) => /heading|bullet|number|quote|list|style/i.test(text))).toEqual([])
  expect(await inspector(writer).locator('[data-section]').evaluateAll((rows) => rows.map((row) => row.dataset.section))).toEqual([
    'whatItIs',
    'history',
    'currentState',
    'relationships',
    'watch',
  ])
})

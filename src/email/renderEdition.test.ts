import {HtmlValidate} from 'html-validate'
import {parse, type DefaultTreeAdapterTypes} from 'parse5'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {cite, paragraph, refer, tideBeat} from '../site/fixtures.ts'
import {fixtureEdition} from '../site/fixtureEdition.ts'
import {editionSize} from './editionSize.ts'
import {renderEdition} from './renderEdition.ts'

const site = 'https://register.example'
const unsubscribeUrl = `${site}/briefing/unsubscribe/token`
const options = {site, unsubscribeUrl}
const unchanged = await fixtureEdition()
const full = renderEdition(unchanged, options)

type Element = DefaultTreeAdapterTypes.Element

function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const walk = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue
      found.push(child)
      walk(child)
    }
  }
  walk(parse(html))
  return found
}

const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value
const textOf = (element: Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : 'tagName' in child ? textOf(child) : '')).join('')

describe('the whole brief as HTML', () => {
  const elements = elementsOf(full.html)
  const named = (name: string) => elements.filter(({tagName}) => tagName === name)

  test('is valid, apart from what mail clients ask for', async () => {
    // Clients drop style sheets, know tables by their attributes, and know the older of two names for the role.
    const forMail = {'no-inline-style': 'off', 'no-deprecated-attr': 'off', 'presentation-role-style': 'off', 'prefer-tbody': 'off'} as const
    const validator = new HtmlValidate({root: true, extends: ['html-validate:recommended'], rules: forMail})
    const report = await validator.validateString(full.html)
    expect(report.results.flatMap(({messages}) => messages.map(({ruleId, message, line}) => `${line} ${ruleId}: ${message}`))).toEqual([])
  })

  test('has its language, one title, and the sections as headings in contract order', () => {
    expect(attribute(named('html')[0]!, 'lang')).toBe('en-GB')
    expect(named('h1').map(textOf)).toEqual(['Open vs. closed tide data: who may read the sea'])
    expect(named('h2').map(textOf)).toEqual([
      'What it is',
      'History',
      'Current state',
      'Relationships',
      'What to watch',
      'Newest takes',
      'Sources',
    ])
  })

  test('begins with the dek, for the inbox', () => {
    const [preheader] = named('body')[0]!.childNodes.filter((node): node is Element => 'tagName' in node)
    expect(textOf(preheader!)).toBe(tideBeat.dek)
    expect(full.preheader).toBe(tideBeat.dek)
    expect(full.subject).toBe('Tide data')
  })

  test('needs no image and no script, declares both colour schemes, and says how to leave', () => {
    expect(elements.filter(({tagName}) => ['img', 'script', 'link', 'iframe', 'form'].includes(tagName))).toEqual([])
    expect(named('meta').map((meta) => attribute(meta, 'name'))).toContain('color-scheme')
    expect(textOf(named('style')[0]!)).toContain('@media (prefers-color-scheme:dark)')
    expect(named('a').find((link) => attribute(link, 'href') === unsubscribeUrl)).toBeDefined()
  })

  test('links are absolute; what is not public stays as words', () => {
    const links = named('a').map((link) => [textOf(link), attribute(link, 'href')])
    expect(links).toContainEqual(['Harbour Board', `${site}/subjects/harbour-board`])
    expect(links).toContainEqual(['storm warnings', `${site}/beats/storm-warnings`])
    expect(links).toContainEqual(['Census of gauges', 'https://board.example/census'])
    expect(links.filter(([, href]) => !/^https:\/\//.test(href ?? ''))).toEqual([])
    expect(links.map(([words]) => words)).not.toContain('a take that was withdrawn')
    expect(full.html).toContain('a take that was withdrawn')
  })

  test('a source has one number wherever it is cited, and the list names it once', () => {
    expect(named('sup').map(textOf)).toEqual(['[1]', '[1]', '[1]', '[2]'])
    expect(named('ol').flatMap(({childNodes}) => childNodes.filter((node) => 'tagName' in node))).toHaveLength(2)
  })

  test('a section nobody has written says so', async () => {
    const {html} = renderEdition(await fixtureEdition('beat-storms'), options)
    expect(html.match(/This section has not been written yet\./g)).toHaveLength(3)
    expect(html).toContain('No open questions are listed yet.')
  })

  test('its size is that of the HTML in bytes', () => {
    expect(full.bytes).toBe(Buffer.byteLength(full.html))
    expect([89_999, 90_000, 99_999, 100_000].map(editionSize)).toEqual(['fits', 'close', 'close', 'tooLarge'])
  })
})

describe('the whole brief as plain text', () => {
  test('says the same, wrapped, with sources and links as notes', () => {
    expect(full.text).toContain('WHAT IT IS\n----------\n\nThe "tide data" beat tracks which harbours publish their gauges. Nine of\n40 ports do [1].')
    expect(full.text).toContain('[1] Harbour Board, Census of gauges, April 2026:\n    https://board.example/census')
    expect(full.text).toContain('* Whether the Harbour Board [2] opens its forecasts.')
    expect(full.text).toContain('  Settled on 12 June 2026 by The Gauges Act passes')
    expect(full.text).toContain(`Unsubscribe: ${unsubscribeUrl}\n`)
  })

  test('no line is longer than 72 characters, unless it is one word', () => {
    expect(full.text.split('\n').filter((line) => line.length > 72 && / /.test(line.trim()) && !line.startsWith('Unsubscribe'))).toEqual([])
  })
})

test('without a way to leave, as in a preview, it names none', async () => {
  const preview = renderEdition(await fixtureEdition(), {site})
  expect(preview.html).not.toContain('Unsubscribe')
  expect(preview.text).not.toContain('Unsubscribe')
})

test('a site without an address, and a beat that is not published, are refused by name', async () => {
  const result = await fixtureEdition()
  expect(() => renderEdition(result, {site: '/'})).toThrow('An edition needs the site\'s address for its links, and "/" is none.')
  expect(() => renderEdition({...result, beat: null}, {site})).toThrow('There is no edition of a beat that is not published.')
})

const nasty = fc.oneof(
  fc.string({unit: 'binary', maxLength: 40}),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    'javascript:alert(1)',
    'jAvAsCrIpT:alert(1)',
    'data:text/html,<script>1</script>',
    '//evil.example/x',
    'Subject\r\nBcc: everyone@example.org',
    '</style><script>1</script>',
    '\u202Eevil',
    '--\n.\n',
  ),
)

test('whatever stands in the fields, nothing becomes script, an unsafe address or a second header line', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, nasty, async (title, words, url, subject) => {
      const beat = {
        ...tideBeat,
        title: `T${title}`,
        dek: words,
        emailSubject: subject,
        slug: {_type: 'slug', current: `s${title}`},
        whatItIs: [paragraph('w1', [cite(words, 'source-census'), refer(words, 'beat-storms'), {words, annotation: {_type: 'link', href: url}}])],
      }
      const census = {_id: 'source-census', _type: 'source', name: words, work: title, url}
      const result = await fixtureEdition('beat-tides', [beat, census])
      const since = {at: '2026-07-01T00:00:00Z', result: unchanged}
      for (const {html, text, subject: line, preheader} of [renderEdition(result, options), renderEdition(result, {...options, since})]) {
        const elements = elementsOf(html)
        expect(elements.filter(({tagName}) => ['script', 'img', 'iframe', 'object', 'form', 'base'].includes(tagName))).toEqual([])
        expect(elements.filter(({tagName}) => tagName === 'style')).toHaveLength(1)
        expect(elements.flatMap(({attrs}) => attrs.filter(({name}) => name.startsWith('on')))).toEqual([])
        for (const link of elements.filter(({tagName}) => tagName === 'a')) expect(attribute(link, 'href')).toMatch(/^(https?:\/\/|mailto:)/)
        expect(`${line}${preheader}`).not.toMatch(/[\p{Cc}\u202E]/u)
        expect(text).not.toMatch(/[^\P{Cc}\n]/u)
      }
    }),
    {numRuns: 150},
  )
})

test('a question of two paragraphs does not run them together', async () => {
  const watch = [{_key: 'w', status: 'open', body: [paragraph('a', ['Whether it holds.']), paragraph('b', ['The court sits in May.'])]}]
  const {html, text} = renderEdition(await fixtureEdition('beat-tides', [{...tideBeat, watch}]), {site: 'https://register.example'})
  expect(text).toContain('* Whether it holds. The court sits in May.')
  expect(html).toContain('Whether it holds. The court sits in May.</li>')
})

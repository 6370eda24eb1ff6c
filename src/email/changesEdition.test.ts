import {HtmlValidate} from 'html-validate'
import {describe, expect, test} from 'vitest'
import {actTake, cite, paragraph, refer, tideBeat} from '../site/fixtures.ts'
import {fixtureEdition} from '../site/fixtureEdition.ts'
import {renderEdition} from './renderEdition.ts'

const site = 'https://register.example'
const since = {at: '2026-07-02T08:00:00Z', result: await fixtureEdition()}

const later = {
  ...tideBeat,
  asOf: {_type: 'asOf', date: '2026-09-15', precision: 'month'},
  whatItIs: [
    paragraph('w1', ['The "tide data" beat tracks which harbours publish their gauges. ', cite('Eleven of 40 ports do', 'source-census'), '.']),
  ],
  currentState: [
    paragraph('c1', ['As of September 2026, eleven gauges are open, ', cite('the census', 'source-census'), ' says. ', refer('Storm warnings', 'beat-storms'), ' gain by it.']),
    paragraph('c2', ['The register shows the same, ', cite('by its own count', 'source-register'), '.']),
  ],
  watch: [
    {...tideBeat.watch[0], status: 'resolved', resolvedOn: '2026-09-01', resolvedBy: {_type: 'reference', _ref: 'take-two', _weak: true}},
    {_type: 'watchItem', _key: 'q3', status: 'open', body: [paragraph('q3b', ['Whether the last port opens its gauge.'])]},
  ],
}
const newTake = {...actTake, _id: 'take-two', headline: 'Two more ports open', slug: {_type: 'slug', current: 'two-more'}, publishedAt: '2026-09-01T08:00:00Z'}
const result = await fixtureEdition('beat-tides', [later, newTake])

describe('an edition of what changed', () => {
  const {subject, preheader, html, text, changed} = renderEdition(result, {site, since})

  test('says in its subject since when, and before all else what', () => {
    expect(changed).toBe(true)
    expect(subject).toBe('Open vs. closed tide data: what changed since 2 July 2026')
    expect(preheader).toMatch(/^Since 2 July 2026: .*as-of moved from mid-2026 to September 2026.*, 1 new take\.$/)
  })

  test('shows each changed sentence once, with what it was', () => {
    expect(text.replace(/\s+/g, ' ')).toContain('Changed: Eleven of 40 ports do. Was: Nine of 40 ports do.')
    expect(text).toContain('New: Storm warnings [')
    expect(html).toMatch(/<del[^>]*>Nine<\/del> <ins[^>]*>Eleven<\/ins>/)
    expect(text).not.toContain('tracks which harbours')
  })

  test('tells questions that were settled, asked and dropped, and the takes since', () => {
    expect(text).toContain('* Whether the Harbour Board [')
    expect(text).toContain('Settled on 1 September 2026 by Two more ports open')
    expect(text).toContain('New question: Whether the last port opens its gauge.')
    expect(text.replace(/\s+/g, ' ')).toContain('No longer asked: Whether the Gauges Act passes before the summer.')
    expect(text).toContain('NEW TAKES\n---------\n\n* Two more ports open [')
    expect(text).not.toContain('The Gauges Act passes')
  })

  test('leaves out sections in which nothing changed', () => {
    expect(html).not.toContain('>History<')
    expect(html).not.toContain('>Relationships<')
  })

  test('is valid HTML', async () => {
    const forMail = {'no-inline-style': 'off', 'no-deprecated-attr': 'off', 'presentation-role-style': 'off', 'prefer-tbody': 'off'} as const
    const report = await new HtmlValidate({root: true, extends: ['html-validate:recommended'], rules: forMail}).validateString(html)
    expect(report.results.flatMap(({messages}) => messages.map(({ruleId, message}) => `${ruleId}: ${message}`))).toEqual([])
  })
})

test('when nothing changed it says so, so that nobody sends it', async () => {
  const {changed, text} = renderEdition(await fixtureEdition(), {site, since})
  expect(changed).toBe(false)
  expect(text).toContain('Nothing has changed since 2 July 2026.')
})

test('an older take that comes back into the newest twelve is not new', async () => {
  const old = {...newTake, publishedAt: '2020-01-01T00:00:00Z'}
  expect(renderEdition(await fixtureEdition('beat-tides', [old]), {site, since}).changed).toBe(false)
})

import fc from 'fast-check'
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {asOfDate, asOfValue} from './asOf.ts'
import {corpusOf} from './corpus.ts'
import type {Finding, Place} from './finding.ts'
import {archive, beat, block, today} from './fixtures/builders.ts'
import {cleanNames, cleanNow, takeApart} from './fixtures/cleanBriefs.ts'
import {createLinter} from './linter.ts'

/** Pieces that rules look for, and pieces that break naive readers. */
const pieces = [
  'As of May 2026, ',
  'The "heat pumps" beat tracks homes. ',
  'Days later, ',
  'GLM-5.2 and V4-Pro ',
  'V4 mini ',
  'US$5.6 million ',
  '40% ',
  '3–5 ',
  'an estimated 40 homes ',
  'two thirds of ',
  'twice as much ',
  'cannot ',
  'currently ',
  '“curly” ',
  '"straight and six words long here" ',
  "owners' ",
  'said Ms. J. K. Roe of St. Louis. ',
  'In 31 April 2024 it closed. ',
  'Whether Boeing will deliver. ',
  '[[Grid capacity|beat-grid]] ',
  '[[gone|beat-x]] ',
  '{{3 percent|source-a}} ',
  '[[|take-grants]] ',
  'U.S. officials, e.g. in D.C., vs. Apache 2.0. ',
  '\n',
  '\n\n',
  '—',
  '😀 ',
  '👩‍👩‍👧‍👦 ',
  'e\u0301tude ',
  'ﬁ ',
  '\u202Eabc\u202C ',
  '',
  ' ',
  '. ',
  '?!',
  '中文句子。',
  'Ελλάδα ',
  '\uE000\uE000 ',
  '\u0000',
  '1/6 of 3.3 percent ',
  'Meta’s ',
  '(',
  ')',
  '[',
  '$',
  '%',
] as const

const prose = fc
  .array(
    fc.oneof(
      {weight: 6, arbitrary: fc.constantFrom(...pieces)},
      {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 8})},
    ),
    {maxLength: 14},
  )
  .map((parts) => parts.join(''))
const field = fc.array(prose, {maxLength: 3})
const document = fc
  .record({
    title: prose,
    dek: prose,
    whatItIs: field,
    history: field,
    currentState: field,
    relationships: field,
    watch: field,
  })
  .map((parts) => beat(parts))

const corpora = [undefined, archive]
const contexts = corpora.map((corpus) => ({now: today, phase: 'publish' as const, ...(corpus ? {corpus} : {})}))

/** The text of a field as the rules see it, worked out without them. */
function sectionText(value: unknown): string {
  const blocks = (value as {body?: unknown[]; children?: {text: string}[]}[]).flatMap(
    (member) => (member.body ?? [member]) as {children: {text: string}[]}[],
  )
  return blocks
    .map(({children}) => children.map(({text}) => text).join(''))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

function checkPlace(place: Place, stored: Record<string, unknown>) {
  if (place.document !== undefined || place.section === undefined) return
  const text = sectionText(stored[place.section])
  expect(text.slice(place.start, place.end)).toBe(place.text)
  if (place.blockKey === undefined) return
  const all = (stored[place.section] as {_key: string; body?: {_key: string}[]}[]).flatMap(
    (member) => member.body ?? [member],
  )
  const found = all.find(({_key}) => _key === place.blockKey) as unknown as {children: {text: string}[]}
  expect(
    found.children
      .map(({text: part}) => part)
      .join('')
      .slice(place.blockStart, place.blockEnd),
  ).toBe(place.text)
}

test('every place is exactly the words it says, in section and block', () => {
  fc.assert(
    fc.property(document, (stored) => {
      for (const context of contexts) {
        for (const finding of createLinter().lint(stored, context)) {
          for (const place of [finding.place, ...(finding.related ?? [])]) checkPlace(place, stored)
          for (const fix of finding.fixes) if ('place' in fix) checkPlace(fix.place, stored)
        }
      }
    }),
    {numRuns: 300},
  )
})

test('findings come in order, and the same input gives the same findings', () => {
  fc.assert(
    fc.property(document, (stored) => {
      const findings = createLinter().lint(stored, contexts[1]!)
      expect(createLinter().lint(structuredClone(stored), contexts[1]!)).toEqual(findings)
      const starts = findings.filter(({place}) => place.section === 'history').map(({place}) => place.start)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
    }),
    {numRuns: 100},
  )
})

test('after any edits an incremental lint equals a cold one', () => {
  const edit = fc.record({
    field: fc.constantFrom('whatItIs', 'history', 'currentState', 'relationships'),
    index: fc.nat(3),
    act: fc.constantFrom('replace', 'insert', 'remove', 'move'),
    text: prose,
  })
  fc.assert(
    fc.property(document, fc.array(edit, {maxLength: 8}), (start, edits) => {
      const linter = createLinter()
      let stored: Record<string, unknown> = start
      linter.lint(stored, contexts[1]!)
      edits.forEach(({field: name, index, act, text}, step) => {
        const blocks = [...(stored[name] as unknown[])]
        if (act === 'insert') blocks.splice(index, 0, block(`new-${step}`, text))
        else if (act === 'remove') blocks.splice(index, 1)
        else if (act === 'move' && blocks.length > 1) blocks.unshift(blocks.pop())
        else if (blocks[index]) blocks[index] = block((blocks[index] as {_key: string})._key, text)
        stored = {...stored, [name]: blocks}
        const corpus = step % 3 === 2 ? undefined : archive
        const context = {...contexts[0]!, ...(corpus ? {corpus} : {})}
        expect(linter.lint(stored, context)).toEqual(createLinter().lint(structuredClone(stored), context))
      })
    }),
    {numRuns: 150},
  )
})

test('sections that change places are read anew', () => {
  const linter = createLinter()
  const stored = beat({history: 'Days later, it closed.', currentState: 'As of May 2026, it is shut.'})
  linter.lint(stored, contexts[0]!)
  const swapped = {...stored, history: stored.currentState, currentState: stored.history}
  expect(linter.lint(swapped, contexts[0]!)).toEqual(createLinter().lint(swapped, contexts[0]!))
})

test('a document of any shape is read without a throw', () => {
  const shape = fc.record(
    Object.fromEntries(
      [
        '_id',
        'title',
        'headline',
        'dek',
        'shortTitle',
        'asOf',
        'roster',
        'rosterStatement',
        'cluster',
        'beats',
        'subjects',
        'sources',
        'whatItIs',
        'history',
        'currentState',
        'relationships',
        'watch',
        'body',
        'emailSubject',
      ].map((name) => [
        name,
        fc.anything({
          maxDepth: 5,
          key: fc.constantFrom(
            '_type',
            '_key',
            '_ref',
            'children',
            'markDefs',
            'marks',
            'text',
            'body',
            'date',
            'precision',
            'beat',
            'target',
          ),
        }),
      ]),
    ),
    {requiredKeys: []},
  )
  fc.assert(
    fc.property(shape, fc.constantFrom('beat', 'take', 'subject', undefined), (value, type) => {
      const stored = {...value, _type: type}
      expect(
        Array.isArray(
          createLinter().lint(stored, {now: today, phase: 'send', corpus: corpusOf([stored, value, null, 3])}),
        ),
      ).toBe(true)
    }),
    {numRuns: 400},
  )
})

test.each<[string, unknown]>([
  ['null', null],
  ['text', 'beat'],
  ['null fields', {_type: 'beat', _id: null, title: null, history: null, watch: null, asOf: null, roster: null}],
  [
    'a block without children',
    {_type: 'beat', history: [{_type: 'block', _key: 'a'}, {_type: 'block', children: null}, null, 3]},
  ],
  [
    'unknown marks',
    {
      _type: 'beat',
      history: [
        {
          _type: 'block',
          _key: 'a',
          markDefs: null,
          children: [{_type: 'span', text: 'A.', marks: ['gone', 3, null]}, {_type: 'formula'}],
        },
      ],
    },
  ],
  ['a watch item without a body', {_type: 'beat', watch: [{_type: 'watchItem'}, null, {body: 'text'}]}],
])('%s is read without a throw', (_, stored) => {
  expect(Array.isArray(createLinter().lint(stored, contexts[1]!))).toBe(true)
})

test('any text is read as a brief or refused with a line', () => {
  const lines = fc.array(
    fc.oneof(
      prose,
      fc.constantFrom(
        'What it is',
        '## History',
        'Current state',
        'Relationships',
        'What to watch',
        'The briefing, by email',
        '',
        '- Whether it opens.',
      ),
    ),
    {maxLength: 24},
  )
  fc.assert(
    fc.property(lines, (source) => {
      const brief = createLinter().readText(source.join('\n'), 'a.txt', contexts[1]!)
      if ('reason' in brief) {
        expect(brief.line).toBeGreaterThan(0)
        return
      }
      for (const {place} of createLinter().reportBrief(brief, contexts[1]!).findings) {
        const section = brief.sections.find(({key}) => key === place.section)
        if (section) expect(section.text.slice(place.start, place.end)).toBe(place.text)
      }
    }),
    {numRuns: 200},
  )
})

test('a paste of 20,000 words is read in seconds', () => {
  const sentences = pieces.join('') + 'Prices rose by 14 percent in May 2024, the IMF said. '
  const words = sentences.repeat(Math.ceil(20_000 / sentences.split(/\s+/).length))
  const before = process.cpuUsage()
  const findings = createLinter().lint(beat({history: words, currentState: words.slice(0, 30_000)}), contexts[1]!)
  expect(findings.length).toBeGreaterThan(100)
  const {user, system} = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(15_000)
}, 60_000)

test('a stored brief and the same brief as text give the same findings', () => {
  const corpus = corpusOf(
    readClean('corpus.ndjson')
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  )
  const context = {now: cleanNow, corpus}
  for (const name of cleanNames) {
    const linter = createLinter()
    const brief = linter.readText(readClean(name), name, context)
    if ('reason' in brief) throw new Error(brief.reason)
    const marked = (key: string) =>
      brief.sections
        .find((section) => section.key === key)!
        .paragraphs.map((paragraph) => {
          const section = brief.sections.find((other) => other.key === key)!
          const links = section.links.filter(({start, end}) => start >= paragraph.start && end <= paragraph.end)
          return links.reduceRight(
            (text, {start, end, target}) =>
              `${text.slice(0, start - paragraph.start)}[[${text.slice(start - paragraph.start, end - paragraph.start)}|${target}]]${text.slice(end - paragraph.start)}`,
            paragraph.text,
          )
        })
    const stored = beat({
      _id: brief.id,
      title: brief.title,
      shortTitle: brief.shortTitle,
      dek: brief.dek,
      rosterStatement: 'none',
      asOf: asOfValue(asOfDate(brief.sections.find(({key}) => key === 'currentState')!)!),
      whatItIs: marked('whatItIs'),
      history: marked('history'),
      currentState: marked('currentState'),
      relationships: marked('relationships'),
      watch: brief.sections.find(({key}) => key === 'watch')!.items.map(({text}) => text),
    })
    const tell = (findings: readonly Finding[]) =>
      findings.map(({ruleId, severity, place}) => `${severity} ${ruleId} ${place.section} ${place.text}`)
    expect(takeApart(readClean(name)).sections.length).toBe(6)
    expect(tell(linter.lint(stored, context))).toEqual(tell(linter.reportBrief(brief, context).findings))
  }
})

function readClean(name: string): string {
  return readFileSync(new URL(`./fixtures/clean/${name}`, import.meta.url), 'utf8')
}

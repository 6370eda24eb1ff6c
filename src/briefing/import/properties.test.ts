import fc from 'fast-check'
import {expect, test} from 'vitest'
import {briefingContract} from '../../contract/briefingContract.ts'
import {asArray, isRecord, readBlock} from '../../text/portableText.ts'
import {importBrief} from './importBrief.ts'
import type {ImportedBrief} from './importBrief.ts'
import type {ImportFormat} from './sourceFormat.ts'

const options = {now: '2026-04-01', newId: () => 'beat-x'}

function textsOf(value: unknown): string[] {
  return asArray(value).flatMap((member) => {
    if (isRecord(member) && Array.isArray(member.body)) return textsOf(member.body)
    return readBlock(member)?.text ?? []
  })
}

/** The brief a document holds, laid out as text again. */
function layOut({documents: [beat]}: ImportedBrief): string {
  const sections = briefingContract.sections.flatMap(({key, heading}) => [heading, ...textsOf(beat![key])])
  return [beat!.title, beat!.dek, ...sections].join('\n\n')
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

const word = fc.oneof(
  fc.constantFrom('Whether', 'GLM-5.2', 'vs.', 'US$5.6', 'the', 'lays', 'no', 'roster', 'cluster', 'U.S.', '"open', 'closed"', '*x', '_x_', 'e\u0301', '🚢', 'As', 'of', '2026', '<b>', '[a](b)', '#1', '·'),
  fc.stringMatching(/^[a-zA-Z]{1,9}$/),
)
const sentence = fc.array(word, {minLength: 1, maxLength: 14}).map((words) => `Boats ${words.join(' ')} sail.`)
const paragraph = fc.array(sentence, {minLength: 1, maxLength: 4}).map((sentences) => sentences.join(' '))
const brief = fc.array(fc.array(paragraph, {minLength: 1, maxLength: 3}), {minLength: 5, maxLength: 5})

function compose(sections: readonly (readonly string[])[], heading = ''): string {
  const parts = briefingContract.sections.flatMap((section, index) => [heading + section.heading, ...sections[index]!])
  return [`${heading && '# '}Boats: who sails them`, 'One sentence says in a few words why these boats matter.', ...parts].join('\n\n')
}

function imported(source: string, format: ImportFormat): ImportedBrief {
  const result = importBrief(source, {...options, format})
  if ('reason' in result) throw new Error(result.reason)
  return result
}

test('text → document → text keeps every word of every section in order', () => {
  fc.assert(
    fc.property(brief, (sections) => {
      const source = compose(sections)
      expect(wordsIn(layOut(imported(source, 'text')))).toEqual(wordsIn(source))
    }),
    {numRuns: 150},
  )
})

test('a document laid out as text is imported as the same document', () => {
  fc.assert(
    fc.property(brief, (sections) => {
      const first = imported(compose(sections), 'text')
      expect(imported(layOut(first), 'text').documents).toEqual(first.documents)
    }),
    {numRuns: 100},
  )
})

test('HTML of the same paragraphs gives the same document as their text', () => {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  fc.assert(
    fc.property(brief, (sections) => {
      const html = compose(sections, '## ')
        .split('\n\n')
        .map((part) => (/^#+ /.test(part) ? `<h2>${escape(part.replace(/^#+ /, ''))}</h2>` : `<p>${escape(part)}</p>`))
        .join('')
      expect(imported(html, 'html').documents).toEqual(imported(compose(sections), 'text').documents)
    }),
    {numRuns: 100},
  )
})

test('every word of a text is in the document or among what was not understood', () => {
  const line = fc.oneof(
    paragraph,
    fc.constantFrom('What it is', 'History', '## Relationships', 'What to watch', 'The briefing, by email', 'A side note', '- An item stands here', 'AI · · 5 takes', 'Ships'),
  )
  fc.assert(
    fc.property(fc.array(line, {maxLength: 14}), fc.array(line, {maxLength: 14}), (before, after) => {
      const source = [...before, 'Current state', ...after].join('\n\n')
      const result = imported(source, 'text')
      const held = [layOut(result), briefingContract.closing.heading, ...result.notUnderstood.map(({text}) => text)].join('\n')
      const count = (text: string) => wordsIn(text).reduce((sums, each) => sums.set(each, (sums.get(each) ?? 0) + 1), new Map<string, number>())
      const counts = count(held)
      for (const [each, times] of count(source)) expect({each, held: (counts.get(each) ?? 0) >= times}).toEqual({each, held: true})
    }),
    {numRuns: 200},
  )
})

test('whatever is read as Markdown or HTML is imported or refused, never a crash', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('**', '_', '[a', '](', ')', '`', '<a href="x">', '</a>', '<p>', '<li>', '<script>', '<!--', '\n\n', '\n', '```', '> ', '- ', '# ', '---', '\\', '&nbsp;', '\u0000', '\uD800'))
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 30}), fc.constantFrom('text', 'markdown', 'html'), (pieces, format) => {
      const source = `Title\n\n<h2>What it is</h2>\n\n${pieces.join('')}\n\n# History\n\n${pieces.join(' ')}`
      const result = importBrief(source, {...options, format})
      expect('reason' in result ? result.line : result.documents.length).toBe(1)
    }),
    {numRuns: 200},
  )
})

test('deep nesting and long runs of marks are read without running out of stack', () => {
  const deep = `<h2>History</h2>${'<div>'.repeat(20_000)}words`
  expect(layOut(imported(deep, 'html'))).toContain('words')
  for (const mark of ['[*_', '_', '**', '[a](', '![', '<a href=x>', '`']) {
    const source = `# History\n\nBoats ${mark.repeat(3_000)} words.`
    expect(layOut(imported(source, 'markdown'))).toContain('words.')
  }
})

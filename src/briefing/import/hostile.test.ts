import fc from 'fast-check'
import {expect, test} from 'vitest'
import {briefingContract} from '../../contract/briefingContract.ts'
import {corpusOf} from '../corpus.ts'
import {ferriesCorpus, ferriesHtml, ferriesMarkdown, ferriesText} from './ferries.ts'
import {importBrief} from './importBrief.ts'
import {mergeBrief} from './mergeBrief.ts'
import {importFormats} from './sourceFormat.ts'
import type {ImportFormat} from './sourceFormat.ts'

const known = {now: '2026-04-01', id: 'beat-x', newId: () => 'beat-x', corpus: corpusOf(ferriesCorpus)}

/** Reads, merges into an empty beat, and gives the size of what came out: 1 document, or a line of a reason. */
function outcome(source: string, format: ImportFormat): number {
  const result = importBrief(source, {...known, format})
  if ('reason' in result) return result.line
  const {document} = mergeBrief({_id: 'drafts.beat-x', _type: 'beat'}, result.documents[0]!, briefingContract, new Set())
  expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  return result.documents.length
}

const scraps = ['<p>', '</p>', '<b', '<a href="/beats/harbour-dues">', '</a>', '<!--', '-->', '<table>', '<td>', '<svg>', '</', '&amp', '&#x0;', '<![CDATA[', '<template>', '<h2>History</h2>', 'What it is', '\n\n', '# ', '- ', '[x]: y', '***', '\u202E', '\uFEFF', '\u0000', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'e\u0301\u0301\u0301', '\uD800']

test('arbitrary strings and markup soup are read or refused, with documents that survive JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...scraps)), {maxLength: 40}), fc.constantFrom(...importFormats), (pieces, format) => {
      expect(outcome(pieces.join(''), format)).toBeGreaterThanOrEqual(1)
      expect(outcome(`What it is\n\n${pieces.join('')}`, format)).toBeGreaterThanOrEqual(1)
    }),
    {numRuns: 150},
  )
})

test('a brief that is cut, doubled or shuffled anywhere is read or refused', () => {
  const briefs = {text: ferriesText, markdown: ferriesMarkdown, html: ferriesHtml}
  fc.assert(
    fc.property(fc.constantFrom(...importFormats), fc.nat(2000), fc.nat(2000), fc.nat(2000), (format, a, b, c) => {
      const source = briefs[format]
      expect(outcome(source.slice(0, a) + source.slice(b, b + c) + source.slice(a), format)).toBeGreaterThanOrEqual(1)
    }),
    {numRuns: 150},
  )
})

test.each<[string, string, ImportFormat]>([
  ['1,000 elements deep', `<h2>History</h2>${'<div><b><i>'.repeat(1_000)}words${'</i></b></div>'.repeat(1_000)}`, 'html'],
  ['1,000 lists deep', `<h2>What to watch</h2>${'<ul><li>'.repeat(1_000)}Whether it ends.`, 'html'],
  ['1,000 quotations deep', `# History\n\n${'> '.repeat(1_000)}words`, 'markdown'],
  ['1,000 marks deep', `# History\n\n${'**_'.repeat(1_000)}words${'_**'.repeat(1_000)}`, 'markdown'],
  ['one line of 2 MB', `What it is\n\n${'x'.repeat(2_000_000)}`, 'text'],
  ['2 MB of brackets', `# History\n\n${'[('.repeat(1_000_000)}`, 'markdown'],
  ['2 MB of stars', `# History\n\n${'* _'.repeat(660_000)}`, 'markdown'],
  ['2 MB of angle brackets', `<h2>History</h2>${'<'.repeat(2_000_000)}`, 'html'],
  ['2 MB of a page around a brief', ferriesHtml.replace('<h2>What it is', `${'<p class="x"><span>word</span></p>'.repeat(60_000)}<h2>What it is`), 'html'],
  ['2 MB of blank lines', `What it is\n${'\n'.repeat(2_000_000)}`, 'text'],
])('%s: an end, and within ten seconds', {timeout: 10_000}, (_, source, format) => {
  expect(outcome(source, format)).toBe(1)
})

import {briefingContract} from '../../contract/briefingContract.ts'
import type {BriefingContract} from '../../contract/contractTypes.ts'
import {asString, isRecord, publishedId} from '../../text/portableText.ts'
import {countWords, fold} from '../../text/words.ts'
import type {TextProblem} from '../briefOfText.ts'
import type {LintContext} from '../context.ts'
import {indexOf} from '../corpus.ts'
import type {Corpus} from '../corpus.ts'
import {createLinter} from '../linter.ts'
import type {LintReport} from '../linter.ts'
import {factsOf} from './facts.ts'
import {subjectsNamed} from './subjectsNamed.ts'
import type {NamedSubject} from './subjectsNamed.ts'
import {blocksOfHtml} from './htmlBlocks.ts'
import {headingsOf, layoutOf} from './layout.ts'
import {blocksOfMarkdown} from './markdownBlocks.ts'
import {sectionsOf} from './sections.ts'
import type {Derived, FoundLink} from './sections.ts'
import {flatText} from './sourceBlock.ts'
import type {NotUnderstood, ReadSource} from './sourceBlock.ts'
import type {ImportFormat} from './sourceFormat.ts'
import {blocksOfText} from './textBlocks.ts'

export interface ImportOptions extends LintContext {
  readonly format: ImportFormat
  /** Published id of the beat the brief is for, when that is known; else the beat of the corpus with its title. */
  readonly id?: string
  /** Makes the id of a beat the corpus does not know, without a `drafts.` prefix, from its slug (which may be empty). */
  readonly newId: (slug: string) => string
  /** The structure to read by; the house contract when absent. */
  readonly contract?: BriefingContract
  /** Stored verticals; the one whose title the meta line names becomes the beat's. */
  readonly verticals?: readonly unknown[]
}

export interface ImportedBrief {
  /** Drafts, ready to be created; one beat. */
  readonly documents: readonly (Readonly<Record<string, unknown>> & {readonly _id: string; readonly _type: string})[]
  /** The linter's findings on the beat as a stored document. */
  readonly report: LintReport
  /** Everything of the source that is not in the documents, in the order of the source. */
  readonly notUnderstood: readonly NotUnderstood[]
  /** Values the source does not state as such, and what each was taken from. */
  readonly derived: readonly Derived[]
  /** The cross-references in the prose, in the order of the brief. */
  readonly links: readonly FoundLink[]
  /** The subjects of the corpus that the prose names, each once, where it is named first. */
  readonly subjects: readonly NamedSubject[]
  /** Another beat than `id` that bears the brief's title. */
  readonly sameTitle?: string
}

/** Twenty briefs and more: whatever this is, nobody could read what would be said about it. */
const mostWords = 30_000

/**
 * Reads a brief as stored documents. It takes only what stands there: whatever it leaves out is listed in
 * `notUnderstood`, and whatever it concludes in `derived`. Keys follow from the place in the brief, so the same source
 * gives the same documents. A source without a section's heading gives a line and a reason instead.
 */
export function importBrief(source: string, options: ImportOptions): ImportedBrief | TextProblem {
  const {format, id, newId, contract = briefingContract, verticals = [], ...context} = options
  if (source.replace(/^\uFEFF/, '').trim() === '') return {line: 1, reason: 'the brief is empty'}
  const read = readSource(source, format, contract)
  const layout = layoutOf(read.blocks, contract, format !== 'html')
  if (!layout) {
    const wanted = contract.sections.map(({heading}) => `"${heading}"`).join(', ')
    return {line: 1, reason: `no contract heading found; a brief has the headings ${wanted}, each on a line of its own`}
  }
  const words = [...layout.sections.values()].flat().reduce((sum, block) => sum + countWords(flatText(block)), 0)
  if (words > mostWords) {
    return {line: 1, reason: `the sections hold ${words} words; a brief has at most ${contract.total.error[1]}, and more than ${mostWords} are not read`}
  }
  const notUnderstood: NotUnderstood[] = [...read.notUnderstood, ...layout.notUnderstood]
  const derived: Derived[] = []
  const sameTitle = context.corpus && indexOf(context.corpus).beats.find(({title}) => title !== '' && fold(title) === fold(layout.title))
  const self = id === undefined ? sameTitle : context.corpus?.entries.get(id)
  const ownId = id ?? self?.id
  const slug = self?.slug ?? slugOf(layout.title)
  if (self && id === undefined) {
    const from = 'the corpus has a beat of this title; the draft stands for it and lacks every field a brief does not state'
    derived.push({field: '_id', value: self.id, from})
  }
  if (slug !== '') derived.push({field: 'slug', value: slug, from: self?.slug === undefined ? 'the title' : 'the beat of this title'})

  const vertical = layout.vertical && verticalOf(layout.vertical.text, verticals)
  if (layout.vertical && vertical === undefined) {
    const reason = verticals.length === 0 ? 'no verticals are known here; give a corpus that holds them' : 'no vertical has this title'
    notUnderstood.push({kind: 'vertical', ...layout.vertical, reason})
  }
  const sections = sectionsOf(layout, contract, context.corpus, ownId)
  const stated = {
    _id: `drafts.${ownId ?? newId(slug)}`,
    _type: 'beat',
    ...(layout.title === '' ? {} : {title: layout.title}),
    ...(slug === '' ? {} : {slug: {_type: 'slug', current: slug}}),
    ...(layout.dek === '' ? {} : {dek: layout.dek}),
    ...(vertical === undefined ? {} : {vertical: {_type: 'reference', _ref: vertical}}),
    ...sections.fields,
  }
  const cited = citedTakes(sections.fields, context.corpus)
  const facts = factsOf(stated, contract, context)
  const beat = {...stated, ...facts.fields}
  return {
    documents: [beat],
    report: createLinter({contract}).report(beat, context),
    notUnderstood: [...notUnderstood.map((each) => withCited(each, cited)), ...sections.notUnderstood, ...facts.notUnderstood].sort(byLine),
    derived: [...derived, ...sections.derived, ...facts.derived],
    links: sections.links,
    subjects: subjectsNamed(sections.fields, contract, context.corpus),
    ...(sameTitle && sameTitle.id !== ownId ? {sameTitle: sameTitle.id} : {}),
  }
}

function readSource(source: string, format: ImportFormat, contract: BriefingContract): ReadSource {
  const headings = headingsOf(contract)
  if (format === 'html') return blocksOfHtml(source)
  if (format === 'markdown') return blocksOfMarkdown(source, headings)
  return {blocks: blocksOfText(source, headings), notUnderstood: []}
}

/** Published id of the vertical with this title. */
function verticalOf(title: string, verticals: readonly unknown[]): string | undefined {
  const found = verticals.find((candidate) => isRecord(candidate) && fold(asString(candidate.title)) === fold(title))
  return isRecord(found) && asString(found._id) !== '' ? publishedId(asString(found._id)) : undefined
}

/** What has no line of its own comes last. */
function byLine(a: NotUnderstood, b: NotUnderstood): number {
  return Number(a.line === 0) - Number(b.line === 0) || a.line - b.line
}

/** How many takes the prose refers to; undefined when no corpus could tell. */
function citedTakes(fields: Readonly<Record<string, unknown>>, corpus: Corpus | undefined): number | undefined {
  if (!corpus) return undefined
  const cited = new Set([...JSON.stringify(fields).matchAll(/"_ref":"([^"]+)"/g)].map(([, id]) => id!))
  return [...cited].filter((id) => corpus.entries.get(id)?.type === 'take').length
}

function withCited(entry: NotUnderstood, cited: number | undefined): NotUnderstood {
  if (entry.kind !== 'take count' || cited === undefined) return entry
  return {...entry, reason: `${entry.reason}; the prose cites ${cited}`}
}

const longestSlug = 80

/** Words of a title in lower case joined by hyphens, accents dropped, cut at a word. */
function slugOf(title: string): string {
  const words = title.normalize('NFKD').replace(/[\p{M}'’]/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longestSlug) : `${slug}-${word}`
    if (longer.length > longestSlug) break
    slug = longer
  }
  return slug
}

import type {Band, Range} from '../../contract/contractTypes.ts'
import {outside} from '../bands.ts'
import {isEmpty, placeIn, wholeOf} from '../brief.ts'
import type {Section} from '../brief.ts'
import {defineRule} from '../rule.ts'
import type {Complaint} from '../rule.ts'

/** Sections, watch items and takes keep to the lengths of the house's own briefs. */
export const sectionLength = defineRule({
  id: 'section-length',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'Sections of a known length can be read at a known cost, and none crowds out another.',

  *checkSection(section, _options, {contract}) {
    if (isEmpty(section)) return // `section-order` owns this case.
    const band = section.contract?.words ?? {warn: contract.take.body.words, error: [0, Infinity] as const}
    yield* complain(section, section.words, band, 'word', 'words')
    if (section.contract?.kind === 'prose') {
      const {paragraphs} = section.contract
      yield* complain(section, section.paragraphs.length, warnOnly(paragraphs), 'paragraph', 'paragraphs')
    }
    if (section.contract?.kind === 'watch') yield* watchLengths(section, section.contract)
  },
})

function* watchLengths(section: Section, {items, itemWords}: {items: Band; itemWords: Band}): Iterable<Complaint> {
  yield* complain(section, section.items.length, items, 'item', 'items')
  for (const item of section.items) {
    const severity = outside(item.words, itemWords)
    if (severity) {
      const [min, max] = itemWords.warn
      yield {
        message: `This item has ${count(item.words, 'word', 'words')}. Write ${min} to ${max}.`,
        place: placeIn(section, item),
        severity,
      }
    }
  }
}

function* complain(section: Section, size: number, band: Band, one: string, many: string): Iterable<Complaint> {
  const severity = outside(size, band)
  if (!severity) return
  const [min, max] = band.warn
  const wanted = max === Infinity ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`
  yield {
    message: `"${section.heading}" has ${count(size, one, many)}. Write ${wanted}.`,
    place: wholeOf(section),
    severity,
  }
}

function count(size: number, one: string, many: string): string {
  return `${size} ${size === 1 ? one : many}`
}

function warnOnly(warn: Range): Band {
  return {warn, error: [0, Infinity]}
}

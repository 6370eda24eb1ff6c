import type {BriefingContract} from '../contract/contractTypes.ts'
import {createReader} from '../text/reading.ts'
import type {Reader} from '../text/reading.ts'
import {fieldPlace, placeIn} from './brief.ts'
import {briefOfDocument, createDocumentMemory} from './briefOfDocument.ts'
import type {Place} from './finding.ts'

/** One section as the outline panel shows it. */
export interface OutlineSection {
  readonly key: string
  readonly heading: string
  readonly kind: 'prose' | 'watch'
  readonly words: number
  /** Paragraphs of a prose section; 0 for a watch section. */
  readonly paragraphs: number
  /** Items of a watch section; 0 for a prose section. */
  readonly items: number
  /** Cross-references in the section. */
  readonly links: number
  /** Absolute dates in the section. */
  readonly dates: number
  /** Where the caret goes on a click: the first block's start, or the field when it is empty. */
  readonly firstPlace: Place
}

export type Outliner = (document: unknown) => readonly OutlineSection[]

/** An outline with memory: make one per open document, and a keystroke reads one block. */
export function createOutliner(contract: BriefingContract, reader: Reader = createReader()): Outliner {
  const memory = createDocumentMemory()
  return (document) => {
    const typed = {...(typeof document === 'object' ? document : {}), _type: 'beat'}
    const brief = briefOfDocument(typed, contract, reader, undefined, memory)
    return (brief?.sections ?? []).map((section) => {
      const isWatch = section.contract?.kind === 'watch'
      return {
        key: section.key,
        heading: section.heading,
        kind: isWatch ? 'watch' : 'prose',
        words: section.words,
        paragraphs: isWatch ? 0 : section.paragraphs.length,
        items: section.items.length,
        links: section.links.filter(({kind}) => kind === 'crossReference').length,
        dates: section.sentences.reduce((sum, {reading}) => sum + reading.absoluteDates.length, 0),
        firstPlace: section.paragraphs[0]
          ? placeIn(section, {start: 0, end: 0})
          : fieldPlace(section.path, section.key),
      }
    })
  }
}

/** The sections of a stored beat in contract order, empty ones included. */
export function outline(document: unknown, contract: BriefingContract): readonly OutlineSection[] {
  return createOutliner(contract)(document)
}

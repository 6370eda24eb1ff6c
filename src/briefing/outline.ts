import type {BriefingContract} from '../contract/contractTypes.ts'
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

/** The sections of a stored beat in contract order, empty ones included. */
export function outline(document: unknown, contract: BriefingContract): readonly OutlineSection[] {
  return contract.sections.map(({key, heading, kind}) => ({
    key,
    heading,
    kind,
    words: 0,
    paragraphs: 0,
    items: 0,
    links: 0,
    dates: 0,
    firstPlace: {section: key, path: [key], start: 0, end: 0, text: ''},
  }))
}

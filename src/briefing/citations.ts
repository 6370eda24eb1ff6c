import type {Brief, Link, Section} from './brief.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'
import type {Place} from './finding.ts'

/** A cross-reference and the document it points to. */
export interface Citation {
  readonly section: Section
  readonly link: Link
  readonly entry: CorpusEntry
}

/** The cross-references of a brief that point to a known document, in order. */
export function citations(brief: Brief, corpus: Corpus): Citation[] {
  return brief.sections.flatMap((section) => sectionCitations(section, corpus))
}

export function sectionCitations(section: Section, corpus: Corpus): Citation[] {
  return section.links.flatMap((link) => {
    const entry =
      link.kind === 'crossReference' && link.target !== undefined ? corpus.entries.get(link.target) : undefined
    return entry ? [{section, link, entry}] : []
  })
}

/** The takes a brief cites, each once, in the order of their first mention. */
export function citedTakes(brief: Brief, corpus: Corpus): CorpusEntry[] {
  return [...new Set(citations(brief, corpus).map(({entry}) => entry))].filter(({type}) => type === 'take')
}

/** A cited title as evidence: words of another document. */
export function titlePlace(entry: CorpusEntry, text = entry.title): Place {
  const start = Math.max(0, entry.title.indexOf(text))
  return {
    document: entry.id,
    path: [entry.type === 'take' ? 'headline' : 'title'],
    start,
    end: start + text.length,
    text,
  }
}

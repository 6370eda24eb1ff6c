import type {BriefingContract} from 'sanity-plugin-beatbook/queries'
import {semanticDiff, summaryLine, type SectionDiff} from 'sanity-plugin-beatbook/review'
import type {PublishedVersion} from './history.ts'

/** What one publishing of a document changed for its readers. */
export interface BeatChange {
  readonly revision: string
  readonly at: string
  /** All of it in one line; empty for the oldest version there is a record of, and after a withdrawal. */
  readonly summary: string
  /** The sections in which sentences differ, with only those. */
  readonly sections: readonly SectionDiff[]
}

/** What changed from version to version, newest first; versions that read the same are left out. */
export function beatChanges(versions: readonly PublishedVersion[], contract: BriefingContract): readonly BeatChange[] {
  return versions.flatMap(({revision, at, document}, index): BeatChange[] => {
    if (!document) return []
    const before = versions[index + 1]?.document
    if (!before) return [{revision, at, summary: '', sections: []}]
    const {summary, sections} = semanticDiff(before, document, {contract})
    const line = summaryLine(summary)
    if (line === '') return []
    const changed = sections.map((section) => ({...section, sentences: section.sentences.filter(({change}) => change !== 'same' && change !== 'moved')}))
    return [{revision, at, summary: line, sections: changed.filter(({sentences}) => sentences.length > 0)}]
  })
}

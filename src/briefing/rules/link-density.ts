import {touches} from '../../text/spans.ts'
import {isEmpty, placeIn, wholeOf} from '../brief.ts'
import type {Section} from '../brief.ts'
import {sectionCitations} from '../citations.ts'
import type {Citation} from '../citations.ts'
import {namesOf} from '../corpus.ts'
import type {CorpusEntry} from '../corpus.ts'
import {defineRule} from '../rule.ts'
import {findName} from '../subjects.ts'

/** Links are few, each once, where its subject is first mentioned. */
export const linkDensity = defineRule({
  id: 'link-density',
  severity: 'warning',
  needs: ['corpus'],
  appliesTo: ['beat', 'take'],
  why: 'A page full of links shows no way; the first mention is where a reader wants it.',

  *checkSection(section, _options, {contract, corpus}) {
    if (!corpus || isEmpty(section)) return
    const cited = sectionCitations(section, corpus).filter(
      ({entry, link}) => !(link.inferred && entry.type === 'cluster'),
    )
    const allowed = Math.max(1, Math.floor(section.words / contract.links.wordsPerReference))
    if (cited.length > allowed) {
      yield {
        message: `"${section.heading}" has ${cited.length} links in ${section.words} words. Keep it to ${allowed}.`,
        place: wholeOf(section),
      }
    }
    yield* repeated(section, cited)
  },
})

function* repeated(section: Section, cited: readonly Citation[]) {
  const seen = new Set<CorpusEntry>()
  for (const {link, entry} of cited) {
    const place = placeIn(section, link)
    const fixes = link.inferred ? [] : [{title: 'Remove this link', kind: 'unlink', place} as const]
    if (seen.has(entry)) {
      yield {message: `"${entry.title}" is linked again in this section. Link it once.`, place, fixes}
      continue
    }
    seen.add(entry)
    const earlier = firstMention(section, entry, link.start)
    if (link.inferred || !earlier) continue
    const first = placeIn(section, earlier)
    yield {
      message: `"${first.text}" is first mentioned before this link. Link the first mention.`,
      place,
      related: [first],
      fixes: [
        {
          title: 'Link the first mention',
          kind: 'link' as const,
          place: first,
          target: {id: entry.id, type: entry.type},
        },
        ...fixes,
      ],
    }
  }
}

function firstMention(section: Section, entry: CorpusEntry, before: number) {
  for (const name of namesOf(entry)) {
    for (let at = findName(section.text, name); at >= 0 && at < before; at = findName(section.text, name, at + 1)) {
      const span = {start: at, end: at + name.length}
      if (span.end <= before && !touches(span, section.links) && !touches(span, section.quotations)) return span
    }
  }
  return undefined
}

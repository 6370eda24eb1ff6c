import {placeIn} from '../brief.ts'
import {citations} from '../citations.ts'
import {defineRule} from '../rule.ts'

/** A beat that is cited knows of the beat that cites it. */
export const unreciprocatedLink = defineRule({
  id: 'unreciprocated-link',
  severity: 'info',
  needs: ['bodies'],
  why: 'Two beats that bear on each other should be found from both sides.',

  *check(brief, _options, {corpus}) {
    if (!corpus || brief.id === undefined) return
    const cluster = brief.fields?.cluster ?? corpus.entries.get(brief.id)?.cluster
    const seen = new Set<string>()
    for (const {section, link, entry} of citations(brief, corpus)) {
      if (entry.type !== 'beat' || entry.id === brief.id || seen.has(entry.id) || !entry.cites) continue
      seen.add(entry.id)
      if (entry.cites.includes(brief.id) || (cluster !== undefined && entry.cluster === cluster)) continue
      yield {
        message: `"${entry.title}" does not cite this beat back. Consider a line there.`,
        place: placeIn(section, link),
      }
    }
  },
})

import {isEmpty, sectionOf, wholeOf} from '../brief.ts'
import {sectionCitations} from '../citations.ts'
import {defineRule} from '../rule.ts'

/** Relationships names the takes and the beats it is about. */
export const relationshipsLinks = defineRule({
  id: 'relationships-links',
  severity: 'warning',
  needs: ['corpus'],
  why: 'The section is the way on to the rest of the coverage.',

  *check(brief, _options, {contract, corpus}) {
    const section = sectionOf(brief, 'relationships')
    if (!section || isEmpty(section) || !corpus) return
    const cited = [...new Set(sectionCitations(section, corpus).map(({entry}) => entry))].filter(
      ({id}) => id !== brief.id,
    )
    for (const [type, name, [min, max]] of [
      ['take', 'takes', contract.links.takes],
      ['beat', 'other beats', contract.links.beats],
    ] as const) {
      const size = cited.filter((entry) => entry.type === type).length
      if (size >= min && size <= max) continue
      yield {
        message:
          `"${section.heading}" cites ${size} ${size === 1 ? name.replace(/s$/, '') : name}. Cite ${min} ` +
          `to ${max}.`,
        place: wholeOf(section),
      }
    }
  },
})

import {sectionOf, wholeOf} from '../brief.ts'
import {citedTakes, titlePlace} from '../citations.ts'
import {defineRule} from '../rule.ts'

/** Every take that belongs to the beat is cited somewhere in its brief. */
export const uncitedTake = defineRule({
  id: 'uncited-take',
  severity: 'warning',
  needs: ['corpus'],
  why: 'A take nobody points to is not found by readers of the brief.',

  *check(brief, _options, {corpus, members}) {
    const section = sectionOf(brief, 'relationships')
    if (!corpus || !section) return
    const cited = citedTakes(brief, corpus)
    const missing = members.filter((take) => !cited.includes(take))
    const covered = members.length > 0 ? cited.filter((take) => members.includes(take)) : cited
    const declared = Math.max(brief.layout?.declaredTakes ?? 0, members.length)
    if (declared <= covered.length) return
    const unknown = declared - covered.length - missing.length
    const named = missing.map(({title}) => `"${title}"`)
    const rest = unknown > 0 ? [`${unknown} the archive does not know`] : []
    yield {
      message:
        `${declared} takes declared, ${covered.length} cited. Not cited: ` +
        `${[...named, ...rest].join(', ')}. Cite them where they bear on the text.`,
      place: wholeOf(section),
      related: missing.map((take) => titlePlace(take)),
    }
  },
})

import {asOfSection} from '../asOf.ts'
import {inSection, placeIn, sectionOf} from '../brief.ts'
import {citedTakes, titlePlace} from '../citations.ts'
import {defineRule} from '../rule.ts'
import type {CorpusEntry} from '../corpus.ts'
import type {Figure} from '../../text/figure.ts'

const movement =
  /\b(narrow|clos|shrink|shrank|shrunk|widen|grow|grew|grown|open)(?:s|es|ed|ing|e)?\s+(?:\S+\s+){0,3}?(gap|lag|lead|distance)\b/i

/** A cited headline says one direction and the figures of Current state the other. */
export const directionTension = defineRule({
  id: 'direction-tension',
  severity: 'info',
  needs: ['corpus'],
  why: 'Both may be true of different times; the reader should be told which.',

  *check(brief, _options, {corpus}) {
    const section = sectionOf(brief, asOfSection)
    if (!section || !corpus) return
    const titles = citedTakes(brief, corpus).flatMap((take) => directionOf(take) ?? [])
    if (titles.length === 0) return
    for (const sentence of section.sentences) {
      const {figures} = sentence.reading
      for (const [index, later] of figures.entries()) {
        const noun = figures.slice(0, index + 1).findLast(({measure}) => measure)?.measure?.noun
        const {comparison} = later
        const other = comparison && comparison.text.endsWith('from') ? pairOf(figures, index) : undefined
        if (!noun || !comparison || !other || other.low === later.low) continue
        const grows = other.low > later.low
        const against = titles.find((title) => title.noun === noun && title.grows !== grows)
        if (!against) continue
        yield {
          message:
            `The ${noun} ${grows ? 'grows' : 'shrinks'} here, and the cited "${against.take.title}" says ` +
            `the other way. Say of which time each is true.`,
          place: placeIn(section, inSection(sentence, comparison)),
          related: [titlePlace(against.take, against.text)],
        }
      }
    }
  },
})

function directionOf(take: CorpusEntry): {take: CorpusEntry; noun: string; grows: boolean; text: string} | undefined {
  const match = movement.exec(take.title)
  if (!match) return undefined
  return {take, noun: match[2]!.toLowerCase(), grows: /^(?:widen|grow|grew|open)/i.test(match[1]!), text: match[0]}
}

/** The figure a "from" figure is compared with: before it after "up from", after it in "from A to B". */
function pairOf(figures: readonly Figure[], index: number): Figure | undefined {
  const from = figures[index]!
  const other = /^(?:up|down) /.test(from.comparison!.text) ? figures[index - 1] : figures[index + 1]
  return other && other.unit === from.unit ? other : undefined
}

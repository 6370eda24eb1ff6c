import {remembered} from '../../text/remembered.ts'
import {claimsOf, comparable, sameUnit, sameValue, unitOf} from '../claims.ts'
import {citedTakes} from '../citations.ts'
import {defineRule} from '../rule.ts'
import type {CorpusEntry} from '../corpus.ts'
import {proseClaims} from '../support.ts'

const claimsByUnit = remembered((take: CorpusEntry) => Map.groupBy(proseClaims(take), ({figure}) => unitOf(figure)))

/** A brief gives the figures its own takes give. */
export const figureVsTake = defineRule({
  id: 'figure-vs-take',
  severity: 'warning',
  needs: ['bodies'],
  why: 'A reader who follows the link finds another figure.',

  *check(brief, _options, {corpus}) {
    if (!corpus) return
    const takes = citedTakes(brief, corpus).map((take) => ({take, byUnit: claimsByUnit(take)}))
    for (const claim of claimsOf(brief)) {
      if (claim.isAnchor) continue
      for (const {take, byUnit} of takes) {
        const claims = byUnit.get(unitOf(claim.figure)) ?? []
        const about = claims.filter((other) => comparable(claim, other))
        const [rival] = about
        if (!rival || claims.some((other) => sameValue(claim.figure, other.figure))) continue
        if (claim.reading.figures.some((other) => sameUnit(other, rival.figure) && sameValue(other, rival.figure)))
          continue
        yield {
          message: `${claim.figure.text} here, ${rival.figure.text} in "${take.title}". Which is right?`,
          place: claim.place,
          related: [rival.place],
          fixes: [{title: `Write ${rival.figure.text}`, kind: 'replace', place: claim.place, text: rival.figure.text}],
        }
        break
      }
    }
  },
})

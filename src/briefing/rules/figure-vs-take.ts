import {claimsOf, comparable, sameUnit, sameValue} from '../claims.ts'
import {citedTakes} from '../citations.ts'
import {defineRule} from '../rule.ts'
import {proseClaims} from '../support.ts'

/** A brief gives the figures its own takes give. */
export const figureVsTake = defineRule({
  id: 'figure-vs-take',
  severity: 'warning',
  needs: ['bodies'],
  why: 'A reader who follows the link finds another figure.',

  *check(brief, _options, {corpus}) {
    if (!corpus) return
    const takes = citedTakes(brief, corpus).map((take) => ({take, claims: proseClaims(take)}))
    for (const claim of claimsOf(brief)) {
      for (const {take, claims} of takes) {
        const about = claims.filter((other) => comparable(claim, other))
        const [rival] = about
        if (!rival || claims.some((other) => sameUnit(claim.figure, other.figure) && sameValue(claim.figure, other.figure))) continue
        if (claim.reading.figures.some((other) => sameUnit(other, rival.figure) && sameValue(other, rival.figure))) continue
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

import type {Figure} from '../../text/figure.ts'
import type {Reading} from '../../text/reading.ts'
import {claimsOf, comparable, sameValue, titleClaims, unitOf} from '../claims.ts'
import type {Claim} from '../claims.ts'
import {sectionOf} from '../brief.ts'
import type {Brief} from '../brief.ts'
import {citations} from '../citations.ts'
import type {Fix} from '../finding.ts'
import {defineRule} from '../rule.ts'

/** One thing has one figure, wherever the brief gives it. */
export const figureMismatch = defineRule({
  id: 'figure-mismatch',
  severity: 'warning',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'A figure brought up to date in one place and not in another makes both doubtful.',

  *check(brief, _options, {corpus}) {
    const claims = claimsOf(brief)
    const cited = corpus
      ? new Set(citations(brief, corpus).flatMap(({entry, link}) => (link.isTitle ? [entry] : [])))
      : []
    const evidence = [...cited].flatMap(titleClaims)
    const reported = new Set<Claim>()
    const byUnit = Map.groupBy([...claims, ...evidence], ({figure}) => unitOf(figure))
    for (const claim of claims) {
      const alike = byUnit.get(unitOf(claim.figure)) ?? []
      const from = alike.indexOf(claim) + 1
      const other = alike.find((rival, index) => index >= from && !reported.has(rival) && conflict(claim, rival))
      if (!other || (claim.isAnchor && (other.isAnchor || other.evidence))) continue
      reported.add(other)
      const [here, there] = claim.isAnchor ? [other, claim] : [claim, other]
      yield {
        message: `${here.figure.text} here, ${there.figure.text} ${whereIs(brief, there)}. Which is right?`,
        place: here.place,
        related: [there.place],
        fixes: fixesOf(here, there),
      }
    }
  },
})

/** Different values for one thing, in different sentences, neither of which gives the other's value as well. */
function conflict(a: Claim, b: Claim): boolean {
  if (a.reading === b.reading || sameValue(a.figure, b.figure) || !comparable(a, b)) return false
  return !gives(a.reading, b.figure) && !gives(b.reading, a.figure)
}

function gives({figures}: Reading, figure: Figure): boolean {
  return figures.some((other) => other.unit === figure.unit && sameValue(other, figure))
}

function whereIs(brief: Brief, {evidence, place}: Claim): string {
  const section = sectionOf(brief, place.section ?? '')
  return evidence ? `in the title "${evidence.title}"` : `under "${section?.heading}"`
}

function fixesOf(claim: Claim, rival: Claim): Fix[] {
  const here: Fix = {
    title: `Write ${rival.figure.text} here`,
    kind: 'replace',
    place: claim.place,
    text: rival.figure.text,
  }
  const there: Fix = {
    title: `Write ${claim.figure.text} there`,
    kind: 'replace',
    place: rival.place,
    text: claim.figure.text,
  }
  return rival.evidence ? [here] : [here, there]
}

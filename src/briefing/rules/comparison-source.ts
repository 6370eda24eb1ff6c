import {isMoneySign} from '../../text/currencies.ts'
import type {Figure} from '../../text/figure.ts'
import type {Reading} from '../../text/reading.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'
import {isCarried, isSourced} from '../support.ts'

/** A comparison in numbers says who compared. */
export const comparisonSource = defineRule({
  id: 'comparison-source',
  severity: 'warning',
  needs: ['text'],
  defaults: {sections: ['whatItIs', 'history', 'currentState']},
  why: 'How many times larger depends on who measured, and what.',

  *check(brief, {sections}, {corpus}) {
    for (const section of brief.sections) {
      if (!sections.includes(section.key)) continue
      for (const sentence of section.sentences) {
        const compared = sentence.reading.figures.filter(({kind}) => kind === 'multiple' || kind === 'fraction')
        if (compared.length === 0 || isSourced(section, sentence)) continue
        for (const figure of compared) {
          const span = inSection(sentence, figure)
          if (isStretch(sentence.reading, figure) || isDeed(sentence.reading, figure) || isOwed(sentence.reading, figure) || isBorrowed(section, span) || isCarried(figure, brief, section, sentence, corpus)) continue
          yield {
            message: `"${figure.text}" compares, and no source is named. Say who compared.`,
            place: placeIn(section, span),
          }
        }
      }
    }
  },
})

/** "a quarter of an hour", "half of a mile": a length, and no part of anything. */
function isStretch({text}: Reading, {end, kind}: Figure): boolean {
  return kind === 'fraction' && /^\s+of\s+an?\s+(?:second|minute|hour|day|week|month|year|century|mile|inch|acre|tonne|kilo(?:metre|gram)?|litre|pint|point|percentage)\b/.test(text.slice(end))
}

/** "must launch a tenth of it", "has to spend half": a rule sets the share, and nobody measured it. */
function isOwed({tokens}: Reading, {start, kind}: Figure): boolean {
  if (kind !== 'fraction') return false
  const index = tokens.findIndex((token) => token.start === start)
  for (let at = index - 1; at >= Math.max(0, index - 6); at--) {
    const {base, kind: sort} = tokens[at]!
    if (sort === 'mark') return false
    if (/^(?:must|shall)$/.test(base) || (base === 'to' && /^(?:has|have|had|obliged|required)$/.test(tokens[at - 1]?.base ?? ''))) return true
  }
  return false
}

/** Verbs of paying, owning and trading: such a share is settled by a deed, not measured. */
const settles = /^(?:pa(?:ys?|id|ying)|(?:own|fund|inherit)(?:s|ed|ing)?|(?:financ|contribut|acquir)(?:es?|ed|ing)|(?:bu|sel)(?:ys?|ls?|ying|ling)|bought|sold)$/
const roughly = /^(?:a|about|roughly|nearly|almost|over)$/

/** "Parliament doubled the fee", "it halved to 664,000 tonnes", "the city pays half": a deed or a count, nobody compared. */
function isDeed({tokens}: Reading, {start, kind}: Figure): boolean {
  const index = tokens.findIndex((token) => token.start === start)
  const [before, verb, after] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  const deed = roughly.test(before?.base ?? '') ? tokens[index - 2] : before
  if (kind === 'fraction' && settles.test(deed?.base ?? '')) return true
  if (!verb || !/^(?:doubl|tripl|trebl|halv|quadrupl)(?:ed|es|ing)$/.test(verb.base)) return false
  const hasSubject = before !== undefined && before.kind === 'word' && !/^(?:was|were|is|are|been|be|has|have|had)$/.test(before.base)
  if (/^(?:to|from)$/.test(after?.base ?? '')) return /\d/.test(tokens[index + 2]?.text ?? '') || isMoneySign(tokens[index + 3]?.text ?? '')
  return hasSubject && /^(?:the|its|their|his|her|a|an|this|that|those|these)$/.test(after?.base ?? '')
}

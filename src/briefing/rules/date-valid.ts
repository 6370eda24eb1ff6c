import {oneOf} from '../../text/oneOf.ts'
import type {DateMention} from '../../text/dates.ts'
import type {Verb} from '../../text/verbs.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'

const ahead =
  /\b(?:will|due|scheduled|set to|until|takes? effect|appl(?:y|ies)|expir(?:es|e|y)|deadlines?|would|should|could|may|might|must|plans?|planned|planning|targets?|goals?|aim(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|propos(?:e|es|ed|al|als)|forecasts?|project(?:s|ed|ion|ions)|expect(?:s|ed)?|predict(?:s|ed)?|postponed|delayed|extended|(?:was|were|is|are) to|begins?|starts?|ends?)\b/i

/** Verbs of a thing done: a date after them is when it was done. */
const done = oneOf(String.raw`
    releas launch publish open clos begin start end win lose di fall rise grow drop reach hit become be happen
    occur found replac strike rul resign join leave sell buy acquir ship introduc unveil collaps trigger peak
    record report find kill infect overturn uphold reject convict acquit elect take meet come go see merg burn
    flood expel fir die erupt crash shut complet finish arriv return appear debut spread jump climb surg plung
    slump tumbl doubl halv tripl
  `)

/** Every date exists, and what is told as past does not lie ahead. */
export const dateValid = defineRule({
  id: 'date-valid',
  severity: 'error',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'A date that cannot be right makes every other date doubtful.',

  *checkSection(section, _options, {now}) {
    for (const sentence of section.sentences) {
      for (const date of sentence.reading.dates) {
        if (date.exists && !(date.first > now)) continue
        const span = inSection(sentence, date)
        if (isBorrowed(section, span)) continue
        if (!date.exists) {
          yield {
            message: `"${date.text}" is no date of the calendar. Give the right one.`,
            place: placeIn(section, span),
          }
        } else if (
          section.contract?.kind !== 'watch' &&
          date.absolute &&
          date.first > now &&
          isToldAsPast(sentence, date)
        ) {
          yield {
            message: `"${date.text}" lies ahead, and the sentence tells it as past. Check the date.`,
            place: placeIn(section, span),
          }
        }
      }
    }
  },
})

/** Only where the date must be the time of a past verb: it opens the sentence, stands in brackets, or follows a thing done. */
function isToldAsPast({text, reading}: Sentence, date: DateMention): boolean {
  // Without its dates, or the month of May would be the modal.
  if (ahead.test(reading.dates.reduceRight((rest, {start, end}) => rest.slice(0, start) + rest.slice(end), text)))
    return false
  const {verbs} = reading
  const [main] = verbs
  if (!main || main.tense !== 'past' || verbs.some(({tense}) => tense === 'modal')) return false
  const before = text.slice(0, date.start)
  if (/^(?:In|On|During|Early in|Late in|Around|In the)\s+(?:the\s+)?$/.test(before))
    return verbs.every(({tense}) => tense === 'past')
  if (/^By\s+$/.test(before)) return /\bhad\b/.test(text)
  if (/\(\s*$/.test(before)) return verbs.every(({tense}) => tense === 'past')
  return /\b(?:in|on|during|in early|in late)\s+(?:the\s+)?$/.test(before) && followsDeed(reading, verbs, date)
}

function followsDeed({tokens}: Sentence['reading'], verbs: readonly Verb[], date: DateMention): boolean {
  const verb = verbs.findLast(({index}) => tokens[index]!.end <= date.start)
  if (!verb || verb.tense !== 'past' || !done.test(verb.base)) return false
  const between = tokens.filter(({start}) => start >= tokens[verb.index]!.end && start < date.start)
  return !between.some(({base}) => /^(?:to|for|that|which|of|until|before|after)$|ing$/.test(base))
}

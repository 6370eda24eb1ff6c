import {oneOf} from '../../text/oneOf.ts'
import type {DateMention} from '../../text/dates.ts'
import type {Verb} from '../../text/verbs.ts'
import {inSection, isBorrowed, placeIn} from '../brief.ts'
import type {Sentence} from '../brief.ts'
import {defineRule} from '../rule.ts'

const ahead =
  /\b(?:will|due|scheduled|set to|until|takes? effect|appl(?:y|ies)|expir(?:es|e|y)|deadlines?|would|should|could|may|might|must|plans?|planned|planning|targets?|goals?|aim(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|propos(?:e|es|ed|al|als)|forecasts?|project(?:s|ed|ion|ions)|expect(?:s|ed)?|predict(?:s|ed)?|postponed|delayed|extended|(?:was|were|is|are) to|begins?|starts?|ends?)\b/i

/** Verbs that arrange what is still to come, and those whose object often is: a date after them may lie ahead. */
const arranging = oneOf(String.raw`
    agre plan order set mov put postpon delay extend schedul award promis call choos fix ban vot commit give grant allow
    requir oblig want hop ask seek offer invit book reserv forecast project expect predict anticipat announc sign back
    fund licens authoris mandat limit cap guarante secur get have do need prepar pencil earmark pledg propos pav
    appoint nam nominat select pick commission contract assign tabl list advertis adjourn defer bring push
    convok summon aim bid declar say tell warn suggest argu add insist estimat reckon calculat think understand mean
    design slat ear-mark target budget alloc allocat
  `)
/** Of these, deeds that a day after "on" is the time of: "awarded slots on 4 December", and so is one right after speech. */
const dayDeeds = oneOf('award grant appoint nominat select pick commission licens authoris allocat')
const speeches = oneOf('say tell warn suggest argu add insist estimat declar announc')
/** Things that people arrange and approve before they happen. */
const events = oneOf(String.raw`
    referendum referendums election elections vote hearing hearings strike strikes launch summit meeting meetings opening
    trial trials conference start ballot poll polls closure sale auction tender talks session congress rerun rise cut
    games olympics cup tournament contest round review deadline handover takeover exit withdrawal retirement birthday
    anniversary deliveries delivery rollout roll-out pilot phase-out ban
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

function followsDeed({tokens, dates}: Sentence['reading'], verbs: readonly Verb[], date: DateMention): boolean {
  const verb = verbs.findLast(({index}) => tokens[index]!.end <= date.start)
  if (!verb || verb.tense !== 'past') return false
  // "by a note dated 28 August, leases run out in 2027": the deed has its day already.
  if (dates.some(({start, end}) => start >= tokens[verb.index]!.end && end < date.start)) return false
  const between = tokens.filter(({start}) => start >= tokens[verb.index]!.end && start < date.start)
  const isOnDay = date.precision === 'day' && between.at(-1)?.base === 'on'
  const isDeed = isOnDay && (dayDeeds.test(verb.base) || (speeches.test(verb.base) && between.length === 1))
  if (arranging.test(verb.base) && !isDeed) return false
  // "to 29 kroner" reaches a sum, "to open" a day to come.
  const words = between.filter(({base}, index) => base !== 'to' || !/^[\p{N}\p{Sc}]/u.test(between[index + 1]?.text ?? ''))
  return !words.some(({base}) => events.test(base) || /^(?:to|for|that|which|who|if|whether|until|before|after)$|ing$/.test(base))
}

import {isBorrowed, placeIn} from '../brief.ts'
import type {Section, WatchItem} from '../brief.ts'
import {defineRule} from '../rule.ts'
import type {Complaint} from '../rule.ts'

const forecast = /(?<![\p{L}\p{N}-])(?:will|(?:is|are) (?:going|set|likely|expected) to)(?![\p{L}\p{N}'’-])/gu

/** A watch item asks about what is open: it foretells nothing and tells no past. */
export const watchFragment = defineRule({
  id: 'watch-fragment',
  severity: 'warning',
  needs: ['text'],
  why: 'The section is read as a list of open questions; a forecast or a report in it misleads.',

  *checkSection(section) {
    for (const item of section.items) {
      // One complaint per item: the gravest to mend first.
      const [complaint] = [...unfinished(section, item), ...forecasts(section, item), ...past(section, item)]
      if (complaint) yield complaint
    }
  },
})

function* unfinished(section: Section, item: WatchItem): Iterable<Complaint> {
  if (/[.?]["”')\]]*$/.test(item.text)) return // `watch-form` owns the question.
  const {end} = item
  yield {
    message: 'This item does not end in a full stop. Add one.',
    place: placeIn(section, item),
    fixes: [{title: 'Add a full stop', kind: 'insert', place: placeIn(section, {start: end, end}), text: '.'}],
  }
}

function* past(section: Section, item: WatchItem): Iterable<Complaint> {
  if (isAllPast(item))
    yield {message: 'This item tells what has happened. Say what is open.', place: placeIn(section, item)}
}

function* forecasts(section: Section, item: WatchItem): Iterable<Complaint> {
  for (const match of item.text.matchAll(forecast)) {
    const span = {start: item.start + match.index, end: item.start + match.index + match[0].length}
    const before = item.text.slice(0, match.index)
    // "the political will to" is a noun.
    if (
      match[0] === 'will' &&
      /\b(?:the|a|an|no|its|their|his|her|any|enough|political|free|good|popular|public|of|and)\s+$/i.test(before)
    )
      continue
    if (isBorrowed(section, span)) continue
    yield {
      message: `"${match[0]}" foretells. Put the item as an open question in the present tense.`,
      place: placeIn(section, span),
    }
  }
}

/** Only where a past verb takes an object and nothing else could be the verb; a participle ("adopted in 2025") is no verb. */
function isAllPast({sentences}: WatchItem): boolean {
  const verbs = sentences.flatMap(({reading}) => reading.verbs.map((verb) => ({...verb, reading})))
  if (verbs.length === 0 || verbs.some(({tense}) => tense !== 'past')) return false
  return verbs.some(({index, reading}) => {
    const {tokens} = reading
    // Past a comma or a small clause word the verb is not the item's own: "sell players, as Chelsea did".
    if (
      index > 9 ||
      tokens
        .slice(0, index)
        .some(({text}) => /^(?:,|as|which|that|who|whom|after|when|where|while|than|they|it|he|she|we)$/.test(text))
    )
      return false
    const next = tokens[index + 1]
    if (/^(?:was|were|had|did)$/.test(tokens[index]!.base)) return true
    return next !== undefined && /^(?:the|an?|its|their|his|her|this|these|those|all|every|no|any)$/.test(next.base)
  })
}

import {semanticDiff, summaryLine, type SentenceDiff} from '../review/index.ts'
import type {BriefingContract, BriefSection, EditionBeat, EditionResult, WatchItem} from '../queries/index.ts'
import {dayPhrase} from '../react/datePhrases.ts'
import {shortTitle} from '../react/words.ts'
import type {Addresses} from './addresses.ts'
import {comparableBeat, targetsOf} from './comparableBeat.ts'
import type {Part, Words} from './editionParts.ts'
import {quietly, takeList, watchEntry} from './fullEdition.ts'
import {plainWords} from './plainWords.ts'

/** What readers were sent before. */
export interface LastEdition {
  /** When, as an ISO date and time. */
  readonly at: string
  /** The edition query's result it was made from. */
  readonly result: EditionResult
}

export interface ChangesEdition {
  /** Whether anything a reader would see is different. */
  readonly changed: boolean
  /** All changes in one line. */
  readonly summary: string
  readonly parts: readonly Part[]
}

/** What changed since the last edition: meaning in one line, then each changed sentence, question and new take. */
export function changesEdition(since: LastEdition, beat: EditionBeat, addresses: Addresses, timeZone: string, contract: BriefingContract): ChangesEdition {
  const last = since.result.beat
  const targets = targetsOf(last ? [last, beat] : [beat])
  const titles = new Map([...targets].map(([id, target]) => [id, plainWords(shortTitle(target))]))
  const diff = semanticDiff(last ? comparableBeat(last) : undefined, comparableBeat(beat), {titles, contract})
  const fresh = newTakes(last, beat)
  const sections = diff.sections.flatMap(({section, heading, sentences}): Part[] => {
    const now = beat.sections.find(({key}) => key === section)
    const changes =
      now?.kind === 'watch'
        ? questionChanges(last?.sections.find(({key}) => key === section), now.items, addresses)
        : sentences.flatMap((sentence) => sentenceChange(sentence, targets, addresses))
    return changes.length > 0 ? [{kind: 'heading', text: heading}, ...changes] : []
  })
  const summary = [summaryLine(diff.summary), fresh.length > 0 ? `${fresh.length} new ${fresh.length === 1 ? 'take' : 'takes'}` : '']
    .filter(Boolean)
    .join(', ')
  const day = dayPhrase(since.at, timeZone) ?? 'the last briefing'
  if (summary === '') return {changed: false, summary: `Nothing has changed since ${day}.`, parts: [quietly(`Nothing has changed since ${day}.`)]}
  return {
    changed: true,
    summary: `Since ${day}: ${summary}.`,
    parts: [
      quietly(`Since ${day}: ${summary}.`),
      ...sections,
      ...(fresh.length > 0 ? [{kind: 'heading', text: 'New takes'} as const, takeList(fresh, addresses, timeZone)] : []),
    ],
  }
}

function sentenceChange({change, words}: SentenceDiff, targets: ReturnType<typeof targetsOf>, addresses: Addresses): Part[] {
  if (change === 'same' || change === 'moved') return []
  const runs = words.map(({text, link, change}): Words => {
    const target = link && targets.get(link.target)
    const href = target?.slug ? addresses.of({_type: target._type, slug: target.slug}) : null
    return {
      text: plainWords(text),
      ...(href && target ? {link: {href, title: plainWords(shortTitle(target))}} : {}),
      ...(change === 'same' ? {} : {change}),
    }
  })
  if (change === 'added') return [{kind: 'change', label: 'New', runs: runs.map(unmarked)}]
  if (change === 'removed') return [{kind: 'change', label: 'Gone', runs: runs.map(unmarked)}]
  const after = runs.filter((run) => run.change !== 'removed')
  const before = runs.filter((run) => run.change !== 'added')
  if (textOf(after) === textOf(before)) return [{kind: 'change', label: 'Linked anew', runs: after.map(unmarked)}]
  return [{kind: 'change', label: 'Changed', runs}]
}

function unmarked({change: _change, ...words}: Words): Words {
  return words
}

function textOf(runs: readonly Words[]): string {
  return runs.map(({text}) => text).join('')
}

/** Questions by their keys: asked, reworded, settled, or gone. */
function questionChanges(last: BriefSection | undefined, items: readonly WatchItem[], addresses: Addresses): Part[] {
  const before = new Map((last?.kind === 'watch' ? last.items : []).map((item) => [item._key, item]))
  const words = (item: WatchItem) => watchEntry({...item, status: 'open'}, addresses).runs
  const changes = items.flatMap((item): Part[] => {
    const was = before.get(item._key)
    before.delete(item._key)
    if (!was) return [{kind: 'change', label: 'New question', runs: words(item)}]
    if ((was.status ?? 'open') !== (item.status ?? 'open')) {
      const {runs, note = [{text: 'Open again'}]} = watchEntry(item, addresses)
      return [{kind: 'list', items: [{runs, note}]}]
    }
    return JSON.stringify(words(was)) === JSON.stringify(words(item)) ? [] : [{kind: 'change', label: 'Asked anew', runs: words(item)}]
  })
  return [...changes, ...[...before.values()].map((item): Part => ({kind: 'change', label: 'No longer asked', runs: words(item)}))]
}

/** The query names the newest takes only, so one older than all it named before is not new. */
function newTakes(last: EditionBeat | null, {takes}: EditionBeat) {
  const known = new Set(last?.takes.map(({_id}) => _id))
  const oldest = last?.takes.at(-1)?.publishedAt ?? ''
  return takes.filter(({_id, publishedAt}) => !known.has(_id) && (publishedAt ?? '') >= oldest)
}

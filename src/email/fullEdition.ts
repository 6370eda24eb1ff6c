import type {BriefSection, EditionBeat, TakeListing, WatchItem} from '../queries/index.ts'
import {datePhrase, dayPhrase} from '../react/datePhrases.ts'
import {roleNames, watchStatusNames} from '../react/words.ts'
import type {Addresses} from './addresses.ts'
import type {ListItem, Part, Run} from './editionParts.ts'
import {isText, proseParts, runsOf} from './editionProse.ts'
import {headline} from './plainWords.ts'

/** The whole brief: every section in contract order, then the newest takes. */
export function fullEdition(beat: EditionBeat, addresses: Addresses, timeZone: string): Part[] {
  const takes = beat.takes.slice(0, 5)
  return [
    ...beat.sections.flatMap((section): Part[] => [{kind: 'heading', text: headline(section.heading)}, ...sectionParts(section, addresses)]),
    ...(takes.length > 0 ? [{kind: 'heading', text: 'Newest takes'} as const, takeList(takes, addresses, timeZone)] : []),
  ]
}

function sectionParts(section: BriefSection, addresses: Addresses): Part[] {
  if (section.kind === 'prose') {
    const parts = proseParts(section.body, addresses)
    return parts.length > 0 ? parts : [quietly('This section has not been written yet.')]
  }
  const items = section.items.map((item) => watchEntry(item, addresses)).filter(({runs}) => runs.length > 0)
  return items.length > 0 ? [{kind: 'list', items}] : [quietly('No open questions are listed yet.')]
}

/** A question to follow, and under it its state, with the take that settled it. */
export function watchEntry(item: WatchItem, addresses: Addresses): ListItem {
  const blocks = item.body.filter(isText).map((block) => runsOf(block, addresses)).filter((runs) => runs.length > 0)
  const runs = blocks.flatMap((block, index) => (index > 0 ? [{text: ' '}, ...block] : block))
  const {status, resolvedOn, resolvedBy} = item
  if (!status || status === 'open') return {runs}
  const day = status === 'resolved' ? datePhrase(resolvedOn ?? resolvedBy?.publishedAt, 'day') : null
  const note: Run[] = [{text: [watchStatusNames[status], day].filter(Boolean).join(' on ')}]
  const href = status === 'resolved' && resolvedBy ? addresses.of(resolvedBy) : null
  if (resolvedBy && href) note.push({text: ' by '}, {text: headline(resolvedBy.headline), link: {href, title: headline(resolvedBy.headline)}})
  return {runs, note}
}

/** Takes with their date and what they do for the beat. */
export function takeList(takes: readonly TakeListing[], addresses: Addresses, timeZone: string): Part {
  return {
    kind: 'list',
    items: takes.map((take) => {
      const href = addresses.of(take)
      const note = [dayPhrase(take.publishedAt, timeZone), take.role ? roleNames[take.role] : null].filter(Boolean).join(' · ')
      const title = headline(take.headline)
      return {
        runs: [{text: title, ...(href ? {link: {href, title}} : {})}],
        ...(note ? {note: [{text: note}]} : {}),
      }
    }),
  }
}

export function quietly(text: string): Part {
  return {kind: 'paragraph', runs: [{text}], quiet: true}
}

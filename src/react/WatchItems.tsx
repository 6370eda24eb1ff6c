import type {WatchItem} from '../queries/pageResults.ts'
import {datePhrase} from './datePhrases.ts'
import {planNotes, type NotePlan} from './notes.ts'
import {defaultLink, type RenderOptions} from './options.ts'
import {Prose} from './Prose.tsx'
import {safeUrl} from './safeUrl.ts'
import {watchStatusNames} from './words.ts'

export interface WatchItemProps extends RenderOptions {
  readonly value: WatchItem
  readonly plan: NotePlan
}

/** A question to follow, with its state; a settled one links the take that settled it. */
export function WatchItemEntry({value, plan, ...options}: WatchItemProps) {
  return (
    <>
      <Prose value={value.body} plan={plan} {...options} />
      <p className="bb-watch-state">
        <WatchState value={value} linkTo={options.linkTo} />
      </p>
    </>
  )
}

function WatchState({value, linkTo = defaultLink}: Pick<WatchItemProps, 'value' | 'linkTo'>) {
  const {status, resolvedOn, resolvedBy} = value
  const label = <b>{watchStatusNames[status ?? 'open']}</b>
  if (status !== 'resolved') return label
  const day = datePhrase(resolvedOn ?? resolvedBy?.publishedAt, 'day')
  const href = resolvedBy ? safeUrl(linkTo(resolvedBy)) : null
  return (
    <>
      {label}
      {day ? ` on ${day}` : null}
      {resolvedBy && href ? (
        <>
          {' by '}
          <a href={href}>{resolvedBy.headline}</a>
        </>
      ) : null}
    </>
  )
}

export interface WatchItemsProps extends RenderOptions {
  readonly value: readonly WatchItem[]
  /** The page's notes, when the items are part of one. */
  readonly plan?: NotePlan
}

/** What to watch: a list of questions, each with its state. */
export function WatchItems({value, plan = planNotes(value.flatMap(({body}) => body)), ...options}: WatchItemsProps) {
  const Entry = options.components?.watchItem ?? WatchItemEntry
  return (
    <ul className="bb-watch">
      {value.map((item) => (
        <li key={item._key} data-status={item.status ?? 'open'}>
          <Entry value={item} plan={plan} {...options} />
        </li>
      ))}
    </ul>
  )
}

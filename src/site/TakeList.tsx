import type {ReactNode} from 'react'
import type {TakeListing} from 'sanity-plugin-beatbook/queries'
import {dayPhrase, defaultLink, roleNames} from 'sanity-plugin-beatbook/react'

interface TakeListProps<Listing extends TakeListing> {
  readonly takes: readonly Listing[]
  readonly timeZone: string
  /** What stands under an entry. */
  readonly renderMore?: (take: Listing) => ReactNode
}

/** Takes by date, each with what it does for the beat when that is known. */
export function TakeList<Listing extends TakeListing>({takes, timeZone, renderMore}: TakeListProps<Listing>) {
  return (
    <ol className="takes">
      {takes.map((take) => (
        <li key={take._id}>
          <p className="take-facts">
            <PublishedAt value={take.publishedAt} timeZone={timeZone} />
            {take.role ? <span className="role">{roleNames[take.role]}</span> : null}
          </p>
          <div>
            <a className="take-headline" href={defaultLink(take)}>
              {take.headline}
            </a>
            {take.dek ? <p className="take-dek">{take.dek}</p> : null}
            {renderMore?.(take)}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A moment as a day in the newsroom's time zone; without one it says so. */
export function PublishedAt({value, timeZone}: {readonly value?: string | null; readonly timeZone: string}) {
  const phrase = dayPhrase(value, timeZone)
  return phrase && value ? <time dateTime={value}>{phrase}</time> : <span>Undated</span>
}

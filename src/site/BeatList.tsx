import type {BeatListing} from 'sanity-plugin-beatbook/queries'
import {AsOf, defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'
import type {ReactNode} from 'react'
import {firstClause} from './firstClause.ts'

interface BeatListProps<Listing extends BeatListing> {
  readonly beats: readonly Listing[]
  /** What stands in the margin of an entry, under its as-of date. */
  readonly renderMargin?: (beat: Listing) => ReactNode
}

/** Beats as a table of contents: the name, the dek's first clause, and in the margin how true and how new. */
export function BeatList<Listing extends BeatListing>({beats, renderMargin}: BeatListProps<Listing>) {
  return (
    <ul className="contents">
      {beats.map((beat) => (
        <li key={beat._id}>
          <div className="entry">
            <a className="entry-name" href={defaultLink(beat)}>
              {shortTitle(beat)}
            </a>
            {beat.dek ? <p className="entry-dek">{firstClause(beat.dek)}</p> : null}
          </div>
          <div className="entry-margin">
            {beat.asOf?.date ? (
              <p>
                <AsOf value={beat.asOf} />
              </p>
            ) : null}
            {renderMargin?.(beat)}
          </div>
        </li>
      ))}
    </ul>
  )
}

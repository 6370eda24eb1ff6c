import type {BeatTakesPage as BeatTakesResult} from 'sanity-plugin-beatbook/queries'
import {defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'
import {Document, type SiteFrame} from './Document.tsx'
import {MetaLine} from './MetaLine.tsx'
import {TakeList} from './TakeList.tsx'

type TakesOfBeat = NonNullable<BeatTakesResult['beat']>

interface BeatTakesPageProps {
  readonly site: SiteFrame
  readonly beat: Omit<TakesOfBeat, 'takes'>
  readonly takes: readonly TakesOfBeat['takes'][number][]
  readonly path: string
  readonly nextPath: string | null
}

/** All takes of one beat, newest first, a page at a time. */
export function BeatTakesPage({site, beat, takes, path, nextPath}: BeatTakesPageProps) {
  return (
    <Document site={site} title={`Takes: ${shortTitle(beat)}`} path={path} feeds={`/beats/${beat.slug}`}>
      <div className="page">
        <header className="opening">
          <MetaLine>
            <a href={defaultLink(beat)}>{shortTitle(beat)}</a>
            {beat.takeCount === 1 ? '1 take' : `${beat.takeCount} takes`}
          </MetaLine>
          <h1 className="headline">All takes of {shortTitle(beat)}</h1>
        </header>
        <div className="text">
          {takes.length > 0 ? <TakeList takes={takes} timeZone={site.timeZone} /> : <p className="plain">No take of this beat is older.</p>}
          <nav className="pager" aria-label="Pages">
            {nextPath ? (
              <a rel="next" href={nextPath}>
                Older takes
              </a>
            ) : null}
          </nav>
        </div>
      </div>
    </Document>
  )
}

import type {UndatedPage as UndatedResult} from 'sanity-plugin-beatbook/queries'
import {BeatsOf} from './BeatsOf.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {TakeList} from './TakeList.tsx'

interface UndatedPageProps {
  readonly site: SiteFrame
  readonly takes: readonly UndatedResult['takes'][number][]
  readonly path: string
  readonly nextPath: string | null
}

/** Takes that stand in no month, for want of a date. */
export function UndatedPage({site, takes, path, nextPath}: UndatedPageProps) {
  return (
    <Document site={site} title="Undated takes" path={path}>
      <div className="page">
        <header className="opening">
          <ul className="meta">
            <li>
              <a href="/archive">Archive</a>
            </li>
          </ul>
          <h1 className="headline">Undated</h1>
          {takes.length > 0 ? <p className="dek">Takes that do not say when they were published.</p> : null}
        </header>
        <div className="text">
          {takes.length > 0 ? (
            <TakeList takes={takes} timeZone={site.timeZone} renderMore={(take) => <BeatsOf take={take} />} />
          ) : (
            <p className="plain">Every take says when it was published.</p>
          )}
          <nav className="pager" aria-label="Pages">
            {nextPath ? (
              <a rel="next" href={nextPath}>
                More undated takes
              </a>
            ) : null}
          </nav>
        </div>
      </div>
    </Document>
  )
}

import type {HomePage as HomeResult} from 'sanity-plugin-beatbook/queries'
import {Document, type SiteFrame} from './Document.tsx'
import {Contents} from './HomePage.tsx'

interface NotFoundPageProps {
  readonly site: SiteFrame
  /** What was looked for, like "beat"; null when the address itself is none of the site's. */
  readonly kind: string | null
  /** What the site does have; null when that could not be read either. */
  readonly home: HomeResult | null
}

/** Says what is not there, and what is. */
export function NotFoundPage({site, kind, home}: NotFoundPageProps) {
  return (
    <Document site={site} title="Not found" path={null}>
      <div className="home">
        <header className="nameplate">
          <h1 className="headline">{kind ? `No ${kind} at this address` : 'Nothing at this address'}</h1>
          <p className="dek">
            {kind ? `The ${kind} may have been renamed or withdrawn. ` : null}
            {home ? 'These are the beats:' : 'The home page lists every beat.'}
          </p>
        </header>
        {home ? <Contents home={home} timeZone={site.timeZone} /> : null}
      </div>
    </Document>
  )
}

/** Says that a page could not be made, and whose turn it is now. */
export function FailedPage({site, reachable}: {readonly site: SiteFrame; readonly reachable: boolean}) {
  return (
    <Document site={site} title="This page could not be made" path={null}>
      <div className="home">
        <header className="nameplate">
          <h1 className="headline">This page could not be made</h1>
          <p className="dek">
            {reachable
              ? 'Something it needs is missing from the newsroom, and the newsroom has been told. '
              : 'The newsroom cannot be reached at the moment; this page is not lost. Try again in a minute. '}
            <a href="/">All beats</a>
          </p>
        </header>
      </div>
    </Document>
  )
}

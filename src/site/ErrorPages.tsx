import type {DocumentLink, MissingPage} from 'sanity-plugin-beatbook/queries'
import {Document, type SiteFrame} from './Document.tsx'
import {Links} from './Links.tsx'
import {NearList} from './NearList.tsx'
import {SearchForm} from './SearchForm.tsx'

interface NotFoundPageProps {
  readonly site: SiteFrame
  /** What was looked for, like "beat"; null when the address itself is none of the site's. */
  readonly kind: string | null
  /** The words of the address, to search for. */
  readonly words: string
  /** What the site has under a like name. */
  readonly near: readonly (MissingPage['standing'][number] | MissingPage['takes'][number])[]
  readonly verticals: readonly DocumentLink[]
}

/** Says what is not there, what may have been meant, and how to look for it. */
export function NotFoundPage({site, kind, words, near, verticals}: NotFoundPageProps) {
  return (
    <Document site={site} title="Not found" path={null}>
      <div className="page">
        <header className="opening">
          <h1 className="headline">{kind ? `No ${kind} at this address` : 'Nothing at this address'}</h1>
          <p className="dek">{kind ? `The ${kind} may have been renamed or withdrawn.` : 'The address may be mistyped, or the page gone.'}</p>
        </header>
        <div className="text">
          {near.length > 0 ? (
            <section className="block" aria-labelledby="near-heading">
              <h2 id="near-heading">What you may have meant</h2>
              <NearList documents={near} timeZone={site.timeZone} />
            </section>
          ) : null}
          <section className="block" aria-labelledby="look-heading">
            <h2 id="look-heading">Look for it</h2>
            <SearchForm words={words} />
            <p className="plain go-on">
              <a href="/">All beats</a>, <a href="/archive">all takes by date</a>
              {verticals.length > 0 ? ', or by vertical: ' : null}
              <Links to={verticals} />
            </p>
          </section>
        </div>
      </div>
    </Document>
  )
}

interface BadRequestPageProps {
  readonly site: SiteFrame
  /** What of the address cannot be read, as a sentence. */
  readonly problem: string
  /** Where the reader can go on. */
  readonly onward: {readonly href: string; readonly words: string}
}

/** Says what of an address cannot be read, and where to begin again. */
export function BadRequestPage({site, problem, onward}: BadRequestPageProps) {
  return (
    <Document site={site} title="This address cannot be read" path={null}>
      <div className="page">
        <header className="opening">
          <h1 className="headline">This address cannot be read</h1>
          <p className="dek">
            {problem} <a href={onward.href}>{onward.words}</a>
          </p>
        </header>
        <div className="text">
          <SearchForm />
        </div>
      </div>
    </Document>
  )
}

/** Says that a page could not be made, and whose turn it is now. */
export function FailedPage({site, reachable}: {readonly site: SiteFrame; readonly reachable: boolean}) {
  return (
    <Document site={site} title="This page could not be made" path={null}>
      <div className="page">
        <header className="opening">
          <h1 className="headline">This page could not be made</h1>
          <p className="dek">
            {reachable
              ? 'Something it needs is missing from the newsroom, and the newsroom has been told.'
              : 'The newsroom cannot be reached at the moment; this page is not lost. Try again in a minute.'}
          </p>
        </header>
        <div className="text">
          {reachable ? <SearchForm /> : null}
          <p className="plain go-on">
            <a href="/">All beats</a>, <a href="/archive">all takes by date</a>
          </p>
        </div>
      </div>
    </Document>
  )
}

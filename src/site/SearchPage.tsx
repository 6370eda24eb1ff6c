import type {SearchPage as SearchResult} from 'sanity-plugin-beatbook/queries'
import {BeatsOf} from './BeatsOf.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {NearList} from './NearList.tsx'
import {SearchForm} from './SearchForm.tsx'
import {TakeList} from './TakeList.tsx'

interface SearchPageProps {
  readonly site: SiteFrame
  /** The words as the reader gave them. */
  readonly words: string
  /** Null when nothing was asked. */
  readonly result: FoundProps | null
}

interface FoundProps {
  readonly standing: SearchResult['standing']
  readonly takes: readonly SearchResult['takes'][number][]
  readonly nextPath: string | null
}

/** The form, and what holds all of the words: what stands by how well it fits, takes by date. */
export function SearchPage({site, words, result}: SearchPageProps) {
  return (
    <Document site={site} title={result ? `Search: ${words}` : 'Search'} path={result ? null : '/search'}>
      <div className="page">
        <header className="opening">
          <h1 className="headline">Search</h1>
        </header>
        <div className="text">
          <SearchForm words={words} />
          {result ? <Found site={site} words={words} {...result} /> : <p className="plain go-on">Beats, takes, subjects and clusters that hold all of your words.</p>}
        </div>
      </div>
    </Document>
  )
}

function Found({site, words, standing, takes, nextPath}: FoundProps & {readonly site: SiteFrame; readonly words: string}) {
  if (standing.length + takes.length === 0) {
    return (
      <p className="plain go-on">
        Nothing here holds all of “{words}”. Try fewer words, or see <a href="/">all beats</a> and <a href="/archive">all takes by date</a>.
      </p>
    )
  }
  return (
    <>
      <p className="plain printed">What holds all of “{words}”</p>
      {standing.length > 0 ? (
        <section className="block" aria-labelledby="standing-heading">
          <h2 id="standing-heading">Beats, subjects and clusters</h2>
          <NearList documents={standing} timeZone={site.timeZone} />
        </section>
      ) : null}
      {takes.length > 0 ? (
        <section className="block" aria-labelledby="takes-heading">
          <h2 id="takes-heading">Takes, newest first</h2>
          <TakeList takes={takes} timeZone={site.timeZone} renderMore={(take) => <BeatsOf take={take} />} />
          <nav className="pager" aria-label="Pages">
            {nextPath ? (
              <a rel="next" href={nextPath}>
                Older takes
              </a>
            ) : null}
          </nav>
        </section>
      ) : null}
    </>
  )
}

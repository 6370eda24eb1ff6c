import type {SearchPage as SearchResult} from 'sanity-plugin-beatbook/queries'
import {Document, type SiteFrame} from './Document.tsx'
import {NearList} from './NearList.tsx'
import {SearchForm} from './SearchForm.tsx'

interface SearchPageProps {
  readonly site: SiteFrame
  /** The words as the reader gave them. */
  readonly words: string
  /** Null when nothing was asked. */
  readonly result: Pick<SearchResult, 'count' | 'found'> | null
}

/** The form, and what holds all of the words, the best first. */
export function SearchPage({site, words, result}: SearchPageProps) {
  return (
    <Document site={site} title={result ? `Search: ${words}` : 'Search'} path={result ? null : '/search'}>
      <div className="page">
        <header className="opening">
          <h1 className="headline">Search</h1>
        </header>
        <div className="text">
          <SearchForm words={words} />
          {result ? <Found site={site} words={words} result={result} /> : <p className="plain go-on">Beats, takes, subjects and clusters that hold all of your words.</p>}
        </div>
      </div>
    </Document>
  )
}

function Found({site, words, result}: {readonly site: SiteFrame; readonly words: string; readonly result: NonNullable<SearchPageProps['result']>}) {
  const {count, found} = result
  if (count === 0) {
    return (
      <p className="plain go-on">
        Nothing here holds all of “{words}”. Try fewer words, or see <a href="/">all beats</a> and <a href="/archive">all takes by date</a>.
      </p>
    )
  }
  return (
    <section className="block" aria-labelledby="found-heading">
      <h2 id="found-heading">{count > found.length ? `The best ${found.length} of ${count}` : `${count} found`}</h2>
      <NearList documents={found} timeZone={site.timeZone} />
      {count > found.length ? <p className="plain go-on">One more word would narrow it down.</p> : null}
    </section>
  )
}

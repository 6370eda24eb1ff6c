import type {ArchivePage as ArchiveResult} from 'sanity-plugin-beatbook/queries'
import {BeatsOf} from './BeatsOf.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {monthName, monthOf, monthsByYear} from './months.ts'
import {TakeList} from './TakeList.tsx'

/** Stands where a month would for takes that begin with a digit, and so among the dated, and have no date. */
const undated = 'undated'

type ArchivedTake = ArchiveResult['takes'][number]

interface ArchivePageProps {
  readonly site: SiteFrame
  readonly result: Omit<ArchiveResult, 'takes' | 'publication'>
  readonly takes: readonly ArchivedTake[]
  /** The month shown, `YYYY-MM`; null for all of them. */
  readonly month: string | null
  /** The address of this page on the site, and of the next one. */
  readonly path: string
  readonly nextPath: string | null
}

/** Takes by date, newest first, under their months; the months themselves beside them. */
export function ArchivePage({site, result, takes, month, path, nextPath}: ArchivePageProps) {
  const {oldest, newest} = result
  const monthAt = (moment: string) => monthOf(moment, site.timeZone)
  const all = oldest && newest ? monthsByYear(monthAt(oldest.publishedAt), monthAt(newest.publishedAt)) : []
  const listed = all.flatMap(({months}) => months)
  const earlier = month ? listed.findLast((other) => other < month) : undefined
  const later = month ? listed.find((other) => other > month) : undefined
  const title = month ? monthName(month) : 'Archive'
  return (
    <Document site={site} title={month ? `${title}: takes` : 'All takes by date'} path={path}>
      <div className="page">
        <header className="opening">
          {month ? (
            <ul className="meta">
              <li>
                <a href="/archive">Archive</a>
              </li>
            </ul>
          ) : null}
          <h1 className="headline">{title}</h1>
        </header>
        <div className="text">
          {takes.length === 0 ? <p className="plain">{month ? 'No take was published in this month.' : 'No take has been published yet.'}</p> : null}
          {byMonth(takes, monthAt).map(([name, entries]) => (
            <section key={name} className="block" aria-labelledby={`m${name}`}>
              <h2 id={`m${name}`} className={month && name !== undated ? 'unseen' : undefined}>{name === undated ? 'Undated' : monthName(name)}</h2>
              <TakeList takes={entries} timeZone={site.timeZone} renderMore={(take) => <BeatsOf take={take} />} />
            </section>
          ))}
          <nav className="pager" aria-label="Pages">
            {nextPath ? (
              <a rel="next" href={nextPath}>
                Older takes
              </a>
            ) : null}
            {earlier ? <a href={`/archive/${earlier}`}>{monthName(earlier)}</a> : null}
            {later ? <a href={`/archive/${later}`}>{monthName(later)}</a> : null}
          </nav>
          {all.length > 0 ? <Months years={all} shown={month} /> : null}
          {result.undatedCount > 0 ? (
            <p className="plain go-on">
              <a href="/archive/undated">{result.undatedCount === 1 ? '1 undated take' : `${result.undatedCount} undated takes`}</a>
            </p>
          ) : null}
        </div>
      </div>
    </Document>
  )
}

function Months({years, shown}: {readonly years: ReturnType<typeof monthsByYear>; readonly shown: string | null}) {
  return (
    <nav className="block" aria-labelledby="months-heading">
      <h2 id="months-heading">By month</h2>
      <dl className="facts months">
        {years.toReversed().map(({year, months}) => (
          <div key={year}>
            <dt>{year}</dt>
            <dd>
              {months.map((month) => (
                <a key={month} href={`/archive/${month}`} aria-current={month === shown ? 'page' : undefined}>
                  {monthName(month).slice(0, 3)}
                  <span className="unseen"> {year}</span>
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </nav>
  )
}

function byMonth(takes: readonly ArchivedTake[], monthAt: (moment: string) => string): [string, ArchivedTake[]][] {
  const groups = new Map<string, ArchivedTake[]>()
  for (const take of takes) {
    const month = Number.isNaN(Date.parse(take.publishedAt ?? '')) ? undated : monthAt(take.publishedAt ?? '')
    groups.set(month, [...(groups.get(month) ?? []), take])
  }
  return [...groups]
}

import type {ArchivePage as ArchiveResult} from 'sanity-plugin-beatbook/queries'
import {Document, type SiteFrame} from './Document.tsx'
import {Links} from './Links.tsx'
import {monthName, monthOf, monthsByYear} from './months.ts'
import {TakeList} from './TakeList.tsx'

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
  const {oldest, newest, earlier, later} = result
  const monthAt = (moment: string) => monthOf(moment, site.timeZone)
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
              <h2 id={`m${name}`}>{monthName(name)}</h2>
              <TakeList takes={entries} timeZone={site.timeZone} renderMore={(take) => <BeatsOf take={take} />} />
            </section>
          ))}
          <nav className="pager" aria-label="Pages">
            {nextPath ? (
              <a rel="next" href={nextPath}>
                Older takes
              </a>
            ) : null}
            {month && earlier ? <a href={`/archive/${monthAt(earlier.publishedAt)}`}>{monthName(monthAt(earlier.publishedAt))}</a> : null}
            {month && later ? <a href={`/archive/${monthAt(later.publishedAt)}`}>{monthName(monthAt(later.publishedAt))}</a> : null}
          </nav>
          {oldest && newest ? <Months oldest={monthAt(oldest.publishedAt)} newest={monthAt(newest.publishedAt)} shown={month} /> : null}
        </div>
      </div>
    </Document>
  )
}

function BeatsOf({take}: {readonly take: ArchivedTake}) {
  const beats = take.beats.flatMap(({beat}) => (beat ? [beat] : []))
  return beats.length > 0 ? (
    <p className="label">
      <Links to={beats} />
    </p>
  ) : null
}

function Months({oldest, newest, shown}: {readonly oldest: string; readonly newest: string; readonly shown: string | null}) {
  return (
    <nav className="block" aria-labelledby="months-heading">
      <h2 id="months-heading">By month</h2>
      <dl className="facts months">
        {monthsByYear(oldest, newest)
          .toReversed()
          .map(({year, months}) => (
            <div key={year}>
              <dt>{year}</dt>
              <dd>
                {months.map((month) => (
                  <a key={month} href={`/archive/${month}`} aria-label={monthName(month)} aria-current={month === shown ? 'page' : undefined}>
                    {monthName(month).slice(0, 3)}
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
    const month = monthAt(take.publishedAt)
    groups.set(month, [...(groups.get(month) ?? []), take])
  }
  return [...groups]
}

import type {Take as TakeResult} from 'sanity-plugin-beatbook/queries'
import {
  datePhrase,
  defaultLink,
  planNotes,
  roleNames,
  shortTitle,
  Take,
  watchStatusNames,
} from 'sanity-plugin-beatbook/react'
import {CitedBy} from './CitedBy.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {Links} from './Links.tsx'
import {MetaLine} from './MetaLine.tsx'
import {Sources} from './Sources.tsx'
import {describeTake} from './structuredData.ts'
import {PublishedAt} from './TakeList.tsx'

/** A take: its beats and roles above the text, corrections first, then the text, what it settles, who cites it. */
export function TakePage({take, site}: {readonly take: TakeResult; readonly site: SiteFrame}) {
  const plan = planNotes(take.body)
  const beats = take.beats.flatMap(({_key, role, beat}) => (beat ? [{_key, role, beat}] : []))
  return (
    <Document site={site} title={take.headline} description={take.dek} path={`/takes/${take.slug}`} structuredData={describeTake(take, site)}>
      <article className="page">
        <header className="opening">
          {beats.length > 0 ? (
            <ul className="memberships" aria-label="Beats this take belongs to">
              {beats.map(({_key, role, beat}) => (
                <li key={_key}>
                  <a href={defaultLink(beat)}>{shortTitle(beat)}</a>{' '}
                  {role ? <span className="role">{roleNames[role]}</span> : null}
                </li>
              ))}
            </ul>
          ) : null}
          <h1 className="headline">{take.headline}</h1>
          {take.dek ? <p className="dek">{take.dek}</p> : null}
          <MetaLine>
            {take.byline ? `By ${take.byline}` : null}
            <PublishedAt value={take.publishedAt} timeZone={site.timeZone} />
          </MetaLine>
        </header>
        <div className="text">
          {take.corrections.length > 0 ? (
            <section className="corrections" aria-labelledby="corrections-heading">
              <h2 id="corrections-heading">{take.corrections.length === 1 ? 'Correction' : 'Corrections'}</h2>
              {take.corrections.map(({_key, date, text}) => (
                <p key={_key}>
                  {date ? <time dateTime={date}>{datePhrase(date, 'day')}</time> : null} {text}
                </p>
              ))}
            </section>
          ) : null}
          {take.body.length > 0 ? (
            <Take value={take} plan={plan} timeZone={site.timeZone} onMissingComponent={false} />
          ) : (
            <p className="bb-empty">This take has no text yet.</p>
          )}
          <Settles take={take} />
          {take.subjects.length > 0 ? (
            <section className="block" id="subjects" aria-labelledby="subjects-heading">
              <h2 id="subjects-heading">Subjects</h2>
              <p className="plain">
                <Links to={take.subjects} />
              </p>
            </section>
          ) : null}
          {take.citedBy.length > 0 ? <CitedBy value={take.citedBy} timeZone={site.timeZone} /> : null}
          <Sources cited={plan.sources} listed={take.sources} />
        </div>
      </article>
    </Document>
  )
}

function Settles({take}: {readonly take: TakeResult}) {
  return take.settles.length > 0 ? (
    <section className="block" id="settles" aria-labelledby="settles-heading">
      <h2 id="settles-heading">What it settles</h2>
      <ul className="citing">
        {take.settles.map((beat) => (
          <li key={beat._id}>
            <p>
              <a href={defaultLink(beat)}>{shortTitle(beat)}</a>
            </p>
            {beat.items.map((item) => (
              <blockquote key={item._key}>
                <p>{item.text}</p>
                <p className="label">{settled(item)}</p>
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
    </section>
  ) : null
}

function settled({status, resolvedOn}: TakeResult['settles'][number]['items'][number]): string {
  return [watchStatusNames[status ?? 'open'], datePhrase(resolvedOn, 'day')].filter(Boolean).join(' · ')
}

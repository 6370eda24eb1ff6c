import type {SubjectPage as SubjectResult} from 'sanity-plugin-beatbook/queries'
import {typeName} from 'sanity-plugin-beatbook/react'
import {BeatList} from './BeatList.tsx'
import {CitedBy} from './CitedBy.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {MetaLine} from './MetaLine.tsx'
import {TakeList} from './TakeList.tsx'

interface SubjectPageProps {
  readonly subject: NonNullable<SubjectResult['subject']>
  readonly site: SiteFrame
}

/** A subject: who it is, the beats that list it, the takes about it, and every sentence that names it by link. */
export function SubjectPage({subject, site}: SubjectPageProps) {
  const {name, aliases, description, beats, takeCount, takes, citedBy} = subject
  const covered = beats.length + takes.length + citedBy.length > 0
  return (
    <Document site={site} title={name} description={description} path={`/subjects/${subject.slug}`}>
      <article className="page">
        <header className="opening">
          <MetaLine>
            {typeName(subject)}
            {aliases.length > 0 ? `Also ${aliases.join(', ')}` : null}
          </MetaLine>
          <h1 className="as-written">{name}</h1>
          {description ? <p className="dek">{description}</p> : null}
        </header>
        <div className="text">
          {beats.length > 0 ? (
            <section className="block" aria-labelledby="beats-heading">
              <h2 id="beats-heading">On the roster of</h2>
              <BeatList beats={beats} />
            </section>
          ) : null}
          {takes.length > 0 ? (
            <section className="block" aria-labelledby="takes-heading">
              <h2 id="takes-heading">Takes</h2>
              <TakeList takes={takes} timeZone={site.timeZone} />
              {takeCount > takes.length ? (
                <p className="plain go-on">
                  The newest {takes.length} of {takeCount}. <a href={`/search?q=${encodeURIComponent(name)}`}>Search for {name}</a>
                </p>
              ) : null}
            </section>
          ) : null}
          {citedBy.length > 0 ? <CitedBy value={citedBy} timeZone={site.timeZone} /> : null}
          {covered ? null : <p className="plain">No published beat or take is about {name} yet.</p>}
        </div>
      </article>
    </Document>
  )
}

import type {ClusterPage as ClusterResult} from 'sanity-plugin-beatbook/queries'
import {AsOf, defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'
import {CitedBy} from './CitedBy.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {MetaLine} from './MetaLine.tsx'
import {TakeList} from './TakeList.tsx'

interface ClusterPageProps {
  readonly cluster: NonNullable<ClusterResult['cluster']>
  readonly site: SiteFrame
}

/** A cluster: its beats, each with its takes. */
export function ClusterPage({cluster, site}: ClusterPageProps) {
  const {title, aliases, description, beats, citedBy} = cluster
  return (
    <Document site={site} title={title} description={description} path={`/clusters/${cluster.slug}`}>
      <article className="page">
        <header className="opening">
          <MetaLine>
            Cluster
            {beats.length === 1 ? '1 beat' : `${beats.length} beats`}
            {aliases.length > 0 ? `Also ${aliases.join(', ')}` : null}
          </MetaLine>
          <h1>{title}</h1>
          {description ? <p className="dek">{description}</p> : null}
        </header>
        <div className="text">
          {beats.length === 0 ? <p className="plain">No published beat belongs to this cluster yet.</p> : null}
          {beats.map((beat) => (
            <section key={beat._id} className="block" aria-labelledby={`${beat._id}-heading`}>
              <h2 className="beat-name" id={`${beat._id}-heading`}>
                <a href={defaultLink(beat)}>{shortTitle(beat)}</a>
              </h2>
              {beat.dek ? <p className="entry-dek">{beat.dek}</p> : null}
              <MetaLine>
                {beat.asOf?.date ? <AsOf value={beat.asOf} /> : null}
                {beat.takeCount === 1 ? '1 take' : `${beat.takeCount} takes`}
              </MetaLine>
              <TakeList takes={beat.takes} timeZone={site.timeZone} />
              {beat.takeCount > beat.takes.length ? (
                <p className="plain go-on">
                  <a href={`${defaultLink(beat)}/takes`}>
                    All {beat.takeCount} takes of {shortTitle(beat)}
                  </a>
                </p>
              ) : null}
            </section>
          ))}
          {citedBy.length > 0 ? <CitedBy value={citedBy} timeZone={site.timeZone} /> : null}
        </div>
      </article>
    </Document>
  )
}

import type {BeatEntry, HomePage as HomeResult} from 'sanity-plugin-beatbook/queries'
import {defaultLink} from 'sanity-plugin-beatbook/react'
import {BeatList} from './BeatList.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {describeSite} from './structuredData.ts'
import {PublishedAt} from './TakeList.tsx'

/** The home page: a table of contents by vertical. */
export function HomePage({home, site}: {readonly home: HomeResult; readonly site: SiteFrame}) {
  return (
    <Document site={site} description={site.tagline} path="/" feeds="" structuredData={describeSite(home, site)}>
      <div className="home">
        <header className="nameplate">
          <h1>{site.name}</h1>
          {site.tagline ? <p className="dek">{site.tagline}</p> : null}
        </header>
        <Contents home={home} timeZone={site.timeZone} />
      </div>
    </Document>
  )
}

/** A beat's newest take, for the margin of a table of contents. */
export function NewestTake({take, timeZone}: {readonly take: BeatEntry['newestTake']; readonly timeZone: string}) {
  return take ? (
    <p>
      {'Newest take · '}
      <PublishedAt value={take.publishedAt} timeZone={timeZone} />
      <a href={defaultLink(take)}>{take.headline}</a>
    </p>
  ) : (
    <p>No takes yet</p>
  )
}

/** Every beat by vertical, with its newest take; then the clusters. */
function Contents({home, timeZone}: {readonly home: HomeResult; readonly timeZone: string}) {
  const parts = [
    ...home.verticals,
    {_id: 'unfiled', _type: 'vertical', title: 'Other beats', slug: null, description: null, beats: home.unfiledBeats},
  ].filter(({beats}) => beats.length > 0)
  return (
    <>
      {parts.length === 0 ? <p className="plain">No beat has been published yet.</p> : null}
      {parts.map(({_id, _type, title, slug, description, beats}) => (
        <section key={_id} className="part" aria-labelledby={`part-${_id}`}>
          <div className="part-name">
            <h2 id={`part-${_id}`}>{slug ? <a href={defaultLink({_type, slug})}>{title}</a> : title}</h2>
            {description ? <p>{description}</p> : null}
          </div>
          <BeatList
            beats={beats}
            renderMargin={({newestTake}) => <NewestTake take={newestTake} timeZone={timeZone} />}
          />
        </section>
      ))}
      {home.clusters.length > 0 ? (
        <section className="part" aria-labelledby="part-clusters">
          <div className="part-name">
            <h2 id="part-clusters">Clusters</h2>
          </div>
          <ul className="contents">
            {home.clusters.map((cluster) => (
              <li key={cluster._id}>
                <div className="entry">
                  <a className="entry-name entry-name-small" href={defaultLink(cluster)}>
                    {cluster.title}
                  </a>
                  {cluster.description ? <p className="entry-dek">{cluster.description}</p> : null}
                </div>
                <div className="entry-margin">
                  <p>{cluster.beatCount === 1 ? '1 beat' : `${cluster.beatCount} beats`}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

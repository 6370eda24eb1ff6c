import type {VerticalPage as VerticalResult} from 'sanity-plugin-beatbook/queries'
import {BeatList} from './BeatList.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {NewestTake} from './HomePage.tsx'
import {Links} from './Links.tsx'
import {MetaLine} from './MetaLine.tsx'

interface VerticalPageProps {
  readonly vertical: NonNullable<VerticalResult['vertical']>
  readonly others: VerticalResult['verticals']
  readonly site: SiteFrame
}

/** A vertical: its beats, each with its newest take, and the other verticals. */
export function VerticalPage({vertical, others, site}: VerticalPageProps) {
  const {title, description, beats} = vertical
  const rest = others.filter(({_id}) => _id !== vertical._id)
  return (
    <Document site={site} title={title} description={description} path={`/verticals/${vertical.slug}`}>
      <div className="page">
        <header className="opening">
          <MetaLine>
            Vertical
            {beats.length === 1 ? '1 beat' : `${beats.length} beats`}
          </MetaLine>
          <h1>{title}</h1>
          {description ? <p className="dek">{description}</p> : null}
        </header>
        <div className="text">
          <section className="block" aria-labelledby="beats-heading">
            <h2 id="beats-heading">Beats</h2>
            {beats.length > 0 ? (
              <BeatList beats={beats} renderMargin={({newestTake}) => <NewestTake take={newestTake} timeZone={site.timeZone} />} />
            ) : (
              <p className="plain">No beat of this vertical has been published yet.</p>
            )}
          </section>
          {rest.length > 0 ? (
            <section className="block" aria-labelledby="others-heading">
              <h2 id="others-heading">Other verticals</h2>
              <p className="plain">
                <Links to={rest} />
              </p>
            </section>
          ) : null}
        </div>
      </div>
    </Document>
  )
}

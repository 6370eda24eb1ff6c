import type {Withdrawal} from 'sanity-plugin-beatbook/queries'
import {datePhrase, defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'
import {Document, type SiteFrame} from './Document.tsx'
import {MetaLine} from './MetaLine.tsx'

/** Says at the address of something withdrawn that it was, since when, why when that is told, and where to go on. */
export function WithdrawnPage({site, withdrawal}: {readonly site: SiteFrame; readonly withdrawal: Withdrawal}) {
  const kind = withdrawal.documentType === 'beat' ? 'beat' : 'take'
  const day = datePhrase(withdrawal.withdrawnOn, 'day')
  return (
    <Document site={site} title="Withdrawn" path={null}>
      <article className="page">
        <header className="opening">
          <MetaLine>
            Withdrawn
            {day && withdrawal.withdrawnOn ? <time dateTime={withdrawal.withdrawnOn}>{day}</time> : null}
          </MetaLine>
          <h1 className="headline">{withdrawal.title ?? `This ${kind} was withdrawn`}</h1>
          <p className="dek">{withdrawal.note ?? `This ${kind} was published here and has been withdrawn.`}</p>
        </header>
        <div className="text">
          {withdrawal.beats.length > 0 ? (
            <section className="block" aria-labelledby="beats-heading">
              <h2 id="beats-heading">{kind === 'take' ? 'The beats it belonged to' : 'Beats near it'}</h2>
              <ul className="found">
                {withdrawal.beats.map((beat) => (
                  <li key={beat._id}>
                    <a className="take-headline" href={defaultLink(beat)}>
                      {shortTitle(beat)}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <p className="plain go-on">
            <a href="/">All beats</a>, <a href="/archive">all takes by date</a>
          </p>
        </div>
      </article>
    </Document>
  )
}

import type {BeatChangesPage as BeatChangesResult} from 'sanity-plugin-beatbook/queries'
import {dayPhrase, defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'
import type {SectionDiff} from 'sanity-plugin-beatbook/review'
import type {BeatChange} from './beatChanges.ts'
import {Document, type SiteFrame} from './Document.tsx'
import {MetaLine} from './MetaLine.tsx'

interface BeatChangesPageProps {
  readonly site: SiteFrame
  readonly beat: NonNullable<BeatChangesResult['beat']>
  readonly changes: readonly BeatChange[]
}

/** What changed in a beat's brief each time it was published, newest first, sentence by sentence. */
export function BeatChangesPage({site, beat, changes}: BeatChangesPageProps) {
  const href = defaultLink(beat)
  const days = changes.map(({at}) => dayPhrase(at, site.timeZone))
  const clock = new Intl.DateTimeFormat('en-GB', {timeZone: site.timeZone, hour: '2-digit', minute: '2-digit'})
  const whenPhrase = (at: string) => {
    const day = dayPhrase(at, site.timeZone)
    return days.indexOf(day) === days.lastIndexOf(day) ? day : `${day}, ${clock.format(Date.parse(at))}`
  }
  return (
    <Document site={site} title={`What changed: ${shortTitle(beat)}`} path={`${href}/changes`}>
      <div className="page">
        <header className="opening">
          <MetaLine>
            <a href={href}>{shortTitle(beat)}</a>
            {beat.asOf?.date ? <site.AsOf value={beat.asOf} /> : null}
          </MetaLine>
          <h1 className="headline">What changed, and when</h1>
        </header>
        <div className="text">
          {changes.length === 0 ? <p className="plain">There is no record of a change to this brief yet.</p> : null}
          {changes.map(({revision, at, summary, sections}) => (
            <section key={revision} className="block change">
              <h2>
                <time dateTime={at}>{whenPhrase(at)}</time>
              </h2>
              <p className="plain">{summary === '' ? 'The record of what was published begins here.' : `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`}</p>
              {sections.map((section) => (
                <ChangedSection key={section.section} section={section} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </Document>
  )
}

function ChangedSection({section: {heading, sentences}}: {readonly section: SectionDiff}) {
  return (
    <>
      <h3 className="label">{heading}</h3>
      <ul className="citing">
        {sentences.map(({words}) => {
          const text = words.map(({change, text}) => `${change} ${text}`).join('')
          return (
            <li key={text}>
              <blockquote>
                <p>
                  {words.map(({change, text}, index) =>
                    // The words of a sentence have no identity but their place.
                    // oxlint-disable-next-line react/no-array-index-key
                    change === 'same' ? text : change === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>,
                  )}
                </p>
              </blockquote>
            </li>
          )
        })}
      </ul>
    </>
  )
}

import type {ReactNode} from 'react'
import type {Source, SourceCitationMark} from '../queries/proseResults.ts'
import {datePhrase, machineDate} from './datePhrases.ts'
import type {SourceNote} from './notes.ts'
import {safeUrl} from './safeUrl.ts'

export interface SourceCitationProps {
  readonly value: SourceCitationMark
  /** The note in the margin that names the source. */
  readonly note?: SourceNote
  readonly children?: ReactNode
}

/** The words a source backs, with the number of its note. */
export function SourceCitation({note, children}: SourceCitationProps) {
  if (!note) return <>{children}</>
  return (
    <>
      {children}
      <sup className="bb-citation">
        <a href={`#note-${note.index}`} data-n={note.index} aria-label={`Source ${note.number}`}>
          {note.number}
        </a>
      </sup>
    </>
  )
}

/** A source as a reader can find it: who published it, the work, its date, linked when it has an address. */
export function SourceReference({value}: {readonly value: Source}) {
  const href = safeUrl(value.url)
  const work = value.work ? <cite>{value.work}</cite> : null
  const date = datePhrase(value.date, value.datePrecision)
  return (
    <>
      {value.name}
      {value.name && work ? ', ' : null}
      {href ? (
        <a href={href}>{work ?? 'source'}</a>
      ) : (
        work
      )}
      {date && value.date ? (
        <>
          , <time dateTime={machineDate(value.date, value.datePrecision)}>{date}</time>
        </>
      ) : null}
    </>
  )
}

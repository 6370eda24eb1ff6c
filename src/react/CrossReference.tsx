import type {ReactNode} from 'react'
import type {CrossReferenceMark} from '../queries/proseResults.ts'
import type {Note} from './notes.ts'
import {defaultLink, type RenderOptions} from './options.ts'
import {safeUrl} from './safeUrl.ts'

export interface CrossReferenceProps {
  readonly value: CrossReferenceMark
  /** The note in the margin that says what is behind the link. */
  readonly note?: Note
  readonly linkTo?: RenderOptions['linkTo']
  readonly children?: ReactNode
}

/** The editor's words as a link to the beat, take, subject or cluster they name; plain words when it is not public. */
export function CrossReference({value, note, linkTo = defaultLink, children}: CrossReferenceProps) {
  const href = value.target ? safeUrl(linkTo(value.target)) : null
  if (!href) return <>{children}</>
  return (
    <a
      className="bb-reference"
      href={href}
      data-n={note?.index}
      aria-describedby={note ? `note-${note.index}` : undefined}
    >
      {children}
    </a>
  )
}

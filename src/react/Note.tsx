import {Fragment} from 'react'
import {dayPhrase} from './datePhrases.ts'
import type {Note as PlannedNote, ReferenceNote} from './notes.ts'
import {defaultLink, type RenderOptions} from './options.ts'
import {SourceReference} from './SourceCitation.tsx'
import {relationNames, shortTitle, typeName} from './words.ts'

export interface NoteProps {
  readonly note: PlannedNote
  readonly linkTo?: RenderOptions['linkTo']
  readonly timeZone?: string
}

/** One note: beside its sentence where the page is wide, under its paragraph where it is not. */
export function Note(props: NoteProps) {
  const {note} = props
  return note.kind === 'source' ? (
    <>
      <span className="bb-note-number">{note.number}</span> <SourceReference value={note.source} />
    </>
  ) : (
    <ReferenceWords {...props} note={note} />
  )
}

function ReferenceWords({note, linkTo = defaultLink, timeZone}: NoteProps & {readonly note: ReferenceNote}) {
  const {target, relation, facet} = note.mark
  const words = [
    typeName(target),
    relation ? relationNames[relation] : null,
    facet,
    dayPhrase(target.date, timeZone),
  ].filter((word) => word)
  const sameWords = note.anchor.trim().toLowerCase() === shortTitle(target).toLowerCase()
  return (
    <span data-href={linkTo(target)}>
      <span className={sameWords ? 'bb-note-title bb-note-same' : 'bb-note-title'}>{shortTitle(target)}</span>{' '}
      <span className="bb-note-kind">
        {words.map((word, index) => (
          <Fragment key={word}>
            {index > 0 ? ' · ' : null}
            <span>{word}</span>
          </Fragment>
        ))}
      </span>
    </span>
  )
}

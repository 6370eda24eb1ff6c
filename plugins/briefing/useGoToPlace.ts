import {useCallback} from 'react'
import type {Path} from 'sanity'
import {useRouter} from 'sanity/router'
import type {Place} from '../../src/briefing/index.ts'
import type {BriefingSession} from './briefingSession.ts'
import type {OpenDocument} from './openDocument.ts'
import {fieldOfPlace, toPath} from './paths.ts'

/**
 * Takes the reader to a place: opens its field, and in prose puts the caret on the exact words, at once when the editor
 * is open and as soon as it opens when it was not. A place in another document opens that document.
 */
export function useGoToPlace(session: Pick<BriefingSession, 'editors'>, document: OpenDocument): (place: Place) => void {
  const {id, onPathFocus} = document
  const {navigateIntent} = useRouter()
  const open = useOpenField(document)
  return useCallback(
    (place) => {
      if (place.document !== undefined && place.document !== id) {
        navigateIntent('edit', {id: place.document})
        return
      }
      const path = toPath(place.path)
      open(path)
      const {blockKey, blockStart, blockEnd} = place
      const words = blockKey === undefined ? undefined : {blockKey, start: blockStart ?? 0, end: blockEnd ?? blockStart ?? 0}
      if (!session.editors.select(id, fieldOfPlace(place), words)) onPathFocus(path)
    },
    [session, id, open, onPathFocus, navigateIntent],
  )
}

/** Takes the reader to a field, and the focus with them. */
export function useGoToField(document: OpenDocument): (path: Path) => void {
  const {onPathFocus} = document
  const open = useOpenField(document)
  return useCallback(
    (path) => {
      open(path)
      onPathFocus(path)
    },
    [open, onPathFocus],
  )
}

/** Brings a field into the form: its group, and the dialog it may stand in. */
function useOpenField({schemaType, onPathOpen, onGroupSelect}: OpenDocument): (path: Path) => void {
  return useCallback(
    (path) => {
      const group = groupOf(schemaType, path)
      if (group) onGroupSelect(group)
      onPathOpen(path)
    },
    [schemaType, onPathOpen, onGroupSelect],
  )
}

function groupOf({fields}: OpenDocument['schemaType'], [name]: Path): string | undefined {
  return [fields.find((field) => field.name === name)?.group].flat()[0]
}

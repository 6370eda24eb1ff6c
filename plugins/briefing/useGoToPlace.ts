import {useCallback} from 'react'
import {getPublishedId, type Path} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import type {PathSegment, Place} from '../../src/briefing/index.ts'
import type {BriefingSession} from './briefingSession.ts'

/**
 * Takes the reader to a place: opens its field, and in prose puts the caret on the exact words, at once when the editor
 * is open and as soon as it opens when it was not.
 */
export function useGoToPlace(session: BriefingSession): (place: Place) => void {
  const {documentId, onPathOpen, onFocus, schemaType, onSetActiveFieldGroup} = useDocumentPane()
  return useCallback(
    (place) => {
      const path = place.path.map(toSegment)
      const field = schemaType.fields.find(({name}) => name === path[0])
      const group = [field?.group].flat()[0]
      if (group) onSetActiveFieldGroup([], group)
      onPathOpen(path)

      const {blockKey, blockStart, blockEnd} = place
      if (blockKey === undefined) {
        onFocus(path)
        return
      }
      const editorPath = pathOfEditor(path, blockKey)
      const words = {blockKey, start: blockStart ?? 0, end: blockEnd ?? blockStart ?? 0}
      const id = getPublishedId(documentId)
      session.editors.whenOpen(id, editorPath, () => {
        if (!session.editors.select(id, editorPath, words)) onFocus(path)
      })
    },
    [session, documentId, onPathOpen, onFocus, schemaType, onSetActiveFieldGroup],
  )
}

/** The field that holds the block: the path up to, and without, the block's own key. */
function pathOfEditor(path: Path, blockKey: string): Path {
  const last = path.at(-1)
  return typeof last === 'object' && '_key' in last && last._key === blockKey ? path.slice(0, -1) : path
}

function toSegment(segment: PathSegment): Path[number] {
  return typeof segment === 'object' ? {_key: segment._key} : segment
}

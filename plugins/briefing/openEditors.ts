import type {Editor, EditorSelection} from '@portabletext/editor'
import {blockOffsetsToSelection} from '@portabletext/editor/utils'
import {pathToString, type Path} from 'sanity'

/** The words of one block that a caret or a selection should cover: UTF-16 offsets in the block's text. */
export interface WordsInBlock {
  readonly blockKey: string
  readonly start: number
  readonly end: number
}

/**
 * The Portable Text editors that are open in the form, by document and field. The inspector stands outside the form
 * and finds the editor here to put the caret into it.
 */
export interface OpenEditors {
  /** Registers an editor until the returned function is called. */
  add(documentId: string, path: Path, editor: Editor): () => void
  /** Selects the words and takes the focus there; false when the field has no open editor or the block is gone. */
  select(documentId: string, path: Path, words: WordsInBlock): boolean
  /** Calls back once when an editor for the field opens, or at once when it is open; the result cancels. */
  whenOpen(documentId: string, path: Path, callback: () => void): () => void
}

export function createOpenEditors(): OpenEditors {
  const editors = new Map<string, Editor>()
  const waiting = new Map<string, Set<() => void>>()
  const keyOf = (documentId: string, path: Path) => `${documentId}:${pathToString(path)}`

  return {
    add(documentId, path, editor) {
      const key = keyOf(documentId, path)
      editors.set(key, editor)
      const callbacks = waiting.get(key)
      waiting.delete(key)
      callbacks?.forEach((callback) => callback())
      return () => {
        if (editors.get(key) === editor) editors.delete(key)
      }
    },
    select(documentId, path, words) {
      const editor = editors.get(keyOf(documentId, path))
      const selection = editor ? selectionOf(editor, words) : null
      if (!editor || !selection) return false
      editor.send({type: 'focus'})
      editor.send({type: 'select', at: selection})
      requestAnimationFrame(scrollToSelection)
      return true
    },
    whenOpen(documentId, path, callback) {
      const key = keyOf(documentId, path)
      if (editors.has(key)) {
        callback()
        return () => undefined
      }
      const callbacks = waiting.get(key) ?? new Set()
      waiting.set(key, callbacks.add(callback))
      return () => callbacks.delete(callback)
    },
  }
}

/** Brings the selected words to the middle of the form; the editor itself moves only as far as its own frame. */
function scrollToSelection(): void {
  const {anchorNode} = window.getSelection() ?? {}
  const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement
  element?.scrollIntoView({block: 'center'})
}

/** The editor selection that covers `words`, or null when the block is no longer there. */
export function selectionOf(editor: Editor, {blockKey, start, end}: WordsInBlock): NonNullable<EditorSelection> | null {
  const path = [{_key: blockKey}]
  return blockOffsetsToSelection({
    snapshot: editor.getSnapshot(),
    offsets: {anchor: {path, offset: start}, focus: {path, offset: end}},
  })
}

import type {Editor, EditorSelection, EditorSnapshot} from '@portabletext/editor'
import {defineBehavior, effect, execute, type SyntheticBehaviorEvent} from '@portabletext/editor/behaviors'
import {blockOffsetsToSelection, getSelectionEndPoint, getSelectionStartPoint, spanSelectionPointToBlockOffset} from '@portabletext/editor/utils'
import {pathToString, type Path} from 'sanity'
import type {StoredBlock} from '../../src/briefing/childSpans.ts'
import {editorSteps} from './editorSteps.ts'

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
  /**
   * Selects the words and takes the focus there: at once, or when the field's editor opens; false when it is not open
   * yet. While it opens the Studio moves the focus too, so the words are selected again until a key or button is pressed.
   * Without words, as in an empty section, the focus alone goes there.
   */
  select(documentId: string, path: Path, words?: WordsInBlock): boolean
  /** The field's value as its open editor has it, which is newer than the form's; undefined when none is open. */
  valueOf(documentId: string, path: Path): readonly StoredBlock[] | undefined
  /** Turns one block into another as one undo step; false when the field has no open editor that can be written in. */
  change(documentId: string, path: Path, before: StoredBlock, after: StoredBlock | undefined): boolean
  /** Lets the next undo in the field's editor call `undo` instead, until something else is written there. */
  onNextUndo(documentId: string, path: Path, undo: () => void): void
  /** Links words of one block to a story as one undo step, carets staying; false when no open editor can be written in. */
  link(documentId: string, path: Path, words: WordsInBlock, target: string): boolean
  /** Gives the focus back to the field's editor, whose caret is where it was. */
  focus(documentId: string, path: Path): void
}

export function createOpenEditors(): OpenEditors {
  const editors = new Map<string, Editor>()
  const keyOf = (documentId: string, path: Path) => `${documentId}:${pathToString(path)}`
  const undos = new Map<string, () => void>()
  /** The jump that is under way; a later one takes its place. */
  let jump: {key: string; words: WordsInBlock | undefined} | undefined
  const settle = () => {
    jump = undefined
  }

  function takeUndo(key: string): (() => void) | undefined {
    const undo = undos.get(key)
    undos.delete(key)
    return undo
  }

  function arrive(key: string): boolean {
    const editor = editors.get(key)
    if (!editor || jump?.key !== key) return false
    const selection = selectionOf(editor, jump.words ?? startOf(editor))
    if (!selection) return false
    editor.send({type: 'focus'})
    editor.send({type: 'select', at: selection})
    requestAnimationFrame(scrollToSelection)
    return true
  }

  return {
    add(documentId, path, editor) {
      const key = keyOf(documentId, path)
      editors.set(key, editor)
      const registered = [
        editor.registerBehavior({behavior: asOneStep}),
        editor.registerBehavior({behavior: undoes(() => takeUndo(key))}),
      ]
      const written = editor.on('mutation', () => undos.delete(key))
      const arrivals = (['ready', 'focused'] as const).map((event) => editor.on(event, () => arrive(key)))
      arrive(key)
      // An editor that has just come with its group of fields takes the focus only once it is drawn.
      const drawn = requestAnimationFrame(() => arrive(key))
      return () => {
        cancelAnimationFrame(drawn)
        for (const unregister of registered) unregister()
        written.unsubscribe()
        for (const subscription of arrivals) subscription.unsubscribe()
        if (editors.get(key) === editor) editors.delete(key)
      }
    },
    select(documentId, path, words) {
      jump = {key: keyOf(documentId, path), words}
      for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, settle, {capture: true, once: true})
      return arrive(jump.key)
    },
    valueOf: (documentId, path) => editors.get(keyOf(documentId, path))?.getSnapshot().context.value as readonly StoredBlock[] | undefined,
    change(documentId, path, before, after) {
      const editor = editors.get(keyOf(documentId, path))
      if (!editor || editor.getSnapshot().context.readOnly) return false
      editor.send({type: 'custom.beatbook.change', steps: editorSteps(before, after)})
      return true
    },
    onNextUndo(documentId, path, undo) {
      undos.set(keyOf(documentId, path), undo)
    },
    link(documentId, path, words, target) {
      const editor = editors.get(keyOf(documentId, path))
      const at = editor && selectionOf(editor, words)
      if (!editor || !at || editor.getSnapshot().context.readOnly) return false
      const value = {target: {_type: 'reference', _ref: target, _weak: true}, relation: 'background'}
      editor.send({type: 'custom.beatbook.change', steps: [{type: 'annotation.add', at, annotation: {name: 'crossReference', value}}]})
      return true
    },
    focus: (documentId, path) => editors.get(keyOf(documentId, path))?.send({type: 'focus'}),
  }
}

/** The caret's place in front of everything; an empty editor holds one empty block. */
function startOf(editor: Editor): WordsInBlock {
  return {blockKey: editor.getSnapshot().context.value[0]?._key ?? '', start: 0, end: 0}
}

/** Brings the selected words to the middle of the form; the editor itself moves only as far as its own frame. */
function scrollToSelection(): void {
  const {anchorNode} = window.getSelection() ?? {}
  const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement
  element?.scrollIntoView({block: 'center'})
}

/** All actions of one behavior are one undo step, and the editor tidies up only after the last. */
const asOneStep = defineBehavior<{steps: SyntheticBehaviorEvent[]}, 'custom.beatbook.change'>({
  on: 'custom.beatbook.change',
  actions: [({event}) => event.steps.map(execute)],
})

/** Passes an undo on to `take` when it has one to give; the editor's own history is left as it is. */
function undoes(take: () => (() => void) | undefined) {
  return defineBehavior({
    on: 'history.undo',
    guard: () => take() ?? false,
    actions: [(_, undo) => [effect(undo)]],
  })
}

/** The editor selection that covers `words`, or null when the block is no longer there. */
export function selectionOf(editor: Editor, {blockKey, start, end}: WordsInBlock): NonNullable<EditorSelection> | null {
  const path = [{_key: blockKey}]
  return blockOffsetsToSelection({
    snapshot: editor.getSnapshot(),
    offsets: {anchor: {path, offset: start}, focus: {path, offset: end}},
  })
}

/** The selected words, or the caret as words without length; false outside text or over several blocks. */
export function caretOf(snapshot: EditorSnapshot): WordsInBlock | false {
  const {selection} = snapshot.context
  if (!selection) return false
  const [start, end] = [getSelectionStartPoint(selection), getSelectionEndPoint(selection)].map((selectionPoint) =>
    spanSelectionPointToBlockOffset({snapshot, selectionPoint}),
  )
  const block = start?.path.at(-1)
  if (!start || !end || typeof block !== 'object' || !('_key' in block)) return false
  if (JSON.stringify(start.path) !== JSON.stringify(end.path)) return false
  return {blockKey: block._key, start: start.offset, end: end.offset}
}

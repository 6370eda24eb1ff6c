import type {Decoration, Editor} from '@portabletext/editor'
import {getTextBlockText, isTextBlock} from '@portabletext/editor/utils'
import {measured} from './measured.ts'

/** Marks drawn over the words of one editor. */
export interface DrawnMarks {
  /** Draws what `decorations` now gives. */
  readonly redraw: () => void
  readonly stop: () => void
}

/**
 * Draws marks and draws them anew when an edit has taken some: an edit that takes a mark's words takes the mark for
 * good, even when undo brings them back. While someone writes, the editor moves the marks along by itself.
 */
export function drawMarks(editor: Editor, decorations: () => Decoration[]): DrawnMarks {
  // `registerDecorations` came with editor 8.2; before it everything still stands in the inspectors.
  if (typeof editor.registerDecorations !== 'function') return {redraw: () => undefined, stop: () => undefined}
  const registration = editor.registerDecorations({decorations: []})
  let drawn: readonly Decoration[] = []
  const dead = () => {
    const alive = new Set(registration.getDecorations().map(({id}) => id))
    return new Set(drawn.map(({id}) => id).filter((id) => !alive.has(id)))
  }
  const draw = () => {
    const next = decorations()
    const gone = dead()
    if (gone.size > 0) registration.update(next.filter(({id}) => !gone.has(id)))
    registration.update(next)
    drawn = next
  }
  const redraw = () => measured('beatbook:marks', draw)
  redraw()
  const ready = editor.on('ready', redraw)
  const edited = editor.on('mutation', () => (dead().size > 0 ? redraw() : undefined))
  return {
    redraw,
    stop() {
      ready.unsubscribe()
      edited.unsubscribe()
      registration.unregister()
    },
  }
}

/** The text of each block as the editor has it, by key. */
export function textsOf(editor: Editor): Map<string, string> {
  const {context} = editor.getSnapshot()
  return new Map(context.value.flatMap((block) => (isTextBlock(context, block) ? [[block._key, getTextBlockText(block)]] : [])))
}

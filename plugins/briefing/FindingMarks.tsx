import {useEditor, type Decoration, type Editor} from '@portabletext/editor'
import {defineBehavior, effect} from '@portabletext/editor/behaviors'
import {getTextBlockText, isTextBlock} from '@portabletext/editor/utils'
import {useEffect, useRef, type ReactNode} from 'react'
import type {Path, PortableTextPluginsProps} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {DeclinedFinding} from '../../src/review/index.ts'
import type {BriefingSession} from './briefingSession.ts'
import {useFieldPath, useFormFindings} from './BriefingForm.tsx'
import {caretOf, selectionOf, type WordsInBlock} from './openEditors.ts'
import {fieldKey, gravest, marksOfField, type Mark, type WordsInField} from './marksOfField.ts'
import {markStyle} from './markStyle.ts'
import {dropsDepth} from './plainParagraphs.ts'

/**
 * The Portable Text plugin of a prose field: it keeps straight quotes as the house writes them, tells the inspector
 * which editor is open, and marks findings in the sentence itself.
 */
export function createFindingMarks(session: BriefingSession) {
  return function FindingMarks(props: PortableTextPluginsProps): ReactNode {
    const form = useFormFindings()
    const path = useFieldPath()
    if (!form || !path) return props.renderDefault(props)
    const plugins = session.contract.quotes === 'straight' ? {...props.plugins, typography: {enabled: false}} : props.plugins
    return (
      <>
        {props.renderDefault({...props, plugins})}
        <MarksOfField session={session} {...form} path={path} />
      </>
    )
  }
}

interface MarksOfFieldProps {
  readonly session: BriefingSession
  readonly documentId: string
  readonly findings: readonly Finding[]
  readonly declined: readonly DeclinedFinding[]
  readonly openCardAt: (words: WordsInField) => boolean
  readonly path: Path
}

function MarksOfField({session, documentId, findings, declined, openCardAt, path}: MarksOfFieldProps): null {
  const editor = useEditor()
  const latest = useRef({findings, declined, path, documentId, openCardAt})
  const redraw = useRef<() => void>(() => undefined)

  useEffect(() => session.editors.add(documentId, path, editor), [session, documentId, path, editor])

  useEffect(() => editor.registerBehavior({behavior: dropsDepth}), [editor])

  useEffect(
    () => editor.registerBehavior({behavior: opensCard((words) => latest.current.openCardAt({...words, field: fieldKey(latest.current.path)}))}),
    [editor],
  )

  useEffect(() => {
    // `registerDecorations` came with editor 8.2; before it the findings still stand in the inspector.
    if (typeof editor.registerDecorations !== 'function') return undefined
    const registration = editor.registerDecorations({decorations: []})
    let drawn: readonly Decoration[] = []
    const dead = () => {
      const alive = new Set(registration.getDecorations().map(({id}) => id))
      return new Set(drawn.map(({id}) => id).filter((id) => !alive.has(id)))
    }
    redraw.current = () => {
      const next = decorationsOf(editor, latest.current)
      const gone = dead()
      // An edit that takes a mark's words takes the mark for good, even when undo brings them back: draw it anew.
      if (gone.size > 0) registration.update(next.filter(({id}) => !gone.has(id)))
      registration.update(next)
      drawn = next
    }
    redraw.current()
    const ready = editor.on('ready', () => redraw.current())
    // While someone writes, the editor moves the marks along; the findings are a moment behind and would misplace them.
    const edited = editor.on('mutation', () => (dead().size > 0 ? redraw.current() : undefined))
    return () => {
      ready.unsubscribe()
      edited.unsubscribe()
      registration.unregister()
      redraw.current = () => undefined
    }
  }, [editor])

  useEffect(() => {
    latest.current = {findings, declined, path, documentId, openCardAt}
    redraw.current()
  }, [findings, declined, path, documentId, openCardAt])

  return null
}

/** Ctrl or Cmd with the full stop opens the card of the words under the caret. */
function opensCard(open: (words: WordsInBlock) => boolean) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({event: {originEvent}, snapshot}) =>
      originEvent.key === '.' && (originEvent.ctrlKey || originEvent.metaKey) ? caretOf(snapshot) : false,
    actions: [(_, words) => [effect(() => void open(words))]],
  })
}

type FieldMarks = Pick<MarksOfFieldProps, 'findings' | 'declined' | 'path' | 'documentId'>

function decorationsOf(editor: Editor, {findings, declined, path, documentId}: FieldMarks): Decoration[] {
  const texts = textsOf(editor)
  const setAside = declined.map(({finding}) => finding)
  return gravest([...marksOfField(findings, path), ...marksOfField(setAside, path, 'declined')]).flatMap((mark) => {
    // Findings follow the text a moment behind it; a mark waits rather than stand on other words.
    if (texts.get(mark.blockKey)?.slice(mark.start, mark.end) !== mark.text) return []
    const range = selectionOf(editor, mark)
    return range ? [{id: mark.id, type: 'range' as const, range, render: renderMark(mark, documentId, fieldKey(path))}] : []
  })
}

function textsOf(editor: Editor): Map<string, string> {
  const {context} = editor.getSnapshot()
  return new Map(context.value.flatMap((block) => (isTextBlock(context, block) ? [[block._key, getTextBlockText(block)]] : [])))
}

function renderMark({severity, blockKey, start, end}: Mark, document: string, field: string): Decoration['render'] {
  const place = {'data-document': document, 'data-field': field, 'data-block': blockKey, 'data-start': start, 'data-end': end}
  return function FindingMark({children}) {
    return (
      <span data-beatbook-mark={severity} {...place} style={markStyle[severity]}>
        {children}
      </span>
    )
  }
}

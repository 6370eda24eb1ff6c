import {useEditor, type Decoration, type Editor} from '@portabletext/editor'
import {defineBehavior, effect, forward} from '@portabletext/editor/behaviors'
import {useEffect, useRef, type ReactNode} from 'react'
import type {Path, PortableTextPluginsProps} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {DeclinedFinding} from '../../src/review/index.ts'
import type {BriefingSession} from './briefingSession.ts'
import {useFieldPath, useFormFindings} from './BriefingForm.tsx'
import {drawMarks, textsOf} from './drawMarks.ts'
import {caretOf, selectionOf, type WordsInBlock} from './openEditors.ts'
import {fieldKey, gravest, marksOfField, type Mark, type WordsInField} from './marksOfField.ts'
import {markStyle} from './markStyle.ts'
import {wordsAttributes} from './useWordsCard.ts'
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
    const marks = drawMarks(editor, () => decorationsOf(editor, latest.current))
    redraw.current = marks.redraw
    return () => {
      marks.stop()
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
    // Where nothing is found, another card may open.
    actions: [({event}, words) => [effect(() => void open(words)), forward(event)]],
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

function renderMark({severity, blockKey, start, end}: Mark, document: string, field: string): Decoration['render'] {
  const place = wordsAttributes(document, {field, blockKey, start, end})
  return function FindingMark({children}) {
    return (
      <span data-beatbook-mark={severity} {...place} style={markStyle[severity]}>
        {children}
      </span>
    )
  }
}

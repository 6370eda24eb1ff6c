import {useEditor, type Decoration, type Editor} from '@portabletext/editor'
import {useEffect, useRef, type ReactNode} from 'react'
import {getPublishedId, type Path, type PortableTextPluginsProps} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {BriefingSession} from './briefingSession.ts'
import {useFieldPath, useFormFindings} from './BriefingForm.tsx'
import {selectionOf} from './openEditors.ts'
import {gravest, marksOfField, type Mark} from './marksOfField.ts'
import {markStyle} from './markStyle.ts'

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
        <MarksOfField session={session} documentId={form.documentId} findings={form.findings} path={path} />
      </>
    )
  }
}

interface MarksOfFieldProps {
  readonly session: BriefingSession
  readonly documentId: string
  readonly findings: readonly Finding[]
  readonly path: Path
}

function MarksOfField({session, documentId, findings, path}: MarksOfFieldProps): null {
  const editor = useEditor()
  const latest = useRef({findings, path})
  const redraw = useRef<() => void>(() => undefined)

  useEffect(() => session.editors.add(getPublishedId(documentId), path, editor), [session, documentId, path, editor])

  useEffect(() => {
    // `registerDecorations` came with editor 8.2; before it the findings still stand in the inspector.
    if (typeof editor.registerDecorations !== 'function') return undefined
    const draw = () => decorationsOf(editor, latest.current.findings, latest.current.path)
    const registration = editor.registerDecorations({decorations: draw()})
    redraw.current = () => registration.update(draw())
    const ready = editor.on('ready', () => redraw.current())
    return () => {
      ready.unsubscribe()
      registration.unregister()
      redraw.current = () => undefined
    }
  }, [editor])

  useEffect(() => {
    latest.current = {findings, path}
    redraw.current()
  }, [findings, path])

  return null
}

function decorationsOf(editor: Editor, findings: readonly Finding[], path: Path): Decoration[] {
  return gravest(marksOfField(findings, path)).flatMap((mark) => {
    const range = selectionOf(editor, mark)
    return range ? [{id: mark.id, type: 'range' as const, range, render: renderMark(mark)}] : []
  })
}

function renderMark(mark: Mark): Decoration['render'] {
  return function FindingMark({children}) {
    return (
      <span data-beatbook-mark={mark.severity} title={mark.message} style={markStyle[mark.severity]}>
        {children}
      </span>
    )
  }
}


import {useEditor, type Decoration, type Editor} from '@portabletext/editor'
import {defineBehavior, effect, forward} from '@portabletext/editor/behaviors'
import {useEffect, useRef, type ReactNode} from 'react'
import {useTranslation, type Path, type PortableTextPluginsProps} from 'sanity'
import {styled} from 'styled-components'
import type {Finding} from '../../src/briefing/index.ts'
import {readBlock} from '../../src/text/portableText.ts'
import {useFieldPath, useFormFindings} from '../briefing/BriefingForm.tsx'
import {drawMarks, textsOf} from '../briefing/drawMarks.ts'
import {fieldKey} from '../briefing/marksOfField.ts'
import {caretOf, selectionOf, type WordsInBlock} from '../briefing/openEditors.ts'
import {wordsAttributes} from '../briefing/useWordsCard.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {mentionAt, mentionMarksOf, wavedKey, type MentionMark} from './mentionMarksOf.ts'
import {useRelatedForm, type RelatedFormValue} from './RelatedForm.tsx'
import type {RelatedSession} from './relatedSession.ts'

/** The Portable Text plugin that marks mentions in prose, follows the caret, and links with one key. */
export function createMentionMarks(session: RelatedSession) {
  return function MentionMarks(props: PortableTextPluginsProps): ReactNode {
    const form = useRelatedForm()
    const findings = useFormFindings()?.findings
    const path = useFieldPath()
    return (
      <>
        {props.renderDefault(props)}
        {form && path ? <MarksOfField session={session} form={form} findings={findings ?? none} path={path} /> : null}
      </>
    )
  }
}

const none: readonly Finding[] = []

interface MarksOfFieldProps {
  readonly session: RelatedSession
  readonly form: RelatedFormValue
  readonly findings: readonly Finding[]
  readonly path: Path
}

function MarksOfField({session, form, findings, path}: MarksOfFieldProps): null {
  const {t} = useTranslation(beatbookNamespace)
  const editor = useEditor()
  const latest = useRef({form, findings, path, t})
  const shown = useRef<readonly MentionMark[]>([])
  const redraw = useRef<() => void>(() => undefined)

  useEffect(() => {
    latest.current = {form, findings, path, t}
    const start = performance.now()
    redraw.current()
    performance.measure('beatbook:related:marks', {start, end: performance.now()})
  }, [form, findings, path, t])

  useEffect(() => {
    // An answer that says what the last one said draws nothing, unless words came back that were gone when it was drawn.
    let waits = false
    const marks = drawMarks(editor, () => {
      const {form: now, findings: graver, path: field} = latest.current
      const isWaved = (mark: MentionMark) => session.waved.has(wavedKey(now.documentId, mark))
      const wanted = mentionMarksOf(now.mentions, graver, field, isWaved)
      shown.current = drawable(editor, wanted)
      waits = shown.current.length < wanted.length
      return shown.current.flatMap((mark) => decorationOf(editor, mark, now.documentId) ?? [])
    })
    redraw.current = marks.redraw
    const unsubscribe = session.waved.subscribe(marks.redraw)
    const answered = session.sights.subscribe(() => (waits ? marks.redraw() : undefined))
    return () => {
      unsubscribe()
      answered()
      marks.stop()
      redraw.current = () => undefined
    }
  }, [editor, session])

  useEffect(() => {
    let under: string | undefined
    const followed = editor.on('selection', () => {
      const {form: now, path: field, t: say} = latest.current
      const caret = caretOf(editor.getSnapshot())
      if (!caret) return
      session.sights.change(now.documentId, {caret: {field: field.map(segmentOf), ...caret}})
      const mark = caret.start === caret.end ? mentionAt(shown.current, {...caret, field: fieldKey(field)}) : undefined
      if (mark && mark.id !== under) now.say(say('mention.under', {words: mark.text, title: mark.mention.card.title}))
      under = mark?.id
    })
    // What another writes, or the form sets, moves no caret.
    const changed = editor.on('value changed', () => session.sights.look(latest.current.form.documentId))
    return () => {
      followed.unsubscribe()
      changed.unsubscribe()
    }
  }, [editor, session])

  useEffect(() => {
    const at = (words: WordsInBlock) => mentionAt(shown.current, {...words, field: fieldKey(latest.current.path)})
    const keys = [
      linksOnKey(at, ({mention}) => latest.current.form.link(mention)),
      wavesOnEscape(at, (mark) => {
        session.waved.add(wavedKey(latest.current.form.documentId, mark))
        latest.current.form.say(latest.current.t('mention.waved', {words: mark.text}))
      }),
      opensCard(at, (mark) => latest.current.form.openCardAt(mark)),
    ].map((behavior) => editor.registerBehavior({behavior}))
    return () => keys.forEach((unregister) => unregister())
  }, [editor, session])

  return null
}

type MentionUnder = (words: WordsInBlock) => MentionMark | undefined

/**
 * Tab links the mention the caret is in or beside. Enter does so only inside its words: at their end it still begins a
 * new paragraph, as everywhere.
 */
function linksOnKey(under: MentionUnder, link: (mark: MentionMark) => void) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({event: {originEvent}, snapshot}) => {
      const {key} = originEvent
      if ((key !== 'Tab' && key !== 'Enter') || hasModifier(originEvent)) return false
      const caret = caretOf(snapshot)
      const mark = caret && caret.start === caret.end ? under(caret) : undefined
      if (!caret || !mark || (key === 'Enter' && (caret.start <= mark.start || caret.end >= mark.end))) return false
      return mark
    },
    actions: [(_, mark) => [effect(() => link(mark))]],
  })
}

function wavesOnEscape(under: MentionUnder, wave: (mark: MentionMark) => void) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({event: {originEvent}, snapshot}) => {
      const caret = originEvent.key === 'Escape' && !hasModifier(originEvent) ? caretOf(snapshot) : false
      return (caret && under(caret)) || false
    },
    actions: [(_, mark) => [effect(() => wave(mark))]],
  })
}

/** Ctrl or Cmd with the full stop opens the card, as it does on a finding. */
function opensCard(under: MentionUnder, open: (mark: MentionMark) => boolean) {
  return defineBehavior({
    on: 'keyboard.keydown',
    guard: ({event: {originEvent}, snapshot}) => {
      const caret = originEvent.key === '.' && (originEvent.ctrlKey || originEvent.metaKey) ? caretOf(snapshot) : false
      return (caret && under(caret)) || false
    },
    actions: [({event}, mark) => [effect(() => void open(mark)), forward(event)]],
  })
}

interface Key {
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

function hasModifier({altKey, ctrlKey, metaKey, shiftKey}: Key): boolean {
  return altKey || ctrlKey || metaKey || shiftKey
}

/** Marks whose words still stand there and are no link by now: an answer may be a moment behind the text. */
function drawable(editor: Editor, marks: readonly MentionMark[]): MentionMark[] {
  if (marks.length === 0) return []
  const texts = textsOf(editor)
  const blocks = new Map(editor.getSnapshot().context.value.map((block) => [block._key, block]))
  return marks.filter(({blockKey, start, end, text}) => {
    if (texts.get(blockKey)?.slice(start, end) !== text) return false
    return !readBlock(blocks.get(blockKey))?.annotations.some((mark) => mark.start < end && start < mark.end)
  })
}

function decorationOf(editor: Editor, mark: MentionMark, documentId: string): Decoration | undefined {
  const range = selectionOf(editor, mark)
  const place = wordsAttributes(documentId, mark)
  return range
    ? {
        id: mark.id,
        type: 'range',
        range,
        render: ({children}) => (
          <MentionWords data-beatbook-mention={mark.mention.target} {...place}>
            {children}
          </MentionWords>
        ),
      }
    : undefined
}

/** A dashed line and a small link at its end, which hangs over the space that follows and so moves nothing. */
const MentionWords = styled.span`
  position: relative;
  text-decoration: underline dashed 1.5px var(--card-link-fg-color, #556bfc);
  text-underline-offset: 4px;
  text-decoration-skip-ink: none;

  &::after {
    content: '';
    position: absolute;
    width: 0.5em;
    height: 0.5em;
    margin-left: 1px;
    bottom: 0.75em;
    background-color: var(--card-link-fg-color, #556bfc);
    mask: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none' stroke='black' stroke-width='2' stroke-linecap='round'%3E%3Cpath d='M6.5 9.5l3-3M7.5 4.5l1.8-1.8a2.8 2.8 0 0 1 4 4l-1.8 1.8M8.5 11.5l-1.8 1.8a2.8 2.8 0 0 1-4-4l1.8-1.8'/%3E%3C/svg%3E")
      center / contain no-repeat;
  }
`

function segmentOf(segment: Path[number]): string | number | {_key: string} {
  if (typeof segment === 'object') return '_key' in segment ? {_key: segment._key} : 0
  return segment
}

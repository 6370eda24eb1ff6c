import {useEditor, type Editor} from '@portabletext/editor'
import {defineBehavior, effect, forward} from '@portabletext/editor/behaviors'
import {getBlockTextBefore} from '@portabletext/editor/selectors'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {Popover} from '@sanity/ui/popover'
import {useCallback, useEffect, useId, useRef, useState, type ReactNode} from 'react'
import {useTranslation, type PortableTextPluginsProps} from 'sanity'
import {storyKinds, type StoryKind} from '../../src/coverage/storyOf.ts'
import type {StoryCard} from '../../src/coverage/suggest.ts'
import {useFieldPath} from '../briefing/BriefingForm.tsx'
import {textsOf} from '../briefing/drawMarks.ts'
import {caretOf, selectionOf, type WordsInBlock} from '../briefing/openEditors.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {offScreen} from '../review/offScreen.ts'
import {useRelatedForm, type RelatedFormValue} from './RelatedForm.tsx'
import type {RelatedSession} from './relatedSession.ts'
import {StoryMeta} from './StoryDetails.tsx'

/** What the picker is for: the words typed after `[[`, or words that were selected before it. */
interface Picking {
  readonly mode: 'typed' | 'selection'
  /** From `[[` to the caret, or the selected words. */
  readonly words: WordsInBlock
  readonly query: string
  /** What the popover hangs on. */
  readonly reference: HTMLElement | null
}

/** The Portable Text plugin that offers stories to link at `[[`, and for selected words at one `[`. */
export function createLinkPicker(session: RelatedSession) {
  return function LinkPicker(props: PortableTextPluginsProps): ReactNode {
    const form = useRelatedForm()
    const path = useFieldPath()
    return (
      <>
        {props.renderDefault(props)}
        {form && path ? <PickerOfField session={session} form={form} /> : null}
      </>
    )
  }
}

interface PickerOfFieldProps {
  readonly session: RelatedSession
  readonly form: RelatedFormValue
}

function PickerOfField({session, form: {documentId: id, say, noteWords}}: PickerOfFieldProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const editor = useEditor()
  const listId = useId()
  const [picking, setPicking] = useState<Picking>()
  const [kinds, setKinds] = useState<readonly StoryKind[]>(storyKinds)
  const [active, setActive] = useState(0)
  const cards = useCards(session, id, picking, kinds)
  const chosen = cards?.[Math.min(active, cards.length - 1)]

  const close = useCallback(() => setPicking(undefined), [])
  const choose = useCallback(
    (card: StoryCard | undefined) => {
      if (picking && card) insertLink(editor, picking, card)
      const words = picking?.mode === 'selection' ? textsOf(editor).get(picking.words.blockKey)?.slice(picking.words.start, picking.words.end) : undefined
      if (card && words) noteWords(words, card)
      close()
      editor.send({type: 'focus'})
    },
    [editor, picking, close, noteWords],
  )

  useOpening(editor, (next) => {
    setActive(0)
    setPicking(next)
  })
  useFollowing(editor, picking, setPicking)
  useKeys(picking !== undefined, {
    move: (step) => setActive((at) => (cards && cards.length > 0 ? (Math.min(at, cards.length - 1) + step + cards.length) % cards.length : 0)),
    choose: () => choose(chosen),
    close,
  })

  useEffect(() => {
    if (chosen) say(t('picker.at', {title: chosen.title, kind: t(`kind.${chosen.kind}`)}))
  }, [chosen, say, t])

  const reference = picking?.reference
  if (!picking || !reference) return null
  return (
    <Popover
      open
      portal
      placement="bottom-start"
      fallbackPlacements={['top-start', 'bottom-end']}
      referenceElement={reference}
      width="auto"
      content={
        <Stack padding={2} gap={2} style={pickerSize} data-beatbook-picker="">
          <Flex gap={1} wrap="wrap" role="group" aria-label={t('picker.kinds')}>
            {storyKinds.map((kind) => (
              <Button
                key={kind}
                text={t(`kind.${kind}`)}
                fontSize={0}
                padding={2}
                mode={kinds.length === 1 && kinds[0] === kind ? 'default' : 'bleed'}
                aria-pressed={kinds.length === 1 && kinds[0] === kind}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setKinds(kinds.length === 1 && kinds[0] === kind ? storyKinds : [kind])}
              />
            ))}
          </Flex>
          <div role="listbox" id={listId} aria-label={t('picker.title')} style={{overflow: 'auto', maxHeight: 320}}>
            {cards?.map((card, index) => (
              <Card
                key={card.id}
                role="option"
                aria-selected={card === chosen}
                tone={card === chosen ? 'primary' : 'default'}
                radius={2}
                padding={3}
                style={{cursor: 'pointer'}}
                data-story={card.id}
                onMouseEnter={() => setActive(index)}
                onMouseDown={(event: React.MouseEvent) => {
                  event.preventDefault()
                  choose(card)
                }}
              >
                <Stack gap={2}>
                  <Text size={1} weight="medium">
                    {card.title}
                  </Text>
                  <Text size={0} muted>
                    <StoryMeta story={card} />
                  </Text>
                </Stack>
              </Card>
            ))}
          </div>
          {cards?.length === 0 ? (
            <Text size={1} muted style={{padding: 8}}>
              {t('picker.empty')}
            </Text>
          ) : null}
          <Text size={0} muted style={{padding: 4}}>
            {t('picker.help')}
          </Text>
          <div role="status" style={offScreen}>
            {cards ? t('related.announce', {count: cards.length}) : ''}
          </div>
        </Stack>
      }
    />
  )
}

const pickerSize = {width: 'min(360px, calc(100vw - 32px))'} as const

/** Stories for what was typed so far; those of the last answer until the next is there. */
function useCards(session: RelatedSession, document: string, picking: Picking | undefined, kinds: readonly StoryKind[]): readonly StoryCard[] | undefined {
  const [cards, setCards] = useState<readonly StoryCard[]>()
  const query = picking?.query
  useEffect(() => {
    if (query === undefined) return undefined
    let isCurrent = true
    const caret = session.sights.caretOf(document)
    session.line
      .answer({type: 'search', draft: document, text: query, kinds: [...kinds], now: session.now(), ...(caret ? {caret: {...caret, field: [...caret.field]}} : {})})
      .then(
        (answer) => (isCurrent ? setCards(answer.cards) : undefined),
        () => (isCurrent ? setCards([]) : undefined),
      )
    return () => {
      isCurrent = false
    }
  }, [session, document, query, kinds])
  return cards
}

/** Opens at the second `[`, or at the first over selected words, which then stay. */
function useOpening(editor: Editor, open: (picking: Picking) => void): void {
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const overWords = defineBehavior({
      on: 'insert.text',
      guard: ({event, snapshot}) => {
        const words = event.text === '[' && !snapshot.context.readOnly ? caretOf(snapshot) : false
        return words && words.start < words.end ? words : false
      },
      actions: [
        (_, words) => [
          effect(() => latest.current({mode: 'selection', words, query: '', reference: caretReference()})),
        ],
      ],
    })
    const typed = defineBehavior({
      on: 'insert.text',
      guard: ({event, snapshot}) => {
        const caret = event.text === '[' && getBlockTextBefore(snapshot).endsWith('[') ? caretOf(snapshot) : false
        return caret && caret.start === caret.end ? caret : false
      },
      actions: [
        ({event}, caret) => [
          forward(event),
          effect(() => latest.current({mode: 'typed', words: {blockKey: caret.blockKey, start: caret.start - 1, end: caret.end + 1}, query: '', reference: caretReference()})),
        ],
      ],
    })
    const stops = [overWords, typed].map((behavior) => editor.registerBehavior({behavior}))
    return () => stops.forEach((stop) => stop())
  }, [editor])
}

/** Follows what is typed after `[[`, and closes when the caret leaves it. */
function useFollowing(editor: Editor, picking: Picking | undefined, setPicking: (picking: Picking | undefined) => void): void {
  useEffect(() => {
    if (!picking) return undefined
    const update = () => {
      const caret = caretOf(editor.getSnapshot())
      const {words, mode, query} = picking
      if (!caret || caret.blockKey !== words.blockKey) return setPicking(undefined)
      if (mode === 'selection') return caret.start === words.start && caret.end === words.end ? undefined : setPicking(undefined)
      const text = textsOf(editor).get(words.blockKey) ?? ''
      const typed = text.slice(words.start, caret.end)
      if (!typed.startsWith('[[') || caret.start !== caret.end || typed.length > longestQuery || typed.includes(']')) return setPicking(undefined)
      if (typed.slice(2) !== query) setPicking({...picking, words: {...words, end: caret.end}, query: typed.slice(2)})
    }
    const followed = editor.on('selection', update)
    return () => followed.unsubscribe()
  }, [editor, picking, setPicking])
}

const longestQuery = 80

interface PickerKeys {
  readonly move: (step: 1 | -1) => void
  readonly choose: () => void
  readonly close: () => void
}

function useKeys(isOpen: boolean, keys: PickerKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const act = {ArrowDown: () => latest.current.move(1), ArrowUp: () => latest.current.move(-1), Enter: () => latest.current.choose(), Tab: () => latest.current.choose(), Escape: () => latest.current.close()}[event.key]
      if (!act || event.isComposing) return
      // Before the editor hears it: Enter would begin a paragraph.
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', onKeyDown, {capture: true})
    return () => document.removeEventListener('keydown', onKeyDown, {capture: true})
  }, [isOpen])
}

/** Puts the link in as one undo step: the story's short title in place of what was typed, or on the selected words. */
function insertLink(editor: Editor, {mode, words}: Picking, {id, shortTitle}: StoryCard): void {
  const at = selectionOf(editor, words)
  if (!at) return
  const value = {target: {_type: 'reference', _ref: id, _weak: true}, relation: 'background'}
  const steps =
    mode === 'selection'
      ? [{type: 'annotation.add' as const, at, annotation: {name: 'crossReference', value}}]
      : [
          {type: 'delete' as const, at},
          {type: 'insert.span' as const, text: shortTitle, annotations: [{name: 'crossReference', value}]},
        ]
  editor.send({type: 'custom.beatbook.change', steps})
}

/** Where the caret or the selection is now, for the popover to hang on: elements there are drawn anew as one types. */
function caretReference(): HTMLElement | null {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const [rect = range.startContainer.parentElement?.getBoundingClientRect()] = range.getClientRects()
  // The popover asks its reference for nothing else.
  return rect ? ({getBoundingClientRect: () => rect} as HTMLElement) : null
}

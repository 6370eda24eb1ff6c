import {Box, Button, Card, Dialog, Flex, Stack, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useCallback, useEffect, useId, useMemo, useState, useSyncExternalStore, type ReactNode} from 'react'
import {useClient, useSyncState, useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {useDocumentPane} from 'sanity/structure'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {factsIn} from '../corpusStore.ts'
import {useCorpus, useDecisions, useProseOf} from '../useBriefing.ts'
import {saveImport} from './draftImport.ts'
import type {ImportParts} from './importActions.ts'
import {ImportReport} from './ImportReport.tsx'
import {LinksFound, NotUnderstood, SubjectsNamed} from './ReadingLists.tsx'
import type {BriefReading, ReadingRequest} from './reading.ts'
import {Recognised} from './Recognised.tsx'
import type {SavedImports} from './savedImports.ts'
import {textToRead, type Source} from './source.ts'
import {SourceInput} from './SourceInput.tsx'
import {targetOf, type StateOfPane} from './targetOf.ts'
import {useReading, type ReadingState} from './useReading.ts'
import {useUndoImport} from './useUndoImport.ts'
import {useVerticals} from './useVerticals.ts'

interface ImportDialogProps extends Omit<ImportParts, 'requests'> {
  readonly document: StateOfPane
  readonly onClose: () => void
}

const nothing: ReadonlySet<string> = new Set()
const noFields = {}

/** Two columns where each has room to be read. */
const columns = {display: 'grid', gap: '2rem', alignItems: 'start', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 24rem), 1fr))'}

/** Reads a brief into the open beat: what it states, what it changes, what was not understood, what will be found. */
export function ImportDialog({session, now, savedImports, sources, document, onClose}: ImportDialogProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const {value} = useDocumentPane()
  const target = useMemo(() => targetOf(document, value), [document, value])
  const before = target.stored ?? target.beginning
  const source = useSyncExternalStore(sources.subscribe, () => sources.get(document.id))
  const [leaveOut, setLeaveOut] = useState(nothing)
  const corpus = useCorpus(session)
  const {decisions} = useDecisions(session, document.id)
  const verticals = useVerticals()
  const titleOf = useTitles(corpus, verticals)
  useFocusBack()
  useFocusKept()

  const isReady = corpus.status !== 'loading' && verticals !== undefined
  const request = useMemo<ReadingRequest | undefined>(() => {
    if (!isReady || source.words.trim() === '') return undefined
    return {
      ...textToRead(source),
      ...factsIn(corpus),
      id: document.id,
      before,
      leaveOut,
      contract: session.contract,
      now: now(),
      verticals: verticals ?? [],
      decisions,
    }
  }, [isReady, source, corpus, document.id, before, leaveOut, session.contract, now, verticals, decisions])
  const state = useReading(request)
  const reading = state.reading?.kind === 'brief' ? state.reading : undefined
  useProseOf(session, reading?.document)
  const written = reading?.written ?? noFields
  const {confirm, saving, failure} = useConfirm(savedImports, onClose)

  const onSource = useCallback(
    (next: Source) => {
      sources.put(document.id, next)
      setLeaveOut(nothing)
    },
    [sources, document.id],
  )
  const onToggle = useCallback((key: string) => {
    setLeaveOut((current) => {
      const next = new Set(current)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])

  const {isSyncing} = useSyncState(document.id, document.type, document.release)
  const count = Object.keys(written).length
  const canConfirm = reading !== undefined && !state.busy && !saving && !isSyncing && count > 0
  return (
    <Dialog
      id={id}
      header={t('import.title')}
      width={reading ? 3 : 1}
      onClose={onClose}
      __unstable_autoFocus={false}
      data-testid="beatbook-import"
      footer={
        <Flex padding={3} gap={3} align="center" justify="flex-end" wrap="wrap">
          <Box flex={1}>
            <Text size={1} muted role="status">
              {statusLine(state, source, isReady, count, t)}
            </Text>
          </Box>
          <Button mode="bleed" fontSize={1} padding={3} text={t('import.cancel')} onClick={onClose} />
          <Button
            tone="primary"
            fontSize={1}
            padding={3}
            text={t('import.confirm')}
            disabled={!canConfirm}
            loading={saving}
            onClick={() => confirm(target, written)}
          />
        </Flex>
      }
    >
      <Stack padding={4} gap={5}>
        <SourceInput source={source} onChange={onSource} small={reading !== undefined} />
        <Problems state={state} corpusFailure={corpus.status === 'failed' ? corpus.reason : undefined} failure={failure} />
        {reading ? (
          <Box style={columns}>
            <Stack gap={5}>
              {reading.sameTitle ? <SameTitle id={reading.sameTitle} title={titleOf(reading.sameTitle)} /> : null}
              <Recognised reading={reading} contract={session.contract} leaveOut={leaveOut} onToggle={onToggle} titleOf={titleOf} />
              <LinksFound links={reading.links} contract={session.contract} leaveOut={leaveOut} onToggle={onToggle} titleOf={titleOf} />
              <SubjectsNamed reading={reading} contract={session.contract} />
            </Stack>
            <Stack gap={5}>
              <NotUnderstood reading={reading} />
              <ImportReport report={reading.report} contract={session.contract} />
            </Stack>
          </Box>
        ) : null}
      </Stack>
    </Dialog>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function statusLine(state: ReadingState, source: Source, isReady: boolean, count: number, t: Translate): string {
  const {reading} = state
  if (!isReady) return t('import.status.loading')
  if (source.words.trim() === '') return t('import.status.empty')
  if (state.busy) return t('import.status.reading')
  if (reading?.kind !== 'brief') return ''
  if (count === 0) return t('import.status.same')
  const {counts} = reading.report
  return [
    t('import.status.fields', {count}),
    t('import.status.left', {count: reading.notUnderstood.length}),
    t('findings.announce', {errors: counts.error, warnings: counts.warning}),
  ].join(' ')
}

interface ProblemsProps {
  readonly state: ReadingState
  readonly corpusFailure: string | undefined
  readonly failure: string | undefined
}

function Problems({state: {reading, failure: broken}, corpusFailure, failure}: ProblemsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const texts = [
    corpusFailure === undefined ? undefined : t('findings.failed', {reason: corpusFailure}),
    reading?.kind === 'problem' ? t('import.problem', {line: reading.line, reason: reading.reason}) : undefined,
    broken === undefined ? undefined : t('import.broken', {reason: broken}),
    failure,
  ].filter((text) => text !== undefined)
  return texts.length === 0 ? null : (
    <Stack gap={3}>
      {texts.map((text) => (
        <Card key={text} padding={3} radius={2} border tone="caution" role="alert" data-state="problem">
          <Text size={1}>{text}</Text>
        </Card>
      ))}
    </Stack>
  )
}

function SameTitle({id, title}: {readonly id: string; readonly title: string}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card padding={3} radius={2} border tone="caution">
      <Stack gap={3}>
        <Text size={1}>{t('import.sameTitle')}</Text>
        <Text size={1}>
          <IntentLink intent="edit" params={{id, type: 'beat'}}>
            {title}
          </IntentLink>
        </Text>
      </Stack>
    </Card>
  )
}

/** Saves, tells with an undo at hand, and closes; a refusal is shown instead. */
function useConfirm(savedImports: SavedImports, onClose: () => void) {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const toast = useToast()
  const undo = useUndoImport(savedImports)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const confirm = useCallback(
    async (target: Parameters<typeof saveImport>[1], written: BriefReading['document']) => {
      setSaving(true)
      setFailure(undefined)
      try {
        const saved = await saveImport(client, target, written)
        savedImports.remember(saved)
        onClose()
        toast.push({
          id: `beatbook-import-${saved.id}`,
          status: 'success',
          closable: true,
          duration: 30_000,
          title: t('import.done', {count: Object.keys(written).length}),
          description: <Button mode="ghost" fontSize={1} padding={2} text={t('import.undo')} onClick={() => undo(saved.id)} />,
        })
      } catch (error) {
        setFailure(isConflict(error) ? t('import.conflict') : t('import.refused', {reason: messageOf(error)}))
        setSaving(false)
      }
    },
    [client, savedImports, onClose, toast, t, undo],
  )
  return {confirm, saving, failure}
}

function isConflict(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 409
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function useTitles(corpus: ReturnType<typeof useCorpus>, verticals: ReturnType<typeof useVerticals>): (id: string) => string {
  return useCallback(
    (id: string) => {
      const entry = corpus.status === 'ready' ? corpus.corpus.entries.get(id) : undefined
      return entry?.title || verticals?.find(({_id}) => _id === id)?.title || id
    },
    [corpus, verticals],
  )
}

/** Brings the focus back into the dialog: a form that is still loading behind it takes it for one of its own fields. */
function useFocusKept(): void {
  useEffect(() => {
    const page = globalThis.document
    const keep = ({target}: FocusEvent) => {
      const dialog = page.querySelector('[data-testid="beatbook-import"]')
      const isBehind = target instanceof Element && target.closest('[data-testid="document-pane"]') !== null
      if (!dialog || !isBehind || dialog.contains(target)) return
      const place = dialog.querySelector<HTMLElement>('textarea') ?? dialog.querySelector<HTMLElement>('button')
      place?.focus()
    }
    page.addEventListener('focusin', keep)
    return () => page.removeEventListener('focusin', keep)
  }, [])
}

/** Puts the focus back where it was when the dialog goes, or on the menu it was opened from. */
function useFocusBack(): void {
  const [opener] = useState(() => globalThis.document.activeElement)
  useEffect(
    () => () => {
      // A frame later a menu that had the focus has closed, and a dialog that was only mounted anew is back.
      requestAnimationFrame(() => {
        if (globalThis.document.querySelector('[data-testid="beatbook-import"]')) return
        const menu = globalThis.document.querySelector<HTMLElement>('[data-testid="action-menu-button"]')
        const isGone = !(opener instanceof HTMLElement) || !opener.isConnected || opener === globalThis.document.body
        if (isGone) menu?.focus()
        else opener.focus()
      })
    },
    [opener],
  )
}

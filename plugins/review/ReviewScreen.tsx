import {Box, Button, Card, Container, Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode} from 'react'
import {useClient, useTranslation, type SanityDocument} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import {contentHash, isReviewer, semanticDiff, type Reason} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {ComparePicker} from './ComparePicker.tsx'
import type {Side} from './comparison.ts'
import {DecisionBar} from './DecisionBar.tsx'
import {lastReadOf, rememberRead, type LastRead} from './lastRead.ts'
import {findingElementId, ReviewChecks} from './ReviewChecks.tsx'
import type {ReviewSession} from './reviewSession.ts'
import {useReviewSession} from './BeatbookContext.tsx'
import {ReviewText} from './ReviewText.tsx'
import {threadElementId, Threads} from './Threads.tsx'
import {referencedIds} from './titleStore.ts'
import {useGoToForm} from './useGoToForm.ts'
import {apiVersion, useReview, type LiveReview, type Versions} from './useReview.ts'
import {useReviewActs} from './useReviewActs.ts'
import {useSide} from './useSide.ts'

/** The reviewer's screen: meaning, prose, checks, thread, decision. A view of a document beside its form. */
export function ReviewScreen(): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const session = useReviewSession()
  const {editState, documentId, documentType} = useDocumentPane()
  if (!session) return <Notice text={t('review.noPlugin')} tone="caution" />
  if (!editState?.ready) return <Notice text={t('review.loading')} />
  return <OpenReview session={session} versions={{...editState, id: documentId, type: documentType}} />
}

function OpenReview({session, versions}: {readonly session: ReviewSession; readonly versions: Versions}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const review = useReview(session, versions)
  const {document, state, names, actor, status} = review
  const {connectionState} = useDocumentPane()
  const isOffline = connectionState !== 'connected'
  const acts = useReviewActs(session, review)
  const screen = useScreenText(review)
  const [sides, setSides] = useState<{left: Side; right: Side}>()
  const right: Side = sides?.right ?? current
  const left: Side = sides?.left ?? (review.published ? {kind: 'live'} : state.approval ? {kind: 'approved'} : {kind: 'live'})
  const {lastRead, markRead} = useLastRead(review, screen.read)
  const known = {review, read: screen.read, pinned: screen.pinned, lastRead}
  const before = useSide(session, left, known)
  const after = useSide(session, right, known)
  const titles = useTitles(session, before, after)
  const {contract} = session.briefing

  const diff = useMemo(
    () =>
      before.status === 'ready' && after.status === 'ready' && after.document
        ? semanticDiff(before.document, after.document, {contract, titles})
        : undefined,
    [before, after, contract, titles],
  )
  const changedSince = useMemo(
    () => (screen.changed && document && screen.read ? semanticDiff(screen.read, document, {contract, titles}).summary : screen.changed ? [] : undefined),
    [screen.changed, screen.read, document, contract, titles],
  )
  const showChange = useCallback(() => {
    screen.take()
    setSides({left: {kind: 'pinned'}, right: current})
  }, [screen])

  const goToForm = useGoToForm()
  const nameOf = useCallback(
    (path: string) => {
      const [field = ''] = path.split(/[.[]/)
      return contract.sections.find(({key}) => key === field)?.heading ?? t(`field.${field}`, {defaultValue: field})
    },
    [contract, t],
  )
  const onReason = useCallback(
    ({decision, place, ruleId}: Reason) => {
      const thread = state.threads.find(({root}) => root._id === decision)
      const finding = state.open.find((open) => open.ruleId === ruleId && open.place === place)
      const target = thread ? threadElementId(thread) : finding ? findingElementId(finding) : undefined
      if (target) show(target)
    },
    [state],
  )

  if (!document && status !== 'loading') return <Notice text={t('review.gone')} tone="caution" />
  const offered: Side['kind'][] = [
    'current',
    'live',
    ...(state.approval ? (['approved'] as const) : []),
    ...(lastRead ? (['read'] as const) : []),
    ...(screen.pinned ? (['pinned'] as const) : []),
  ]
  return (
    <Flex direction="column" height="fill" data-testid="review-screen" style={{minHeight: 0}}>
      <Box flex={1} overflow="auto" padding={4} style={{minHeight: 0}} tabIndex={-1}>
        <Container width={2} style={{margin: '0 auto'}}>
          <Stack gap={6} paddingBottom={5}>
            {isOffline ? <Strip tone="caution" text={t('review.offline')} /> : null}
            {review.failure === undefined ? null : <Strip tone="critical" text={t('review.failed', {reason: review.failure})} again={{text: t('review.retry'), onClick: review.retry}} />}
            <ComparePicker
              left={left}
              right={right}
              offered={offered}
              lastReadAt={lastRead?.at}
              revisions={review.revisions.revisions}
              names={names}
              onChange={(nextLeft, nextRight) => setSides({left: nextLeft, right: nextRight})}
              onMarkRead={lastRead && screen.read && contentHash(lastRead.document) === contentHash(screen.read) ? undefined : markRead}
            />
            <ReviewText
              diff={diff}
              contract={contract}
              before={before}
              after={after}
              nameOf={nameOf}
              document={right.kind === 'current' && !screen.changed ? (screen.read ?? undefined) : undefined}
              threads={state.threads}
              onComment={acts.comment}
              onOpenThread={(thread) => show(threadElementId(thread))}
            />
            <ReviewChecks review={review} acts={acts} contract={contract} onGoTo={(place) => goToForm(place.path)} />
            <Threads threads={state.threads} acts={acts} names={names} headingOf={nameOf} onGoTo={(place) => goToForm(place.path, place.blockKey)} />
          </Stack>
        </Container>
      </Box>
      <DecisionBar
        review={review}
        acts={acts}
        isOffline={isOffline}
        read={screen.read}
        changedSince={isReviewer(state, actor) ? changedSince : undefined}
        onShowChange={showChange}
        onReason={onReason}
        onDecided={markRead}
      />
    </Flex>
  )
}

const current: Side = {kind: 'current'}

interface ScreenText {
  /** What is on the screen: it stays while a reviewer reads, and follows along for everyone else. */
  readonly read: SanityDocument | null
  /** What was on the screen before the newer text was taken in. */
  readonly pinned: SanityDocument | null
  /** Whether the document is another text by now. */
  readonly changed: boolean
  /** Puts the newer text on the screen. */
  readonly take: () => void
}

function useScreenText({document, state, actor, status}: LiveReview): ScreenText {
  const [kept, setKept] = useState<{read: SanityDocument | null; pinned: SanityDocument | null}>({read: null, pinned: null})
  const follows = !isReviewer(state, actor)
  if (kept.read === null && document !== null && status !== 'loading') setKept({read: document, pinned: null})
  const read = follows ? document : (kept.read ?? document)
  const changed = useMemo(
    () => read !== null && read !== document && (document === null || contentHash(read) !== contentHash(document)),
    [read, document],
  )
  const take = useCallback(() => setKept(({read: was}) => ({read: document, pinned: was})), [document])
  return useMemo(() => ({read: changed ? read : document, pinned: kept.pinned, changed, take}), [read, document, kept.pinned, changed, take])
}

function useLastRead({id, actor}: LiveReview, read: SanityDocument | null): {lastRead: LastRead | undefined; markRead: () => void} {
  const [marks, setMarks] = useState(0)
  const lastRead = useMemo(() => (marks >= 0 ? lastReadOf(localStorage, actor.id, id) : undefined), [actor.id, id, marks])
  const markRead = useCallback(() => {
    if (!read) return
    rememberRead(localStorage, actor.id, read, id, new Date().toISOString())
    setMarks((count) => count + 1)
  }, [actor.id, id, read])
  return {lastRead, markRead}
}

function useTitles(session: ReviewSession, ...sides: readonly ReturnType<typeof useSide>[]): ReadonlyMap<string, string> {
  const store = session.titles(useClient({apiVersion}))
  const key = sides.flatMap((side) => (side.status === 'ready' ? referencedIds(side.document) : [])).join('\n')
  useEffect(() => store.want(key.split('\n').filter(Boolean)), [store, key])
  return useSyncExternalStore(store.subscribe, store.get)
}

function show(elementId: string): void {
  const element = document.getElementById(elementId)
  element?.closest('details')?.setAttribute('open', '')
  element?.scrollIntoView({block: 'center'})
  element?.focus()
}

function Notice({text, tone = 'default'}: {readonly text: string; readonly tone?: 'default' | 'caution'}): ReactNode {
  return (
    <Box padding={5}>
      <Card padding={4} radius={2} border tone={tone} role="status">
        <Text size={1} muted={tone === 'default'}>
          {text}
        </Text>
      </Card>
    </Box>
  )
}

interface StripProps {
  readonly text: string
  readonly tone: 'caution' | 'critical'
  /** The way to try again. */
  readonly again?: {readonly text: string; readonly onClick: () => void}
}

function Strip({text, tone, again}: StripProps): ReactNode {
  return (
    <Card padding={3} radius={2} border tone={tone} role="alert" data-state={tone === 'critical' ? 'failed' : 'offline'}>
      <Flex gap={3} align="center" wrap="wrap">
        <Box flex={1}>
          <Text size={1}>{text}</Text>
        </Box>
        {again ? <Button mode="ghost" fontSize={1} padding={2} text={again.text} onClick={again.onClick} /> : null}
      </Flex>
    </Card>
  )
}

import {Flex, Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useCurrentUser, useTranslation} from 'sanity'
import {isReviewer, queueStanding, type Actor, type Decision, type QueueStanding} from '../../src/review/index.ts'
import {remembered} from '../../src/text/remembered.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {useNames} from '../review/useNames.ts'
import {ChoiceLinks} from './ChoiceLinks.tsx'
import {useChoices} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {QueueEntry, queueColumns} from './QueueEntry.tsx'
import type {QueueRow} from './queueRow.ts'
import {mostDrafts} from './queueList.ts'
import type {QueueItem} from './queueStore.ts'
import {Rows} from './Rows.tsx'
import {Column, Heads, Page} from './sheet.ts'
import {useNow} from './useNow.ts'
import {useQueue} from './useQueue.ts'
import {Empty, Failed, Skeleton, Strip, Unread} from './ViewState.tsx'

const shows = ['waiting', 'mine', 'all'] as const

/** A draft in the queue, and what it asks of the person who looks. */
export interface QueuedForMe extends QueueItem<QueueRow> {
  readonly standing?: QueueStanding
}

/** What is on its way to readers: what waits for me, what is mine, all of it. */
export function QueueView({session}: {readonly session: NewsroomSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state, retry} = useQueue(session)
  const choices = useChoices()
  const now = useNow()
  const show = choices.one('show', shows)
  const user = useCurrentUser()
  const actor = useMemo((): Actor => ({id: user?.id ?? '', roles: user?.roles.map(({name}) => name) ?? []}), [user])
  const forMe = useMemo(
    () => remembered((item: QueueItem<QueueRow>): QueuedForMe => (item.row ? {...item, standing: queueStanding(item.row.state, actor, item.release !== undefined)} : item)),
    [actor],
  )
  const items = useMemo(() => state.items.map(forMe), [state.items, forMe])
  const lists = useMemo(
    () => ({waiting: items.filter(({standing}) => standing?.task), mine: items.filter(({standing}) => standing?.isMine), all: items}),
    [items],
  )
  const names = useNames(useMemo(() => items.map(actOf), [items]), none)
  if (state.status === 'loading') return <Skeleton label={t('queue.loading')} />
  if (state.status === 'failed' && items.length === 0) return <Unread text={t('queue.failed', {reason: state.reason ?? ''})} onRetry={retry} />
  const lost = items.filter(({failure}) => failure !== undefined)
  const unread = state.status === 'failed' ? 0 : items.filter(({row, failure}) => !row && failure === undefined).length
  const listed = lists[show]
  const reviews = isReviewer({settings: session.review.settings}, actor)
  return (
    <Page>
      <Column>
        <Flex gap={3} align="center" wrap="wrap" justify="space-between">
          <ChoiceLinks
            label={t('queue.show')}
            choices={choices}
            name="show"
            chosen={show}
            options={shows.map((value) => ({value, text: t(`queue.show.${value}`), count: lists[value].length, isFirst: value === shows[0]}))}
          />
          <Text size={1} muted role="status">
            {unread > 0 ? t('queue.reading', {count: unread}) : ''}
          </Text>
        </Flex>
        {reviews ? null : (
          <Text size={1} muted>
            {t('queue.noReviewer')}
          </Text>
        )}
        {state.status === 'failed' ? <Failed text={t('queue.old', {reason: state.reason ?? ''})} onRetry={retry} /> : null}
        {state.status === 'ready' && lost.length > 0 ? <Failed text={t('queue.lost', {count: lost.length, reason: lost[0]?.failure ?? ''})} onRetry={retry} /> : null}
        {state.isCut ? <Strip kind="note" text={t('queue.cut', {most: mostDrafts})} /> : null}
        {listed.length === 0 && state.status === 'ready' && unread === 0 ? (
          <Empty text={t(`queue.empty.${show}`)} next={t(`queue.next.${show === 'waiting' && lists.all.length > 0 ? 'all' : 'none'}`)} />
        ) : null}
        {listed.length > 0 ? (
          <Stack gap={0}>
            <Heads $columns={queueColumns} aria-hidden>
              {['title', 'state', 'by', 'checks', 'change'].map((head) => (
                <Text key={head} size={0} muted>
                  {t(`queue.head.${head}`)}
                </Text>
              ))}
            </Heads>
            <Rows label={t(`queue.show.${show}`)} items={listed} keyOf={({storedId}) => storedId} nameOf={({title}) => title} testId="newsroom-queue">
              {(item, row) => <QueueEntry session={session} item={item} row={row} names={names} now={now} />}
            </Rows>
          </Stack>
        ) : null}
      </Column>
    </Page>
  )
}

const none: readonly never[] = []

/** Somebody whose name a row will want, in the shape names are asked for. */
function actOf({id, act, standing}: QueuedForMe): Decision {
  return act && standing?.by === undefined ? act : {_id: '', document: id, act: 'submit', actor: standing?.by ?? '', at: ''}
}

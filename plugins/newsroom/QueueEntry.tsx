import {Stack, Text} from '@sanity/ui'
import {memo, type ReactNode} from 'react'
import {useDateTimeFormat, useTranslation} from 'sanity'
import type {ReviewState} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import type {QueueRelease} from './queueList.ts'
import type {QueuedForMe} from './QueueView.tsx'
import type {QueueChecks} from './queueRow.ts'
import type {RowState} from './Rows.tsx'
import {Cells} from './sheet.ts'
import {timeSince} from './timeSince.ts'

export const queueColumns = 'minmax(190px, 2.2fr) minmax(120px, 1fr) minmax(120px, 1fr) minmax(100px, 0.9fr) minmax(170px, 2fr)'

interface QueueEntryProps {
  readonly session: NewsroomSession
  readonly item: QueuedForMe
  readonly row: RowState
  readonly names: ReadonlyMap<string, string>
  readonly now: number
}

/** One text in the queue; it opens the reviewer's screen. Drawn anew only when something about it changed. */
export const QueueEntry = memo(function QueueEntry({session, item, row, names, now}: QueueEntryProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const format = useDateTimeFormat({dateStyle: 'medium', timeStyle: 'short'})
  const {id, type, title, act, standing, failure, release} = item
  const judged = item.row
  // Acts are listed by document; once judged, only those about this very text count.
  const by = standing ? standing.by : act?.actor
  const since = timeSince((standing ? standing.since : act?.at) ?? item.updatedAt, now)
  return (
    <Cells $columns={queueColumns} data-state={judged?.state.state} data-task={standing?.task}>
      <Stack gap={2}>
        <Text size={1} weight="medium">
          <PlaceLink session={session} place={{id, type, view: 'review', release: release?.id ?? ''}} {...row.linkProps}>
            {title === '' ? t('newsroom.untitled') : title}
          </PlaceLink>
        </Text>
        <Text size={0} muted>
          {[
            t(`kind.${type}`, {defaultValue: type}),
            ...(release ? [sayRelease(release, t, (at) => format.format(new Date(at)))] : []),
            ...(judged?.isNew ? [t('queue.isNew')] : []),
            ...(judged && judged.threads > 0 ? [t('banner.threads', {count: judged.threads})] : []),
          ].join(' · ')}
        </Text>
      </Stack>
      <Stack gap={2} data-label={t('queue.head.state')}>
        <Text size={1} weight={standing?.task ? 'medium' : 'regular'}>
          {failure !== undefined ? t('queue.unread') : judged ? t(standing?.task ? `queue.task.${standing.task}` : stateKey(judged.state.state, release)) : '…'}
        </Text>
        {judged && standing?.task ? (
          <Text size={0} muted>
            {t(`queue.state.${judged.state.state}`)}
          </Text>
        ) : null}
      </Stack>
      <Stack gap={2} data-label={t('queue.head.by')}>
        <Text size={1}>{by === undefined ? '' : (names.get(by) ?? by)}</Text>
        <Text size={0} muted>
          {t(standing?.since ? 'queue.since' : 'queue.edited', {age: t(`age.${since.unit}`, {count: since.count})})}
        </Text>
      </Stack>
      <div data-label={t('queue.head.checks')}>
        <Text size={1}>{judged ? sayChecks(judged.checks, t) : '…'}</Text>
      </div>
      <div data-wide="" data-label={t('queue.head.change')}>
        <Text size={1} muted={judged?.change === ''}>
          {failure ?? (judged ? (judged.isNew ? t('queue.allNew') : judged.change === '' ? t('meaning.none') : judged.change) : '…')}
        </Text>
      </div>
    </Cells>
  )
})

type Translate = (key: string, values?: Record<string, unknown>) => string

function stateKey(state: ReviewState['state'], release: QueueRelease | undefined): string {
  if (state !== 'approved' || !release) return `queue.state.${state}`
  return release.isScheduledDraft ? 'queue.approved.scheduled' : 'queue.approved.release'
}

function sayRelease({title, isScheduledDraft, at}: QueueRelease, t: Translate, day: (at: string) => string): string {
  if (isScheduledDraft) return at === undefined ? t('queue.scheduled') : t('queue.scheduledFor', {at: day(at)})
  const named = title === '' ? t('queue.releaseUntitled') : t('queue.release', {title})
  return at === undefined ? named : t('queue.releaseAt', {release: named, at: day(at)})
}

function sayChecks(checks: QueueChecks, t: Translate): string {
  if (checks.kind === 'unknown') return t('queue.checks.unknown')
  const {errors, warnings} = checks
  const said = [...(errors > 0 ? [t('queue.errors', {count: errors})] : []), ...(warnings > 0 ? [t('queue.warnings', {count: warnings})] : [])]
  const counts = said.length === 0 ? t('queue.checks.none') : said.join(', ')
  return checks.kind === 'submitted' ? t('queue.checks.submitted', {counts}) : counts
}

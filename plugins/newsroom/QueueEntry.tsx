import {Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
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

/** One document in the queue; it opens the reviewer's screen. */
export function QueueEntry({session, item, row, names, now}: QueueEntryProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {id, type, title, act, standing, failure} = item
  const judged = item.row
  const by = standing?.by ?? act?.actor
  const since = timeSince(standing?.since ?? act?.at ?? item.updatedAt, now)
  return (
    <Cells $columns={queueColumns} data-state={judged?.state.state} data-task={standing?.task}>
      <Stack gap={2}>
        <Text size={1} weight="medium">
          <PlaceLink session={session} place={{id, type, view: 'review'}} {...row.linkProps}>
            {title === '' ? t('newsroom.untitled') : title}
          </PlaceLink>
        </Text>
        <Text size={0} muted>
          {[t(`kind.${type}`, {defaultValue: type}), ...(judged?.isNew ? [t('queue.isNew')] : []), ...(judged && judged.threads > 0 ? [t('banner.threads', {count: judged.threads})] : [])].join(' · ')}
        </Text>
      </Stack>
      <Stack gap={2} data-label={t('queue.head.state')}>
        <Text size={1} weight={standing?.task ? 'medium' : 'regular'}>
          {failure !== undefined ? t('queue.unread') : judged ? t(standing?.task ? `queue.task.${standing.task}` : `queue.state.${judged.state.state}`) : '…'}
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
}

function sayChecks(checks: QueueChecks, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (checks.kind === 'unknown') return t('queue.checks.unknown')
  const {errors, warnings} = checks
  const said = [...(errors > 0 ? [t('queue.errors', {count: errors})] : []), ...(warnings > 0 ? [t('queue.warnings', {count: warnings})] : [])]
  const counts = said.length === 0 ? t('queue.checks.none') : said.join(', ')
  return checks.kind === 'submitted' ? t('queue.checks.submitted', {counts}) : counts
}

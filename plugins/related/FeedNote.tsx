import {Card, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {FeedState} from './newsroomFeed.ts'

/** How far the index is, when it is not there yet, and what went wrong, when something did. */
export function FeedNote({feed, failure}: {readonly feed: FeedState; readonly failure: string | undefined}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const reason = failure ?? (feed.status === 'failed' ? feed.reason : undefined)
  if (reason !== undefined) {
    return (
      <Card padding={3} radius={2} border tone="caution" role="alert" data-state="failed">
        <Text size={1}>{t('related.failed', {reason})}</Text>
      </Card>
    )
  }
  if (feed.status === 'ready') return null
  return (
    <Card padding={3} radius={2} border role="status" data-state="loading">
      <Text size={1} muted>
        {feed.status === 'loading' ? t('related.loading', {done: feed.done, total: feed.total}) : t('related.opening')}
      </Text>
    </Card>
  )
}

import {Card, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {LiveReport} from './useBriefing.ts'

interface ReportStateProps {
  readonly report: LiveReport
  /** How many findings block, or are worth a look. */
  readonly count: number
}

/** How far the report can be trusted yet: loading, failed, or nothing found. */
export function ReportState({report, count}: ReportStateProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {corpus, decisions} = report
  const loading = corpus.status === 'loading' || decisions.status === 'loading'
  const failed = corpus.status === 'failed' || decisions.status === 'failed'
  return (
    <>
      {loading ? (
        <Card padding={3} radius={2} border data-state="loading">
          <Text size={1} muted>
            {t('findings.loading')}
          </Text>
        </Card>
      ) : null}
      {corpus.status === 'failed' ? <Failure text={t('findings.failed', {reason: corpus.reason})} /> : null}
      {decisions.status === 'failed' ? <Failure text={t('declined.failed', {reason: decisions.reason})} /> : null}
      {!loading && count === 0 ? (
        <Card padding={3} radius={2} border tone={failed ? 'default' : 'positive'} data-state="clean">
          <Text size={1}>{failed ? t('findings.noneSoFar') : t('findings.none')}</Text>
        </Card>
      ) : null}
    </>
  )
}

function Failure({text}: {readonly text: string}): ReactNode {
  return (
    <Card padding={3} radius={2} border tone="caution" role="alert" data-state="failed">
      <Text size={1}>{text}</Text>
    </Card>
  )
}

import {Card, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {LiveReport} from './useBriefing.ts'

interface ReportStateProps {
  readonly report: LiveReport
  readonly errors: number
  readonly warnings: number
}

/** How far the report can be trusted yet, said once to everyone: loading, failed, or nothing found. */
export function ReportState({report, errors, warnings}: ReportStateProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {corpus, decisions} = report
  const loading = corpus.status === 'loading' || decisions.status === 'loading'
  const failed = corpus.status === 'failed' || decisions.status === 'failed'
  return (
    <>
      <div role="status" style={offScreen}>
        {loading ? '' : t('findings.announce', {errors, warnings})}
      </div>
      {loading ? (
        <Card padding={3} radius={2} border data-state="loading">
          <Text size={1} muted>
            {t('findings.loading')}
          </Text>
        </Card>
      ) : null}
      {corpus.status === 'failed' ? <Failure text={t('findings.failed', {reason: corpus.reason})} /> : null}
      {decisions.status === 'failed' ? <Failure text={t('declined.failed', {reason: decisions.reason})} /> : null}
      {!loading && errors + warnings === 0 ? (
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

const offScreen = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const

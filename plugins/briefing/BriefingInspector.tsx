import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useTranslation, type DocumentInspectorProps} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {outline, type Finding, type Severity} from '../../src/briefing/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {useLintReport} from './BriefingForm.tsx'
import type {BriefingSession} from './briefingSession.ts'
import {FindingList} from './FindingList.tsx'
import {SectionOutline} from './SectionOutline.tsx'
import {useGoToPlace} from './useGoToPlace.ts'

/** The Briefing inspector: what blocks, what is worth a look, the sections with their bands, then the notes. */
export function createBriefingInspector(session: BriefingSession) {
  return function BriefingInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    const {value, documentType} = useDocumentPane()
    const {findings, notEvaluated, corpus} = useLintReport(session, value)
    const sections = useMemo(
      () => (documentType === 'beat' ? outline(value, session.contract) : []),
      [value, documentType],
    )
    const goTo = useGoToPlace(session)
    const {error, warning, info} = bySeverity(findings)

    return (
      <Flex direction="column" height="fill" overflow="hidden" data-testid="beatbook-inspector">
        <DocumentInspectorHeader
          as="header"
          flex="none"
          title={t('inspector.title')}
          closeButtonLabel={t('inspector.close')}
          onClose={onClose}
        />
        <Box flex={1} overflow="auto" padding={3}>
          <Stack gap={4}>
            <VisuallyAnnounced text={t('findings.announce', {errors: error.length, warnings: warning.length})} />
            <CorpusNotice status={corpus.status} reason={corpus.status === 'failed' ? corpus.reason : ''} />
            {error.length + warning.length === 0 ? (
              <Card padding={3} radius={2} tone="positive">
                <Text size={1}>{t('findings.none')}</Text>
              </Card>
            ) : null}
            <FindingList title={t('findings.blocks')} findings={error} goTo={goTo} contract={session.contract} />
            <FindingList title={t('findings.look')} findings={warning} goTo={goTo} contract={session.contract} />
            {sections.length > 0 ? <SectionOutline sections={sections} contract={session.contract} goTo={goTo} /> : null}
            {info.length > 0 ? (
              <details>
                <Text as="summary" size={1} weight="medium" style={{cursor: 'pointer'}}>
                  {t('findings.notes', {count: info.length})}
                </Text>
                <Box marginTop={3}>
                  <FindingList findings={info} goTo={goTo} contract={session.contract} />
                </Box>
              </details>
            ) : null}
            {notEvaluated.length > 0 && corpus.status !== 'loading' ? (
              <Text size={0} muted>
                {t('findings.notEvaluated', {rules: notEvaluated.join(', ')})}
              </Text>
            ) : null}
          </Stack>
        </Box>
      </Flex>
    )
  }
}

function bySeverity(findings: readonly Finding[]): Record<Severity, Finding[]> {
  return {
    error: findings.filter(({severity}) => severity === 'error'),
    warning: findings.filter(({severity}) => severity === 'warning'),
    info: findings.filter(({severity}) => severity === 'info'),
  }
}

function CorpusNotice({status, reason}: {readonly status: string; readonly reason: string}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (status === 'ready') return null
  return (
    <Card padding={3} radius={2} tone={status === 'failed' ? 'caution' : 'transparent'} border>
      <Text size={1} muted={status === 'loading'}>
        {status === 'failed' ? t('findings.failed', {reason}) : t('findings.loading')}
      </Text>
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

function VisuallyAnnounced({text}: {readonly text: string}): ReactNode {
  return (
    <div role="status" aria-live="polite" style={offScreen}>
      {text}
    </div>
  )
}

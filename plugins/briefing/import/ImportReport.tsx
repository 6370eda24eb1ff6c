import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding} from '../../../src/briefing/index.ts'
import type {BriefingContract} from '../../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {findingKey} from '../findingKey.ts'
import {groupBySection} from '../findingGroups.ts'
import {Fold} from '../Fold.tsx'
import {SeverityIcon} from '../SeverityIcon.tsx'
import {wordsOf} from '../whereabouts.ts'
import type {BriefReading} from './reading.ts'

const tones = {error: 'critical', warning: 'caution', info: 'default'} as const

interface ImportReportProps {
  readonly report: BriefReading['report']
  readonly contract: BriefingContract
}

/** The findings the beat will have: what blocks and what is worth a look, then the notes folded. */
export function ImportReport({report, contract}: ImportReportProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const of = (severity: Finding['severity']) => report.open.filter((finding) => finding.severity === severity)
  const [errors, warnings, notes] = [of('error'), of('warning'), of('info')]
  return (
    <Stack as="section" gap={4} data-list="report">
      <Text as="h2" size={1} weight="semibold">
        {t('import.report')}
      </Text>
      {errors.length + warnings.length === 0 ? (
        <Card padding={3} radius={2} border tone="positive">
          <Text size={1}>{t('findings.none')}</Text>
        </Card>
      ) : null}
      <Findings title={t('findings.blocks')} findings={errors} count={report.counts.error} contract={contract} />
      <Findings title={t('findings.look')} findings={warnings} count={report.counts.warning} contract={contract} />
      {notes.length > 0 ? (
        <Fold name="import-notes" title={t('findings.notes', {count: report.counts.info})}>
          <Findings findings={notes} count={report.counts.info} contract={contract} />
        </Fold>
      ) : null}
      {report.declined > 0 ? (
        <Text size={1} muted>
          {t('import.declined', {count: report.declined})}
        </Text>
      ) : null}
    </Stack>
  )
}

interface FindingsProps {
  readonly title?: string
  readonly findings: readonly Finding[]
  /** How many there are, of which the first are given. */
  readonly count: number
  readonly contract: BriefingContract
}

function Findings({title, findings, count, contract}: FindingsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (findings.length === 0) return null
  return (
    <Stack gap={3}>
      {title ? (
        <Text as="h3" size={1} weight="medium">
          {t('findings.heading', {title, count})}
        </Text>
      ) : null}
      {groupBySection(findings, (finding) => finding, contract).map(({heading, items}) => (
        <Stack key={heading ?? ''} gap={2}>
          <Text size={1} muted>
            {heading ?? t('findings.fields')}
          </Text>
          <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
            {items.map((finding) => (
              <li key={findingKey(finding)}>
                <Card padding={3} radius={2} border tone={tones[finding.severity]} data-rule={finding.ruleId}>
                  <Flex gap={3}>
                    <SeverityIcon severity={finding.severity} />
                    <Stack gap={3} flex={1}>
                      <Text size={1}>{finding.message}</Text>
                      {wordsOf(finding.place) === '' ? null : (
                        <Text size={0} muted>
                          {wordsOf(finding.place)}
                        </Text>
                      )}
                    </Stack>
                  </Flex>
                </Card>
              </li>
            ))}
          </Stack>
        </Stack>
      ))}
      {count > findings.length ? (
        <Text size={1} muted>
          {t('import.more', {count: count - findings.length})}
        </Text>
      ) : null}
    </Stack>
  )
}

import {Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {Decision} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {DeclineRecord} from './DeclineRecord.tsx'

interface DeclinedDetailsProps {
  readonly finding: Finding
  readonly decision: Decision
  readonly titleId: string | undefined
  readonly reopen: (decline: Decision) => Promise<void>
}

/** A declined finding beside its sentence: what was found, and the reason why it stays. */
export function DeclinedDetails({finding, decision, titleId, reopen}: DeclinedDetailsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Stack gap={4} data-declined={finding.ruleId}>
      <Stack gap={3} id={titleId}>
        <Text size={0} weight="medium" muted>
          {t('declined.label')}
        </Text>
        <Text size={1} muted>
          {finding.message}
        </Text>
      </Stack>
      <DeclineRecord decision={decision} reopen={reopen} />
    </Stack>
  )
}

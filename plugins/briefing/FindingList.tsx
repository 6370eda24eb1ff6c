import {ErrorOutlineIcon} from '@sanity/icons/ErrorOutline'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import type {ComponentType, ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding, Place, Severity} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

const icons: Record<Severity, ComponentType> = {
  error: ErrorOutlineIcon,
  warning: WarningOutlineIcon,
  info: InfoOutlineIcon,
}
const tones = {error: 'critical', warning: 'caution', info: 'default'} as const

interface FindingListProps {
  readonly title?: string
  readonly findings: readonly Finding[]
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
}

/** Findings as buttons, each of which puts the caret on its words. */
export function FindingList({title, findings, contract, goTo}: FindingListProps): ReactNode {
  if (findings.length === 0) return null
  return (
    <Stack gap={3}>
      {title ? (
        <Text as="h2" size={1} weight="medium">
          {title} ({findings.length})
        </Text>
      ) : null}
      <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
        {findings.map((finding) => (
          <li key={keyOf(finding)}>
            <FindingButton finding={finding} contract={contract} goTo={goTo} />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

interface FindingButtonProps {
  readonly finding: Finding
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
}

function FindingButton({finding, contract, goTo}: FindingButtonProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const Icon = icons[finding.severity]
  return (
    <Card
      as="button"
      type="button"
      padding={3}
      radius={2}
      border
      tone={tones[finding.severity]}
      onClick={() => goTo(finding.place)}
      style={{width: '100%', textAlign: 'left', cursor: 'pointer'}}
      data-rule={finding.ruleId}
    >
      <Flex gap={3} align="flex-start">
        <Text size={1} aria-label={t(`severity.${finding.severity}`)} role="img">
          <Icon />
        </Text>
        <Stack gap={3} flex={1}>
          <Text size={1}>{finding.message}</Text>
          <Flex gap={2} wrap="wrap">
            <Box flex={1}>
              <Text size={0} muted>
                {whereabouts(finding, contract)}
              </Text>
            </Box>
            <Text size={0} muted>
              {finding.ruleId}
            </Text>
          </Flex>
        </Stack>
      </Flex>
    </Card>
  )
}

function whereabouts({place}: Finding, contract: BriefingContract): string {
  const heading = contract.sections.find(({key}) => key === place.section)?.heading
  const field = typeof place.path[0] === 'string' ? place.path[0] : ''
  const words = place.text.length > 60 ? `${place.text.slice(0, 57).trimEnd()} …` : place.text
  return [heading ?? field, words ? `"${words}"` : ''].filter(Boolean).join(' · ')
}

function keyOf({ruleId, place}: Finding): string {
  return `${ruleId}:${JSON.stringify(place.path)}:${place.start}:${place.text}`
}

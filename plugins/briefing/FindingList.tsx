import {EllipsisHorizontalIcon} from '@sanity/icons/EllipsisHorizontal'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo, type MouseEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding, Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {groupBySection} from './findingGroups.ts'
import {FindingButton, findingTones} from './FindingButton.tsx'
import {findingKey} from './findingKey.ts'
import {wordsOf} from './whereabouts.ts'

interface FindingListProps {
  readonly title?: string
  readonly findings: readonly Finding[]
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
  /** Opens the card of a finding beside the button that asked for it. */
  readonly openCard: (finding: Finding, anchor: HTMLElement) => void
}

/** Findings by section, each a button that puts the caret on its words, with another for what can be done about it. */
export const FindingList = memo(function FindingList({title, findings, contract, goTo, openCard}: FindingListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (findings.length === 0) return null
  return (
    <Stack as="section" gap={4}>
      {title ? (
        <Text as="h2" size={1} weight="semibold">
          {t('findings.heading', {title, count: findings.length})}
        </Text>
      ) : null}
      {groupBySection(findings, (finding) => finding, contract).map(({heading, items}) => (
        <Stack key={heading ?? ''} gap={3}>
          <Text as="h3" size={1} muted>
            {t('findings.heading', {title: heading ?? t('findings.fields'), count: items.length})}
          </Text>
          <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
            {items.map((finding) => (
              <li key={findingKey(finding)}>
                <FindingRow finding={finding} goTo={goTo} openCard={openCard} />
              </li>
            ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  )
})

const FindingRow = memo(function FindingRow({finding, goTo, openCard}: Pick<FindingListProps, 'goTo' | 'openCard'> & {readonly finding: Finding}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card radius={2} border tone={findingTones[finding.severity]} data-rule={finding.ruleId}>
      <Flex align="flex-start">
        <FindingButton finding={finding} detail={wordsOf(finding.place)} goTo={goTo} />
        <Button
          mode="bleed"
          tone="default"
          icon={EllipsisHorizontalIcon}
          fontSize={1}
          padding={3}
          aria-haspopup="dialog"
          aria-label={t('findings.more', {message: finding.message})}
          onClick={(event: MouseEvent<HTMLElement>) => openCard(finding, event.currentTarget)}
        />
      </Flex>
    </Card>
  )
})

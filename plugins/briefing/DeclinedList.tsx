import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useRelativeTime, useTranslation, useUser} from 'sanity'
import type {Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import type {Decision, DeclinedFinding} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {findingKey} from './findingKey.ts'
import {whereabouts} from './whereabouts.ts'

interface DeclinedListProps {
  readonly declined: readonly DeclinedFinding[]
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
  readonly reopen: (decline: Decision) => Promise<void>
}

/** What was declined, with the reason and who gave it; each can be opened again. */
export function DeclinedList({declined, contract, goTo, reopen}: DeclinedListProps): ReactNode {
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {declined.map(({finding, decision}) => (
        <li key={findingKey(finding)}>
          <DeclinedRow finding={finding} decision={decision} contract={contract} goTo={goTo} reopen={reopen} />
        </li>
      ))}
    </Stack>
  )
}

function DeclinedRow({finding, decision, contract, goTo, reopen}: DeclinedFinding & Omit<DeclinedListProps, 'declined'>): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [failure, setFailure] = useState<string>()
  const when = useRelativeTime(decision.at, {useTemporalPhrase: true})
  const [user] = useUser(decision.actor)
  const reopenIt = () => {
    setFailure(undefined)
    reopen(decision).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }
  return (
    <Card radius={2} border data-declined={finding.ruleId}>
      <Card
        as="button"
        type="button"
        padding={3}
        radius={2}
        onClick={() => goTo(finding.place)}
        style={{width: '100%', textAlign: 'left', cursor: 'pointer'}}
      >
        <Stack gap={3}>
          <Text size={1}>{finding.message}</Text>
          <Text size={0} muted>
            {whereabouts(finding.place, contract)}
          </Text>
        </Stack>
      </Card>
      <Stack gap={3} padding={3} paddingTop={2}>
        <Text size={1} weight="medium">
          {decision.reason}
        </Text>
        <Flex align="center" gap={2} wrap="wrap">
          <Text size={0} muted style={{flex: 1}}>
            {t('declined.by', {name: user?.displayName ?? decision.actor, when})}
          </Text>
          <Button text={t('declined.reopen')} mode="bleed" fontSize={1} padding={2} onClick={reopenIt} />
        </Flex>
        {failure ? (
          <Text size={1} role="alert">
            {t('decline.failed', {reason: failure})}
          </Text>
        ) : null}
      </Stack>
    </Card>
  )
}

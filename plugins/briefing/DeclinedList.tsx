import {Box, Card, Stack, Text} from '@sanity/ui'
import {memo, type ReactNode} from 'react'
import type {Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import type {Decision, DeclinedFinding} from '../../src/review/index.ts'
import {DeclineRecord} from './DeclineRecord.tsx'
import {findingKey} from './findingKey.ts'
import {useWhereabouts} from './useWhereabouts.ts'

interface DeclinedListProps {
  readonly declined: readonly DeclinedFinding[]
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
  readonly reopen: (decline: Decision) => Promise<void>
}

/** What was declined, with the reason and who gave it; each can be opened again. */
export const DeclinedList = memo(function DeclinedList({declined, contract, goTo, reopen}: DeclinedListProps): ReactNode {
  return (
    <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {declined.map(({finding, decision}) => (
        <li key={findingKey(finding)}>
          <DeclinedRow finding={finding} decision={decision} contract={contract} goTo={goTo} reopen={reopen} />
        </li>
      ))}
    </Stack>
  )
})

function DeclinedRow({finding, decision, contract, goTo, reopen}: DeclinedFinding & Omit<DeclinedListProps, 'declined'>): ReactNode {
  const whereabouts = useWhereabouts(contract)
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
            {whereabouts(finding.place)}
          </Text>
        </Stack>
      </Card>
      <Box padding={3} paddingTop={2}>
        <DeclineRecord decision={decision} reopen={reopen} />
      </Box>
    </Card>
  )
}

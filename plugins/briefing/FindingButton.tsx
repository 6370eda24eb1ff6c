import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import type {Finding, Place} from '../../src/briefing/index.ts'
import {SeverityIcon} from './SeverityIcon.tsx'

/** A finding's tone wherever it stands in a list. */
export const findingTones = {error: 'critical', warning: 'caution', info: 'default'} as const

interface FindingButtonProps {
  readonly finding: Finding
  /** Small below the message: the words it is about, or where they are. */
  readonly detail: string
  readonly goTo: (place: Place) => void
}

/** A finding as a button that leads to its place. */
export function FindingButton({finding, detail, goTo}: FindingButtonProps): ReactNode {
  return (
    <Card
      as="button"
      type="button"
      flex={1}
      padding={3}
      radius={2}
      tone="inherit"
      onClick={() => goTo(finding.place)}
      style={{textAlign: 'left', cursor: 'pointer'}}
    >
      <Flex gap={3} align="flex-start">
        <SeverityIcon severity={finding.severity} />
        <Stack gap={3} flex={1}>
          <Text size={1}>{finding.message}</Text>
          {detail ? (
            <Text size={0} muted>
              {detail}
            </Text>
          ) : null}
        </Stack>
      </Flex>
    </Card>
  )
}

import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Reason} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

interface ReasonListProps {
  readonly title?: string
  readonly reasons: readonly Reason[]
  readonly onReason: (reason: Reason) => void
}

const shown = 3

/** What stands in the way; what has a place is a button to it. */
export function ReasonList({title, reasons, onReason}: ReasonListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [all, setAll] = useState(false)
  if (reasons.length === 0) return null
  const listed = all ? reasons : reasons.slice(0, shown)
  return (
    <Stack gap={2} data-testid="reasons">
      {title === undefined ? null : (
        <Text size={1} weight="medium">
          {title}
        </Text>
      )}
      <Stack as="ul" gap={1} style={{margin: 0, padding: 0, listStyle: 'none'}}>
        {listed.map((reason) => (
          <li key={`${reason.code} ${reason.message} ${JSON.stringify(reason.place?.path)} ${reason.place?.start}`} data-reason={reason.code}>
            {reason.place || reason.decision ? (
              <Button mode="bleed" padding={2} justify="flex-start" width="fill" onClick={() => onReason(reason)} style={{whiteSpace: 'normal'}}>
                <Text size={1}>{reason.message}</Text>
              </Button>
            ) : (
              <Flex padding={2}>
                <Text size={1}>{reason.message}</Text>
              </Flex>
            )}
          </li>
        ))}
      </Stack>
      {reasons.length > shown ? (
        <Flex>
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            aria-expanded={all}
            text={all ? t('reasons.fewer') : t('reasons.more', {count: reasons.length - shown})}
            onClick={() => setAll(!all)}
          />
        </Flex>
      ) : null}
    </Stack>
  )
}

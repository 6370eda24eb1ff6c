import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useCurrentUser, useRelativeTime, useTranslation, useUser} from 'sanity'
import type {Decision} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

interface DeclineRecordProps {
  readonly decision: Decision
  readonly reopen: (decline: Decision) => Promise<void>
}

/** Why something was declined, by whom and when, and for whoever declined it the way to open it again. */
export function DeclineRecord({decision, reopen}: DeclineRecordProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [failure, setFailure] = useState<string>()
  const when = useRelativeTime(decision.at, {useTemporalPhrase: true})
  const [user, isUnknownYet] = useUser(decision.actor)
  const isOwn = useCurrentUser()?.id === decision.actor
  const reopenIt = () => {
    setFailure(undefined)
    reopen(decision).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }
  return (
    <Stack gap={3}>
      <Text size={1} weight="medium">
        {decision.reason}
      </Text>
      <Flex align="center" gap={2} wrap="wrap">
        <Text size={0} muted style={{flex: 1}}>
          {t('declined.by', {name: user?.displayName ?? (isUnknownYet ? '…' : decision.actor), when})}
        </Text>
        {isOwn ? <Button text={t('declined.reopen')} mode="bleed" fontSize={1} padding={2} onClick={reopenIt} /> : null}
      </Flex>
      {failure ? (
        <Text size={1} role="alert">
          {t('decline.failed', {reason: failure})}
        </Text>
      ) : null}
    </Stack>
  )
}

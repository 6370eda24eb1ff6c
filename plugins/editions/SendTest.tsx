import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useState, type FormEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {DeskState, EditionKind, MailDesk} from './mailDesk.ts'
import {reasonOf} from './useEdition.ts'

interface SendTestProps {
  readonly desk: MailDesk
  readonly beat: string
  readonly kind: EditionKind
  readonly state: DeskState
}

/** Sends one copy to one address; a writer's goes to themselves. */
export function SendTest({desk, beat, kind, state}: SendTestProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const [to, setTo] = useState(state.email ?? '')
  const [said, setSaid] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    try {
      setSaid(t('editions.test.done', {response: await desk.test(beat, kind, to)}))
    } catch (error) {
      setSaid(t('editions.test.failed', {reason: reasonOf(error)}))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap={3}>
        <Text as="label" size={1} weight="medium" htmlFor={id}>
          {t('editions.test')}
        </Text>
        <Flex gap={2}>
          <Box flex={1}>
            <TextInput id={id} type="email" fontSize={1} padding={2} value={to} readOnly={!state.maySend} onChange={(event) => setTo(event.currentTarget.value)} />
          </Box>
          <Button type="submit" text={t('editions.test.send')} mode="ghost" fontSize={1} padding={2} disabled={busy || to.trim() === ''} />
        </Flex>
        <Text size={1} muted aria-live="polite">
          {said}
        </Text>
        <Text size={1} muted>
          {t(`editions.goes.${state.transport.kind}`, {name: state.transport.name})}{' '}
          {state.transport.kind === 'outbox' ? (
            <a href="/outbox" target="_blank" rel="noreferrer">
              {t('editions.outbox')}
            </a>
          ) : null}
        </Text>
      </Stack>
    </form>
  )
}

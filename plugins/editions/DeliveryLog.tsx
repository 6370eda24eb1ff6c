import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useCurrentLocale, useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {DeskState, LogEntry, OpenDelivery} from './mailDesk.ts'
import {reasonOf, type Desk} from './useEdition.ts'

/** What was sent, how far it is, and what wants a person: a paused edition, messages in doubt. */
export function DeliveryLog({desk, state}: {readonly desk: Desk; readonly state: DeskState}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Stack as="section" gap={3} data-testid="edition-log">
      <Text as="h2" size={1} weight="semibold">
        {t('editions.log')}
      </Text>
      {state.editions.length === 0 ? (
        <Text size={1} muted>
          {t('editions.log.none')}
        </Text>
      ) : (
        state.editions.map((entry) => <Entry key={entry.id} desk={desk} entry={entry} maySend={state.maySend} />)
      )}
    </Stack>
  )
}

interface EntryProps {
  readonly desk: Desk
  readonly entry: LogEntry
  readonly maySend: boolean
}

function Entry({desk, entry, maySend}: EntryProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {id: locale} = useCurrentLocale()
  const [open, setOpen] = useState<readonly OpenDelivery[]>()
  const [problem, setProblem] = useState<string>()
  const when = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(entry.started))
  const {counts} = entry

  async function act(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      setProblem(undefined)
    } catch (error) {
      setProblem(t('editions.act.failed', {reason: reasonOf(error)}))
    }
    desk.refresh()
  }
  const look = () => act(async () => setOpen(await desk.desk.open(entry.id)))
  const again = () =>
    act(async () => {
      const found = await desk.desk.open(entry.id)
      await desk.desk.sendAgain(entry.id, found.filter(({state}) => state === 'doubtful').map(({n}) => n))
      setOpen(undefined)
    })

  return (
    <Card padding={3} radius={2} border tone={entry.state === 'paused' || counts.doubtful > 0 ? 'caution' : 'default'} data-edition={entry.id}>
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {entry.subject}
        </Text>
        <Text size={1} muted>
          {`${when} · ${t(`editions.state.${entry.state}`)}`}
        </Text>
        <Text size={1}>{t('editions.counts', {...counts, queued: counts.queued + counts.sending})}</Text>
        {entry.reason ? <Text size={1}>{entry.reason}</Text> : null}
        {counts.doubtful > 0 ? <Text size={1}>{t('editions.doubtful', {count: counts.doubtful})}</Text> : null}
        {maySend ? (
          <Flex gap={2} wrap="wrap">
            {entry.state === 'paused' ? <Button text={t('editions.resume')} mode="ghost" fontSize={1} padding={2} onClick={() => void act(() => desk.desk.resume(entry.id))} /> : null}
            {counts.doubtful > 0 ? <Button text={t('editions.again')} mode="ghost" fontSize={1} padding={2} onClick={() => void again()} /> : null}
            {counts.doubtful + counts.refused > 0 ? <Button text={t('editions.details')} mode="bleed" fontSize={1} padding={2} onClick={() => void look()} /> : null}
          </Flex>
        ) : null}
        {open?.map(({n, address, response, messageId}) => (
          <Text key={n} size={0} muted>
            {[address, response, messageId].filter(Boolean).join(' · ')}
          </Text>
        ))}
        {problem ? (
          <Text size={1} role="alert">
            {problem}
          </Text>
        ) : null}
      </Stack>
    </Card>
  )
}

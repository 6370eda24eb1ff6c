import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {editionSize, type RenderedEdition} from '../../src/email/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {DeskState, EditionKind} from './mailDesk.ts'
import {reasonOf, type Desk} from './useEdition.ts'

interface SendEditionProps {
  readonly desk: Desk
  readonly beat: string
  readonly kind: EditionKind
  readonly state: DeskState
  /** The revision shown here; the mailroom refuses another. */
  readonly revision: string | undefined
  readonly edition: RenderedEdition
}

type Step = {readonly step: 'resting' | 'asking' | 'sending' | 'begun'} | {readonly step: 'failed'; readonly reason: string}

/** Sends to everyone who confirmed, after one question. Says why it cannot, before the click. */
export function SendEdition({desk, beat, kind, state, revision, edition}: SendEditionProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [step, setStep] = useState<Step>({step: 'resting'})
  const count = state.subscribers.confirmed
  const reasons = useReasons(state, edition)

  async function send(): Promise<void> {
    if (revision === undefined) return
    setStep({step: 'sending'})
    try {
      await desk.desk.send(beat, kind, revision)
      setStep({step: 'begun'})
    } catch (error) {
      setStep({step: 'failed', reason: reasonOf(error)})
    }
    desk.refresh()
  }

  return (
    <Stack gap={3}>
      {step.step === 'asking' || step.step === 'sending' ? (
        <Card tone="caution" padding={3} radius={2} border>
          <Stack gap={3}>
            <Text size={1}>{t('editions.send.ask', {count})}</Text>
            <Flex gap={2}>
              <Button text={t('editions.send.confirm')} tone="primary" fontSize={1} padding={2} disabled={step.step === 'sending'} onClick={() => void send()} />
              <Button text={t('editions.send.cancel')} mode="bleed" fontSize={1} padding={2} disabled={step.step === 'sending'} onClick={() => setStep({step: 'resting'})} />
            </Flex>
          </Stack>
        </Card>
      ) : (
        <Flex>
          <Button text={t('editions.send', {count})} tone="primary" fontSize={1} padding={2} disabled={reasons.length > 0} onClick={() => setStep({step: 'asking'})} />
        </Flex>
      )}
      {reasons.map((reason) => (
        <Text key={reason} size={1} muted>
          {reason}
        </Text>
      ))}
      <Text size={1} aria-live="polite">
        {step.step === 'begun' ? t('editions.send.begun') : step.step === 'failed' ? t('editions.send.failed', {reason: step.reason}) : null}
      </Text>
    </Stack>
  )
}

/** Why the button is off. The mailroom decides again when it is pressed. */
function useReasons({maySend, subscribers, editions, blocked}: DeskState, edition: RenderedEdition): string[] {
  const {t} = useTranslation(beatbookNamespace)
  return [
    maySend ? null : t('editions.off.role'),
    subscribers.confirmed > 0 ? null : t('editions.off.nobody'),
    edition.changed ? null : t('editions.off.unchanged'),
    editionSize(edition.bytes) === 'tooLarge' ? t('editions.size.tooLarge') : null,
    editions.some(({state}) => state !== 'done') ? t('editions.off.going') : null,
    ...blocked,
  ].filter((reason) => reason !== null)
}

import {Button, Card, Flex, Select, Stack, Text, TextInput} from '@sanity/ui'
import {useEffect, useId, useRef, useState, type FormEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {datePrecisions} from '../../src/contract/vocabulary.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {Attesting} from './useAttest.ts'

interface AttestFormProps {
  readonly attesting: Attesting
  /** Today as an ISO date: the day offered, and the last that can be chosen. */
  readonly today: string
  /** How the as-of date is said now. */
  readonly precision: string
  readonly onClose: () => void
}

/** Asks up to which day the claims were checked, shows the opening that follows from it, and attests. */
export function AttestForm({attesting, today, precision: current, onClose}: AttestFormProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [date, setDate] = useState(today)
  const [precision, setPrecision] = useState(current)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => input.current?.focus(), [])
  const preview = attesting.preview({date, precision})
  const problem = typeof preview === 'string' ? preview : undefined

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (typeof preview === 'string' || saving) return
    setSaving(true)
    try {
      const refused = await attesting.attest(preview.asOf)
      if (refused === undefined) {
        onClose()
        return
      }
      setFailure(t(`attest.problem.${refused}`))
    } catch (error) {
      setFailure(t('attest.failed', {reason: error instanceof Error ? error.message : String(error)}))
    }
    setSaving(false)
  }

  return (
    <form onSubmit={(event) => void submit(event)} data-attest="">
      <Stack gap={3}>
        <Stack gap={2}>
          <Text as="label" size={1} weight="medium" htmlFor={`${id}-date`}>
            {t('attest.date')}
          </Text>
          <TextInput
            ref={input}
            id={`${id}-date`}
            type="date"
            fontSize={1}
            padding={3}
            max={today}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        </Stack>
        <Stack gap={2}>
          <Text as="label" size={1} weight="medium" htmlFor={`${id}-precision`}>
            {t('attest.precision')}
          </Text>
          <Select
            id={`${id}-precision`}
            fontSize={1}
            padding={3}
            value={precision}
            onChange={(event) => setPrecision(event.currentTarget.value)}
          >
            {datePrecisions.map((option) => (
              <option key={option} value={option}>
                {t(`precision.${option}`)}
              </option>
            ))}
          </Select>
        </Stack>
        <div aria-live="polite">
          <Text size={1} muted>
            {typeof preview === 'string' ? t(`attest.problem.${preview}`) : t('attest.preview', {said: preview.said})}
          </Text>
        </div>
        {failure ? (
          <Card padding={3} radius={2} tone="critical" role="alert">
            <Text size={1}>{failure}</Text>
          </Card>
        ) : null}
        <Flex gap={2}>
          <Button type="submit" fontSize={1} padding={2} text={t('attest.confirm')} disabled={problem !== undefined || saving} />
          <Button type="button" mode="bleed" fontSize={1} padding={2} text={t('attest.cancel')} onClick={onClose} />
        </Flex>
      </Stack>
    </form>
  )
}

import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useState, type MouseEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Finding, Fix, Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {canDecline} from '../../src/review/index.ts'
import {sentenceSpans} from '../../src/text/sentences.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {DeclineForm} from './DeclineForm.tsx'
import {SeverityIcon} from './SeverityIcon.tsx'
import type {FindingActions, Refusal} from './useFindingActions.ts'
import {useWhereabouts} from './useWhereabouts.ts'

interface FindingDetailsProps {
  readonly finding: Finding
  /** The one of its places that the card was opened at. */
  readonly from: Place
  readonly titleId: string | undefined
  readonly contract: BriefingContract
  readonly why: string
  /** False once the finding no longer stands, because the text changed under the open card. */
  readonly stands: boolean
  readonly readOnly: boolean
  readonly actions: FindingActions
  readonly onSettled: () => void
}

/** One finding in full: what is there, what is wanted, why, then the actions, and the rule's name small at the end. */
export function FindingDetails(props: FindingDetailsProps): ReactNode {
  const {finding, from, titleId, contract, why, stands, readOnly, actions, onSettled} = props
  const {t} = useTranslation(beatbookNamespace)
  const whereabouts = useWhereabouts(contract)
  const [refusal, setRefusal] = useState<Refusal>()
  const [declining, setDeclining] = useState(false)
  const [there, ...wanted] = sentencesOf(finding.message)
  const note = refusal ?? (stands ? undefined : 'changed')

  const fix = useCallback(
    (chosen: Fix) => {
      const refused = actions.apply(chosen, from)
      setRefusal(refused)
      if (refused === undefined) onSettled()
    },
    [actions, from, onSettled],
  )

  return (
    <Flex gap={3} data-finding={finding.ruleId}>
      <SeverityIcon severity={finding.severity} />
      <Stack gap={4} flex={1}>
        <Stack gap={3} id={titleId}>
          {from === finding.place ? null : (
            <Text size={1} muted>
              {t('card.pair', {where: whereabouts(finding.place)})}
            </Text>
          )}
          <Text size={1} weight="medium">
            {there}
          </Text>
          {wanted.length > 0 ? <Text size={1}>{wanted.join(' ')}</Text> : null}
        </Stack>
        {why ? (
          <Text size={1} muted>
            {why}
          </Text>
        ) : null}
        {note ? (
          <Card padding={3} radius={2} tone="caution" role="alert">
            <Text size={1}>{t(`fix.refused.${note}`)}</Text>
          </Card>
        ) : null}
        {declining ? (
          <DeclineForm
            onDecline={(reason) => actions.decline(finding, reason)}
            onDone={onSettled}
            onCancel={() => setDeclining(false)}
          />
        ) : (
          <Flex gap={2} wrap="wrap">
            {finding.fixes.map((option, index) => (
              <Button
                key={option.title}
                {...buttonSize}
                text={option.title}
                mode={index === 0 ? 'default' : 'ghost'}
                disabled={readOnly || !stands}
                onMouseDown={keepCaret}
                onClick={() => fix(option)}
              />
            ))}
            {[finding.place, ...(finding.related ?? [])].filter((place) => place !== from).map((place) => (
              <Button key={keyOf(place)} {...buttonSize} text={labelOf(place)} mode="ghost" onClick={() => leaveFor(place)} />
            ))}
            {canDecline(finding) ? (
              <Button {...buttonSize} text={t('card.decline')} mode="bleed" disabled={!stands} onClick={() => setDeclining(true)} />
            ) : null}
          </Flex>
        )}
        <Flex gap={2} justify="space-between">
          <Text size={0} muted>
            {t(`severity.${finding.severity}`)}
          </Text>
          <Text size={0} muted>
            {finding.ruleId}
          </Text>
        </Flex>
      </Stack>
    </Flex>
  )

  function leaveFor(place: Place): void {
    onSettled()
    actions.goTo(place)
  }

  function labelOf(place: Place): string {
    if (place.document !== undefined && place.document !== finding.document) return t('card.open', {title: place.text})
    return t('card.goto', {where: whereabouts(place)})
  }
}

const buttonSize = {fontSize: 1, padding: 2} as const

function keyOf({document, path, start}: Place): string {
  return `${document ?? ''}${JSON.stringify(path)}${start}`
}

/** A press with the mouse leaves the focus, and so the caret, in the text that the fix is for. */
function keepCaret(event: MouseEvent): void {
  event.preventDefault()
}

function sentencesOf(message: string): string[] {
  return sentenceSpans(message).map(({start, end}) => message.slice(start, end))
}

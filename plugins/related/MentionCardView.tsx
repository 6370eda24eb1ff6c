import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useId, type MouseEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {MentionCard} from '../../src/coverage/suggest.ts'
import {WordsCard} from '../briefing/WordsCard.tsx'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {LinkRefusal} from './linkWords.ts'
import {StoryDetails} from './StoryDetails.tsx'

interface MentionCardViewProps {
  readonly mention: MentionCard
  readonly anchor: HTMLElement
  readonly takesFocus: boolean
  readonly readOnly: boolean
  readonly refusal: LinkRefusal | undefined
  readonly onLink: () => void
  readonly onDismiss: () => void
  readonly onOpen: () => void
  readonly onClose: (options: {readonly restoreFocus: boolean}) => void
}

/** The card of a mention: the story the words name, why, and what can be done, the link first. */
export function MentionCardView({mention, anchor, takesFocus, readOnly, refusal, onLink, onDismiss, onOpen, onClose}: MentionCardViewProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const titleId = useId()
  return (
    <WordsCard anchor={anchor} takesFocus={takesFocus} titleId={titleId} help={t('card.help')} onClose={onClose}>
      <Card padding={4} data-mention-card={mention.target}>
        <Stack gap={4}>
          <StoryDetails story={mention.card} matched={mention.card} reasons={mention.card.reasons} titleId={titleId} />
          {refusal ? (
            <Card padding={3} radius={2} tone="caution" role="alert">
              <Text size={1}>{t(`fix.refused.${refusal}`)}</Text>
            </Card>
          ) : null}
          <Flex gap={2} wrap="wrap">
            <Button {...buttonSize} text={t('related.linkWords', {words: mention.place.text})} disabled={readOnly} onMouseDown={keepCaret} onClick={onLink} />
            <Button {...buttonSize} text={t('related.open')} mode="ghost" onClick={onOpen} />
            <Button {...buttonSize} text={t('related.dismiss')} mode="bleed" onMouseDown={keepCaret} onClick={onDismiss} />
          </Flex>
          <Text size={0} muted>
            {t('mention.keys')}
          </Text>
        </Stack>
      </Card>
    </WordsCard>
  )
}

const buttonSize = {fontSize: 1, padding: 2} as const

/** A press with the mouse leaves the focus, and so the caret, in the text that the link is for. */
function keepCaret(event: MouseEvent): void {
  event.preventDefault()
}

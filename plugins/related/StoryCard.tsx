import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {MouseEvent, ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {MatchedSentence} from '../../src/coverage/matchedSentence.ts'
import type {StoryFacts} from '../../src/coverage/storyOf.ts'
import type {CardReason} from '../../src/coverage/suggest.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {StoryDetails} from './StoryDetails.tsx'

/** One thing to do with a story. */
export interface StoryAction {
  readonly text: string
  readonly onClick: () => void
  readonly mode?: 'default' | 'ghost' | 'bleed'
  readonly disabled?: boolean
}

interface StoryCardProps {
  readonly story: StoryFacts
  readonly matched?: MatchedSentence
  readonly reasons?: readonly CardReason[]
  readonly actions: readonly StoryAction[]
  /** What came of the last action, when it came to nothing. */
  readonly note?: string | undefined
  readonly children?: ReactNode
}

/** A story in a list of the inspector. */
export function StoryCard({story, matched, reasons, actions, note, children}: StoryCardProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card as="li" radius={2} border padding={3} data-story={story.id}>
      <Stack gap={3}>
        <StoryDetails story={story} {...(matched ? {matched} : {})} {...(reasons ? {reasons} : {})} />
        {children}
        {note ? (
          <Card padding={3} radius={2} tone="caution" role="alert">
            <Text size={1}>{note}</Text>
          </Card>
        ) : null}
        <Flex gap={1} wrap="wrap" role="group" aria-label={t('related.actions', {title: story.title})}>
          {actions.map(({text, mode = 'ghost', ...action}) => (
            <Button key={text} {...action} text={text} mode={mode} fontSize={1} padding={2} onMouseDown={keepCaret} />
          ))}
        </Flex>
      </Stack>
    </Card>
  )
}

export const listStyle = {listStyle: 'none', margin: 0, padding: 0} as const

/** A press with the mouse leaves the focus, and so the selection, in the text. */
function keepCaret(event: MouseEvent): void {
  event.preventDefault()
}

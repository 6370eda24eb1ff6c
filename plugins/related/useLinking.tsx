import {Button} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useCallback, useMemo} from 'react'
import {useClient, useCurrentUser, useTranslation} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import type {StoryFacts} from '../../src/coverage/storyOf.ts'
import type {OpenDocument} from '../briefing/openDocument.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {createFeedbackStore, type FeedbackStore} from './feedbackStore.ts'
import {linkWords, type FieldWords, type LinkRefusal} from './linkWords.ts'
import type {RelatedSession} from './relatedSession.ts'

/** What an editor can do with a story that is offered. */
export interface Linking {
  /** Links words to the story, or says why not. */
  readonly link: (words: FieldWords, story: StoryFacts) => LinkRefusal | undefined
  /** Notes words an editor put a link on, to be confirmed as an alias; a story's own name needs none. */
  readonly noteWords: (words: string, story: StoryFacts) => void
  /** Opens the story in a pane beside this one. */
  readonly openBeside: (story: Pick<StoryFacts, 'id' | 'kind'>) => void
  /** Never offers the story here again, and says so with a way back. */
  readonly dismiss: (story: StoryFacts) => Promise<void>
  readonly feedback: FeedbackStore
}

export function useLinking(session: RelatedSession, document: OpenDocument): Linking {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const actor = useCurrentUser()?.id ?? ''
  const feedback = useMemo(() => createFeedbackStore(client, actor, () => new Date()), [client, actor])
  const {handleEditReference} = usePaneRouter()
  const toast = useToast()

  const tellFailure = useCallback(
    (error: unknown) => {
      toast.push({status: 'error', title: t('related.feedback.failed'), description: error instanceof Error ? error.message : String(error)})
    },
    [toast, t],
  )

  const noteWords = useCallback(
    (words: string, story: StoryFacts) => {
      if (!isNameOf(words, story)) feedback.suggestAlias(words, document.id, story.id).catch(tellFailure)
    },
    [document.id, feedback, tellFailure],
  )

  const link = useSteadyCallback((words: FieldWords, story: StoryFacts) => {
    const refused = session.isGone(story.id) ? 'storyGone' : linkWords(session.editors, document, words, story.id)
    if (!refused) noteWords(words.text, story)
    return refused
  })

  const openBeside = useSteadyCallback(({id, kind}: Pick<StoryFacts, 'id' | 'kind'>) =>
    handleEditReference({id, type: kind, parentRefPath: [], template: {id: kind}}),
  )

  const dismiss = useCallback(
    async (story: StoryFacts) => {
      try {
        const dismissal = await feedback.dismiss(document.id, story.id)
        await session.line.answer({type: 'change', put: [dismissal], remove: []})
        session.sights.refresh()
        const takeBack = () => {
          feedback
            .takeBack(dismissal)
            .then(() => session.line.answer({type: 'change', put: [], remove: [dismissal._id]}))
            .then(() => session.sights.refresh())
            .then(() => toast.push({id: dismissal._id, status: 'success', title: t('related.takenBack', {title: story.title})}))
            .catch(tellFailure)
        }
        toast.push({
          id: dismissal._id,
          status: 'info',
          title: t('related.dismissed', {title: story.title}),
          description: <Button mode="ghost" fontSize={1} padding={2} text={t('related.undo')} onClick={takeBack} />,
          duration: 15_000,
          closable: true,
        })
      } catch (error) {
        tellFailure(error)
      }
    },
    [session, document.id, feedback, toast, t, tellFailure],
  )

  return useMemo(() => ({link, noteWords, openBeside, dismiss, feedback}), [link, noteWords, openBeside, dismiss, feedback])
}

/** Whether the words are the story's own name, which needs no alias. */
function isNameOf(words: string, {title, shortTitle}: StoryFacts): boolean {
  const fold = (text: string) => text.trim().toLowerCase()
  return [title, shortTitle].some((name) => fold(name) === fold(words))
}

import {createContext, useCallback, useContext, useEffect, useId, useMemo, useState, type ReactNode} from 'react'
import {isObjectInputProps, useTranslation, type InputProps, type ObjectInputProps} from 'sanity'
import type {StoryFacts} from '../../src/coverage/storyOf.ts'
import type {MentionCard} from '../../src/coverage/suggest.ts'
import {checkedTypes} from '../briefing/briefingSession.ts'
import {useDocumentOfForm} from '../briefing/BriefingForm.tsx'
import {fieldKey, type WordsInField} from '../briefing/marksOfField.ts'
import {toPath} from '../briefing/paths.ts'
import {useWordsCard} from '../briefing/useWordsCard.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {offScreen} from '../review/offScreen.ts'
import {fieldWords, type LinkRefusal} from './linkWords.ts'
import {MentionCardView} from './MentionCardView.tsx'
import type {RelatedSession} from './relatedSession.ts'
import {useLinking} from './useLinking.tsx'
import {useMentions} from './useRelated.ts'

/** What the editors of a form's prose fields know of the document around them; the same while a key changes none of it. */
export interface RelatedFormValue {
  /** Published id. */
  readonly documentId: string
  readonly mentions: readonly MentionCard[]
  readonly openCardAt: (words: WordsInField) => boolean
  readonly link: (mention: MentionCard) => LinkRefusal | undefined
  /** Notes words an editor put a link on, to be confirmed as an alias. */
  readonly noteWords: (words: string, story: StoryFacts) => void
  /** Says something to screen readers once there is a pause. */
  readonly say: (text: string) => void
}

const RelatedFormContext = createContext<RelatedFormValue | null>(null)

/** Null outside the form of a beat or a take. */
export function useRelatedForm(): RelatedFormValue | null {
  return useContext(RelatedFormContext)
}

/** Wraps the root of a beat's or take's form: keeps its text known to the index, and shows the cards of its mentions. */
export function createRelatedInput(session: RelatedSession) {
  return function RelatedInput(props: InputProps): ReactNode {
    if (props.path.length > 0 || !isObjectInputProps(props) || !checkedTypes.includes(props.schemaType.name)) return props.renderDefault(props)
    return (
      <MentionsOfForm session={session} input={props}>
        {props.renderDefault(props)}
      </MentionsOfForm>
    )
  }
}

interface MentionsOfFormProps {
  readonly session: RelatedSession
  readonly input: ObjectInputProps
  readonly children: ReactNode
}

function MentionsOfForm({session, input, children}: MentionsOfFormProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const document = useDocumentOfForm(input)
  const {id, value} = document
  const mentions = useMentions(session, id)
  const linking = useLinking(session, document)
  const [said, say] = useState('')
  const [refusal, setRefusal] = useState<LinkRefusal>()
  const helpId = useId()

  useEffect(() => {
    if (id !== '') session.sights.change(id, {document: value})
  }, [session, id, value])

  useEffect(() => () => session.sights.forget(id), [session, id])

  const mentionIn = useCallback(
    ({field, blockKey, start, end}: WordsInField) =>
      mentions.find(({place}) => {
        const words = fieldWords(place)
        return words && fieldKey(words.field) === field && words.blockKey === blockKey && words.start <= end && start <= words.end
      }),
    [mentions],
  )
  const {card, close, openAt} = useWordsCard(id, 'data-beatbook-mention', mentionIn)

  const link = useCallback(
    (mention: MentionCard) => {
      const words = fieldWords(mention.place)
      const refused = words ? linking.link(words, mention.card) : 'gone'
      say(refused ? t(`fix.refused.${refused}`) : t('mention.linked', {title: mention.card.title}))
      return refused
    },
    [linking, t],
  )
  const {noteWords} = linking
  const context = useMemo(() => ({documentId: id, mentions, openCardAt: openAt, link, noteWords, say}), [id, mentions, openAt, link, noteWords])

  const onClose = useCallback(
    ({restoreFocus}: {readonly restoreFocus: boolean}) => {
      setRefusal(undefined)
      close()
      const words = card && fieldWords(card.subject.place)
      if (restoreFocus && words) session.editors.focus(id, toPath(words.field))
    },
    [card, close, session, id],
  )

  return (
    <RelatedFormContext.Provider value={context}>
      {children}
      <div role="status" id={helpId} style={offScreen} data-beatbook-said="">
        {said}
      </div>
      {card ? (
        <MentionCardView
          mention={card.subject}
          anchor={card.anchor}
          takesFocus={card.takesFocus}
          readOnly={document.readOnly}
          refusal={refusal}
          onLink={() => {
            const refused = link(card.subject)
            setRefusal(refused)
            if (!refused) onClose({restoreFocus: true})
          }}
          onDismiss={() => {
            void linking.dismiss(card.subject.card)
            onClose({restoreFocus: true})
          }}
          onOpen={() => {
            onClose({restoreFocus: false})
            linking.openBeside(card.subject.card)
          }}
          onClose={onClose}
        />
      ) : null}
    </RelatedFormContext.Provider>
  )
}


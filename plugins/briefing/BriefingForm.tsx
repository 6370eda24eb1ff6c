import {createContext, useCallback, useContext, useMemo, type ReactNode} from 'react'
import {
  getPublishedId,
  isArrayOfBlocksInputProps,
  isObjectInputProps,
  useFormCallbacks,
  type InputProps,
  type ObjectInputProps,
  type Path,
} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'
import {FindingCard} from './FindingCard.tsx'
import type {WordsInField} from './marksOfField.ts'
import type {OpenDocument} from './openDocument.ts'
import {useBriefingReport} from './useBriefing.ts'
import {useFindingActions} from './useFindingActions.ts'
import {useFindingCard} from './useFindingCard.ts'

/** What the form's parts know of the document around them. */
interface FormFindings {
  /** Published id. */
  readonly documentId: string
  readonly findings: readonly Finding[]
  /** Opens the card of the words under a caret; false when nothing is found there. */
  readonly openCardAt: (words: WordsInField) => boolean
}

const FormFindingsContext = createContext<FormFindings | null>(null)
const FieldPathContext = createContext<Path | null>(null)

const emptyDocument = {}

/** The findings of the document whose form this is; null outside a checked document. */
export function useFormFindings(): FormFindings | null {
  return useContext(FormFindingsContext)
}

/** The path of the prose field this editor belongs to; null in other Portable Text. */
export function useFieldPath(): Path | null {
  return useContext(FieldPathContext)
}

/** Wraps the root of a checked document's form, and each prose field in it, with what the marks need to know. */
export function createBriefingInput(session: BriefingSession) {
  return function BriefingInput(props: InputProps): ReactNode {
    if (props.path.length === 0 && isObjectInputProps(props) && checkedTypes.includes(props.schemaType.name)) {
      return (
        <FindingsOfForm session={session} input={props}>
          {props.renderDefault(props)}
        </FindingsOfForm>
      )
    }
    if (isArrayOfBlocksInputProps(props)) {
      return <FieldPathContext.Provider value={props.path}>{props.renderDefault(props)}</FieldPathContext.Provider>
    }
    return props.renderDefault(props)
  }
}

interface FindingsOfFormProps {
  readonly session: BriefingSession
  readonly input: ObjectInputProps
  readonly children: ReactNode
}

function FindingsOfForm({session, input, children}: FindingsOfFormProps): ReactNode {
  const document = useDocumentOfForm(input)
  const {open} = useBriefingReport(session, document.value, document.id)
  const actions = useFindingActions(session, document)
  const {card, close, openAt} = useFindingCard(document.id, open)
  const context = useMemo(() => ({documentId: document.id, findings: open, openCardAt: openAt}), [document.id, open, openAt])

  const onClose = useCallback(
    ({restoreFocus}: {readonly restoreFocus: boolean}) => {
      const place = card?.findings[0]?.place
      close()
      if (restoreFocus && place) actions.returnTo(place)
    },
    [card, close, actions],
  )

  return (
    <FormFindingsContext.Provider value={context}>
      {children}
      {card ? (
        <FindingCard
          session={session}
          card={card}
          standing={open}
          actions={actions}
          readOnly={document.readOnly}
          onClose={onClose}
        />
      ) : null}
    </FormFindingsContext.Provider>
  )
}

function useDocumentOfForm({value, schemaType, readOnly}: ObjectInputProps): OpenDocument {
  const {onChange, onPathOpen, onPathFocus, onFieldGroupSelect} = useFormCallbacks()
  return useMemo(
    () => ({
      id: getPublishedId(typeof value?._id === 'string' ? value._id : ''),
      type: schemaType.name,
      value: value ?? emptyDocument,
      schemaType,
      readOnly: readOnly === true,
      onChange,
      onPathOpen,
      onPathFocus,
      onGroupSelect: (group: string) => onFieldGroupSelect([], group),
    }),
    [value, schemaType, readOnly, onChange, onPathOpen, onPathFocus, onFieldGroupSelect],
  )
}

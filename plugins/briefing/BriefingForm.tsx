import {createContext, useCallback, useContext, useMemo, useState, type ReactNode} from 'react'
import {
  getPublishedId,
  isArrayOfBlocksInputProps,
  isObjectInputProps,
  useFormCallbacks,
  type FieldProps,
  type InputProps,
  type ObjectInputProps,
  type Path,
} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {DeclinedFinding} from '../../src/review/index.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'
import {checksOfField} from './fieldChecks.ts'
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
  readonly declined: readonly DeclinedFinding[]
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

/** Draws a field of a checked document with the checks that stand now. */
export function BriefingField(props: FieldProps): ReactNode {
  const form = useFormFindings()
  const {validation, path} = props
  const checks = useMemo(
    () => (form ? checksOfField(validation, path, {open: form.findings, declined: form.declined}) : validation),
    [form, validation, path],
  )
  // The same element while its checks are the same, or every finding would draw every field anew.
  const steady = useSteady(checks)
  return useMemo(() => props.renderDefault({...props, validation: [...steady]}), [props, steady])
}

/** The first of equal values, so that what hangs on it stays as it is. */
function useSteady<Value>(value: Value): Value {
  const [held, hold] = useState(value)
  if (held === value || JSON.stringify(held) === JSON.stringify(value)) return held
  hold(value)
  return value
}

interface FindingsOfFormProps {
  readonly session: BriefingSession
  readonly input: ObjectInputProps
  readonly children: ReactNode
}

function FindingsOfForm({session, input, children}: FindingsOfFormProps): ReactNode {
  const document = useDocumentOfForm(input)
  const {open, declined} = useBriefingReport(session, document.value, document.id)
  const actions = useFindingActions(session, document)
  const marked = useMemo(() => [...open, ...declined.map(({finding}) => finding)], [open, declined])
  const {card, close, openAt} = useFindingCard(document.id, marked)
  const context = useMemo(
    () => ({documentId: document.id, findings: open, declined, openCardAt: openAt}),
    [document.id, open, declined, openAt],
  )

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
          declined={declined}
          actions={actions}
          readOnly={document.readOnly}
          onClose={onClose}
        />
      ) : null}
    </FormFindingsContext.Provider>
  )
}

/** The document on the screen, as its form has it. */
export function useDocumentOfForm({value, schemaType, readOnly}: ObjectInputProps): OpenDocument {
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

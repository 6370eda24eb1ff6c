import {createContext, useContext, useDeferredValue, useEffect, useMemo, useSyncExternalStore, type ReactNode} from 'react'
import {
  isArrayOfBlocksInputProps,
  isObjectInputProps,
  useClient,
  type InputProps,
  type Path,
} from 'sanity'
import type {Finding, LintReport} from '../../src/briefing/index.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'
import type {CorpusState} from './corpusStore.ts'

/** What the form's parts know of the document around them. */
interface FormFindings {
  readonly documentId: string
  readonly findings: readonly Finding[]
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

/** The state of the newsroom's facts, loading them on first use. */
export function useCorpus(session: BriefingSession): CorpusState {
  const client = useClient({apiVersion: '2025-02-19'})
  const store = session.corpus(client)
  useEffect(() => {
    void store.loaded()
  }, [store])
  return useSyncExternalStore(store.subscribe, store.get)
}

/** The lint of `document`, a keystroke behind it when there is more urgent work. */
export function useLintReport(session: BriefingSession, document: object): LintReport & {corpus: CorpusState} {
  const corpus = useCorpus(session)
  const settled = useDeferredValue(document)
  return useMemo(() => ({...session.report(settled, corpus), corpus}), [session, settled, corpus])
}

/** Wraps the root of a checked document's form, and each prose field in it, with what the marks need to know. */
export function createBriefingInput(session: BriefingSession) {
  return function BriefingInput(props: InputProps): ReactNode {
    if (props.path.length === 0 && isObjectInputProps(props) && checkedTypes.includes(props.schemaType.name)) {
      return (
        <FindingsOfForm session={session} document={props.value ?? emptyDocument}>
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
  readonly document: object
  readonly children: ReactNode
}

function FindingsOfForm({session, document, children}: FindingsOfFormProps): ReactNode {
  const {findings} = useLintReport(session, document)
  const documentId = '_id' in document && typeof document._id === 'string' ? document._id : ''
  const value = useMemo(() => ({documentId, findings}), [documentId, findings])
  return <FormFindingsContext.Provider value={value}>{children}</FormFindingsContext.Provider>
}

import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {lazy, Suspense, useCallback, useState, useSyncExternalStore, type ReactNode} from 'react'
import {getPublishedId, useEditState, type DocumentLayoutProps, type Template} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import type {ImportParts} from './importActions.ts'

const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((module) => ({default: module.ImportDialog})))

/** A new beat that begins with the import dialog; stands beside the empty one wherever beats are made. */
export const beatFromBrief: Template = {
  id: 'beat-from-brief',
  title: 'Beat from a brief',
  schemaType: 'beat',
  icon: DocumentTextIcon,
  value: {},
}

/** Shows the import dialog over a beat: when its action was chosen, or when the beat was made from a brief and is empty. */
export function createImportLayout(parts: ImportParts) {
  return function ImportLayout(props: DocumentLayoutProps): ReactNode {
    return (
      <>
        {props.renderDefault(props)}
        {props.documentType === 'beat' ? <DialogOfBeat parts={parts} id={getPublishedId(props.documentId)} /> : null}
      </>
    )
  }
}

function DialogOfBeat({parts, id}: {readonly parts: ImportParts; readonly id: string}): ReactNode {
  const {params} = usePaneRouter()
  const {requests, sources} = parts
  const request = useSyncExternalStore(requests.subscribe, requests.get)
  const [isDismissed, setIsDismissed] = useState(false)
  const isRequested = request?.id === id
  const isMadeFromBrief = !isDismissed && (params as Record<string, unknown> | undefined)?.template === beatFromBrief.id
  const onClose = useCallback(() => {
    setIsDismissed(true)
    requests.close()
    sources.forget(id)
  }, [requests, sources, id])
  if (isRequested) return <StateDialog parts={parts} id={id} release={request.release} onlyEmpty={false} onClose={onClose} />
  return isMadeFromBrief ? <StateDialog parts={parts} id={id} release={undefined} onlyEmpty onClose={onClose} /> : null
}

interface StateDialogProps {
  readonly parts: ImportParts
  readonly id: string
  readonly release: string | undefined
  /** Whether a beat that is stored already needs no dialog. */
  readonly onlyEmpty: boolean
  readonly onClose: () => void
}

function StateDialog({parts, id, release, onlyEmpty, onClose}: StateDialogProps): ReactNode {
  const state = useEditState(id, 'beat', 'default', release)
  if (!state.ready || (onlyEmpty && (state.draft ?? state.published))) return null
  return (
    <Suspense fallback={null}>
      <ImportDialog {...parts} document={state} onClose={onClose} />
    </Suspense>
  )
}

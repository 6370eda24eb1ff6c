import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {lazy, Suspense, useCallback, useState, type ReactNode} from 'react'
import {getPublishedId, useEditState, type DocumentLayoutProps, type Template} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import type {ImportParts} from './importActions.tsx'

const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((module) => ({default: module.ImportDialog})))

/** A new beat that begins with the import dialog; stands beside the empty one wherever beats are made. */
export const beatFromBrief: Template = {
  id: 'beat-from-brief',
  title: 'Beat from a brief',
  schemaType: 'beat',
  icon: DocumentTextIcon,
  value: {},
}

/** Opens the import dialog over a beat that was made from a brief and holds nothing yet. */
export function createNewFromBrief(parts: ImportParts) {
  return function NewFromBrief(props: DocumentLayoutProps): ReactNode {
    const {params} = usePaneRouter()
    const isAsked = props.documentType === 'beat' && (params as Record<string, unknown> | undefined)?.template === beatFromBrief.id
    return (
      <>
        {props.renderDefault(props)}
        {isAsked ? <DialogOfNewBeat parts={parts} id={getPublishedId(props.documentId)} /> : null}
      </>
    )
  }
}

function DialogOfNewBeat({parts, id}: {readonly parts: ImportParts; readonly id: string}): ReactNode {
  const state = useEditState(id, 'beat')
  const [isClosed, setIsClosed] = useState(false)
  const close = useCallback(() => setIsClosed(true), [])
  if (isClosed || !state.ready || state.published || (state.draft && !isClosed)) return null
  return (
    <Suspense fallback={null}>
      <ImportDialog {...parts} document={state} onClose={close} />
    </Suspense>
  )
}

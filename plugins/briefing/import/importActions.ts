import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {UndoIcon} from '@sanity/icons/Undo'
import {useMemo, useSyncExternalStore} from 'react'
import {
  getDraftId,
  getVersionId,
  useDocumentValuePermissions,
  useTranslation,
  type DocumentActionComponent,
} from 'sanity'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import type {BriefingSession} from '../briefingSession.ts'
import {useSteadyCallback} from '../useSteadyCallback.ts'
import {useStill} from '../useStill.ts'
import type {ImportRequests} from './importRequests.ts'
import type {OpenSources} from './openSources.ts'
import type {SavedImports} from './savedImports.ts'
import {targetOf} from './targetOf.ts'
import {useUndoImport} from './useUndoImport.ts'

const nothingYet = {}

/** What every import of one Studio shares. */
export interface ImportParts {
  readonly session: BriefingSession
  readonly now: () => string
  readonly savedImports: SavedImports
  readonly requests: ImportRequests
  readonly sources: OpenSources
}

/** "Import a brief …" for every beat, and "Undo the import" for as long as there is one. */
export function createImportActions({savedImports, requests}: ImportParts): readonly DocumentActionComponent[] {
  const useImportAction: DocumentActionComponent = (props) => {
    const {id, type, release, ready, version, published, liveEditSchemaType} = props
    const {t} = useTranslation(beatbookNamespace)
    const target = targetOf(props, nothingYet)
    const known = target.stored ?? published
    const written = useStill(useMemo(() => ({...known, _id: target.id, _type: type}), [known, target.id, type]))
    const open = useSteadyCallback(() => requests.open({id, release}))
    const [permission, isChecking] = useDocumentValuePermissions({document: written, permission: target.stored ? 'update' : 'create'})
    if (liveEditSchemaType || (release && !version)) return null

    const granted = isChecking || permission?.granted === true
    return {
      label: t('import.action'),
      icon: DocumentTextIcon,
      disabled: !ready || !granted,
      title: granted ? t('import.action.title') : t('import.action.denied'),
      onHandle: open,
      group: ['default', 'paneActions'],
    }
  }
  useImportAction.displayName = 'ImportBrief'

  const useUndoAction: DocumentActionComponent = ({id, release}) => {
    const {t} = useTranslation(beatbookNamespace)
    const undo = useUndoImport(savedImports)
    const target = release ? getVersionId(id, release) : getDraftId(id)
    const saved = useSyncExternalStore(savedImports.subscribe, () => savedImports.get(target))
    const onHandle = useSteadyCallback(() => undo(target))
    if (!saved) return null
    return {label: t('import.undo.action'), icon: UndoIcon, onHandle, group: ['default', 'paneActions']}
  }
  useUndoAction.displayName = 'UndoImport'

  return [useImportAction, useUndoAction]
}

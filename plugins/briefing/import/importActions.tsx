import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {UndoIcon} from '@sanity/icons/Undo'
import {lazy, Suspense, useCallback, useMemo, useState, useSyncExternalStore} from 'react'
import {
  getDraftId,
  getVersionId,
  useDocumentValuePermissions,
  useSyncState,
  useTranslation,
  type DocumentActionComponent,
} from 'sanity'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import type {BriefingSession} from '../briefingSession.ts'
import type {SavedImports} from './savedImports.ts'
import {targetOf} from './targetOf.ts'
import {useUndoImport} from './useUndoImport.ts'

const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((module) => ({default: module.ImportDialog})))

const nothingYet = {}

/** What every import of one Studio shares. */
export interface ImportParts {
  readonly session: BriefingSession
  readonly now: () => string
  readonly savedImports: SavedImports
}

/** "Import a brief …" for every beat, and "Undo the import" for as long as there is one. */
export function createImportActions(parts: ImportParts): readonly DocumentActionComponent[] {
  const {savedImports} = parts

  const useImportAction: DocumentActionComponent = (props) => {
    const {id, type, release, ready, version, published, liveEditSchemaType} = props
    const {t} = useTranslation(beatbookNamespace)
    const [isOpen, setIsOpen] = useState(false)
    const target = targetOf(props, nothingYet)
    const known = target.stored ?? published
    const written = useMemo(() => ({...known, _id: target.id, _type: type}), [known, target.id, type])
    const [permission, isChecking] = useDocumentValuePermissions({document: written, permission: target.stored ? 'update' : 'create'})
    const {isSyncing} = useSyncState(id, type, release)
    const onClose = useCallback(() => setIsOpen(false), [])
    if (liveEditSchemaType || (release && !version)) return null

    const granted = isChecking || permission?.granted === true
    return {
      label: t('import.action'),
      icon: DocumentTextIcon,
      disabled: !ready || isSyncing || !granted,
      title: granted ? t('import.action.title') : t('import.action.denied'),
      onHandle: () => setIsOpen(true),
      group: ['default', 'paneActions'],
      dialog: isOpen && {
        type: 'custom',
        component: (
          <Suspense fallback={null}>
            <ImportDialog {...parts} document={props} onClose={onClose} />
          </Suspense>
        ),
      },
    }
  }
  useImportAction.displayName = 'ImportBrief'

  const useUndoAction: DocumentActionComponent = ({id, release}) => {
    const {t} = useTranslation(beatbookNamespace)
    const undo = useUndoImport(savedImports)
    const target = release ? getVersionId(id, release) : getDraftId(id)
    const saved = useSyncExternalStore(savedImports.subscribe, () => savedImports.get(target))
    if (!saved) return null
    return {label: t('import.undo.action'), icon: UndoIcon, onHandle: () => undo(target), group: ['default', 'paneActions']}
  }
  useUndoAction.displayName = 'UndoImport'

  return [useImportAction, useUndoAction]
}

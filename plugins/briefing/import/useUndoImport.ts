import {useToast} from '@sanity/ui/toast'
import {useCallback} from 'react'
import {useClient, useTranslation} from 'sanity'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {undoImport} from './draftImport.ts'
import type {SavedImports} from './savedImports.ts'

/** Takes the newest import into a document back, and says whether it could. */
export function useUndoImport(savedImports: SavedImports): (id: string) => Promise<void> {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const toast = useToast()
  return useCallback(
    async (id: string) => {
      const saved = savedImports.get(id)
      if (!saved) return
      const tell = (status: 'success' | 'warning' | 'error', title: string) => {
        toast.push({id: `beatbook-import-${id}`, status, title, closable: true})
      }
      try {
        const result = await undoImport(client, saved)
        if (result === 'undone') savedImports.forget(id)
        tell(result === 'undone' ? 'success' : 'warning', t(`import.undo.${result}`))
      } catch (error) {
        tell('error', t('import.refused', {reason: error instanceof Error ? error.message : String(error)}))
      }
    },
    [savedImports, client, toast, t],
  )
}

import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {createElement, useCallback, useState} from 'react'
import {useDocumentPairPermissions, useTranslation, type DocumentActionComponent} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {addressesOf} from './withdrawalMutations.ts'
import {WithdrawDialog} from './WithdrawDialog.tsx'

declare module 'sanity' {
  interface DocumentActionKeys {
    beatbookWithdraw: never
  }
}

/** What has a page that can say that it was withdrawn. */
export const withdrawnTypes: readonly string[] = ['beat', 'take']

/** "Withdraw …", for what is published, and for whoever may take it down. No approval is asked for. */
export function createWithdrawAction({now}: {readonly now: () => string}): DocumentActionComponent {
  const useWithdraw: DocumentActionComponent = ({id, type, published, release, liveEditSchemaType}) => {
    const {t} = useTranslation(beatbookNamespace)
    const [isOpen, setOpen] = useState(false)
    const [permissions] = useDocumentPairPermissions({id, type, permission: 'unpublish'})
    const open = useCallback(() => setOpen(true), [])
    if (!published || release || liveEditSchemaType || !permissions?.granted) return null
    if (addressesOf(published).length === 0) return null
    return {
      label: t('withdraw.action'),
      icon: UnpublishIcon,
      tone: 'critical',
      title: t('withdraw.action.title'),
      onHandle: open,
      dialog: isOpen && {
        type: 'custom',
        component: createElement(WithdrawDialog, {published, now, onClose: () => setOpen(false)}),
      },
    }
  }
  useWithdraw.action = 'beatbookWithdraw'
  useWithdraw.displayName = 'BeatbookWithdrawAction'
  return useWithdraw
}

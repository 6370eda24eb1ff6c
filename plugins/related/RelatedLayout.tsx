import {useToast} from '@sanity/ui/toast'
import {useEffect, type ReactNode} from 'react'
import {useClient, useCurrentUser, useSource, useTranslation, type LayoutProps} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {RelatedSession} from './relatedSession.ts'

/** Follows the newsroom while somebody is signed in, and forgets it when they sign out. */
export function createRelatedLayout(session: RelatedSession) {
  return function RelatedLayout(props: LayoutProps): ReactNode {
    const client = useClient({apiVersion: '2025-02-19'})
    const user = useCurrentUser()?.id
    const {auth} = useSource()
    const {t} = useTranslation(beatbookNamespace)
    const toast = useToast()

    useEffect(() => {
      if (user) session.follow(client, user)
    }, [client, user])

    useEffect(
      () =>
        session.onProposals(
          (proposals) => {
            const beats = new Set(proposals.map(({document}) => document)).size
            toast.push({status: 'info', closable: true, duration: 15_000, title: t('proposal.made', {count: proposals.length}), description: t('proposal.madeOn', {count: beats})})
          },
          (error) => toast.push({status: 'error', closable: true, title: t('proposal.failed'), description: error instanceof Error ? error.message : String(error)}),
        ),
      [t, toast],
    )

    // Signing out takes this layout off the screen at once, so the subscription outlives it.
    useEffect(() => void forgetOnSignOut(session, auth), [auth])

    return props.renderDefault(props)
  }
}

type Auth = ReturnType<typeof useSource>['auth']

const watched = new WeakSet<Auth>()

function forgetOnSignOut(session: RelatedSession, auth: Auth): void {
  if (watched.has(auth)) return
  watched.add(auth)
  let wasIn = false
  auth.state.subscribe(({authenticated}) => {
    if (authenticated) wasIn = true
    else if (wasIn) {
      wasIn = false
      void session.signOut()
    }
  })
}

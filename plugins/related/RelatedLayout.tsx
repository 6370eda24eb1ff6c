import {useEffect, type ReactNode} from 'react'
import {useClient, useCurrentUser, useSource, type LayoutProps} from 'sanity'
import type {RelatedSession} from './relatedSession.ts'

/** Follows the newsroom while somebody is signed in, and forgets it when they sign out. */
export function createRelatedLayout(session: RelatedSession) {
  return function RelatedLayout(props: LayoutProps): ReactNode {
    const client = useClient({apiVersion: '2025-02-19'})
    const user = useCurrentUser()?.id
    const {auth} = useSource()

    useEffect(() => {
      if (user) session.follow(client, user)
    }, [client, user])

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

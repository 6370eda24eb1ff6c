import {Button, Card, Flex} from '@sanity/ui'
import {lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode} from 'react'
import {useClient, useTranslation} from 'sanity'
import {StateLink, useRouterState} from 'sanity/router'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {apiVersion, newsroomViews, type NewsroomView} from './newsroomRoute.ts'
import {Skeleton, Strip} from './ViewState.tsx'
import {Sheet} from './sheet.ts'

const views = {
  queue: lazy(() => import('./QueueView.tsx').then(({QueueView}) => ({default: QueueView}))),
  coverage: lazy(() => import('./CoverageView.tsx').then(({CoverageView}) => ({default: CoverageView}))),
  watch: lazy(() => import('./WatchView.tsx').then(({WatchView}) => ({default: WatchView}))),
  map: lazy(() => import('./MapView.tsx').then(({MapView}) => ({default: MapView}))),
} satisfies Record<NewsroomView, unknown>

/** The Newsroom tool: one tab per view, each with an address of its own. */
export function createNewsroomDesk(session: NewsroomSession) {
  return function NewsroomDesk(): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    const open = useRouterState(({view}) => newsroomViews.find((known) => known === view)) ?? 'queue'
    const client = useClient({apiVersion})
    const {line} = session.changes(client)
    useEffect(() => session.follow(client), [client])
    // Asked before the view itself is there, whose code has to come first.
    useEffect(() => (open === 'queue' ? session.queue(client) : session.board(client)).open(), [client, open])
    const isDown = useSyncExternalStore(line.subscribe, line.get) === 'down'
    const View = views[open]
    return (
      <Sheet data-testid="beatbook-newsroom">
        <Card borderBottom paddingX={3} paddingY={2}>
          <Flex as="nav" gap={1} wrap="wrap" aria-label={t('newsroom.views')}>
            {newsroomViews.map((view) => (
              <Button
                key={view}
                as={StateLink}
                {...{state: {view}}}
                mode="bleed"
                fontSize={1}
                padding={3}
                selected={view === open}
                aria-current={view === open ? 'page' : undefined}
                data-view={view}
                text={t(`newsroom.${view}`)}
              />
            ))}
          </Flex>
        </Card>
        {isDown ? <Strip kind="offline" text={t('newsroom.offline')} /> : null}
        <Suspense fallback={<Skeleton label={t('newsroom.loading')} />}>
          <View session={session} />
        </Suspense>
      </Sheet>
    )
  }
}

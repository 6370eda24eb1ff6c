import {Button, Stack, Text} from '@sanity/ui'
import {useEffect, useMemo, useState, type ReactNode} from 'react'
import {useClient, useTranslation} from 'sanity'
import {nameOf} from '../../src/coverage/board.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {citedTakes} from './CoverageView.tsx'
import {apiVersion} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import {Rows} from './Rows.tsx'
import {Cells} from './sheet.ts'
import {homelessTakes, uncitedPage, type ListedTake, type TakePage} from './takePages.ts'
import type {Board} from './useBoard.ts'
import {Empty, Failed} from './ViewState.tsx'

const columns = 'minmax(260px, 3fr) minmax(110px, 1fr) minmax(220px, 2fr)'
const perPage = 100

interface OrphanTakesProps {
  readonly session: NewsroomSession
  readonly board: Board
  readonly show: 'uncited' | 'homeless'
}

/** Takes that no brief cites, or that belong to no beat; a page at a time, the newest first. */
export function OrphanTakes({session, board, show}: OrphanTakesProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state} = board
  const isKnown = show === 'homeless' || (state.isWhole && state.beats.every(({id}) => state.links.has(id)))
  const {takes, next, failure, isReading, more, retry} = useTakes(board, show, isKnown)
  const names = useMemo(() => new Map(state.beats.map((beat) => [beat.id, nameOf(beat)])), [state.beats])
  return (
    <Stack gap={4}>
      <Text size={1} muted>
        {t(`board.orphans.${show}`)}
      </Text>
      {failure === undefined ? null : <Failed text={t('board.takesFailed', {reason: failure})} onRetry={retry} />}
      {takes.length === 0 && isKnown && !isReading && !next && failure === undefined ? <Empty {...(state.counts?.takes === 0 ? {text: t('map.empty.take'), next: t('map.next.take')} : {text: t(`board.empty.${show}`)})} /> : null}
      {takes.length > 0 ? (
        <Rows label={t(`board.show.${show}`)} items={takes} keyOf={({_id}) => _id} nameOf={({headline}) => headline ?? ''} testId="newsroom-orphans">
          {({_id, headline, publishedAt, beats}, row) => (
            <Cells $columns={columns}>
              <Text size={1} weight="medium">
                <PlaceLink session={session} place={{id: _id, type: 'take', inspect: 'beatbook-related'}} {...row.linkProps}>
                  {headline ?? t('newsroom.untitled')}
                </PlaceLink>
              </Text>
              <Text size={1}>{publishedAt.slice(0, 10)}</Text>
              <Text size={1} muted data-wide="">
                {beats?.length ? t('board.belongsTo', {names: beats.map((id) => names.get(id ?? '') ?? id).join(', ')}) : t('board.belongsToNone')}
              </Text>
            </Cells>
          )}
        </Rows>
      ) : null}
      <div role="status">
        {isReading ? (
          <Text size={1} muted>
            {t('board.readingTakes')}
          </Text>
        ) : next ? (
          <Button mode="ghost" fontSize={1} padding={3} text={t('board.moreTakes')} onClick={more} />
        ) : null}
      </div>
    </Stack>
  )
}

interface Takes extends TakePage {
  readonly isReading: boolean
  /** What decides which takes are listed has been read. */
  readonly isKnown: boolean
  readonly failure?: string
  readonly more: () => void
  readonly retry: () => void
}

const nothing: readonly ListedTake[] = []

function useTakes({state}: Board, show: 'uncited' | 'homeless', isKnown: boolean): Takes {
  const client = useClient({apiVersion})
  const [pages, setPages] = useState<readonly TakePage[]>([])
  const [wanted, setWanted] = useState(1)
  const [failure, setFailure] = useState<string>()
  const cited = useMemo(() => (isKnown ? citedTakes(state.links) : undefined), [isKnown, state.links])
  const last = pages.at(-1)
  const isAsking = isKnown && failure === undefined && pages.length < wanted && (pages.length === 0 || last?.next !== undefined)
  useEffect(() => {
    if (!isAsking || !cited) return undefined
    let isCurrent = true
    const page = show === 'uncited' ? uncitedPage(client, cited, perPage, last?.next) : homelessTakes(client, wanted * perPage).then((takes) => homelessPage(takes, pages.length))
    page.then(
      (found) => isCurrent && setPages([...pages, found]),
      (error: unknown) => isCurrent && setFailure(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      isCurrent = false
    }
  }, [client, show, cited, isAsking, last, pages, wanted])
  const takes = useMemo(() => (pages.length === 0 ? nothing : pages.flatMap((page) => page.takes).filter(({_id}) => show === 'homeless' || !cited?.has(_id))), [pages, cited, show])
  return {
    takes,
    ...(last?.next ? {next: last.next} : {}),
    isReading: isAsking || (!isKnown && state.status !== 'failed'),
    isKnown,
    ...(failure === undefined ? {} : {failure}),
    more: () => setWanted(pages.length + 1),
    retry: () => setFailure(undefined),
  }
}

/** The last of the takes read so far; the list may have more when it is full. */
function homelessPage(takes: readonly ListedTake[], pagesBefore: number): TakePage {
  const last = takes.at(-1)
  const isFull = takes.length === (pagesBefore + 1) * perPage
  return {takes: takes.slice(pagesBefore * perPage), ...(last && isFull ? {next: last} : {})}
}

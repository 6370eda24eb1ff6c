import {Button, Stack, Text} from '@sanity/ui'
import {useDeferredValue, useEffect, useMemo, useState, type ReactNode} from 'react'
import {useClient, useTranslation} from 'sanity'
import {nameOf, type BeatFacts} from '../../src/coverage/board.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {apiVersion} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import {Rows} from './Rows.tsx'
import {Cells} from './sheet.ts'
import {searchTakes, type ListedTake} from './takePages.ts'
import {Empty, Failed} from './ViewState.tsx'

interface TakeListProps {
  readonly session: NewsroomSession
  readonly sort: string
  readonly typed: string
  readonly beats: readonly BeatFacts[]
  readonly current: string | undefined
  readonly onCurrent: (id: string) => void
}

const columns = 'minmax(0, 1fr) 90px'
const perPage = 100

/** Takes a page at a time, as the lake finds them. On the map the first beat of the chosen take is marked. */
export function TakeList({session, sort, typed, beats, current, onCurrent}: TakeListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const names = useMemo(() => new Map(beats.map((beat) => [beat.id, nameOf(beat)])), [beats])
  const {takes, failure, isFull, more, retry} = useTakes(sort, useDeferredValue(typed))
  const [at, setAt] = useState<string>()
  if (failure !== undefined) return <Failed text={t('board.takesFailed', {reason: failure})} onRetry={retry} />
  if (!takes) {
    return (
      <Text size={1} muted role="status">
        {t('board.readingTakes')}
      </Text>
    )
  }
  if (takes.length === 0) return <Empty text={t(typed === '' ? 'map.empty.take' : 'map.empty.filter')} next={t(typed === '' ? 'map.next.take' : 'board.next.filter')} />
  const onTake = (id: string) => {
    setAt(id)
    const beat = takes.find(({_id}) => _id === id)?.beats?.[0]
    if (beat && beat !== current) onCurrent(beat)
  }
  return (
    <Stack gap={4}>
      <Rows label={t('map.kind.take')} items={takes} keyOf={({_id}) => _id} nameOf={({headline}) => headline ?? ''} testId="newsroom-stories" current={at} onCurrent={onTake}>
        {({_id, headline, publishedAt, beats: on}, row) => (
          <Cells $columns={columns}>
            <Stack gap={2}>
              <Text size={1} weight="medium">
                <PlaceLink session={session} place={{id: _id, type: 'take'}} {...row.linkProps}>
                  {headline ?? t('newsroom.untitled')}
                </PlaceLink>
              </Text>
              <Text size={0} muted>
                {on?.length ? t('board.belongsTo', {names: on.map((id) => names.get(id ?? '') ?? id).join(', ')}) : t('board.belongsToNone')}
              </Text>
            </Stack>
            <Text size={1} align="right">
              {publishedAt?.slice(0, 10) ?? ''}
            </Text>
          </Cells>
        )}
      </Rows>
      {isFull ? (
        <div>
          <Button mode="ghost" fontSize={1} padding={3} text={t(sort === 'oldest' ? 'map.moreLater' : 'board.moreTakes')} onClick={more} />
        </div>
      ) : null}
    </Stack>
  )
}

interface Found {
  readonly asked: string
  readonly takes?: readonly ListedTake[]
  readonly failure?: string
}

function useTakes(sort: string, typed: string) {
  const client = useClient({apiVersion})
  const [pages, setPages] = useState({of: '', count: 1})
  const [tries, setTries] = useState(0)
  const [found, setFound] = useState<Found>()
  const list = `${sort} ${typed}`
  const most = perPage * (pages.of === list ? pages.count : 1)
  const asked = `${list} ${most} ${tries}`
  useEffect(() => {
    let isCurrent = true
    searchTakes(client, {words: typed, isOldestFirst: sort === 'oldest', most}).then(
      (takes) => isCurrent && setFound({asked, takes}),
      (error: unknown) => isCurrent && setFound({asked, failure: error instanceof Error ? error.message : String(error)}),
    )
    return () => {
      isCurrent = false
    }
  }, [client, sort, typed, most, asked])
  return {
    takes: found?.takes,
    failure: found?.asked === asked ? found.failure : undefined,
    isFull: (found?.takes?.length ?? 0) >= most,
    more: () => setPages({of: list, count: most / perPage + 1}),
    retry: () => setTries((count) => count + 1),
  }
}

import {Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {matchesWords, oldestFirst, type BoardPlace, type BoardRow} from '../../src/coverage/board.ts'
import type {MapNode, StoryMap} from '../../src/coverage/storyMap.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import {Rows} from './Rows.tsx'
import {Cells} from './sheet.ts'
import {Empty} from './ViewState.tsx'

interface StoryListProps {
  readonly session: NewsroomSession
  readonly kind: 'beat' | 'cluster'
  readonly sort: string
  readonly typed: string
  readonly rows: readonly BoardRow[]
  readonly map: StoryMap
  readonly clusters: ReadonlyMap<string, BoardPlace>
  /** Every link and membership is read. */
  readonly isRead: boolean
  readonly current: string | undefined
  readonly onCurrent: (id: string) => void
}

const columns = 'minmax(0, 1fr) 74px'
const mostNamed = 4

/** Beats or clusters, each with what it is linked with: what the map shows, in words. */
export function StoryList({session, kind, sort, typed, rows, map, clusters, isRead, current, onCurrent}: StoryListProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const nodes = useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]))
    const found = map.nodes.filter(({id, kind: is, title}) => is === kind && matchesWords(typed, title, byId.get(id)?.title, clusters.get(byId.get(id)?.cluster ?? '')?.title))
    const linked = ({id}: MapNode) => map.neighbours.get(id)?.length ?? 0
    if (sort === 'takes') return found.toSorted((a, b) => b.takes - a.takes || a.title.localeCompare(b.title))
    if (sort === 'links') return found.toSorted((a, b) => linked(b) - linked(a) || a.title.localeCompare(b.title))
    if (sort !== 'age') return found.toSorted((a, b) => a.title.localeCompare(b.title))
    const place = new Map(oldestFirst(rows).map(({id}, index) => [id, index]))
    return found.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  }, [rows, map, kind, sort, typed, clusters])
  const ages = useMemo(() => new Map(rows.map(({id, age}) => [id, age])), [rows])
  if (nodes.length === 0) return <Empty text={t(typed === '' ? `map.empty.${kind}` : 'map.empty.filter')} next={t(typed === '' ? `map.next.${kind}` : 'board.next.filter')} />
  return (
    <Rows label={t(`map.kind.${kind}`)} items={nodes} keyOf={({id}) => id} nameOf={({title}) => title} testId="newsroom-stories" current={current} onCurrent={onCurrent}>
      {({id, title, takes}, row) => {
        const near = map.neighbours.get(id) ?? []
        const named = near.slice(0, mostNamed).map((neighbour) => neighbour.title)
        const asOf = ages.get(id)?.asOf
        return (
          <Cells $columns={columns}>
            <Stack gap={2}>
              <Text size={1} weight="medium">
                <PlaceLink session={session} place={{id, type: kind}} {...row.linkProps}>
                  {title === '' ? t('newsroom.untitled') : title}
                </PlaceLink>
              </Text>
              <Text size={0} muted>
                {[
                  ...(asOf ? [t('map.asOf', {asOf})] : []),
                  !isRead ? '…' : near.length === 0 ? t('map.alone') : t(near.length > mostNamed ? 'map.linkedMore' : 'map.linked', {names: named.join(', '), count: near.length - mostNamed}),
                ].join(' · ')}
              </Text>
            </Stack>
            <Text size={1} align="right">
              {isRead ? t('map.takes', {count: takes}) : '…'}
            </Text>
          </Cells>
        )
      }}
    </Rows>
  )
}

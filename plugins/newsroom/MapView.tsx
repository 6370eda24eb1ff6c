import {Flex, Text} from '@sanity/ui'
import {useCallback, useEffect, useMemo, useRef, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {styled} from 'styled-components'
import {storyMap} from '../../src/coverage/storyMap.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {BoardPart} from './boardStore.ts'
import {ChoiceLinks} from './ChoiceLinks.tsx'
import {FilterField} from './FilterField.tsx'
import {MapDrawing} from './MapDrawing.tsx'
import {useChoices} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {Column, Page} from './sheet.ts'
import {StoryList} from './StoryList.tsx'
import {TakeList} from './TakeList.tsx'
import {isUnread, useBoard} from './useBoard.ts'
import {useMapLayout} from './useMapLayout.ts'
import {Failed, Skeleton, Unread} from './ViewState.tsx'

const Beside = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  gap: 24px;
  align-items: start;

  & > [data-map] {
    position: sticky;
    top: 12px;
    height: min(74vh, 700px);
  }

  @container (max-width: 790px) {
    grid-template-columns: minmax(0, 1fr);
    & > [data-map] {
      position: static;
      height: min(300px, 36vh);
      order: -1;
    }
  }
`

const parts: readonly BoardPart[] = ['links', 'members']
const kinds = ['beat', 'cluster', 'take'] as const
const sorts = {beat: ['name', 'takes', 'links', 'age'], cluster: ['name', 'takes', 'links'], take: ['newest', 'oldest']} as const

/** Beats, clusters and takes as a list, and beside it a map of how they hang together. */
export function MapView({session}: {readonly session: NewsroomSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state, rows, retry} = useBoard(session, parts)
  const choices = useChoices()
  const kind = choices.one('kind', kinds)
  const sort = choices.one('sort', sorts[kind])
  const isRead = state.isWhole && state.beats.every(({id}) => state.links.has(id) && state.members.has(id))
  const {beats, clusters, links, members} = state
  const known = useMemo(() => storyMap({beats, clusters, links, members}), [beats, clusters, links, members])
  const laidOut = useMapLayout(isRead ? known : undefined)
  const [current, setCurrent] = useState<string>()
  const column = useRef<HTMLDivElement>(null)
  const toShow = useRef<string>(undefined)
  const {choose} = choices
  const chooseOnMap = useCallback(
    (id: string) => {
      setCurrent(id)
      toShow.current = id
      choose({kind: clusters.has(id) ? 'cluster' : '', q: ''}, true)
    },
    [choose, clusters],
  )
  useEffect(() => {
    const row = toShow.current === undefined ? null : column.current?.querySelector(`[data-id="${CSS.escape(toShow.current)}"]`)
    if (!row) return
    row.scrollIntoView({block: 'nearest'})
    toShow.current = undefined
  })
  if (state.status === 'loading') return <Skeleton label={t('board.loading')} />
  if (isUnread(state)) return <Unread text={t('board.unread', {reason: state.reason ?? ''})} onRetry={retry} />
  const list = {session, current, onCurrent: setCurrent, typed: choices.text('q')}
  return (
    <Page>
      <Column>
        <Flex gap={3} align="center" wrap="wrap" justify="space-between">
          <ChoiceLinks
            label={t('map.kinds')}
            choices={choices}
            name="kind"
            chosen={kind}
            options={kinds.map((value) => ({value, text: t(`map.kind.${value}`), isFirst: value === kinds[0], ...countOf(value, beats.length, clusters.size, state.counts?.takes)}))}
          />
          <ChoiceLinks
            label={t('map.sorts')}
            choices={choices}
            name="sort"
            chosen={sort}
            options={sorts[kind].map((value) => ({value, text: t(`map.sort.${value}`), isFirst: value === sorts[kind][0]}))}
          />
          <FilterField label={t('map.filter')} choices={choices} />
        </Flex>
        {state.status === 'failed' ? <Failed text={t('board.failed', {reason: state.reason ?? ''})} onRetry={retry} /> : null}
        <Beside ref={column}>
          {kind === 'take' ? <TakeList {...list} sort={sort} beats={beats} /> : <StoryList {...list} kind={kind} sort={sort} rows={rows} map={known} clusters={clusters} isRead={isRead} />}
          {known.nodes.length === 0 ? null : (
            <div data-map="">
              {laidOut ? (
                <MapDrawing map={laidOut.map} layout={laidOut.layout} chosen={current} onChoose={chooseOnMap} />
              ) : (
                <Text size={1} muted role="status">
                  {t(state.status === 'failed' ? 'map.undrawn' : 'map.drawing')}
                </Text>
              )}
            </div>
          )}
        </Beside>
      </Column>
    </Page>
  )
}

function countOf(kind: (typeof kinds)[number], beats: number, clusters: number, takes: number | undefined): {count?: number} {
  const count = kind === 'beat' ? beats : kind === 'cluster' ? clusters : takes
  return count === undefined ? {} : {count}
}

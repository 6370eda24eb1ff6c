import {Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useEffect, useMemo, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {boardNeeds, groupBeats, matchesWords, nameOf, needsOf, oldestFirst, type BoardRow} from '../../src/coverage/board.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {BeatEntry, coverageColumns} from './BeatEntry.tsx'
import type {BoardPart, BoardState} from './boardStore.ts'
import {ChoiceLinks} from './ChoiceLinks.tsx'
import {FilterField} from './FilterField.tsx'
import {useChoices} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {OrphanTakes} from './OrphanTakes.tsx'
import {Rows} from './Rows.tsx'
import {Column, Heads, Page} from './sheet.ts'
import {isUnread, useBoard, type Board} from './useBoard.ts'
import {Empty, Failed, Skeleton, Unread} from './ViewState.tsx'

const parts: readonly BoardPart[] = ['links', 'members']
const orders = ['vertical', 'cluster', 'age'] as const
/** So many rows at the top are read before the others. */
const inSight = 40
const shows = ['beats', ...boardNeeds, 'uncited', 'homeless'] as const

/** The board: every beat with its freshness, its takes, its links and what is asked of it; and the takes nobody holds. */
export function CoverageView({session}: {readonly session: NewsroomSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const board = useBoard(session, parts)
  const {state, rows, retry} = board
  const choices = useChoices()
  const show = choices.one('show', shows)
  const inNeed = useMemo(() => new Map(boardNeeds.map((need) => [need as string, rows.filter((row) => needsOf(row).includes(need))])), [rows])
  if (state.status === 'loading') return <Skeleton label={t('board.loading')} />
  if (isUnread(state)) return <Unread text={t('board.unread', {reason: state.reason ?? ''})} onRetry={retry} />
  const counts: Readonly<Record<string, number | undefined>> = {
    beats: rows.length,
    ...Object.fromEntries([...inNeed].map(([need, some]) => [need, some.length])),
    uncited: uncitedCount(state),
    homeless: state.counts?.homeless,
  }
  const unread = state.status === 'failed' ? 0 : state.isWhole ? rows.filter(({links, takes}) => !links || !takes).length : rows.length
  return (
    <Page>
      <Column>
        <Flex gap={3} align="center" wrap="wrap" justify="space-between">
          <ChoiceLinks
            label={t('board.show')}
            choices={choices}
            name="show"
            chosen={show}
            options={shows.map((value) => ({value, text: t(`board.show.${value}`), isFirst: value === shows[0], ...(counts[value] === undefined ? {} : {count: counts[value]})}))}
          />
          <Text size={1} muted role="status">
            {unread > 0 ? t('board.reading', {count: unread}) : ''}
          </Text>
        </Flex>
        {state.status === 'failed' ? <Failed text={t('board.failed', {reason: state.reason ?? ''})} onRetry={retry} /> : null}
        {show === 'uncited' || show === 'homeless' ? (
          <OrphanTakes key={show} session={session} board={board} show={show} />
        ) : (
          <Beats session={session} board={board} rows={inNeed.get(show) ?? rows} isSome={show !== 'beats'} />
        )}
      </Column>
    </Page>
  )
}

interface BeatsProps {
  readonly session: NewsroomSession
  readonly board: Board
  readonly rows: readonly BoardRow[]
  /** Only those that ask for something are listed. */
  readonly isSome: boolean
}

function Beats({session, board: {state, lookAt}, rows, isSome}: BeatsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const choices = useChoices()
  const onOpen = useCallback((id: string, isOpen: boolean) => choices.choose({open: isOpen ? id : ''}, true), [choices])
  const order = choices.one('by', orders)
  const typed = choices.text('q')
  const [opened] = useState(() => choices.text('open'))
  const groups = useMemo(() => {
    const listed = rows.filter(({title, shortTitle, owner, vertical, cluster}) =>
      matchesWords(typed, title, shortTitle, owner, state.verticals.get(vertical ?? '')?.title, state.clusters.get(cluster ?? '')?.title),
    )
    if (order === 'age') return [{id: 'all', title: '', rows: oldestFirst(listed)}]
    return groupBeats(listed, order, order === 'vertical' ? state.verticals : state.clusters)
  }, [rows, typed, order, state.verticals, state.clusters])
  const flat = useMemo(() => groups.flatMap((group) => group.rows.map((row, index) => ({row, group, isFirst: index === 0}))), [groups])
  useEffect(() => lookAt(flat.slice(0, inSight).map(({row}) => row.id)), [flat, lookAt])
  return (
    <Stack gap={3}>
      <Flex gap={3} align="center" wrap="wrap" justify="space-between">
        <ChoiceLinks
          label={t('board.by')}
          choices={choices}
          name="by"
          chosen={order}
          options={orders.map((value) => ({value, text: t(`board.by.${value}`), isFirst: value === orders[0]}))}
        />
        <FilterField label={t('board.filter')} choices={choices} />
      </Flex>
      {flat.length === 0 && state.isWhole ? (
        <Empty text={t(typed !== '' ? 'board.empty.filter' : isSome ? 'board.empty.need' : 'board.empty.beats')} next={t(typed !== '' ? 'board.next.filter' : isSome ? 'board.next.need' : 'board.next.beats')} />
      ) : flat.length === 0 ? null : (
        <div>
          <Heads $columns={coverageColumns} aria-hidden>
            {['beat', 'age', 'watch', 'takes', 'links', 'proposals'].map((head) => (
              <Text key={head} size={0} muted>
                {t(`board.head.${head}`)}
              </Text>
            ))}
          </Heads>
          <Rows
            label={t('board.beats')}
            items={flat}
            keyOf={({row}) => row.id}
            nameOf={({row}) => nameOf(row)}
            testId="newsroom-board"
            drawTo={opened}
            groupOf={({group, isFirst}) =>
              isFirst && order !== 'age'
                ? {
                    title: group.title === '' ? t(`board.none.${order}`) : group.title,
                    note: t('board.group', {count: group.rows.length, look: group.rows.filter(({age}) => age.state !== 'fresh').length}),
                  }
                : undefined
            }
          >
            {({row}, rowState) => (
              <BeatEntry session={session} details={choices.text('open') === row.id ? state : undefined} row={row} rowState={rowState} onOpen={onOpen} />
            )}
          </Rows>
        </div>
      )}
    </Stack>
  )
}

/** Takes that no brief cites, counted without reading them; undefined until every brief's links are read. */
function uncitedCount({counts, beats, links, isWhole}: BoardState): number | undefined {
  if (!counts || !isWhole || beats.some(({id}) => !links.has(id))) return undefined
  return counts.takes - citedTakes(links).size
}

/** Ids of the takes that some brief cites and readers can see. */
export function citedTakes(links: BoardState['links']): ReadonlySet<string> {
  return new Set([...links.values()].flatMap((all) => all.flatMap(({target, found}) => (found?.type === 'take' ? [target] : []))))
}

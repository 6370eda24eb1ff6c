import {Flex, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {matchesWords, nameOf, oldestFirst, type BoardRow} from '../../src/coverage/board.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {BoardProposal, WatchEntry} from './boardReading.ts'
import type {BoardPart, BoardState} from './boardStore.ts'
import {ChoiceLinks} from './ChoiceLinks.tsx'
import {FilterField} from './FilterField.tsx'
import {useChoices} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {Rows} from './Rows.tsx'
import {Column, Heads, Page} from './sheet.ts'
import {isUnread, useBoard} from './useBoard.ts'
import {Empty, Failed, Skeleton, Unread} from './ViewState.tsx'
import {WatchRow, watchColumns} from './WatchRow.tsx'

const parts: readonly BoardPart[] = ['watch']
const shows = ['open', 'answered', 'resolved', 'moot'] as const

/** A question with the beat it stands in, and the proposals made on it. */
export interface ListedQuestion extends WatchEntry {
  readonly beat: BoardRow
  readonly answers: readonly BoardProposal[]
  readonly moving: boolean
}

/** The open questions of all beats, those a take settled, and those that no longer arise. */
export function WatchView({session}: {readonly session: NewsroomSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {state, rows, retry} = useBoard(session, parts)
  const choices = useChoices()
  const show = choices.one('show', shows)
  const typed = choices.text('q')
  const questions = useMemo(() => questionsOf(rows, state), [rows, state])
  const lists = useMemo(() => {
    const found = questions.filter(({text, take, beat}) => matchesWords(typed, text, take?.title, beat.title, beat.shortTitle))
    const of = (status: WatchEntry['status']) => found.filter((question) => question.status === status)
    return {open: of('open'), answered: of('open').filter(({answers}) => answers.length > 0), resolved: of('resolved'), moot: of('moot')}
  }, [questions, typed])
  if (state.status === 'loading') return <Skeleton label={t('watch.loading')} />
  if (isUnread(state)) return <Unread text={t('board.unread', {reason: state.reason ?? ''})} onRetry={retry} />
  const isPart = !state.isWhole || rows.some(({id}) => !state.watch.has(id))
  const unread = state.status === 'failed' ? 0 : rows.filter(({id}) => !state.watch.has(id)).length
  const listed = lists[show]
  const why = typed === '' ? show : 'filter'
  return (
    <Page>
      <Column>
        <Flex gap={3} align="center" wrap="wrap" justify="space-between">
          <ChoiceLinks
            label={t('watch.show')}
            choices={choices}
            name="show"
            chosen={show}
            options={shows.map((value) => ({value, text: t(`watch.show.${value}`), count: lists[value].length, isFirst: value === shows[0]}))}
          />
          <Text size={1} muted role="status">
            {unread > 0 ? t('watch.reading', {count: unread}) : ''}
          </Text>
          <FilterField label={t('watch.filter')} choices={choices} />
        </Flex>
        {state.status === 'failed' ? <Failed text={t('board.failed', {reason: state.reason ?? ''})} onRetry={retry} /> : null}
        {listed.length === 0 && !isPart ? <Empty text={t(`watch.empty.${why}`)} next={t(`watch.next.${why}`)} /> : null}
        {listed.length > 0 ? (
          <div>
            <Heads $columns={watchColumns} aria-hidden>
              {['question', 'beat', 'state', 'act'].map((head) => (
                <Text key={head} size={0} muted>
                  {head === 'act' && (show === 'open' || show === 'answered') ? '' : t(`watch.head.${head}`)}
                </Text>
              ))}
            </Heads>
            <Rows label={t('watch.items')} items={listed} keyOf={({beat, key}) => `${beat.id} ${key}`} nameOf={({text}) => text} testId="newsroom-watch">
              {(question, row) => <WatchRow session={session} question={question} row={row} name={nameOf(question.beat)} />}
            </Rows>
          </div>
        ) : null}
      </Column>
    </Page>
  )
}

/** Every question, those of the beats that wait longest for a look first. */
function questionsOf(rows: readonly BoardRow[], {watch, proposals}: BoardState): ListedQuestion[] {
  const made = new Map<string, BoardProposal[]>()
  for (const proposal of proposals) {
    const place = `${proposal.beat} ${proposal.place.path}`
    made.set(place, [...(made.get(place) ?? []), proposal])
  }
  return oldestFirst(rows).flatMap((beat) =>
    (watch.get(beat.id) ?? []).map((item) => {
      const on = made.get(`${beat.id} watch[_key=="${item.key}"].body`) ?? []
      return {...item, beat, answers: on.filter(({kind}) => kind === 'answers'), moving: on.some(({kind}) => kind === 'history')}
    }),
  )
}

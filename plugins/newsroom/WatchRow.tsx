import {Button, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {useClient, useTranslation} from 'sanity'
import {proposeHistory} from '../../src/coverage/moveToHistory.ts'
import type {EarlierProposal} from '../../src/coverage/proposals.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {apiVersion} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import type {RowState} from './Rows.tsx'
import {Cells} from './sheet.ts'
import type {ListedQuestion} from './WatchView.tsx'

export const watchColumns = 'minmax(240px, 3fr) minmax(120px, 1.1fr) minmax(180px, 1.8fr) minmax(150px, 1fr)'

interface WatchRowProps {
  readonly session: NewsroomSession
  readonly question: ListedQuestion
  readonly row: RowState
  /** What lists call its beat. */
  readonly name: string
}

/** One question; it opens in its beat's form. */
export function WatchRow({session, question, row, name}: WatchRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {beat, key, text, answers, blockKey} = question
  const tab = {tabIndex: row.isCurrent ? 0 : -1}
  const [answer] = answers
  const field = `watch[_key=="${key}"].body`
  return (
    <Cells $columns={watchColumns} data-status={question.status}>
      <Text size={1} weight="medium">
        <PlaceLink session={session} place={{id: beat.id, type: 'beat', path: field, words: {blockKey, start: 0, end: text.length}}} {...row.linkProps}>
          {text === '' ? t('newsroom.untitled') : text}
        </PlaceLink>
      </Text>
      <Text size={1}>
        <PlaceLink session={session} place={{id: beat.id, type: 'beat'}} {...tab}>
          {name}
        </PlaceLink>
      </Text>
      <Stack gap={2}>
        <WhatBecame session={session} question={question} tab={tab} />
        {answer ? (
          <Text size={1} weight="medium">
            <PlaceLink session={session} place={{id: beat.id, type: 'beat', path: field, inspect: 'beatbook-related'}} {...tab}>
              {t('watch.state.answered')}
            </PlaceLink>
          </Text>
        ) : null}
      </Stack>
      {question.status === 'open' ? <span /> : <MoveToHistory session={session} question={question} tab={tab} />}
    </Cells>
  )
}

interface PartProps {
  readonly session: NewsroomSession
  readonly question: ListedQuestion
  readonly tab: {readonly tabIndex: number}
}

function WhatBecame({session, question, tab}: PartProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {status, resolvedOn, take, beat} = question
  const on = resolvedOn ?? ''
  if (status === 'open') {
    return (
      <Text size={1} muted>
        {beat.age.asOf === '' ? t('watch.state.open') : t('watch.state.openSince', {asOf: beat.age.asOf})}
      </Text>
    )
  }
  return (
    <Text size={1}>
      {t(status === 'moot' ? 'watch.state.moot' : take ? 'watch.state.resolvedBy' : 'watch.state.resolved', {on})}{' '}
      {take && status === 'resolved' ? (
        <PlaceLink session={session} place={{id: take.id, type: 'take'}} {...tab} style={{textDecoration: 'underline'}}>
          {take.title ?? take.id}
        </PlaceLink>
      ) : null}
    </Text>
  )
}

const options = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
const earlierQuery = '*[_type == "beatbook.proposal" && document == $beat && take == $take]{_id, document, kind, place}'

/** Proposes; what is live changes only when somebody accepts it in the beat, and publishes. */
function MoveToHistory({session, question, tab}: PartProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion})
  const [said, setSaid] = useState<string>()
  const {beat, key, text, blockKey, status, resolvedOn, take, moving} = question

  const propose = async () => {
    if (status === 'open') return
    const earlier = await client.fetch<EarlierProposal[]>(earlierQuery, {beat: beat.id, take: take?.id ?? beat.id}, options)
    const proposal = proposeHistory({beat: beat.id, key, text, blockKey, status, resolvedOn, take}, earlier)
    if (!proposal) return setSaid(t('watch.already'))
    await client.create({...proposal}, {tag: options.tag})
    setSaid(undefined)
  }
  const onClick = () => void propose().catch((error: unknown) => setSaid(t('watch.moveFailed', {reason: error instanceof Error ? error.message : String(error)})))

  return (
    <Stack gap={2}>
      {moving ? (
        <Text size={1} weight="medium">
          <PlaceLink session={session} place={{id: beat.id, type: 'beat', inspect: 'beatbook-related'}} {...tab} title={t('watch.movedNote')}>
            {t('watch.moved')}
          </PlaceLink>
        </Text>
      ) : (
        <div>
          <Button {...tab} mode="ghost" fontSize={1} padding={2} text={t('watch.move')} aria-label={t('watch.moveLabel', {question: text})} onClick={onClick} />
        </div>
      )}
      <div role="status">
        {said === undefined ? null : (
          <Text size={0} muted>
            {said}
          </Text>
        )}
      </div>
    </Stack>
  )
}

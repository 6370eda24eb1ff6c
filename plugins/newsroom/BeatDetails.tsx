import {Button, Stack, Text} from '@sanity/ui'
import {useEffect, useState, type ReactNode} from 'react'
import {useClient, useTranslation} from 'sanity'
import {nameOf, type BoardRow} from '../../src/coverage/board.ts'
import {citedMembers, type FaultyLink} from '../../src/coverage/linkHealth.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {readWatch, type BoardProposal, type WatchEntry} from './boardReading.ts'
import {membersOfBeatQuery, watchQuery} from './boardQueries.ts'
import type {BoardState} from './boardStore.ts'
import {apiVersion} from './newsroomRoute.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import {PlainList, Under} from './sheet.ts'
import {Failed} from './ViewState.tsx'

interface BeatDetailsProps {
  readonly session: NewsroomSession
  readonly state: BoardState
  readonly row: BoardRow
}

/** What is behind a beat's line on the board, each thing a link to its exact place. */
export function BeatDetails({session, state, row}: BeatDetailsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {id} = row
  const {members, watch, failure, retry} = useMembers(row)
  const cited = citedMembers(id, state.links.get(id) ?? [])
  const uncited = members?.filter(({_id}) => !cited.has(_id))
  const proposals = state.proposals.filter(({beat}) => beat === id)
  const open = watch?.filter(({status}) => status === 'open') ?? []
  const nothing = uncited?.length === 0 && proposals.length === 0 && open.length === 0 && row.links?.faults.length === 0
  return (
    <Under data-testid="beat-details">
      {failure === undefined ? null : <Failed text={t('board.takesFailed', {reason: failure})} onRetry={retry} />}
      {nothing ? (
        <Text size={1} muted>
          {t('board.nothing')}
        </Text>
      ) : null}
      <Part title={t('board.mend')} items={row.links?.faults ?? []} keyOf={({path, blockKey, start}) => `${path} ${blockKey} ${start}`}>
        {(link) => <MendLine session={session} beat={id} link={link} />}
      </Part>
      <Part title={t('board.answer')} items={proposals} keyOf={(proposal) => proposal.id}>
        {(proposal) => <ProposalLine session={session} proposal={proposal} />}
      </Part>
      <Part title={t('board.cite', {name: nameOf(row)})} items={uncited ?? []} keyOf={({_id}) => _id}>
        {(take) => (
          <Line note={take.publishedAt.slice(0, 10)}>
            <PlaceLink session={session} place={{id: take._id, type: 'take'}}>
              {take.headline ?? t('newsroom.untitled')}
            </PlaceLink>
          </Line>
        )}
      </Part>
      {uncited && uncited.length > 0 ? (
        <Text size={1}>
          <PlaceLink session={session} place={{id, type: 'beat', inspect: 'beatbook-related'}}>
            {t('board.citeHere')}
          </PlaceLink>
        </Text>
      ) : null}
      <Part title={t('board.openWatch')} items={open} keyOf={({key}) => key}>
        {(item) => (
          <Line>
            <PlaceLink session={session} place={{id, type: 'beat', path: `watch[_key=="${item.key}"]`}}>
              {item.text}
            </PlaceLink>
          </Line>
        )}
      </Part>
    </Under>
  )
}

interface PartProps<Item> {
  readonly title: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly children: (item: Item) => ReactNode
}

const atFirst = 6

/** A few of them at first; the rest when somebody asks. */
function Part<Item>({title, items, keyOf, children}: PartProps<Item>): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [isWhole, setIsWhole] = useState(false)
  if (items.length === 0) return null
  const listed = isWhole ? items : items.slice(0, atFirst)
  return (
    <Stack gap={3} as="section" aria-label={title}>
      <Text as="h3" size={1} weight="semibold">
        {title}
      </Text>
      <PlainList>
        {listed.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </PlainList>
      {listed.length < items.length ? (
        <div>
          <Button mode="ghost" fontSize={1} padding={2} text={t('board.more', {count: items.length - listed.length})} onClick={() => setIsWhole(true)} />
        </div>
      ) : null}
    </Stack>
  )
}

function Line({children, note}: {readonly children: ReactNode; readonly note?: string}): ReactNode {
  return (
    <Stack gap={2}>
      <Text size={1}>{children}</Text>
      {note === undefined ? null : (
        <Text size={0} muted>
          {note}
        </Text>
      )}
    </Stack>
  )
}

export function MendLine({session, beat, link}: {readonly session: NewsroomSession; readonly beat: string; readonly link: FaultyLink}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {path, blockKey, start, end, words, fault, found, target} = link
  return (
    <Line note={t(`board.fault.${fault}`, {title: found?.title ?? target})}>
      <PlaceLink session={session} place={{id: beat, type: 'beat', path, words: {blockKey, start, end}}}>
        {t('board.words', {words})}
      </PlaceLink>
    </Line>
  )
}

function ProposalLine({session, proposal}: {readonly session: NewsroomSession; readonly proposal: BoardProposal}): ReactNode {
  const {beat, place, reason} = proposal
  const words = {blockKey: place.blockKey, start: place.start, end: place.end}
  return (
    <Line note={reason}>
      <PlaceLink session={session} place={{id: beat, type: 'beat', path: place.path, words, inspect: 'beatbook-related'}}>
        {place.text}
      </PlaceLink>
    </Line>
  )
}

interface Member {
  readonly _id: string
  readonly headline: string | null
  readonly publishedAt: string
}

interface Members {
  readonly members?: readonly Member[]
  readonly watch?: readonly WatchEntry[]
  readonly failure?: string
}

/** A beat has tens of takes, a very busy one hundreds. */
const mostMembers = 500

function useMembers({id, isLive, takes}: BoardRow): Members & {readonly retry: () => void} {
  const client = useClient({apiVersion})
  const [known, setKnown] = useState<Members & {readonly asked: string}>()
  const [tries, setTries] = useState(0)
  const stored = isLive ? id : `drafts.${id}`
  // The count tells when a take came or went.
  const asked = `${stored} ${takes?.declared} ${tries}`
  useEffect(() => {
    let isCurrent = true
    const options = {perspective: 'raw', tag: 'beatbook.newsroom'} as const
    Promise.all([
      client.fetch<readonly Member[]>(membersOfBeatQuery, {beat: id, most: mostMembers}, options),
      client.fetch<readonly unknown[]>(watchQuery, {ids: [stored]}, options),
    ]).then(
      ([members, watch]) => isCurrent && setKnown({asked, members, watch: readWatch(watch[0])}),
      (error: unknown) => isCurrent && setKnown({asked, failure: error instanceof Error ? error.message : String(error)}),
    )
    return () => {
      isCurrent = false
    }
  }, [client, id, stored, asked])
  return {...known, retry: () => setTries((count) => count + 1)}
}

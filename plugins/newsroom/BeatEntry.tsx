import {ChevronDownIcon} from '@sanity/icons/ChevronDown'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {Box, Button, Flex, Stack, Text} from '@sanity/ui'
import {memo, useEffect, useRef, type KeyboardEvent, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {nameOf, type BoardRow} from '../../src/coverage/board.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {BeatDetails} from './BeatDetails.tsx'
import type {BoardState} from './boardStore.ts'
import type {NewsroomSession} from './newsroomSession.ts'
import {PlaceLink} from './PlaceLink.tsx'
import type {RowState} from './Rows.tsx'
import {Cells} from './sheet.ts'

export const coverageColumns = 'minmax(190px, 2.2fr) minmax(170px, 1.6fr) minmax(64px, 0.7fr) minmax(80px, 0.8fr) minmax(84px, 0.9fr) minmax(74px, 0.8fr)'

interface BeatEntryProps {
  readonly session: NewsroomSession
  /** What the details are made of; absent while they are closed. */
  readonly details: BoardState | undefined
  readonly row: BoardRow
  readonly rowState: RowState
  readonly onOpen: (id: string, isOpen: boolean) => void
}

/**
 * One beat on the board: in words what its state is, under it what is behind that. The right and left keys open and close
 * it. Drawn anew only when something about it changed.
 */
export const BeatEntry = memo(function BeatEntry({session, details, row, rowState, onOpen}: BeatEntryProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const isOpen = details !== undefined
  const {id, age, openWatch, takes, links, proposals, isLive, hasDraft} = row
  const box = useArrival(isOpen)
  const tab = {tabIndex: rowState.isCurrent ? 0 : -1}
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    onOpen(id, event.key === 'ArrowRight')
  }
  const more = [...(isLive ? [] : [t('board.notLive')]), ...(hasDraft && isLive ? [t('board.hasDraft')] : []), ...(row.owner ? [row.owner] : [])]
  return (
    <div ref={box} onKeyDown={onKeyDown} role="presentation">
      <Cells $columns={coverageColumns} data-age={age.state}>
        <Flex gap={1} align="flex-start">
          <Box style={{margin: '-6px 0'}}>
            <Button
              {...tab}
              mode="bleed"
              fontSize={0}
              padding={2}
              icon={isOpen ? ChevronDownIcon : ChevronRightIcon}
              aria-expanded={isOpen}
              aria-label={t('board.details', {name: nameOf(row)})}
              onClick={() => onOpen(id, !isOpen)}
            />
          </Box>
          <Stack gap={2} flex={1}>
            <Text size={1} weight="medium">
              <PlaceLink session={session} place={{id, type: 'beat'}} title={row.title} {...rowState.linkProps}>
                {nameOf(row)}
              </PlaceLink>
            </Text>
            {more.length > 0 ? (
              <Text size={0} muted>
                {more.join(' · ')}
              </Text>
            ) : null}
          </Stack>
        </Flex>
        <Stack gap={2} data-label={t('board.head.age')}>
          <Text size={1} weight={age.state === 'fresh' ? 'regular' : 'medium'}>
            <PlaceLink session={session} place={{id, type: 'beat', path: 'asOf'}} {...tab}>
              {age.state === 'undated' ? t('age.undated') : t(`board.age.${age.state}`, {asOf: age.asOf})}
            </PlaceLink>
          </Text>
          {age.state === 'undated' ? null : (
            <Text size={0} muted>
              {sayDue(row, t)}
            </Text>
          )}
        </Stack>
        <div data-label={t('board.head.watch')}>
          <Text size={1} muted={openWatch === 0}>
            {t('board.watch', {count: openWatch})}
          </Text>
        </div>
        <div data-label={t('board.head.takes')}>
          <Text size={1} weight={takes && takes.cited < takes.declared ? 'medium' : 'regular'}>
            {takes ? t(takes.declared === 0 ? 'board.takes.none' : 'board.takes', takes) : '…'}
          </Text>
        </div>
        <div data-label={t('board.head.links')}>
          <Text size={1} muted={links?.faults.length === 0} weight={links && links.faults.length > 0 ? 'medium' : 'regular'}>
            {links ? (links.faults.length > 0 ? t('board.links', {count: links.faults.length}) : t(links.all.length === 0 ? 'board.links.none' : 'board.links.whole')) : '…'}
          </Text>
        </div>
        <div data-label={t('board.head.proposals')}>
          <Text size={1} muted={proposals === 0} weight={proposals > 0 ? 'medium' : 'regular'}>
            {t('board.proposals', {count: proposals})}
          </Text>
        </div>
      </Cells>
      {details ? <BeatDetails session={session} state={details} row={row} /> : null}
    </div>
  )
})

function sayDue({age: {age, dueIn}}: BoardRow, t: (key: string, values?: Record<string, unknown>) => string): string {
  const old = t('board.old', {count: age})
  if (dueIn === undefined) return old
  return `${old} · ${dueIn > 0 ? t('board.dueIn', {count: dueIn}) : dueIn === 0 ? t('board.dueToday') : t('board.overdue', {count: -dueIn})}`
}

/** Brings a row into view that an address opened. */
function useArrival(isOpen: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const isArriving = useRef(isOpen)
  useEffect(() => {
    if (isArriving.current) box.current?.scrollIntoView({block: 'center'})
    isArriving.current = false
  }, [])
  return box
}

import {Box, Button, Flex, Select, Text} from '@sanity/ui'
import {useId, useMemo, type ReactNode} from 'react'
import {useDateTimeFormat, useTranslation} from 'sanity'
import type {Revision} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {revisionSteps, sideKey, sideOfKey, type Side} from './comparison.ts'

interface ComparePickerProps {
  readonly left: Side
  readonly right: Side
  /** The sides that are there besides revisions, in the order they are offered. */
  readonly offered: readonly Side['kind'][]
  readonly lastReadAt: string | undefined
  readonly revisions: readonly Revision[]
  readonly names: ReadonlyMap<string, string>
  readonly onChange: (left: Side, right: Side) => void
  /** Absent when the text on the screen has been marked as read already. */
  readonly onMarkRead: (() => void) | undefined
}

const most = 100

/** Chooses what is compared with what: live, approved, last read, or any revision. */
export function ComparePicker(props: ComparePickerProps): ReactNode {
  const {left, right, offered, lastReadAt, revisions, names, onChange, onMarkRead} = props
  const {t} = useTranslation(beatbookNamespace)
  const format = useDateTimeFormat({dateStyle: 'medium', timeStyle: 'short'})
  const steps = useMemo(() => revisionSteps(revisions).slice(0, most), [revisions])
  const revisionOptions = steps.map(({id, author, at, published}) => (
    <option key={id} value={`revision:${id}`}>
      {t(published ? 'compare.publishedBy' : 'compare.by', {when: format.format(new Date(at)), name: names.get(author) ?? author})}
    </option>
  ))
  const option = (kind: Side['kind']) => (
    <option key={kind} value={kind}>
      {kind === 'read' && lastReadAt ? t('compare.read', {when: format.format(new Date(lastReadAt))}) : t(`compare.${kind}`)}
    </option>
  )
  return (
    <Flex gap={3} wrap="wrap" align="flex-end" role="group" aria-label={t('compare.title')} data-testid="compare">
      <SideSelect label={t('compare.from')} value={left} onChange={(side) => onChange(side, right)}>
        {offered.filter((kind) => kind !== 'current').map(option)}
        <optgroup label={t('compare.revisions')}>{revisionOptions}</optgroup>
      </SideSelect>
      <SideSelect label={t('compare.to')} value={right} onChange={(side) => onChange(left, side)}>
        {offered.filter((kind) => kind === 'current' || kind === 'live').map(option)}
        <optgroup label={t('compare.revisions')}>{revisionOptions}</optgroup>
      </SideSelect>
      {onMarkRead ? (
        <Button mode="bleed" fontSize={1} padding={3} text={t('compare.markRead')} onClick={onMarkRead} />
      ) : (
        <Box padding={3}>
          <Text size={1} muted>
            {t('compare.isRead')}
          </Text>
        </Box>
      )}
    </Flex>
  )
}

interface SideSelectProps {
  readonly label: string
  readonly value: Side
  readonly onChange: (side: Side) => void
  readonly children: ReactNode
}

function SideSelect({label, value, onChange, children}: SideSelectProps): ReactNode {
  const id = useId()
  return (
    <Box style={{flex: '1 1 12em', minWidth: 0, maxWidth: '24em'}}>
      <Box paddingBottom={2}>
        <Text as="label" size={0} muted htmlFor={id}>
          {label}
        </Text>
      </Box>
      <Select id={id} fontSize={1} padding={3} value={sideKey(value)} onChange={(event) => onChange(sideOfKey(event.currentTarget.value))}>
        {children}
      </Select>
    </Box>
  )
}

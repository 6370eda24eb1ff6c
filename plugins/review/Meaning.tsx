import {Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {summaryLine, type SummaryItem} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {Fold} from '../briefing/Fold.tsx'
import {offScreen} from './offScreen.ts'

interface MeaningProps {
  readonly items: readonly SummaryItem[]
  /** Headings by section key, names by field. */
  readonly nameOf: (section: string) => string
  readonly isNew: boolean
}

/** What the changes mean, before how they are worded: one line, then each change of substance. */
export function Meaning({items, nameOf, isNew}: MeaningProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  // Sentences and fields follow below, word by word.
  const substance = items.filter(({kind}) => kind !== 'wording' && kind !== 'field')
  const line = isNew ? t('meaning.new') : items.length === 0 ? t('meaning.none') : summaryLine(items)
  return (
    <Stack as="section" gap={4} aria-label={t('meaning.title')}>
      <Text as="h2" size={2} weight="semibold" data-testid="review-summary">
        {line}
      </Text>
      {substance.length > 0 && !isNew ? (
        <List items={substance.slice(0, shown)} nameOf={nameOf} />
      ) : null}
      {substance.length > shown && !isNew ? (
        <Fold name="meaning" title={t('meaning.more', {count: substance.length - shown})}>
          <List items={substance.slice(shown)} nameOf={nameOf} />
        </Fold>
      ) : null}
    </Stack>
  )
}

const shown = 12

function List({items, nameOf}: Pick<MeaningProps, 'items' | 'nameOf'>): ReactNode {
  return (
    <Stack as="ul" gap={3} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {items.map((item) => (
        <li key={JSON.stringify(item)}>
          <Item item={item} nameOf={nameOf} />
        </li>
      ))}
    </Stack>
  )
}

function Item({item, nameOf}: {readonly item: SummaryItem; readonly nameOf: MeaningProps['nameOf']}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {kind, change, section, before, after} = item
  return (
    <Flex gap={3} align="flex-start" data-kind={kind}>
      <Text size={1} muted style={{flex: '0 0 9em'}}>
        {t(`meaning.${change}`, {what: t(`kind.${kind}`)})}
      </Text>
      <Text size={1} style={{flex: 1, minWidth: 0}}>
        {before === undefined ? null : (
          <del style={{textDecorationThickness: '1.5px', color: 'var(--card-muted-fg-color)'}}>
            <span style={offScreen}>{t('diff.removed')} </span>
            {before}
          </del>
        )}
        {before !== undefined && after !== undefined ? <span aria-hidden> → </span> : null}
        {after === undefined ? null : (
          <ins style={{textDecoration: 'none', fontWeight: 600}}>
            <span style={offScreen}>{t('diff.added')} </span>
            {after}
          </ins>
        )}
        {section ? <span style={{color: 'var(--card-muted-fg-color)'}}> · {nameOf(section)}</span> : null}
      </Text>
    </Flex>
  )
}

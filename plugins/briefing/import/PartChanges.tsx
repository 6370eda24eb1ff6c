import {Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {PartChange} from '../../../src/briefing/import/mergeBrief.ts'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {keyed} from './keyed.ts'
import {differenceOf} from './valueText.ts'

/** The paragraphs or questions of a section that change, with what goes struck out and what comes underlined. */
export function PartChanges({parts}: {readonly parts: readonly PartChange[]}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const changed = parts.filter(({kind}) => kind !== 'same')
  const {shown, more} = keyed(changed, ({kind, before = '', after = ''}) => `${kind} ${before} ${after}`)
  return (
    <Stack as="ul" gap={4} style={{listStyle: 'none', margin: 0, padding: 0}}>
      {shown.map(({item, key}) => (
        <li key={key}>
          <Part part={item} />
        </li>
      ))}
      {more > 0 ? (
        <li>
          <Text size={1} muted>
            {t('import.more', {count: more})}
          </Text>
        </li>
      ) : null}
    </Stack>
  )
}

function Part({part: {kind, before = '', after = '', lost}}: {readonly part: PartChange}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {start, gone, come, end} = differenceOf(kind === 'new' ? '' : before, kind === 'gone' ? '' : kind === 'stays' ? before : after)
  return (
    <Stack gap={2}>
      <Text size={0} muted weight="medium">
        {t(`import.partKind.${kind}`)}
      </Text>
      <Text size={1}>
        {shorten(start)}
        {gone ? <del>{shorten(gone)}</del> : null}
        {come ? <ins>{shorten(come)}</ins> : null}
        {shorten(end)}
      </Text>
      {lost.length > 0 ? (
        <Text size={1} muted>
          {t('import.lost', {words: lost.map((words) => `"${words}"`).join(', ')})}
        </Text>
      ) : null}
    </Stack>
  )
}

/** A paragraph of the usual length is shown whole; a book in one paragraph is not. */
const longestPart = 3000

function shorten(text: string): string {
  return text.length > longestPart ? `${text.slice(0, longestPart)} …` : text
}

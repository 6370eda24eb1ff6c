import {Flex, Radio, Stack, Text} from '@sanity/ui'
import {useId, type ReactNode} from 'react'
import {useCurrentLocale, useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {EditionKind} from './mailDesk.ts'

interface KindChoiceProps {
  readonly kind: EditionKind
  /** When the last edition was sent; without one there is nothing to compare with. */
  readonly last: string | undefined
  readonly onChange: (kind: EditionKind) => void
}

/** Chooses between the whole brief and what changed. */
export function KindChoice({kind, last, onChange}: KindChoiceProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {id: locale} = useCurrentLocale()
  const id = useId()
  if (!last) return null
  const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long'}).format(new Date(last))
  return (
    <Stack gap={3} role="radiogroup" aria-label={t('editions.kind')}>
      {(['full', 'changes'] as const).map((value) => (
        <Flex key={value} align="center" gap={2}>
          <Radio id={`${id}-${value}`} name={id} checked={kind === value} onChange={() => onChange(value)} />
          <Text as="label" size={1} htmlFor={`${id}-${value}`}>
            {t(`editions.kind.${value}`, {day})}
          </Text>
        </Flex>
      ))}
    </Stack>
  )
}

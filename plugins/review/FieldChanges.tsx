import {Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {FieldDiff} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {Words} from './Words.tsx'

interface FieldChangesProps {
  readonly fields: readonly FieldDiff[]
  readonly nameOf: (field: string) => string
  readonly isNew: boolean
}

/** Title, dek and the other fields that changed, each in its words. */
export function FieldChanges({fields, nameOf, isNew}: FieldChangesProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (fields.length === 0) return null
  return (
    <Stack as="section" gap={3} aria-label={t('diff.fields')} data-section="fields">
      <Text as="h3" size={1} weight="semibold">
        {t('diff.fields')}
      </Text>
      <Stack as="dl" gap={3} margin={0}>
        {fields.map(({field, words}) => (
          <Flex key={field} gap={3} align="flex-start" wrap="wrap">
            <Text as="dt" size={1} muted style={{flex: '0 0 9em'}}>
              {nameOf(field)}
            </Text>
            <Text as="dd" size={1} style={{flex: '1 1 18em', margin: 0, lineHeight: 1.6}}>
              <Words sentence={{change: 'changed', words, paragraph: 0}} from={0} plain={isNew} />
            </Text>
          </Flex>
        ))}
      </Stack>
    </Stack>
  )
}

import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {pathToString, useTranslation, type ObjectSchemaType, type Path, type ValidationMarker} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {fieldTitle} from './fieldTitle.ts'
import {SeverityIcon} from './SeverityIcon.tsx'

interface FieldErrorsProps {
  readonly errors: readonly ValidationMarker[]
  readonly schemaType: ObjectSchemaType
  readonly goTo: (path: Path) => void
}

/** What blocks publishing besides the brief's checks: fields that the form itself asks for. Each leads to its field. */
export function FieldErrors({errors, schemaType, goTo}: FieldErrorsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (errors.length === 0) return null
  return (
    <Stack as="section" gap={3}>
      <Text as="h2" size={1} weight="semibold">
        {t('findings.heading', {title: t('fieldErrors.title'), count: errors.length})}
      </Text>
      <Stack as="ul" gap={2} style={{listStyle: 'none', margin: 0, padding: 0}}>
        {errors.map(({path, message}) => (
          <li key={`${pathToString(path)}:${message}`}>
            <Card radius={2} border tone="critical" data-field-error={pathToString(path)}>
              <Card
                as="button"
                type="button"
                padding={3}
                radius={2}
                tone="inherit"
                onClick={() => goTo(path)}
                style={{width: '100%', textAlign: 'left', cursor: 'pointer'}}
              >
                <Flex gap={3} align="flex-start">
                  <SeverityIcon severity="error" />
                  <Text size={1}>{t('fieldErrors.item', {field: fieldTitle(schemaType, path), message})}</Text>
                </Flex>
              </Card>
            </Card>
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

/**
 * The form's own errors among a document's markers, one for each field and message: a slug says it twice, of itself and
 * of its part. What the brief's checks found is listed apart.
 */
export function ownErrors(markers: readonly ValidationMarker[]): ValidationMarker[] {
  const own = markers.filter(({level, code}) => level === 'error' && !code?.startsWith('beatbook.'))
  const keyOf = ({path, message}: ValidationMarker) => `${String(path[0])}:${message}`
  return [...new Map(own.toReversed().map((marker) => [keyOf(marker), marker])).values()].toReversed()
}

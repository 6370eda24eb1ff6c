import {ErrorOutlineIcon} from '@sanity/icons/ErrorOutline'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {Text} from '@sanity/ui'
import type {ComponentType, ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {Severity} from '../../src/briefing/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

const icons: Record<Severity, ComponentType> = {
  error: ErrorOutlineIcon,
  warning: WarningOutlineIcon,
  info: InfoOutlineIcon,
}

/** How grave a finding is, by shape and by name. */
export function SeverityIcon({severity}: {readonly severity: Severity}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const Icon = icons[severity]
  return (
    <Text size={1} role="img" aria-label={t(`severity.${severity}`)}>
      <Icon />
    </Text>
  )
}

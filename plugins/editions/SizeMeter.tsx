import {Box, Stack, Text} from '@sanity/ui'
import {useId, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {editionSize, editionSizeLimits} from '../../src/email/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

const colours = {fits: 'var(--card-muted-fg-color)', close: 'var(--card-badge-caution-dot-color)', tooLarge: 'var(--card-badge-critical-dot-color)'} as const

/** How much of what mail programs show an edition takes, with the line from which it is close. */
export function SizeMeter({bytes}: {readonly bytes: number}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const size = editionSize(bytes)
  const {warn, refuse} = editionSizeLimits
  const percent = (count: number) => `${Math.min(100, (count / refuse) * 100)}%`
  return (
    <Stack gap={2} data-testid="edition-size" data-size={size}>
      <Text id={id} size={1}>
        {t('editions.size', {size: (bytes / 1000).toFixed(1), limit: refuse / 1000})}
      </Text>
      <Box
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={refuse}
        aria-valuenow={Math.min(bytes, refuse)}
        style={{position: 'relative', height: 6, borderRadius: 3, background: 'var(--card-border-color)'}}
      >
        <div style={{width: percent(bytes), height: '100%', borderRadius: 3, background: colours[size]}} />
        <div style={{position: 'absolute', left: percent(warn), top: -2, bottom: -2, width: 1, background: 'var(--card-fg-color)'}} />
      </Box>
      <Text size={0} muted>
        {t(`editions.size.${size}`)}
      </Text>
    </Stack>
  )
}

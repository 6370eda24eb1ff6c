import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {Column, Page} from './sheet.ts'

/** The shape of a view before anything is read. */
export function Skeleton({label}: {readonly label: string}): ReactNode {
  return (
    <Page>
      <Column aria-busy="true" data-state="loading">
        <Text size={1} muted role="status">
          {label}
        </Text>
        {widths.map((width) => (
          <Card key={width} radius={2} tone="transparent" style={{height: 34, width}} aria-hidden />
        ))}
      </Column>
    </Page>
  )
}

const widths = ['100%', '97%', '99%', '94%', '98%', '92%']

/** Nothing to show, and what to do about it. */
export function Empty({text, next}: {readonly text: string; readonly next?: ReactNode}): ReactNode {
  return (
    <Card padding={4} radius={2} border data-state="empty">
      <Stack gap={3}>
        <Text size={1}>{text}</Text>
        {next ? (
          <Text size={1} muted>
            {next}
          </Text>
        ) : null}
      </Stack>
    </Card>
  )
}

/** Something could not be read: why, and the way to try again. */
export function Failed({text, onRetry}: {readonly text: string; readonly onRetry: () => void}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Card padding={3} radius={2} border tone="critical" role="alert" data-state="failed">
      <Flex gap={3} align="center" wrap="wrap">
        <Box flex={1}>
          <Text size={1}>{text}</Text>
        </Box>
        <Button mode="ghost" fontSize={1} padding={2} text={t('newsroom.retry')} onClick={onRetry} />
      </Flex>
    </Card>
  )
}

/** A view of which nothing could be read: no list, no figures, only why and the way to try again. */
export function Unread(props: {readonly text: string; readonly onRetry: () => void}): ReactNode {
  return (
    <Page>
      <Column>
        <Failed {...props} />
      </Column>
    </Page>
  )
}

export function Strip({kind, text}: {readonly kind: 'offline' | 'note'; readonly text: string}): ReactNode {
  return (
    <Card padding={3} borderBottom tone={kind === 'offline' ? 'caution' : 'default'} role="status" data-state={kind}>
      <Text size={1}>{text}</Text>
    </Card>
  )
}

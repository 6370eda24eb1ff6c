import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'
import {getPublishedId, useTranslation, type DocumentInspectorProps} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {DeliveryLog} from './DeliveryLog.tsx'
import {EditionPreview} from './EditionPreview.tsx'
import {KindChoice} from './KindChoice.tsx'
import type {EditionKind} from './mailDesk.ts'
import {SendEdition} from './SendEdition.tsx'
import {SendTest} from './SendTest.tsx'
import {SizeMeter} from './SizeMeter.tsx'
import {useDesk, useEditionResult, useRendered, type EmailOptions} from './useEdition.ts'

/** The briefing, by email: what would be sent, to how many, what was sent, and the way to send it. */
export function createEditionsInspector(options: EmailOptions) {
  return function EditionsInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    const {documentId, editState} = useDocumentPane()
    return (
      <Flex direction="column" height="fill" overflow="hidden" data-testid="beatbook-editions">
        <DocumentInspectorHeader as="header" flex="none" title={t('editions.title')} closeButtonLabel={t('editions.close')} onClose={onClose} />
        <Box flex={1} overflow="auto" padding={4}>
          <Editions
            key={editState?.published?._rev ?? ''}
            options={options}
            beat={getPublishedId(documentId)}
            draft={Boolean(editState?.draft)}
          />
        </Box>
      </Flex>
    )
  }
}

interface EditionsProps {
  readonly options: EmailOptions
  readonly beat: string
  readonly draft: boolean
}

function Editions({options, beat, draft}: EditionsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [kind, setKind] = useState<EditionKind>('full')
  const result = useEditionResult(options, beat)
  const desk = useDesk(options, beat)
  const state = desk?.state.status === 'ready' ? desk.state.value : undefined
  const rendered = useRendered(options, result.status === 'ready' ? result.value : undefined, state, kind)

  if (result.status === 'loading') return <Quiet>{t('editions.loading')}</Quiet>
  if (result.status === 'failed') return <Problem>{t('editions.failed', {reason: result.reason})}</Problem>
  if (!rendered) return <Quiet>{t('editions.unpublished')}</Quiet>
  return (
    <Stack gap={5}>
      {desk ? null : <Quiet>{t('editions.noMailroom')}</Quiet>}
      {desk?.state.status === 'failed' ? <Problem>{t('editions.mailroomFailed', {reason: desk.state.reason})}</Problem> : null}
      {state ? (
        <Text size={1} data-testid="edition-readers">
          {t('editions.readers', {count: state.subscribers.confirmed})}
          {state.subscribers.waiting > 0 ? `, ${t('editions.waiting', {count: state.subscribers.waiting})}` : ''}
        </Text>
      ) : null}
      {draft ? <Quiet>{t('editions.draft')}</Quiet> : null}
      <KindChoice kind={kind} last={state?.last?.at} onChange={setKind} />
      <Stack gap={3}>
        <Line label={t('editions.subject')} words={rendered.subject} />
        <Line label={t('editions.preheader')} words={rendered.preheader} />
      </Stack>
      <SizeMeter bytes={rendered.bytes} />
      <EditionPreview edition={rendered} />
      {desk && state ? (
        <>
          <SendTest desk={desk.desk} beat={beat} kind={kind} state={state} />
          <SendEdition desk={desk} beat={beat} kind={kind} state={state} revision={result.value.beat?._rev} edition={rendered} />
          <DeliveryLog desk={desk} state={state} />
        </>
      ) : null}
    </Stack>
  )
}

function Quiet({children}: {readonly children: ReactNode}): ReactNode {
  return (
    <Text size={1} muted>
      {children}
    </Text>
  )
}

function Problem({children}: {readonly children: ReactNode}): ReactNode {
  return (
    <Card tone="critical" padding={3} radius={2} role="alert">
      <Text size={1}>{children}</Text>
    </Card>
  )
}

function Line({label, words}: {readonly label: string; readonly words: string}): ReactNode {
  return (
    <Stack gap={2}>
      <Text size={0} muted>
        {label}
      </Text>
      <Text size={1}>{words}</Text>
    </Stack>
  )
}

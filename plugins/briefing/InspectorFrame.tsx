import {Box, Flex, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useTranslation} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {beatbookNamespace} from '../i18n/namespace.ts'

interface InspectorFrameProps {
  /** Its test id. */
  readonly name: string
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The head of an inspector, and room for what is in it once the document is there; a key draws none of it anew. */
export function InspectorFrame({name, title, closeLabel, onClose, children}: InspectorFrameProps): ReactNode {
  return (
    <Flex direction="column" height="fill" overflow="hidden" data-testid={name}>
      <DocumentInspectorHeader as="header" flex="none" title={title} closeButtonLabel={closeLabel} onClose={onClose} />
      <OnceReady>{children}</OnceReady>
    </Flex>
  )
}

function OnceReady({children}: Pick<InspectorFrameProps, 'children'>): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {ready} = useDocumentPane()
  return ready ? (
    children
  ) : (
    <Box padding={4}>
      <Text size={1} muted>
        {t('inspector.loading')}
      </Text>
    </Box>
  )
}

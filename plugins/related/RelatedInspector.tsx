import {Box, Flex, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {useEffect, useId, useState, type ReactNode} from 'react'
import {useTranslation, type DocumentInspectorProps} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {useDocumentOfPane} from '../briefing/BriefingInspector.tsx'
import {Fold} from '../briefing/Fold.tsx'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {BacktestPanel} from './BacktestPanel.tsx'
import {FeedNote} from './FeedNote.tsx'
import {LinksPanel} from './LinksPanel.tsx'
import {ProposalList} from './ProposalList.tsx'
import type {OpenProposal} from './relatedMessages.ts'
import {RelatedList} from './RelatedList.tsx'
import type {RelatedSession} from './relatedSession.ts'
import type {ListName} from './sights.ts'
import {useLinking} from './useLinking.tsx'
import {useFeed, useSight} from './useRelated.ts'

const none: readonly OpenProposal[] = []
const tabs: readonly ListName[] = ['passage', 'document', 'links']

/** The Related inspector: stories for the passage at the caret, for the document, and the links in and out. */
export function createRelatedInspector(session: RelatedSession) {
  return function RelatedInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    const {ready} = useDocumentPane()
    return (
      <Flex direction="column" height="fill" overflow="hidden" data-testid="beatbook-related">
        <DocumentInspectorHeader as="header" flex="none" title={t('related.title')} closeButtonLabel={t('related.close')} onClose={onClose} />
        {ready ? (
          <InspectorBody session={session} />
        ) : (
          <Box padding={4}>
            <Text size={1} muted>
              {t('inspector.loading')}
            </Text>
          </Box>
        )}
      </Flex>
    )
  }
}

function InspectorBody({session}: {readonly session: RelatedSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const document = useDocumentOfPane()
  const linking = useLinking(session, document)
  const feed = useFeed(session)
  const {sight, failure} = useSight(session, document.id)
  const [tab, setTab] = useState<ListName>('passage')
  const ids = useId()
  const {sights} = session

  useEffect(() => {
    // The form keeps the document known; without a form on the screen nobody else does.
    sights.change(document.id, sights.get(document.id).document ? {lists: [tab]} : {lists: [tab], document: document.value})
    return () => sights.change(document.id, {lists: []})
  }, [sights, document.id, document.value, tab])

  return (
    <>
      <Box flex="none" padding={3} paddingBottom={2}>
        <TabList gap={1}>
          {tabs.map((name) => (
            <Tab
              key={name}
              id={`${ids}-${name}`}
              aria-controls={`${ids}-panel`}
              label={t(`related.tab.${name}`)}
              selected={tab === name}
              fontSize={1}
              padding={2}
              onClick={() => setTab(name)}
            />
          ))}
        </TabList>
      </Box>
      <TabPanel id={`${ids}-panel`} aria-labelledby={`${ids}-${tab}`} style={{flex: 1, overflow: 'auto', outline: 'none'}}>
        <Stack gap={4} padding={4} paddingTop={2}>
          <FeedNote feed={feed} failure={failure} />
          <ProposalList session={session} document={document} linking={linking} proposals={sight?.proposals ?? none} />
          {tab === 'links' ? (
            <LinksPanel session={session} document={document} linking={linking} links={sight?.links} />
          ) : (
            <RelatedList session={session} document={document} linking={linking} list={sight?.[tab]} isReady={feed.status === 'ready'} />
          )}
          <Fold name="quality" title={t('backtest.title')}>
            <BacktestPanel session={session} />
          </Fold>
        </Stack>
      </TabPanel>
    </>
  )
}

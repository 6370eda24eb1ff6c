import {Box, Stack, Tab, TabList, TabPanel} from '@sanity/ui'
import {memo, useDeferredValue, useEffect, useId, useState, type ReactNode} from 'react'
import {useTranslation, type DocumentInspectorProps} from 'sanity'
import {useDocumentOfPane} from '../briefing/BriefingInspector.tsx'
import {Fold} from '../briefing/Fold.tsx'
import {InspectorFrame} from '../briefing/InspectorFrame.tsx'
import type {OpenDocument} from '../briefing/openDocument.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {BacktestPanel} from './BacktestPanel.tsx'
import {FeedNote} from './FeedNote.tsx'
import {LinksPanel} from './LinksPanel.tsx'
import {ProposalList} from './ProposalList.tsx'
import type {OpenProposal} from './relatedMessages.ts'
import {RelatedList} from './RelatedList.tsx'
import type {RelatedSession} from './relatedSession.ts'
import type {ListName, SightState} from './sights.ts'
import {useLinking, type Linking} from './useLinking.tsx'
import {useFeed, useSight} from './useRelated.ts'

const none: readonly OpenProposal[] = []
const tabs: readonly ListName[] = ['passage', 'document', 'links']

/** The Related inspector: stories for the passage at the caret, for the document, and the links in and out. */
export function createRelatedInspector(session: RelatedSession) {
  return function RelatedInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    return (
      <InspectorFrame name="beatbook-related" title={t('related.title')} closeLabel={t('related.close')} onClose={onClose}>
        <OpenInspector session={session} />
      </InspectorFrame>
    )
  }
}

/** Takes in every key and every answer, but draws nothing itself: what the inspector shows is drawn once the form has been. */
function OpenInspector({session}: {readonly session: RelatedSession}): ReactNode {
  const document = useDocumentOfPane()
  const current = useSteadyCallback(() => document)
  const linking = useLinking(session, document)
  const seen = useSight(session, document.id)
  return <InspectorBody session={session} document={useDeferredValue(document)} current={current} linking={linking} seen={seen} />
}

interface InspectorBodyProps {
  readonly session: RelatedSession
  /** The document as it is shown, a moment behind the form. */
  readonly document: OpenDocument
  /** The document as the form has it, for acting on it. */
  readonly current: () => OpenDocument
  readonly linking: Linking
  readonly seen: SightState
}

const InspectorBody = memo(function InspectorBody({session, document, current, linking, seen}: InspectorBodyProps): ReactNode {
  const feed = useFeed(session)
  const {sight, failure} = seen
  const [tab, setTab] = useState<ListName>('passage')
  const ids = useId()
  const {sights} = session
  const {id, value} = document

  useEffect(() => {
    // The form keeps the document known; without a form on the screen nobody else does.
    sights.change(id, sights.get(id).document ? {lists: [tab]} : {lists: [tab], document: value})
  }, [sights, id, value, tab])
  useEffect(() => () => sights.change(id, {lists: []}), [sights, id])

  return (
    <>
      <ListTabs ids={ids} tab={tab} setTab={setTab} />
      <TabPanel id={`${ids}-panel`} aria-labelledby={`${ids}-${tab}`} style={{flex: 1, overflow: 'auto', outline: 'none'}}>
        <Stack gap={4} padding={4} paddingTop={2}>
          <FeedNote feed={feed} failure={failure} />
          <ProposalList session={session} document={document} current={current} linking={linking} proposals={sight?.proposals ?? none} />
          {tab === 'links' ? (
            <LinksPanel session={session} document={document} linking={linking} links={sight?.links} />
          ) : (
            <RelatedList session={session} document={document} linking={linking} list={sight?.[tab]} asked={seen.asked} isReady={feed.status === 'ready'} />
          )}
          <Quality session={session} />
        </Stack>
      </TabPanel>
    </>
  )
})

interface ListTabsProps {
  readonly ids: string
  readonly tab: ListName
  readonly setTab: (tab: ListName) => void
}

const ListTabs = memo(function ListTabs({ids, tab, setTab}: ListTabsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
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
  )
})

const Quality = memo(function Quality({session}: {readonly session: RelatedSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  return (
    <Fold name="quality" title={t('backtest.title')}>
      <BacktestPanel session={session} />
    </Fold>
  )
})

import {Box, Flex, Stack, Text} from '@sanity/ui'
import {useCallback, useDeferredValue, useMemo, useRef, useState, type ReactNode} from 'react'
import {getPublishedId, useTranslation, type DocumentInspectorProps} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import type {Finding, Severity} from '../../src/briefing/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {BriefingSession} from './briefingSession.ts'
import {DeclinedList} from './DeclinedList.tsx'
import {FieldErrors, ownErrors} from './FieldErrors.tsx'
import {FindingCard} from './FindingCard.tsx'
import {FindingList} from './FindingList.tsx'
import {Fold} from './Fold.tsx'
import {FreshnessPanel} from './FreshnessPanel.tsx'
import {measured} from './measured.ts'
import type {OpenDocument} from './openDocument.ts'
import {ReportState} from './ReportState.tsx'
import {SectionOutline} from './SectionOutline.tsx'
import {useBriefingReport} from './useBriefing.ts'
import {useFindingActions} from './useFindingActions.ts'
import type {OpenCard} from './useFindingCard.ts'

/** The Briefing inspector: what blocks, what is worth a look, the sections with their bands, then notes and declines. */
export function createBriefingInspector(session: BriefingSession) {
  return function BriefingInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    const {ready} = useDocumentPane()
    return (
      <Flex direction="column" height="fill" overflow="hidden" data-testid="beatbook-inspector">
        <DocumentInspectorHeader
          as="header"
          flex="none"
          title={t('inspector.title')}
          closeButtonLabel={t('inspector.close')}
          onClose={onClose}
        />
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

function InspectorBody({session}: {readonly session: BriefingSession}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const document = useDocumentOfPane()
  const report = useBriefingReport(session, document.value, document.id)
  const {open, declined, notEvaluated, corpus} = report
  const {contract} = session
  const actions = useFindingActions(session, document)
  const settled = useDeferredValue(document.value)
  const sections = useMemo(
    () => (document.type === 'beat' ? measured('beatbook:briefing:inspector', () => session.outline(settled)) : []),
    [document.type, settled, session],
  )
  const {validation} = useDocumentPane()
  const missing = useMemo(() => ownErrors(validation), [validation])
  const {error, warning, info} = useMemo(() => bySeverity(open), [open])

  const body = useRef<HTMLDivElement>(null)
  const [card, setCard] = useState<OpenCard | null>(null)
  const openCard = useCallback(
    (finding: Finding, anchor: HTMLElement) => setCard({findings: [{finding, place: finding.place}], anchor, takesFocus: true}),
    [],
  )
  const closeCard = useCallback(
    ({restoreFocus}: {readonly restoreFocus: boolean}) => {
      setCard(null)
      // The row goes with its finding; the panel is then the nearest thing to return to.
      if (restoreFocus) (card?.anchor.isConnected ? card.anchor : body.current)?.focus()
    },
    [card],
  )
  const list = {contract, goTo: actions.goTo, openCard}

  return (
    <Box flex={1} overflow="auto" padding={4} ref={body} tabIndex={-1} style={{outline: 'none'}}>
      <Stack gap={5}>
        <ReportState report={report} count={error.length + missing.length + warning.length} />
        <FindingList title={t('findings.blocks')} findings={error} {...list} />
        <FieldErrors errors={missing} schemaType={document.schemaType} goTo={actions.goToField} />
        <FindingList title={t('findings.look')} findings={warning} {...list} />
        {document.type === 'beat' ? (
          <FreshnessPanel session={session} document={document} corpus={corpus} goTo={actions.goTo} />
        ) : null}
        {sections.length > 0 ? <SectionOutline sections={sections} contract={contract} goTo={actions.goTo} /> : null}
        {info.length > 0 ? (
          <Fold name="notes" title={t('findings.notes', {count: info.length})}>
            <FindingList findings={info} {...list} />
          </Fold>
        ) : null}
        {declined.length > 0 ? (
          <Fold name="declined" title={t('declined.title', {count: declined.length})}>
            <DeclinedList declined={declined} contract={contract} goTo={actions.goTo} reopen={actions.reopen} />
          </Fold>
        ) : null}
        {notEvaluated.length > 0 && corpus.status !== 'loading' ? (
          <Text size={0} muted>
            {t('findings.notEvaluated', {rules: notEvaluated.join(', ')})}
          </Text>
        ) : null}
      </Stack>
      {card ? (
        <FindingCard
          session={session}
          card={card}
          standing={open}
          declined={declined}
          actions={actions}
          readOnly={document.readOnly}
          onClose={closeCard}
        />
      ) : null}
    </Box>
  )
}

/** The document on the screen, as its pane has it. */
export function useDocumentOfPane(): OpenDocument {
  const pane = useDocumentPane()
  const {documentId, documentType, value, schemaType, formState, onChange, onPathOpen, onFocus, onSetActiveFieldGroup} = pane
  const readOnly = formState?.readOnly === true
  return useMemo(
    () => ({
      id: getPublishedId(documentId),
      type: documentType,
      value,
      schemaType,
      readOnly,
      onChange,
      onPathOpen,
      onPathFocus: onFocus,
      onGroupSelect: (group: string) => onSetActiveFieldGroup([], group),
    }),
    [documentId, documentType, value, schemaType, readOnly, onChange, onPathOpen, onFocus, onSetActiveFieldGroup],
  )
}

function bySeverity(findings: readonly Finding[]): Record<Severity, Finding[]> {
  return {
    error: findings.filter(({severity}) => severity === 'error'),
    warning: findings.filter(({severity}) => severity === 'warning'),
    info: findings.filter(({severity}) => severity === 'info'),
  }
}

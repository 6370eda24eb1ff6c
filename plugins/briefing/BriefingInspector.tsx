import {Box, Stack, Text} from '@sanity/ui'
import {memo, useCallback, useDeferredValue, useMemo, useRef, useState, type ReactNode} from 'react'
import {getPublishedId, useTranslation, type DocumentInspectorProps, type ValidationMarker} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import type {Finding, Severity} from '../../src/briefing/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {BriefingSession} from './briefingSession.ts'
import {DeclinedList} from './DeclinedList.tsx'
import {FieldErrors, ownErrors} from './FieldErrors.tsx'
import {FindingCard} from './FindingCard.tsx'
import {FindingList} from './FindingList.tsx'
import {Fold} from './Fold.tsx'
import {FreshnessPanel} from './FreshnessPanel.tsx'
import {InspectorFrame} from './InspectorFrame.tsx'
import {measured} from './measured.ts'
import type {OpenDocument} from './openDocument.ts'
import {ReportState} from './ReportState.tsx'
import {SectionOutline} from './SectionOutline.tsx'
import {useBriefingReport} from './useBriefing.ts'
import {useFindingActions, type FindingActions} from './useFindingActions.ts'
import type {OpenCard} from './useFindingCard.ts'
import {useSteadyCallback} from './useSteadyCallback.ts'

/** The Briefing inspector: what blocks, what is worth a look, the sections with their bands, then notes and declines. */
export function createBriefingInspector(session: BriefingSession) {
  return function BriefingInspector({onClose}: DocumentInspectorProps): ReactNode {
    const {t} = useTranslation(beatbookNamespace)
    return (
      <InspectorFrame name="beatbook-inspector" title={t('inspector.title')} closeLabel={t('inspector.close')} onClose={onClose}>
        <OpenInspector session={session} />
      </InspectorFrame>
    )
  }
}

/** Takes in every key, but draws nothing itself: what the inspector shows is drawn once the form has been. */
function OpenInspector({session}: {readonly session: BriefingSession}): ReactNode {
  const {validation} = useDocumentPane()
  const document = useDocumentOfPane()
  const current = useSteadyCallback(() => document)
  const actions = useFindingActions(session, document)
  const drawn = useDeferredValue(document)
  const markers = useDeferredValue(validation)
  return <InspectorBody session={session} document={drawn} current={current} validation={markers} actions={actions} />
}

interface InspectorBodyProps {
  readonly session: BriefingSession
  /** The document as it is shown, a moment behind the form. */
  readonly document: OpenDocument
  /** The document as the form has it, for acting on it. */
  readonly current: () => OpenDocument
  readonly validation: readonly ValidationMarker[]
  readonly actions: FindingActions
}

const InspectorBody = memo(function InspectorBody({session, document, current, validation, actions}: InspectorBodyProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const report = useBriefingReport(session, document.value, document.id)
  const {open, declined, notEvaluated, corpus} = report
  const {contract} = session
  const {type, value} = document
  const sections = useMemo(
    () => (type === 'beat' ? measured('beatbook:briefing:inspector', () => session.outline(value)) : []),
    [type, value, session],
  )
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
          <FreshnessPanel session={session} document={document} current={current} corpus={corpus} goTo={actions.goTo} />
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
})

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

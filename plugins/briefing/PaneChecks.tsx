import {useContext, useEffect, useMemo, useSyncExternalStore, type ContextType, type ReactNode} from 'react'
import {getPublishedId, useTranslation, type DocumentLayoutProps} from 'sanity'
import {DocumentPaneContext} from 'sanity/_singletons'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {offScreen} from '../review/offScreen.ts'
import {checkedTypes, type BriefingSession} from './briefingSession.ts'
import {ownErrors} from './FieldErrors.tsx'
import {measured} from './measured.ts'
import {checksOfPane} from './checksOfPane.ts'
import {useBriefingReport} from './useBriefing.ts'

/**
 * Stands around the pane of a checked document: keeps the Studio's own list of validation problems as they stand after a
 * decision, and tells screen readers what changed, in one place however many parts of the pane show it.
 */
export function createPaneChecks(session: BriefingSession) {
  return function PaneChecks(props: DocumentLayoutProps): ReactNode {
    const pane = useContext(DocumentPaneContext)
    // The same element while the pane takes in keys, or each would begin to draw the whole pane.
    const children = useMemo(() => props.renderDefault(props), [props])
    if (!pane || !checkedTypes.includes(props.documentType)) return children
    return (
      <ChecksOfPane session={session} pane={pane}>
        {children}
      </ChecksOfPane>
    )
  }
}

interface ChecksOfPaneProps {
  readonly session: BriefingSession
  readonly pane: NonNullable<ContextType<typeof DocumentPaneContext>>
  readonly children: ReactNode
}

function ChecksOfPane({session, pane, children}: ChecksOfPaneProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {value, validation, editState, ready} = pane
  const id = getPublishedId(pane.documentId)
  const report = useBriefingReport(session, value, id)
  const isKnown = ready && report.corpus.status !== 'loading' && report.decisions.status !== 'loading'
  // An older version in the pane has no markers, and wants none.
  const target = editState?.version ?? editState?.draft ?? editState?.published
  const isCurrent = isKnown && target !== undefined && target !== null && value._id === target._id
  const current = useMemo(() => (isCurrent ? measured('beatbook:briefing:pane', () => checksOfPane(validation, report)) : validation), [isCurrent, validation, report])
  const adjusted = useMemo(() => (current === validation ? pane : {...pane, validation: [...current]}), [pane, current, validation])

  const missing = useMemo(() => ownErrors(validation).length, [validation])
  const errors = missing + report.open.filter(({severity}) => severity === 'error').length
  const warnings = report.open.filter(({severity}) => severity === 'warning').length
  useEffect(() => {
    if (isKnown) session.announcer.stands(id, t('findings.announce', {errors, warnings}))
  }, [session, id, isKnown, errors, warnings, t])

  return (
    <DocumentPaneContext.Provider value={adjusted}>
      {children}
      <Announcements session={session} documentId={id} />
    </DocumentPaneContext.Provider>
  )
}

function Announcements({session: {announcer}, documentId}: {readonly session: BriefingSession; readonly documentId: string}): ReactNode {
  const said = useSyncExternalStore(announcer.subscribe, () => announcer.get(documentId))
  return (
    <div role="status" style={offScreen} data-beatbook-announced="">
      {said}
    </div>
  )
}

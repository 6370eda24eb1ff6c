import {
  getDraftId,
  getVersionId,
  useDocumentOperation,
  useDocumentPairPermissions,
  useSchema,
  useTranslation,
  useValidationStatus,
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
  type ValidationMarker,
} from 'sanity'
import {withoutSettled} from '../briefing/checksOfPane.ts'
import {checkedTypes} from '../briefing/briefingSession.ts'
import {fieldTitle} from '../briefing/fieldTitle.ts'
import {useSteadyCallback} from '../briefing/useSteadyCallback.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {useBeatbookGate} from './BeatbookContext.tsx'

const guardedActions = new Set(['publish', 'schedule'])
const guards = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * Closes publish and schedule, their shortcut included, while the form has an error or the text is not approved, and
 * says why before the click. Made once per action: a new function on each resolve would remount the action and lose
 * its state.
 */
export function guardPublish(original: DocumentActionComponent): DocumentActionComponent {
  if (!original.action || !guardedActions.has(original.action)) return original
  const known = guards.get(original)
  if (known) return known

  const useGuarded: DocumentActionComponent = (props) => {
    const description = original(props)
    const {t} = useTranslation(beatbookNamespace)
    const {t: studio} = useTranslation()
    const gate = useBeatbookGate(props)
    const {validation} = useValidationStatus(targetOf(props), props.type, true)
    const schemaType = useSchema().get(props.type)
    const errors = checkedTypes.includes(props.type) ? validation.filter(({level}) => level === 'error') : []
    const blocking = withoutSettled(errors, gate.overridden)
    const openAgain = useOpenAgain(props)
    const ordered = [...blocking.filter(isOurs), ...blocking.filter((marker) => !isOurs(marker))]
    const messages = [
      ...ordered.map((marker) => {
        const field = schemaType?.jsonType === 'object' ? fieldTitle(schemaType, marker.path) : ''
        return isOurs(marker) ? marker.message : t('publish.field', {field, message: marker.message.replace(/\.$/, '')})
      }),
      ...gate.reasons.filter(({message}) => !ordered.some((marker) => marker.message === message)).map(({message}) => message),
    ]
    const [message] = messages
    if (!description) return description
    if (message === undefined) return errors.length > blocking.length ? openAgain(description) : description
    // The Studio gives pausing a schedule the key of scheduling, and it puts nothing live.
    if (description.label === studio('release.action.pause-to-edit')) return description
    const title = messages.length === 1 ? message : t('publish.blocked', {message, count: messages.length - 1})
    return {...description, disabled: true, shortcut: null, title}
  }
  useGuarded.action = original.action
  useGuarded.displayName = `Guarded(${original.displayName ?? original.action})`
  guards.set(original, useGuarded)
  return useGuarded
}

/**
 * After a reviewer let an error pass, the Studio's own action stays off until the next edit, as it validates no sooner.
 * Gives a draft's publish the Studio's own operation back, for whoever may publish. A version's stays as it is.
 */
function useOpenAgain({id, type, release}: DocumentActionProps) {
  const {publish} = useDocumentOperation(id, type)
  const [permissions] = useDocumentPairPermissions({id, type, permission: 'publish'})
  const onHandle = useSteadyCallback(() => publish.execute())
  return (description: DocumentActionDescription): DocumentActionDescription => {
    if (release || publish.disabled || !permissions?.granted) return description
    return {...description, disabled: false, title: '', shortcut: 'Ctrl+Alt+P', onHandle}
  }
}

/** A message of ours is a sentence that names its place; one of the form's own says only "Required". */
function isOurs({code}: ValidationMarker): boolean {
  return code?.startsWith('beatbook.') === true
}

/** The document that would go live: never the published one, whose own errors must not hold a valid draft back. */
function targetOf({id, release}: DocumentActionProps): string {
  return release ? getVersionId(id, release) : getDraftId(id)
}

import {
  getDraftId,
  getVersionId,
  useTranslation,
  useValidationStatus,
  type DocumentActionComponent,
  type DocumentActionProps,
} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'

const guardedActions = new Set(['publish', 'schedule'])
const guards = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * Closes publish and schedule while the brief has an error finding, and says which before the click. Made once per
 * action: a new function on each resolve would remount the action and lose its state.
 */
export function guardPublish(original: DocumentActionComponent): DocumentActionComponent {
  if (!original.action || !guardedActions.has(original.action)) return original
  const known = guards.get(original)
  if (known) return known

  const useGuarded: DocumentActionComponent = (props) => {
    const description = original(props)
    const {t} = useTranslation(beatbookNamespace)
    const {validation} = useValidationStatus(targetOf(props), props.type, true)
    const blocking = validation.filter(({level, code}) => level === 'error' && code?.startsWith('beatbook.'))
    const [first] = blocking
    if (!description || !first) return description
    const title =
      blocking.length === 1
        ? first.message
        : t('publish.blocked', {message: first.message, count: blocking.length - 1})
    return {...description, disabled: true, title}
  }
  useGuarded.action = original.action
  useGuarded.displayName = `Guarded(${original.displayName ?? original.action})`
  guards.set(original, useGuarded)
  return useGuarded
}

/** The document that would go live: never the published one, whose own errors must not hold a valid draft back. */
function targetOf({id, release}: DocumentActionProps): string {
  return release ? getVersionId(id, release) : getDraftId(id)
}

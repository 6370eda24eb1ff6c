import {NotAllowed, TextChanged} from './reviewActs.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Why an act was not put on record, for the person who tried. Nothing they wrote is lost when they read it. */
export function reasonOf(error: unknown, t: Translate): string {
  if (error instanceof TextChanged) return error.current ? t('review.refused.changed') : t('review.refused.gone')
  if (error instanceof NotAllowed) return t('review.refused.rule', {reason: error.message})
  const reason = error instanceof Error ? error.message : String(error)
  if (hasStatus(error)) {
    if (error.statusCode === 403 || error.statusCode === 401) return t('review.refused.role', {reason})
    return t('review.refused.lake', {reason})
  }
  return t('review.refused.offline')
}

function hasStatus(error: unknown): error is {readonly statusCode: number} {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
}

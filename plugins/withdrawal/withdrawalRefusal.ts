/** Why nothing was withdrawn, as far as the answer tells. */
export type WithdrawalRefusal =
  /** Other documents hold it by a strong reference; their ids. */
  | {readonly kind: 'held'; readonly ids: readonly string[]}
  /** It was published, withdrawn or deleted by someone else meanwhile. */
  | {readonly kind: 'changed'}
  | {readonly kind: 'role' | 'lake'; readonly reason: string}
  /** No answer came: it may have happened or not. */
  | {readonly kind: 'offline'}

/** Reads a failed request's error, of the embedded lake or of Sanity's own. */
export function withdrawalRefusal(error: unknown): WithdrawalRefusal {
  const reason = error instanceof Error ? error.message : String(error)
  const status = isRecord(error) ? error.statusCode : undefined
  if (typeof status !== 'number') return {kind: 'offline'}
  if (status === 401 || status === 403) return {kind: 'role', reason}
  const items = itemsOf(error)
  const held = items.find(({type}) => type === 'documentHasExistingReferencesError')
  if (held) return {kind: 'held', ids: idsIn(held.referencingIDs)}
  const gone = items.some(({type}) => type === 'documentNotFoundError' || type === 'documentRevisionIDDoesNotMatchError')
  return gone ? {kind: 'changed'} : {kind: 'lake', reason}
}

function itemsOf(error: unknown): readonly Readonly<Record<string, unknown>>[] {
  const response = isRecord(error) ? error.response : undefined
  const body = isRecord(response) ? response.body : undefined
  const told = isRecord(body) ? body.error : undefined
  const items = isRecord(told) && Array.isArray(told.items) ? told.items : []
  return items.flatMap((item: unknown) => (isRecord(item) && isRecord(item.error) ? [item.error] : []))
}

function idsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

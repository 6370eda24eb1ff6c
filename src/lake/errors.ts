/** What the hosted API sends with a 4xx answer; the client and the Studio read `error` and `error.items`. */
export type ErrorBody = Readonly<Record<string, unknown>>

/** One failed mutation or action, as it stands in `error.items[].error`. */
export interface ItemError {
  readonly type: string
  readonly description: string
  readonly [detail: string]: unknown
}

/** A refusal: an HTTP status and the body the hosted API would send with it. */
export class LakeError extends Error {
  override name = 'LakeError'
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, body: ErrorBody, message: string) {
    super(message)
    this.status = status
    this.body = body
  }
}

/** Whether the refusal says `{error: {type}}`. */
export function isErrorOf(error: unknown, type: string): error is LakeError {
  if (!(error instanceof LakeError)) return false
  const {error: told} = error.body
  return typeof told === 'object' && told !== null && 'type' in told && told.type === type
}

/** A refusal in the shape of Sanity's management endpoints: `{statusCode, error, message}`. */
export function plainError(status: number, message: string, extra: ErrorBody = {}): LakeError {
  return new LakeError(status, {statusCode: status, error: statusTitles[status] ?? 'Error', message, ...extra}, message)
}

const statusTitles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  417: 'Expectation Failed',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** The session is unknown (`ANF`) or past its day (`AEX`); only these two codes make the Studio sign out. */
export function sessionError(reason: 'unknown' | 'expired'): LakeError {
  return reason === 'expired'
    ? plainError(401, 'Session is expired, please re-authenticate', {errorCode: 'SIO-401-AEX'})
    : plainError(401, 'Session not found', {errorCode: 'SIO-401-ANF'})
}

/** A query that cannot be read. `start` and `end` are UTF-16 offsets into `query`. */
export function queryParseError(query: string, description: string, start: number, end: number): LakeError {
  return new LakeError(400, {error: {type: 'queryParseError', description, query, start, end}}, description)
}

/** A query that was understood but could not be evaluated, or a request around it that makes no sense. */
export function queryError(description: string, type = 'queryError'): LakeError {
  return new LakeError(400, {error: {type, description}}, description)
}

/** A refusal of one mutation or action, before it is known which one of the request it was. */
export class ItemRefusal extends Error {
  override name = 'ItemRefusal'
  readonly status: number
  readonly item: ItemError

  constructor(status: number, item: ItemError) {
    super(item.description)
    this.status = status
    this.item = item
  }
}

export function alreadyExists(id: string): ItemRefusal {
  return new ItemRefusal(409, {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  })
}

export function notFound(id: string): ItemRefusal {
  return new ItemRefusal(404, {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  })
}

export function revisionMismatch(id: string, expected: string, current: string | undefined): ItemRefusal {
  return new ItemRefusal(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID ("${current ?? ''}"), expected "${expected}"`,
    id,
    expectedRevisionID: expected,
    currentRevisionID: current,
  })
}

export function missingReference(id: string, referenceID: string): ItemRefusal {
  return new ItemRefusal(409, {
    type: 'documentReferenceDoesNotExistError',
    description: `Document "${id}" references non-existent document "${referenceID}"`,
    id,
    referenceID,
  })
}

export function stillReferenced(id: string, referencingIDs: readonly string[]): ItemRefusal {
  return new ItemRefusal(409, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be deleted as there are references to it from "${referencingIDs[0]}"`,
    id,
    referencingIDs,
  })
}

export function notPermitted(permission: string, id: string): ItemRefusal {
  return new ItemRefusal(403, {
    type: 'insufficientPermissionsError',
    description: `Insufficient permissions; permission "${permission}" required on document "${id}"`,
    permission,
    id,
  })
}

export function invalid(description: string): ItemRefusal {
  return new ItemRefusal(400, {type: 'validationError', description})
}

/** Wraps the refusal of the mutation or action at `index` in the body for the whole request. */
export function requestRefused(kind: 'mutation' | 'action', index: number, refusal: ItemRefusal): LakeError {
  const description = `The ${kind}(s) failed: ${refusal.message}`
  const body = {error: {type: `${kind}Error`, description, items: [{index, error: refusal.item}]}}
  return new LakeError(refusal.status, body, description)
}

/** A refusal of the transaction as a whole; the specific type stands on `error` itself. */
export function transactionRefused(
  status: number,
  type: string,
  description: string,
  extra: ErrorBody = {},
): LakeError {
  return new LakeError(status, {error: {type, description, ...extra}}, description)
}

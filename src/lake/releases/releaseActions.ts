import {z} from 'zod'
import type {Action} from '../actions.ts'
import {isObject, type Doc} from '../documents.ts'
import {alreadyExists, invalid, ItemRefusal, LakeError} from '../errors.ts'
import {readPatch, type PatchOperations} from '../patch.ts'
import type {Transaction} from '../transaction.ts'
import {archive, permitPublication, publishRelease, unarchive} from './releaseContents.ts'
import {
  checkReleaseId,
  releaseDocumentId,
  releaseDocumentType,
  releaseIn,
  wrongState,
  type Release,
  type ReleaseState,
} from './release.ts'

const prefix = 'sanity.action.release.'

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not an ISO date and time')

const metadata = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  releaseType: z.enum(['asap', 'scheduled', 'undecided']).default('undecided'),
  intendedPublishAt: instant.nullish(),
  cardinality: z.enum(['one', 'many']).nullish(),
})

const releaseId = z.string().min(1)
const attributes = z.looseObject({state: z.string().optional(), metadata: metadata.optional()})

const shapes = {
  create: z.object({releaseId, metadata: metadata.default({releaseType: 'undecided'})}),
  edit: z.object({releaseId, patch: z.unknown()}),
  schedule: z.object({releaseId, publishAt: instant}),
  unschedule: z.object({releaseId}),
  publish: z.object({releaseId}),
  archive: z.object({releaseId}),
  unarchive: z.object({releaseId}),
  delete: z.object({releaseId}),
  import: z.object({
    releaseId,
    attributes: attributes.optional(),
    document: attributes.optional(),
    ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
  }),
}

type Shapes = typeof shapes
type Name = keyof Shapes
type Given<N extends Name> = z.infer<Shapes[N]>

/**
 * Reads one `sanity.action.release.*`; undefined when it is another action.
 *
 * A dry run of one answers whether the caller may do it, not whether the release is in a state for it: the Studio asks
 * it as a check of permissions, and remembers any other refusal as a missing one.
 * @throws ItemRefusal (400) when it is malformed.
 */
export function readReleaseAction(given: Readonly<Record<string, unknown>>): Action | undefined {
  const type = String(given.actionType)
  const name = type.startsWith(prefix) ? type.slice(prefix.length) : ''
  if (!isName(name)) return undefined
  const action = done(name, given)
  return (transaction) => reported(transaction, () => transaction.pastReleaseLocks(() => action(transaction)))
}

function isName(name: string): name is Name {
  return Object.hasOwn(shapes, name)
}

/** The Studio reads a missing permission for a release off the error itself, not off its items. */
function reported(transaction: Transaction, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ItemRefusal) || error.item.type !== 'insufficientPermissionsError') throw error
    const body = {error: {...error.item, items: [{index: transaction.index, error: error.item}]}}
    throw new LakeError(error.status, body, error.message)
  }
}

function read<N extends Name>(name: N, given: unknown): Given<N> {
  const parsed = shapes[name].safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(`Malformed action ${prefix}${name}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  checkReleaseId(parsed.data.releaseId)
  return parsed.data as Given<N>
}

function done(name: Name, given: unknown): Action {
  switch (name) {
    case 'create': {
      const action = read(name, given)
      return (transaction) => create(transaction, action)
    }
    case 'edit': {
      const {releaseId, patch} = read(name, given)
      if (!isObject(patch)) throw invalid('Edit needs a "patch", an object')
      const operations = readPatch(patch)
      return (transaction) => edit(transaction, releaseId, operations)
    }
    case 'schedule': {
      const {releaseId, publishAt} = read(name, given)
      return (transaction) => schedule(transaction, releaseId, new Date(publishAt).toISOString())
    }
    case 'unschedule': {
      const {releaseId} = read(name, given)
      return step(releaseId, ['scheduled'], 'schedule it first', (transaction, release) => {
        transaction.patch(release._id, {set: {state: 'active'}, unset: ['publishAt', 'scheduledBy']})
      })
    }
    case 'publish': {
      const {releaseId} = read(name, given)
      return step(releaseId, ['active', 'scheduled'], 'there is nothing left in it to publish', publishRelease, permitPublication)
    }
    case 'archive': {
      const {releaseId} = read(name, given)
      return step(releaseId, ['active'], 'only an active release can be archived; unschedule a scheduled one first', archive)
    }
    case 'unarchive': {
      const {releaseId} = read(name, given)
      return step(releaseId, ['archived'], 'only an archived release can be brought back', unarchive)
    }
    case 'delete': {
      const {releaseId} = read(name, given)
      return step(releaseId, ['archived', 'published'], 'archive it first', (transaction, {_id}) => {
        transaction.delete(_id)
      })
    }
    case 'import': {
      const action = read(name, given)
      return (transaction) => bringIn(transaction, action)
    }
  }
}

/** A step of a release's life, from one of the states in `from`. */
function step(
  releaseId: string,
  from: readonly ReleaseState[],
  wayOut: string,
  work: (transaction: Transaction, release: Release) => void,
  permit?: (transaction: Transaction, release: Release) => void,
): Action {
  return (transaction) => {
    const release = existing(transaction, releaseId)
    transaction.permit('update', release)
    if (transaction.dryRun) {
      permit?.(transaction, release)
      return
    }
    if (!from.includes(release.state)) throw wrongState(release, 'This cannot be done', wayOut)
    work(transaction, release)
  }
}

function existing(transaction: Transaction, releaseId: string): Release {
  const release = releaseIn((id) => transaction.get(id), releaseId)
  if (release) return release
  throw new ItemRefusal(404, {
    type: 'releaseNotFoundError',
    description: `There is no release "${releaseId}"`,
    releaseId,
  })
}

function create(transaction: Transaction, {releaseId, metadata}: Given<'create'>): void {
  const document = {
    _id: releaseDocumentId(releaseId),
    _type: releaseDocumentType,
    name: releaseId,
    state: 'active',
    metadata,
    userId: transaction.author,
  }
  if (transaction.dryRun) transaction.permit('create', document)
  else transaction.create(document)
}

function edit(transaction: Transaction, releaseId: string, operations: PatchOperations): void {
  const before = existing(transaction, releaseId)
  transaction.permit('update', before)
  if (transaction.dryRun) return
  transaction.patch(before._id, operations)
  const after = transaction.get(before._id) as Doc
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const changes = before[name] !== after[name] && JSON.stringify(before[name]) !== JSON.stringify(after[name])
    if (changes && name !== 'metadata' && name !== '_rev' && name !== '_updatedAt') {
      throw invalid(`Only the metadata of a release can be edited; "${name}" changes by the other actions`)
    }
  }
  const checked = metadata.safeParse(after.metadata)
  if (checked.success) return
  const [issue] = checked.error.issues
  throw invalid(`The metadata of a release cannot be that: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** A release that is scheduled already is put off, or brought forward. */
function schedule(transaction: Transaction, releaseId: string, publishAt: string): void {
  const from: ReleaseState[] = ['active', 'scheduled']
  const work = (at: Transaction, {_id}: Release) => {
    permitPublication(at, existing(at, releaseId))
    at.patch(_id, {set: {state: 'scheduled', publishAt, scheduledBy: at.author}, unset: ['error']})
  }
  step(releaseId, from, 'there is nothing left in it to schedule', work, permitPublication)(transaction)
}

/**
 * A release that comes from an export. A scheduled one comes in as an active one: nothing goes live because it was
 * moved from one lake to another.
 */
function bringIn(transaction: Transaction, {releaseId, attributes, document, ifExists}: Given<'import'>): void {
  const id = releaseDocumentId(releaseId)
  const known = transaction.get(id)
  if (known && ifExists === 'ignore') return
  if (known && ifExists === 'fail') throw alreadyExists(id)
  const {_rev, publishAt: _publishAt, scheduledBy: _scheduledBy, error: _error, ...given} = attributes ?? document ?? {}
  const over = given.state === 'archived' || given.state === 'published'
  const own = {_id: id, _type: releaseDocumentType, name: releaseId, state: over ? given.state : 'active'}
  const complete = {...given, metadata: given.metadata ?? {releaseType: 'undecided'}, ...own}
  if (transaction.dryRun) transaction.permit(known ? 'update' : 'create', complete)
  else transaction.createOrReplace(complete)
}

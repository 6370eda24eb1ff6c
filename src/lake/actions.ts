import {z} from 'zod'
import {checkId, checkShape, draftId, isObject, isPublishedId, publishedId, releaseOf} from './documents.ts'
import {alreadyExists, invalid, ItemRefusal, notFound, requestRefused} from './errors.ts'
import {readPatch, type PatchOperations} from './patch.ts'
import {putLive} from './publication.ts'
import {readReleaseAction} from './releases/releaseActions.ts'
import {releaseIn} from './releases/release.ts'
import type {Transaction} from './transaction.ts'

/** One action of a request, checked, ready to be done in a transaction. */
export type Action = (transaction: Transaction) => void

const id = z.string().min(1)
const revision = z.string().optional()
const attributes = z.looseObject({_id: id, _type: id})

/** Every action this lake does, with its fields. Unknown extra fields, such as `purge`, are allowed and ignored. */
const shapes = {
  create: z.object({publishedId: id, attributes, ifExists: z.enum(['fail', 'ignore']).default('fail')}),
  edit: z.object({draftId: id, publishedId: id, patch: z.unknown()}),
  publish: z.object({
    draftId: id.optional(),
    versionId: id.optional(),
    publishedId: id,
    ifDraftRevisionId: revision,
    ifVersionRevisionId: revision,
    ifPublishedRevisionId: revision,
  }),
  unpublish: z.object({draftId: id, publishedId: id}),
  discard: z.object({draftId: id}),
  delete: z.object({publishedId: id, includeDrafts: z.array(id).default([]), includeVersions: z.array(id).default([])}),
  replaceDraft: z.object({publishedId: id, attributes}),
  'version.create': z.object({
    publishedId: id,
    document: attributes.optional(),
    baseId: id.optional(),
    versionId: id.optional(),
    ifBaseRevisionId: revision,
  }),
  'version.discard': z.object({versionId: id}),
  'version.replace': z.object({document: attributes}),
  'version.unpublish': z.object({versionId: id, publishedId: id}),
}

type Shapes = typeof shapes
type Name = keyof Shapes

/**
 * Checks the `actions` of a request.
 * @throws LakeError (400) naming the first action that is unknown or malformed by its index.
 */
export function readActions(given: readonly unknown[]): Action[] {
  return given.map((action, index) => {
    try {
      return readAction(action)
    } catch (error) {
      throw error instanceof ItemRefusal ? requestRefused('action', index, error) : error
    }
  })
}

const prefix = 'sanity.action.document.'

function readAction(given: unknown): Action {
  checkShape(given)
  if (!isObject(given) || typeof given.actionType !== 'string') throw invalid('An action needs an "actionType"')
  const name = given.actionType.startsWith(prefix) ? given.actionType.slice(prefix.length) : ''
  if (!isName(name)) {
    const action = readReleaseAction(given)
    if (action) return action
    throw invalid(
      `The action "${given.actionType}" is not served by this lake; GET /_lake/requests lists what was asked for`,
    )
  }
  return done(name, given)
}

function isName(name: string): name is Name {
  return Object.hasOwn(shapes, name)
}

function read<N extends Name>(name: N, given: unknown): z.infer<Shapes[N]> {
  const parsed = shapes[name].safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(`Malformed action ${prefix}${name}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  return parsed.data as z.infer<Shapes[N]>
}

function done(name: Name, given: unknown): Action {
  switch (name) {
    case 'create': {
      const action = read(name, given)
      return (transaction) => create(transaction, action)
    }
    case 'edit': {
      const {patch, ...action} = read(name, given)
      if (!isObject(patch)) throw invalid('Edit needs a "patch", an object')
      const {id: _id, query: _query, ...operations} = patch
      const checked = readPatch(operations)
      return (transaction) => edit(transaction, action, checked)
    }
    case 'publish': {
      const action = read(name, given)
      const source = action.draftId ?? action.versionId
      if (source === undefined) throw invalid('Publish needs a "draftId" or a "versionId"')
      const sourceRevision = action.ifDraftRevisionId ?? action.ifVersionRevisionId
      return (transaction) => publish(transaction, {...action, source, sourceRevision})
    }
    case 'unpublish': {
      const action = read(name, given)
      return (transaction) => unpublish(transaction, action)
    }
    case 'discard': {
      const action = read(name, given)
      return (transaction) => discard(transaction, action.draftId)
    }
    case 'version.discard': {
      const action = read(name, given)
      return (transaction) => discard(transaction, action.versionId)
    }
    case 'delete': {
      const action = read(name, given)
      return (transaction) =>
        deleteAll(transaction, action.publishedId, [...action.includeDrafts, ...action.includeVersions])
    }
    case 'replaceDraft': {
      const action = read(name, given)
      return (transaction) => void transaction.createOrReplace(belonging(action.attributes, action.publishedId))
    }
    case 'version.create': {
      const action = read(name, given)
      return (transaction) => createVersion(transaction, action)
    }
    case 'version.replace': {
      const {document} = read(name, given)
      const replacement = version(belonging(document, publishedId(document._id)))
      return (transaction) => {
        if (!transaction.get(document._id)) throw notFound(document._id)
        transaction.createOrReplace(replacement)
      }
    }
    case 'version.unpublish': {
      const action = read(name, given)
      return (transaction) => unpublishVersion(transaction, action)
    }
  }
}

type Given<N extends Name> = z.infer<Shapes[N]>

function create(transaction: Transaction, {publishedId, attributes, ifExists}: Given<'create'>): void {
  const document = version(belonging(attributes, publishedId))
  if (transaction.get(publishedId)) throw alreadyExists(publishedId)
  if (ifExists === 'ignore' && transaction.get(attributes._id)) return
  transaction.create(document)
}

function edit(
  transaction: Transaction,
  {draftId, publishedId}: Omit<Given<'edit'>, 'patch'>,
  patch: PatchOperations,
): void {
  belonging({_id: draftId}, publishedId)
  if (!transaction.get(draftId)) {
    const published = transaction.get(publishedId)
    if (!published) throw notFound(draftId)
    transaction.create({...published, _id: draftId})
  }
  transaction.patch(draftId, patch)
}

interface Publication {
  readonly source: string
  readonly publishedId: string
  readonly sourceRevision?: string
  readonly ifPublishedRevisionId?: string
}

function publish(transaction: Transaction, given: Publication): void {
  const {source, publishedId, sourceRevision, ifPublishedRevisionId} = given
  belonging({_id: source}, publishedId)
  const document = transaction.get(source)
  if (!document) throw notFound(source)
  if (sourceRevision !== undefined) transaction.checkRevision(source, sourceRevision)
  if (ifPublishedRevisionId !== undefined) transaction.checkRevision(publishedId, ifPublishedRevisionId)
  putLive(transaction, document)
}

function unpublish(transaction: Transaction, {draftId, publishedId}: Given<'unpublish'>): void {
  belonging({_id: draftId}, publishedId)
  const published = transaction.get(publishedId)
  if (!published) throw notFound(publishedId)
  transaction.createIfNotExists({...published, _id: draftId})
  transaction.delete(publishedId)
}

function discard(transaction: Transaction, id: string): void {
  if (isPublishedId(id)) throw invalid(`Only drafts and versions can be discarded, and "${id}" is a published id`)
  if (!transaction.get(id)) throw notFound(id)
  transaction.delete(id)
}

function deleteAll(transaction: Transaction, publishedId: string, included: readonly string[]): void {
  for (const id of included) belonging({_id: id}, publishedId)
  if (!transaction.get(publishedId)) throw notFound(publishedId)
  const unlisted = transaction.group(publishedId).find(({_id}) => _id !== publishedId && !included.includes(_id))
  if (unlisted) {
    throw new ItemRefusal(409, {
      type: 'documentHasVersionsError',
      description: `Document "${publishedId}" cannot be deleted while "${unlisted._id}" exists; include it`,
      id: unlisted._id,
    })
  }
  transaction.delete(publishedId)
  for (const id of included) transaction.delete(id)
}

function createVersion(transaction: Transaction, given: Given<'version.create'>): void {
  const {publishedId, document, baseId, versionId, ifBaseRevisionId} = given
  if (document) {
    checkRoom(transaction, document._id)
    transaction.create(version(belonging(document, publishedId)))
    return
  }
  if (baseId === undefined || versionId === undefined)
    throw invalid('version.create needs a "document", or "baseId" and "versionId"')
  const base = transaction.get(baseId)
  if (!base) throw notFound(baseId)
  if (ifBaseRevisionId !== undefined) transaction.checkRevision(baseId, ifBaseRevisionId)
  checkRoom(transaction, versionId)
  const {_system, _createdAt, _updatedAt, ...content} = base
  const from = {base: {id: base._id, rev: base._rev}}
  transaction.create(version(belonging({...content, _id: versionId, _system: from}, publishedId)))
}

/** A release of one document, which is what a scheduled draft is, takes no second one. */
function checkRoom(transaction: Transaction, versionId: string): void {
  const name = releaseOf(versionId)
  const release = name === undefined ? undefined : releaseIn((id) => transaction.get(id), name)
  if (release?.metadata.cardinality !== 'one' || transaction.versionsIn(release.name).length === 0) return
  throw invalid(`The release "${release.name}" is for one document, and it has one`)
}

function unpublishVersion(transaction: Transaction, given: Given<'version.unpublish'>): void {
  const {_id: versionId} = belonging({_id: given.versionId}, given.publishedId)
  if (releaseOf(versionId) === undefined) throw invalid(`"${versionId}" is not in a release, and a release is what unpublishes`)
  const published = transaction.get(given.publishedId)
  if (!transaction.get(versionId)) {
    if (!published) throw notFound(versionId)
    const {_createdAt, _updatedAt, ...content} = published
    transaction.create(version({...content, _id: versionId}))
  }
  transaction.patch(versionId, {set: {'_system.delete': true}})
}

/** Sets `_system`, by which newer clients tell which release a version belongs to. */
function version<T extends {readonly _id: string; readonly _system?: unknown}>(document: T): T {
  const release = releaseOf(document._id)
  if (release === undefined) return document
  const group = {_ref: publishedId(document._id), _weak: true}
  const system = {bundleId: release, scopeId: release, release: {_ref: `_.releases.${release}`, _weak: true}, group}
  return {...document, _system: {...(isObject(document._system) ? document._system : {}), ...system}}
}

/** Actions name a published document beside a draft or version of it, and write that; never the published one by name. */
function belonging<T extends {readonly _id: string}>(document: T, published: string): T {
  checkId(document._id)
  checkId(published)
  const related = isPublishedId(published) && publishedId(document._id) === published
  if (document._id === published) throw invalid(`"${published}" is a published id; expected "${draftId(published)}" or a version`)
  if (!related) throw invalid(`"${document._id}" is no version of "${published}"; expected "${draftId(published)}"`)
  return document
}

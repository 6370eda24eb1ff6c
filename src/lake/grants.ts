import {z} from 'zod'
import {grantFilter} from './grantFilter.ts'

export type Permission = 'read' | 'create' | 'update' | 'history' | 'editHistory'

/** Permissions on the documents a GROQ filter matches. The filter sees one document, `identity()` and `$identity`. */
export interface Grant {
  readonly filter: string
  readonly permissions: readonly Permission[]
}

export interface Role {
  readonly name: string
  readonly title: string
  readonly description?: string
  readonly grants: readonly Grant[]
}

const permission = z.enum(['read', 'create', 'update', 'history', 'editHistory'])

const role = z.object({
  name: z.string().min(1),
  title: z.string().min(1),
  description: z.string().optional(),
  grants: z.array(z.object({filter: z.string().min(1), permissions: z.array(permission)})),
})

const everything = '_id in path("**")'
const decisions = '_id in path("beatbook.decision.**")'
const content = `!(${decisions})`
const editorial = `!(_id in path("_.**")) && ${content}`
/** Drafts that wait in a release. Whoever may write releases puts them live. */
const versions = '_id in path("versions.**")'
const releases = '_id in path("_.releases.**")'
const ownDecisions = `${decisions} && _type == "beatbook.decision" && actor == identity()`
const ownActs = `${ownDecisions} && act in ["submit", "decline", "comment", "resolve", "withdraw", "attest"]`

const ownFeedback = '_id in path("beatbook.feedback.**") && _type == "beatbook.feedback" && actor == identity()'
const proposals = '_id in path("beatbook.proposal.**") && _type == "beatbook.proposal"'
/** Before and after the change alike: an open proposal can be settled under one's own name, a settled one by nobody else. */
const openOrOwnProposals = `${proposals} && (state == "open" || decidedBy == identity())`

/**
 * A newsroom's three roles: a writer writes drafts and versions in releases, a reviewer publishes and releases too, an
 * administrator does everything else.
 * A decision on a document is recorded under the caller's own name, and nobody changes or deletes one.
 */
export const defaultRoles: readonly Role[] = [
  {
    name: 'writer',
    title: 'Writer',
    description: 'Reads everything and writes drafts',
    grants: [
      {filter: everything, permissions: ['read', 'history']},
      {filter: '_id in path("drafts.**")', permissions: ['create', 'update']},
      {filter: versions, permissions: ['create', 'update']},
      {filter: ownActs, permissions: ['create']},
      {filter: ownFeedback, permissions: ['create', 'update']},
      {filter: `${proposals} && state == "open"`, permissions: ['create']},
      {filter: openOrOwnProposals, permissions: ['update']},
    ],
  },
  {
    name: 'reviewer',
    title: 'Reviewer',
    description: 'Writes and publishes',
    grants: [
      {filter: everything, permissions: ['read', 'history']},
      {filter: editorial, permissions: ['create', 'update']},
      {filter: releases, permissions: ['create', 'update']},
      {filter: ownDecisions, permissions: ['create']},
    ],
  },
  {
    name: 'administrator',
    title: 'Administrator',
    description: 'Does everything',
    grants: [
      {filter: everything, permissions: ['read', 'history', 'editHistory']},
      {filter: content, permissions: ['create', 'update']},
      {filter: ownDecisions, permissions: ['create']},
    ],
  },
]

/** What one caller may do. Decisions depend on the document and the caller alone. */
export interface Access {
  /** The id that transactions and `identity()` carry. */
  readonly identity: string
  /** Callers with the same key read exactly the same documents. */
  readonly readKey: string
  /** The grants as the ACL endpoint serves them. */
  readonly grants: readonly Grant[]
  /** Signed-in callers see drafts; the others see what is published. */
  readonly anonymous: boolean
  /** The lake itself at work, held back by no grants and no locks. */
  readonly trusted?: boolean
  can(permission: Permission, document: Readonly<Record<string, unknown>>): boolean
}

/** The lake itself: seeding and other work done in-process. */
export function systemAccess(identity: string): Access {
  const grants = [{filter: everything, permissions: permission.options}]
  return {identity, readKey: 'everything', grants, anonymous: false, trusted: true, can: () => true}
}

/** A caller without a token reads published documents whose id has no dot, and does nothing else. */
export const anonymousAccess: Access = {
  identity: '<anonymous>',
  readKey: 'anonymous',
  grants: [{filter: '!(_id in path("*.**"))', permissions: ['read']}],
  anonymous: true,
  can: (permission, {_id}) => permission === 'read' && typeof _id === 'string' && !_id.includes('.'),
}

/** Turns the grants of a user's roles into decisions. */
export function accessOf(identity: string, grants: readonly Grant[]): Access {
  const readsEverything = grants.some(({filter, permissions}) => filter === everything && permissions.includes('read'))
  const tests = grants.map(({filter, permissions}) => ({matches: filter === everything ? () => true : grantFilter(filter, identity), permissions}))
  return {
    identity,
    readKey: readsEverything ? 'everything' : `${identity}\n${JSON.stringify(grants)}`,
    grants,
    anonymous: false,
    can: (asked, document) => tests.some(({matches, permissions}) => permissions.includes(asked) && matches(document)),
  }
}

/** @throws Error naming the role and the filter when a filter is not GROQ. */
export function checkRoles(roles: readonly Role[]): readonly Role[] {
  for (const given of roles) {
    role.parse(given)
    for (const {filter} of given.grants) {
      try {
        grantFilter(filter, 'anyone')({_id: 'sample', _type: 'sample'})
      } catch (error) {
        throw new Error(`The role "${given.name}" has a filter that is not GROQ: ${filter}`, {cause: error})
      }
    }
  }
  return roles
}

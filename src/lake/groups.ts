import type {User} from './accounts.ts'
import type {Doc} from './documents.ts'
import type {Access, Role} from './grants.ts'
import {parseQuery, type Params, type Source} from './query.ts'
import {typesSought} from './typesRead.ts'

const groupType = 'system.group'

/**
 * Who has which role, and what a role may do, as documents `_.groups.<role>`: the Studio asks them whom a comment can
 * mention. They follow from the lake's options and are not stored, so only a query that looks for their type and for
 * nothing else finds them.
 */
export class Groups {
  readonly #documents: readonly Doc[]

  constructor(roles: readonly Role[], users: readonly User[]) {
    const groups = roles.map(({name, title, grants}) => ({
      _id: `_.groups.${name}`,
      _type: groupType,
      title,
      members: users.filter((user) => user.roles.some((role) => role.name === name)).map(({id}) => id),
      grants: grants.map(({filter, permissions}) => ({filter, permissions})),
    }))
    this.#documents = (groups as unknown as Doc[]).sort((one, other) => (one._id < other._id ? -1 : 1))
  }

  /** What a query runs over that asks for groups alone; undefined for every other. @throws LakeError (400) */
  source(query: string, params: Params, access: Access): Source | undefined {
    if (!query.includes(groupType) && !Object.values(params).includes(groupType)) return undefined
    const sought = typesSought(parseQuery(query, params))(params)
    if (sought?.length !== 1 || sought[0] !== groupType) return undefined
    const readable = this.#documents.filter((document) => access.can('read', document))
    return {documents: () => readable, get: (id) => readable.find(({_id}) => _id === id)}
  }
}

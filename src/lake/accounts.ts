import {createHash, randomBytes} from 'node:crypto'
import {z} from 'zod'
import {sessionError} from './errors.ts'
import {accessOf, anonymousAccess, systemAccess, type Access, type Role} from './grants.ts'
import type {Store} from './store.ts'

/** Someone who can sign in; `roles` names roles of the lake, as strings or as `{name, title}`. */
export interface LakeUser {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly profileImage?: string
  readonly roles: readonly (string | {readonly name: string; readonly title?: string})[]
}

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly profileImage?: string
  readonly roles: readonly Role[]
}

/** Who is asking: a signed-in user, or nobody in particular. */
export interface Caller {
  readonly user: User | undefined
  readonly access: Access
  readonly token: string | undefined
}

const day = 24 * 60 * 60 * 1000
const signInLife = day
const sessionLife = 30 * day

const profileShape = z.object({
  name: z.string(),
  email: z.string(),
  profileImage: z.string().optional(),
  roles: z.array(z.string()),
})

/** The author of what the lake does by itself, such as seeding. */
export const lakeUserId = 'lake'

/** Users, one-time sign-in links and tokens. Links and tokens are random and stored only as SHA-256 hashes. */
export class Accounts {
  readonly #store: Store
  readonly #roles: ReadonlyMap<string, Role>
  readonly #now: () => Date
  readonly #users = new Map<string, User>()
  readonly #accesses = new Map<string, Access>()

  /** @param users when given, exactly these may sign in; users the store knows from before only keep their names. */
  constructor(store: Store, roles: readonly Role[], users: readonly LakeUser[] | undefined, now: () => Date) {
    this.#store = store
    this.#roles = new Map(roles.map((role) => [role.name, role]))
    this.#now = now
    for (const row of store.statement('SELECT id, profile FROM users').all()) {
      const {roles: names, ...profile} = readProfile(String(row.profile)) ?? unreadable(store, String(row.id))
      const known = users ? [] : names.flatMap((name) => this.#roles.get(name) ?? [])
      this.#users.set(String(row.id), {id: String(row.id), ...profile, roles: known})
    }
    for (const user of users ?? []) this.#put(user)
  }

  user(id: string): User | undefined {
    if (id === lakeUserId) return {id, name: 'Content Lake', email: '', roles: []}
    return this.#users.get(id)
  }

  /** All users with a role, in the order they were given. */
  users(): User[] {
    return [...this.#users.values()].filter(({roles}) => roles.length > 0)
  }

  /** A link's secret, at least 20 characters, good once within a day. @throws Error when there is no such user. */
  issueSignIn(userId: string): string {
    const user = this.#existing(userId)
    const sid = randomBytes(24).toString('base64url')
    const expires = new Date(this.#now().getTime() + signInLife).toISOString()
    this.#store
      .statement('INSERT INTO sign_ins (hash, user, expires) VALUES (?, ?, ?)')
      .run(hashOf(sid), user.id, expires)
    return sid
  }

  /** A token that stays good until it is revoked. @throws Error when there is no such user. */
  issueToken(userId: string): string {
    return this.#newToken(this.#existing(userId).id, null)
  }

  /** Exchanges a sign-in secret for a session token. @throws LakeError (401) when it is unknown, used or too old. */
  redeem(sid: string): string {
    const hash = hashOf(sid)
    const row = this.#store.statement('SELECT user, expires, used FROM sign_ins WHERE hash = ?').get(hash)
    if (!row || row.used !== null) throw sessionError('unknown')
    const now = this.#now()
    if (String(row.expires) < now.toISOString()) throw sessionError('expired')
    this.#store.statement('UPDATE sign_ins SET used = ? WHERE hash = ?').run(now.toISOString(), hash)
    return this.#newToken(String(row.user), new Date(now.getTime() + sessionLife).toISOString())
  }

  revoke(token: string): void {
    const sql = 'UPDATE tokens SET revoked = ? WHERE hash = ? AND revoked IS NULL'
    this.#store.statement(sql).run(this.#now().toISOString(), hashOf(token))
  }

  /** Who sends this `Authorization` header. @throws LakeError (401) when it carries a token that is not good. */
  identify(authorization: string | undefined): Caller {
    if (!authorization) return {user: undefined, access: anonymousAccess, token: undefined}
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw sessionError('unknown')
    const user = this.#userOf(token)
    if (typeof user === 'string') throw sessionError(user)
    return {user, access: this.accessOf(user), token}
  }

  /** Whose token this is, or undefined when it is not good. */
  userOfToken(token: string): User | undefined {
    const user = this.#userOf(token)
    return typeof user === 'string' ? undefined : user
  }

  #userOf(token: string): User | 'unknown' | 'expired' {
    const sql = 'SELECT user, expires, revoked FROM tokens WHERE hash = ?'
    const row = this.#store.statement(sql).get(hashOf(token))
    const user = row && row.revoked === null ? this.#users.get(String(row.user)) : undefined
    if (!row || !user || user.roles.length === 0) return 'unknown'
    if (row.expires !== null && String(row.expires) < this.#now().toISOString()) return 'expired'
    return user
  }

  accessOf(user: User): Access {
    const known = this.#accesses.get(user.id)
    if (known) return known
    const access = accessOf(
      user.id,
      user.roles.flatMap(({grants}) => grants),
    )
    this.#accesses.set(user.id, access)
    return access
  }

  /** The rights of the user with this id, or the lake's own when there is none. */
  trusted(author = lakeUserId): Access {
    return systemAccess(author)
  }

  keyValues(userId: string, keys: readonly string[]): {key: string; value: unknown}[] {
    return keys.flatMap((key) => {
      const row = this.#store.statement('SELECT value FROM key_values WHERE user = ? AND key = ?').get(userId, key)
      return row ? [{key, value: JSON.parse(String(row.value)) as unknown}] : []
    })
  }

  putKeyValue(userId: string, key: string, value: unknown): void {
    const sql = 'INSERT OR REPLACE INTO key_values (user, key, value) VALUES (?, ?, ?)'
    this.#store.statement(sql).run(userId, key, JSON.stringify(value ?? null))
  }

  #put({id, name, email = '', profileImage, roles}: LakeUser): void {
    if (id === lakeUserId) throw new Error(`No user may have the id "${lakeUserId}"; it is the lake's own`)
    const named = roles.map((role) => (typeof role === 'string' ? role : role.name))
    const known = named.map((role) => {
      const found = this.#roles.get(role)
      if (found) return found
      throw new Error(
        `The user "${id}" has the role "${role}", and the lake has only ${[...this.#roles.keys()].join(', ')}`,
      )
    })
    this.#users.set(id, {id, name, email, profileImage, roles: known})
    const profile = JSON.stringify({name, email, profileImage, roles: named})
    const sql =
      'INSERT INTO users (id, profile) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET profile = ? WHERE profile <> ?'
    this.#store.statement(sql).run(id, profile, profile, profile)
  }

  #existing(userId: string): User {
    const user = this.#users.get(userId)
    if (user && user.roles.length > 0) return user
    throw new Error(
      `There is no user "${userId}"; the lake knows ${
        this.users()
          .map(({id}) => id)
          .join(', ') || 'none'
      }`,
    )
  }

  #newToken(userId: string, expires: string | null): string {
    const token = `lake${randomBytes(36).toString('base64url')}`
    const sql = 'INSERT INTO tokens (hash, user, created, expires) VALUES (?, ?, ?, ?)'
    this.#store.statement(sql).run(hashOf(token), userId, this.#now().toISOString(), expires)
    return token
  }
}

function readProfile(text: string): z.infer<typeof profileShape> | undefined {
  try {
    return profileShape.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function unreadable(store: Store, user: string): never {
  throw store.damaged(`user "${user}" cannot be read`)
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

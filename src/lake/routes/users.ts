import {z} from 'zod'
import type {User} from '../accounts.ts'
import {checkShape} from '../documents.ts'
import {ItemRefusal, plainError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {readJson, signedIn} from '../request.ts'

const keyValues = z.array(z.object({key: z.string().min(1), value: z.unknown()})).min(1)

/** The signed-in user, the others' names, and the Studio's per-user settings. */
export function userRoutes(api: LakeApp, {accounts}: LakeParts): void {
  api.get('/users/me', (c) => c.json(currentUser(signedIn(c).user)))

  api.get('/users/me/keyvalue/:keys', (c) => {
    const {user} = signedIn(c)
    return c.json(accounts.keyValues(user.id, c.req.param('keys').split(',')))
  })

  api.put('/users/me/keyvalue', async (c) => {
    const {user} = signedIn(c)
    const given = await readJson(c, keyValues)
    checkDepth(given)
    for (const {key, value} of given) accounts.putKeyValue(user.id, key, value)
    return c.json(given)
  })

  api.get('/users/:ids', (c) => {
    const {user: me} = signedIn(c)
    const ids = c.req.param('ids').split(',')
    const users = ids.map((id) => {
      const user = accounts.user(id)
      return user ? publicUser(user, me) : null
    })
    return c.json(users.length === 1 ? users[0] : users)
  })
}

function checkDepth(value: unknown): void {
  try {
    checkShape(value)
  } catch (error) {
    throw error instanceof ItemRefusal ? plainError(400, error.message) : error
  }
}

function currentUser({id, name, email, profileImage, roles}: User) {
  const [role] = roles
  return {
    id,
    name,
    email,
    profileImage,
    provider: 'local',
    role: role?.name,
    roles: roles.map(({name, title, description}) => ({name, title, description})),
    attributes: {},
  }
}

function publicUser({id, name, email, profileImage}: User, me: User) {
  const [givenName, ...familyName] = name.split(' ')
  return {
    id,
    sanityUserId: id,
    displayName: name,
    givenName,
    familyName: familyName.join(' ') || null,
    middleName: null,
    imageUrl: profileImage ?? null,
    email,
    isCurrentUser: id === me.id,
  }
}

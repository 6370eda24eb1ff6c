import {plainError} from '../errors.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {signedIn} from '../request.ts'

/** Signing in and out. */
export function authRoutes(api: LakeApp, {accounts}: LakeParts): void {
  api.get('/auth/providers', (c) => {
    const url = `${new URL(c.req.url).origin}/login`
    return c.json({providers: [{name: 'local', title: 'Local sign-in link', url}], thirdPartyLogin: false, sso: {}})
  })

  api.get('/auth/fetch', (c) => {
    const sid = c.req.query('sid')
    if (!sid) throw plainError(400, 'The "sid" of a sign-in link is missing')
    return c.json({token: accounts.redeem(sid)})
  })

  api.get('/auth/id', (c) => c.json({id: signedIn(c).user.id, expiry: null}))

  api.post('/auth/logout', (c) => {
    const token = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token !== undefined) accounts.revoke(token)
    return c.body(null, 204)
  })
}

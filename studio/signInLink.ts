const sessionInHash = /^#sid=([\w-]{20,})$/

/** Why a sign-in link did not sign anyone in, in words for the person who opened it. */
export interface SignInRefusal {
  readonly title: string
  readonly wayOut: string
}

/**
 * Exchanges a one-time link (`#sid=…` in the address) for a token and leaves it as `#token=…`, where the Studio takes
 * it from. The Studio exchanges such links itself too, but shows a spinner for ever when the lake refuses.
 * @returns what to tell the reader when the link was refused, else undefined.
 */
export async function redeemSignInLink(lakeUrl: string): Promise<SignInRefusal | undefined> {
  const [, sid] = sessionInHash.exec(window.location.hash) ?? []
  if (!sid) return undefined
  const answer = await fetch(`${lakeUrl}/v2025-02-19/auth/fetch?sid=${sid}`).catch(() => undefined)
  if (!answer) {
    return {
      title: `The lake at ${lakeUrl} does not answer.`,
      wayOut: 'Look whether the start command is still running, then load this page again.',
    }
  }
  const body: unknown = answer.ok ? await answer.json() : undefined
  if (typeof body !== 'object' || body === null || !('token' in body) || typeof body.token !== 'string') {
    return {
      title: 'This sign-in link has been used already, or is too old.',
      wayOut: 'Each link works once. Run "npm run sign-in" in the project folder for new ones.',
    }
  }
  window.history.replaceState(null, '', `${window.location.pathname}${window.location.search}#token=${body.token}`)
  return undefined
}

import {useEffect, useMemo, useState} from 'react'
import {useUserStore} from 'sanity'
import type {Decision, Revision} from '../../src/review/index.ts'

/** Names of everyone who decided on a document or changed it; those who have left are known by their id alone. */
export function useNames(decisions: readonly Decision[], revisions: readonly Revision[]): ReadonlyMap<string, string> {
  const users = useUserStore()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(() => new Map())
  const key = useMemo(
    () => [...new Set([...decisions.map(({actor}) => actor), ...revisions.map(({author}) => author)])].sort().join('\n'),
    [decisions, revisions],
  )
  useEffect(() => {
    let current = true
    const ids = key.split('\n').filter(Boolean)
    const load = async () => {
      const found = await users.getUsers(ids).catch(() => []) // Ids stand in for names.
      if (current) setNames(new Map(found.flatMap(({id, displayName}) => (displayName ? [[id, displayName] as const] : []))))
    }
    if (ids.length > 0) void load()
    return () => {
      current = false
    }
  }, [users, key])
  return names
}

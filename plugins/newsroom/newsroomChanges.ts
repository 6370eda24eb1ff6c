import type {SanityClient} from '@sanity/client'

/** Stored ids that changed, or everything: the line was down and nobody knows what was missed. */
export type Changed = ReadonlySet<string> | 'all'

/** One listener for all views of the Newsroom tool; it listens while somebody looks. */
export interface NewsroomChanges {
  /** Told of changes, those that come close together at once, until the returned function is called. */
  follow(onChange: (changed: Changed) => void): () => void
  /** Whether the line to the lake is up, as far as is known. */
  readonly line: {readonly get: () => LineState; readonly subscribe: (onChange: () => void) => () => void}
}

export type LineState = 'opening' | 'up' | 'down'

/** What the views show; drafts and releases of these types come along. */
export const boardTypes = ['beat', 'take', 'cluster', 'vertical', 'beatbook.decision', 'beatbook.proposal', 'system.release']

/** Changes that come closer together than this, in milliseconds, are told at once; somebody who types never stops for long. */
const gatherFor = 600

export function createNewsroomChanges(client: SanityClient, later: (work: () => void, milliseconds: number) => void = setTimeout): NewsroomChanges {
  const followers = new Set<(changed: Changed) => void>()
  const lineSubscribers = new Set<() => void>()
  let line: LineState = 'opening'
  let gathered: Set<string> | 'all' | undefined
  let stop: (() => void) | undefined

  function become(next: LineState): void {
    if (line === next) return
    line = next
    for (const subscriber of lineSubscribers) subscriber()
  }

  function gather(id: string | 'all'): void {
    if (gathered === undefined) later(tell, gatherFor)
    if (id === 'all') gathered = 'all'
    else if (gathered !== 'all') gathered = (gathered ?? new Set<string>()).add(id)
  }

  function tell(): void {
    const changed = gathered
    gathered = undefined
    if (changed !== undefined) for (const follower of followers) follower(changed)
  }

  function listen(): () => void {
    let welcomed = false
    const listening = client
      .listen(
        '*[_type in $types]',
        {types: boardTypes},
        {events: ['welcome', 'mutation', 'reconnect'], includeResult: false, includeMutations: false, includeAllVersions: true, visibility: 'query', tag: 'beatbook.newsroom'},
      )
      .subscribe({
        next(event) {
          if (event.type === 'reconnect') become('down')
          if (event.type === 'welcome') {
            become('up')
            // What changed between the first read and this welcome was told to nobody: who has read, reads again.
            if (welcomed) gather('all')
            else for (const follower of followers) follower('all')
            welcomed = true
          }
          if (event.type === 'mutation') gather(event.documentId)
        },
        error: () => become('down'),
      })
    return () => listening.unsubscribe()
  }

  return {
    follow(onChange) {
      followers.add(onChange)
      stop ??= listen()
      return () => {
        followers.delete(onChange)
        if (followers.size > 0) return
        stop?.()
        stop = undefined
        line = 'opening'
      }
    },
    line: {
      get: () => line,
      subscribe(onChange) {
        lineSubscribers.add(onChange)
        return () => lineSubscribers.delete(onChange)
      },
    },
  }
}

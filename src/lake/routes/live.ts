import type {LakeApp, LakeParts} from '../lake.ts'
import {isTrue, signedIn} from '../request.ts'
import {forDataset} from './dataset.ts'
import {staysGood} from './listen.ts'

/** Live content events: frontends refetch the queries whose tags an event names. */
export function liveRoutes(api: LakeApp, lake: LakeParts): void {
  forDataset(lake, 'live/events', (path, check) =>
    api.get(path, (c) => {
      check(c)
      const drafts = isTrue(c, 'includeDrafts')
      if (drafts) signedIn(c)
      const heard = c.req.header('last-event-id') || undefined
      return lake.streams.open(
        (send) => {
          const last = lake.committer.lastSeq
          send({name: 'welcome', id: String(last), data: '{}'})
          const tell = (from: number, to: number) => {
            const tags = lake.liveTags.since(from, to, drafts)
            if (!tags) send(restart(to))
            else if (tags.length > 0) send(message(to, tags))
          }
          if (heard !== undefined && heard !== String(last)) tell(seqOf(heard, last), last)
          return lake.listeners.subscribe(({seq}) => tell(seq - 1, seq))
        },
        () => staysGood(lake, c.var.caller),
      )
    }),
  )
}

function message(seq: number, tags: readonly string[]) {
  return {name: 'message', id: String(seq), data: JSON.stringify({tags})}
}

/**
 * Tells a frontend that it must refetch everything: it was away for too long, or what it heard was of another lake, or of
 * one since restored.
 */
function restart(seq: number) {
  return {name: 'restart', id: String(seq), data: '{}'}
}

/** The commit a frontend heard last, or one before all others when that cannot have been one of this lake's. */
function seqOf(heard: string, last: number): number {
  return /^\d+$/.test(heard) && Number(heard) < last ? Number(heard) : Number.NEGATIVE_INFINITY
}

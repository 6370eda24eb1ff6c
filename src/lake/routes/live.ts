import type {Commit} from '../commit.ts'
import {isPublishedId} from '../documents.ts'
import type {LakeApp, LakeParts} from '../lake.ts'
import {liveTag} from '../liveTag.ts'
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
          if (heard !== undefined && heard !== String(last)) send(isEarlier(heard, last) ? message(last) : restart(last))
          return lake.listeners.subscribe((commit) => {
            if (drafts || changesPublished(commit)) send(message(commit.seq))
          })
        },
        () => staysGood(lake, c.var.caller),
      )
    }),
  )
}

function message(seq: number) {
  return {name: 'message', id: String(seq), data: JSON.stringify({tags: [liveTag]})}
}

/** Tells a frontend that what it heard was of another lake, or of one since restored: it must refetch everything. */
function restart(seq: number) {
  return {name: 'restart', id: String(seq), data: '{}'}
}

function isEarlier(heard: string, last: number): boolean {
  return /^\d+$/.test(heard) && Number(heard) < last
}

function changesPublished({changes}: Commit): boolean {
  return changes.some(({id}) => isPublishedId(id))
}

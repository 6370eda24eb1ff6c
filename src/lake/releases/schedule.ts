import type {Accounts} from '../accounts.ts'
import type {Committer} from '../commit.ts'
import type {Corpus} from '../corpus.ts'
import {isObject} from '../documents.ts'
import {LakeError} from '../errors.ts'
import type {Listeners} from '../listeners.ts'
import type {Transaction} from '../transaction.ts'
import {publishRelease} from './releaseContents.ts'
import {isReleaseDocumentId, releaseIn, releasesAmong, type Release} from './release.ts'

/** Calls back after so many milliseconds; returns how to give up waiting. */
export type Timer = (callback: () => void, milliseconds: number) => () => void

export interface ScheduleParts {
  readonly corpus: Corpus
  readonly committer: Committer
  readonly accounts: Accounts
  readonly listeners: Listeners
  readonly now: () => Date
  readonly timer?: Timer
  /** Told of failures that are the lake's own; the release stays scheduled and is tried again. */
  readonly onFailure: (error: unknown) => void
}

/** Milliseconds. Clocks are set and machines sleep, so nobody waits longer than this without looking at the clock. */
const longestWait = 30_000

/**
 * Puts scheduled releases live when their time has come, each in one transaction and in the name of whoever scheduled
 * it, with the rights this person has then. What is refused goes back to being an active release that says why in its
 * `error`. All there is to remember stands in the releases themselves, so what fell due while nobody served is done at
 * the start.
 */
export class ReleaseSchedule {
  readonly #parts: ScheduleParts
  readonly #timer: Timer
  #running = false
  #giveUp: (() => void) | undefined
  #unfollow: (() => void) | undefined
  #work: Promise<unknown> = Promise.resolve()

  constructor(parts: ScheduleParts) {
    this.#parts = parts
    this.#timer = parts.timer ?? afterwards
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#unfollow = this.#parts.listeners.subscribe(({changes}) => {
      if (changes.some(({id}) => isReleaseDocumentId(id))) this.#wait()
    })
    this.#wait()
  }

  /** Resolves when what is being put live is there. */
  async stop(): Promise<void> {
    this.#running = false
    this.#giveUp?.()
    this.#unfollow?.()
    await this.#work
  }

  /** Puts live what is due now; resolves with the ids of the releases that are, or were refused. */
  publishDue(): Promise<readonly string[]> {
    const done = this.#work.then(() => this.#publishDue())
    this.#work = done.catch(this.#parts.onFailure)
    return done
  }

  async #publishDue(): Promise<readonly string[]> {
    this.#parts.committer.catchUp()
    const time = this.#parts.now().toISOString()
    const due = this.#scheduled().filter(({publishAt}) => (publishAt ?? '') <= time)
    for (const {name} of due) await this.#publish(name, time)
    return due.map(({name}) => name)
  }

  async #publish(name: string, time: string): Promise<void> {
    const {committer, accounts} = this.#parts
    const author = releaseIn((id) => this.#parts.corpus.get(id), name)?.scheduledBy ?? ''
    const user = accounts.user(author)
    try {
      if (!user || user.roles.length === 0) {
        throw new LakeError(403, {}, `"${author}", who scheduled it, may not publish any more`)
      }
      const access = accounts.accessOf(user)
      await committer.submit({access, kind: 'action', work: stillDue(name, time, publishRelease)})
    } catch (error) {
      if (!(error instanceof LakeError)) throw error
      const fail = (transaction: Transaction, {_id}: Release) => {
        const set = {state: 'active', error: {message: reasonIn(error)}}
        transaction.patch(_id, {set, unset: ['publishAt', 'scheduledBy']})
      }
      await committer.submit({access: accounts.trusted(), kind: 'action', work: stillDue(name, time, fail)})
    }
  }

  #scheduled(): Release[] {
    return releasesAmong(this.#parts.corpus.all())
      .filter(({state}) => state === 'scheduled')
      .sort((a, b) => (a.publishAt ?? '').localeCompare(b.publishAt ?? ''))
  }

  #wait(): void {
    this.#giveUp?.()
    this.#giveUp = undefined
    const [next] = this.#running ? this.#scheduled() : []
    if (!next) return
    const wait = new Date(next.publishAt ?? 0).getTime() - this.#parts.now().getTime()
    this.#giveUp = this.#timer(() => void this.#wake(), Math.min(Math.max(wait, 0), longestWait))
  }

  async #wake(): Promise<void> {
    const failed = await this.publishDue().then(
      () => false,
      () => true,
    )
    // The failure has been told; trying again at once would only repeat it.
    if (failed && this.#running) this.#giveUp = this.#timer(() => void this.#wake(), longestWait)
    else this.#wait()
  }
}

/** Another request may have unscheduled the release while this one waited for its turn. */
function stillDue(name: string, time: string, work: (transaction: Transaction, release: Release) => void) {
  return (transaction: Transaction) => {
    const release = releaseIn((id) => transaction.get(id), name)
    if (release?.state !== 'scheduled' || (release.publishAt ?? '') > time) return
    transaction.permit('update', release)
    transaction.pastReleaseLocks(() => work(transaction, release))
  }
}

/** What the Studio shows beside the release. */
function reasonIn({body, message}: LakeError): string {
  const error = isObject(body.error) ? body.error : undefined
  const [item] = Array.isArray(error?.items) ? error.items : []
  const told = isObject(item) && isObject(item.error) ? item.error.description : undefined
  return typeof told === 'string' ? told : message
}

function afterwards(callback: () => void, milliseconds: number): () => void {
  const timeout = setTimeout(callback, milliseconds)
  timeout.unref()
  return () => clearTimeout(timeout)
}

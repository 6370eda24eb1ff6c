import type {Caret} from '../../src/coverage/draft.ts'
import {measure} from '../briefing/measured.ts'
import type {DeskLine} from './deskLine.ts'
import type {DraftChange, Sight} from './relatedMessages.ts'

/** The lists of the inspector. */
export type ListName = 'passage' | 'document' | 'links'

/** What is known of one open document, and for which of its values. */
export interface SightState {
  readonly sight: Sight | undefined
  /** The document's value that `sight` is about; a newer one is on its way when the form's is another. */
  readonly document: object | undefined
  /** When it was asked for, on the page's clock: for measuring how long until it is on the screen. */
  readonly asked?: number
  readonly failure?: string
}

/** What changed about an open document: its value, the caret, the lists somebody looks at. */
export interface SightChange {
  readonly document?: object
  readonly caret?: Caret | undefined
  readonly lists?: readonly ListName[]
}

/**
 * Suggestions for the documents that are open. Each change is asked about at once, or when the answer to the last one
 * is there; what was superseded meanwhile is never asked, and an answer to an older text gives way to the newer one.
 * Lists come first and mentions after them, those of a text that is superseded already seldom.
 */
export interface Sights {
  readonly get: (documentId: string) => SightState
  readonly subscribe: (onChange: () => void) => () => void
  readonly change: (documentId: string, change: SightChange) => void
  /** Asks anew when the text is another than was asked about, as its editors have it. */
  readonly look: (documentId: string) => void
  readonly caretOf: (documentId: string) => Caret | undefined
  /** Asks again about every open document: the newsroom has changed. */
  readonly refresh: () => void
  readonly forget: (documentId: string) => void
}

interface Open {
  wanted: {document: object | undefined; caret: Caret | undefined; lists: readonly ListName[]}
  /** What the desk has of the document. */
  sent: Record<string, unknown> | undefined
  /** The caret and lists last asked about. */
  asked: string
  isAsking: boolean
  isStale: boolean
  /** Whether to ask though nothing of the document changed, as the newsroom did. */
  isForced: boolean
  /** How many looks were answered since its mentions were asked for. */
  unmentioned: number
}

/** While someone writes faster than the desk answers, mentions are asked for after so many looks. */
const mentionsEvery = 4

const nothing: SightState = {sight: undefined, document: undefined}

/** `live` gives a document with the text as its open editors have it, which the form hears of when one pauses. */
export function createSights(line: Pick<DeskLine, 'answer'>, now: () => number, live = (_id: string, document: object) => document): Sights {
  const states = new Map<string, SightState>()
  const open = new Map<string, Open>()
  const subscribers = new Set<() => void>()

  const become = (id: string, state: SightState) => {
    states.set(id, state)
    for (const subscriber of subscribers) subscriber()
  }

  async function ask(id: string, entry: Open): Promise<void> {
    const {document, caret, lists} = entry.wanted
    if (!document) return
    entry.isStale = false
    const started = performance.now()
    const written = live(id, document)
    const draft = changeOf(id, entry.sent, written)
    const asked = JSON.stringify([caret, lists])
    if (!entry.isForced && asked === entry.asked && saysNothing(draft)) return
    entry.isAsking = true
    entry.isForced = false
    entry.asked = asked
    entry.sent = {...(written as Record<string, unknown>)}
    const answer = line.answer({type: 'look', draft, ...(caret ? {caret: {...caret, field: [...caret.field]}} : {}), now: now(), lists: [...lists]})
    measure('beatbook:related:ask', started)
    try {
      const look = await answer
      measure('beatbook:related:answer', started)
      performance.mark('beatbook:related:arrived')
      if (open.get(id) === entry) become(id, {sight: {mentions: states.get(id)?.sight?.mentions ?? [], ...look}, document, asked: started})
      entry.unmentioned += 1
      if (!entry.isStale || entry.unmentioned >= mentionsEvery) void askMentions(id, entry)
    } catch (error) {
      failed(id, entry, error)
    }
    entry.isAsking = false
    if (entry.isStale && open.get(id) === entry) void ask(id, entry)
  }

  async function askMentions(id: string, entry: Open): Promise<void> {
    entry.unmentioned = 0
    try {
      const {mentions} = await line.answer({type: 'mentions', draft: id, now: now()})
      const state = states.get(id)
      if (open.get(id) === entry && state?.sight && !saysTheSame(state.sight.mentions, mentions)) become(id, {...state, sight: {...state.sight, mentions}})
    } catch (error) {
      failed(id, entry, error)
    }
  }

  function failed(id: string, entry: Open, error: unknown): void {
    entry.sent = undefined
    entry.asked = ''
    if (open.get(id) === entry) become(id, {...(states.get(id) ?? nothing), failure: error instanceof Error ? error.message : String(error)})
  }

  function askSoon(id: string, entry: Open): void {
    if (entry.isAsking) entry.isStale = true
    else void ask(id, entry)
  }

  return {
    get: (id) => states.get(id) ?? nothing,
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    change(id, change) {
      const entry = open.get(id) ?? {wanted: {document: undefined, caret: undefined, lists: []}, sent: undefined, asked: '', isAsking: false, isStale: false, isForced: false, unmentioned: 0}
      open.set(id, entry)
      const wanted = {...entry.wanted, ...change}
      if (sameWish(wanted, entry.wanted)) return
      entry.wanted = wanted
      askSoon(id, entry)
    },
    caretOf: (id) => open.get(id)?.wanted.caret,
    look(id) {
      const entry = open.get(id)
      if (entry) askSoon(id, entry)
    },
    refresh() {
      for (const [id, entry] of open) {
        entry.isForced = true
        askSoon(id, entry)
      }
    },
    forget(id) {
      open.delete(id)
      states.delete(id)
    },
  }
}

/** Mentions that say what the last ones said are not drawn anew at every key. */
function saysTheSame(last: Sight['mentions'], mentions: Sight['mentions']): boolean {
  return JSON.stringify(last) === JSON.stringify(mentions)
}

function sameWish(a: Open['wanted'], b: Open['wanted']): boolean {
  return a.document === b.document && a.lists.join() === b.lists.join() && JSON.stringify(a.caret) === JSON.stringify(b.caret)
}

/** What of a document has to be sent: the fields that are other values than last time. */
function changeOf(id: string, sent: Record<string, unknown> | undefined, document: object): DraftChange {
  const next = document as Record<string, unknown>
  if (!sent) return {id, whole: true, changed: {...next}, removed: []}
  const changed = Object.fromEntries(Object.entries(next).filter(([field, value]) => sent[field] !== value))
  return {id, whole: false, changed, removed: Object.keys(sent).filter((field) => !(field in next))}
}

/** What a save changes of a document without changing what it says. */
const bookkeeping: readonly string[] = ['_rev', '_updatedAt']

function saysNothing({whole, changed, removed}: DraftChange): boolean {
  return !whole && removed.length === 0 && Object.keys(changed).every((field) => bookkeeping.includes(field))
}

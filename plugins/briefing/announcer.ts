/** What screen readers are told about one document: what was done at once, how it stands once that has settled. */
export interface Announcer {
  readonly get: (documentId: string) => string
  readonly subscribe: (onChange: () => void) => () => void
  /** Says what somebody just did; when that `changes` the document, how it stands then follows in the same breath. */
  did(documentId: string, text: string, changes: boolean): void
  /** Says how the document stands when that is something else than was said last, and has stayed so for a while. */
  stands(documentId: string, text: string): void
}

/** Longer than the pause between two keys: nothing is read out while somebody writes. In milliseconds. */
const settled = 1000
/** How long an act waits for what it leads to: the editor hands on what was written up to a second later. In milliseconds. */
const forItsOutcome = 2000
/** Long enough for a focus that moves with it to be read out first. In milliseconds. */
const soon = 200

interface Said {
  text: string
  /** How the document stood when that was said last. */
  standing: string
  pending: {did?: string; stands?: string; awaits?: boolean}
  cancel: () => void
}

/** `later` runs work after so many milliseconds unless it is cancelled. */
export function createAnnouncer(later: (work: () => void, milliseconds: number) => () => void = defer): Announcer {
  const documents = new Map<string, Said>()
  const subscribers = new Set<() => void>()

  function of(id: string): Said {
    const known = documents.get(id) ?? {text: '', standing: '', pending: {}, cancel: () => undefined}
    documents.set(id, known)
    return known
  }

  function say(said: Said): void {
    const {did, stands} = said.pending
    said.pending = {}
    const isNews = stands !== undefined && stands !== said.standing
    if (isNews) said.standing = stands
    const text = [did, isNews ? stands : undefined].filter((part) => part !== undefined).join(' ')
    if (text === '') return
    // The same words again are read out only when they are another text.
    said.text = text === said.text ? `${text}\u00a0` : text
    for (const subscriber of subscribers) subscriber()
  }

  function saySoon(said: Said): void {
    said.cancel()
    const {did, stands, awaits} = said.pending
    said.cancel = later(() => say(said), did === undefined ? settled : awaits && stands === undefined ? forItsOutcome : soon)
  }

  return {
    get: (id) => documents.get(id)?.text ?? '',
    subscribe(onChange) {
      subscribers.add(onChange)
      return () => subscribers.delete(onChange)
    },
    did(id, text, changes) {
      const said = of(id)
      said.pending = {...said.pending, did: text, awaits: changes}
      saySoon(said)
    },
    stands(id, text) {
      const said = of(id)
      if (said.pending.stands === text || (said.pending.stands === undefined && said.standing === text)) return
      said.pending = {...said.pending, stands: text}
      saySoon(said)
    },
  }
}

function defer(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

import type {Doc, GuardContext, Touch} from '../lake/index.ts'
import {contentOf, type Lineage, type Revision} from '../review/index.ts'

type Log = Pick<GuardContext, 'touches' | 'documentAt' | 'seqOf'>

/**
 * A document's revisions as the lake's log tells them, how many of them came before each of `decisions` (stored
 * documents), and which versions held the text that each approval is of. Whether a transaction brought new text is
 * looked up for the authors in `asked`; for others it is assumed.
 */
export function revisionsOf(id: string, decisions: readonly Doc[], asked: ReadonlySet<string>, log: Log): Required<Lineage> {
  const transactions = bySequence(log.touches(id))
  const members = new Set<string>()
  const revisions = transactions.map(({touches, seq, author, ...rest}): Revision => {
    const before = asked.has(author) ? [...members].flatMap((member) => log.documentAt(member, seq - 1) ?? []) : []
    for (const {document} of touches) members.add(document)
    const changesText = !asked.has(author) || bringsText(touches, seq, before, log)
    const touched = touches.map(({document}) => document)
    const created = touches.flatMap(({document, previous}) => (previous === null ? [document] : []))
    return {id: rest.id, author, at: rest.timestamp, changesText, touched, created}
  })
  const recorded = new Map<string, number>()
  const readFrom = new Map<string, readonly string[]>()
  for (const {_id, _rev, act, content} of decisions) {
    const seq = log.seqOf(_rev)
    if (seq === undefined) continue
    recorded.set(_id, transactions.filter((transaction) => transaction.seq < seq).length)
    if (act === 'approve') readFrom.set(_id, [...members].filter((member) => holds(log.documentAt(member, seq - 1), content)))
  }
  return {revisions, recorded, readFrom}
}

function holds(document: Doc | null, content: unknown): boolean {
  return document !== null && contentOf(document) === content
}

/** Publishing, unpublishing and discarding only move a text, or take one away. */
function bringsText(touches: readonly Touch[], seq: number, before: readonly Doc[], log: Log): boolean {
  const known = new Set(before.map(contentOf))
  return touches.some(({document, deleted}) => {
    const after = deleted ? null : log.documentAt(document, seq)
    return after !== null && !known.has(contentOf(after))
  })
}

interface Transaction {
  readonly seq: number
  readonly id: string
  readonly author: string
  readonly timestamp: string
  readonly touches: readonly Touch[]
}

function bySequence(touches: readonly Touch[]): Transaction[] {
  const transactions: (Transaction & {touches: Touch[]})[] = []
  for (const touch of touches) {
    const last = transactions.at(-1)
    if (last?.seq === touch.seq) last.touches.push(touch)
    else {
      const {seq, id, author, timestamp} = touch
      transactions.push({seq, id, author, timestamp, touches: [touch]})
    }
  }
  return transactions
}

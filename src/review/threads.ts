import {inOrder, withdrawnIds, type Decision} from './decision.ts'

/** A comment, what was answered, and the act that closed it. */
export interface Thread {
  readonly root: Decision
  readonly replies: readonly Decision[]
  /** Absent while the thread is open. */
  readonly resolved?: Decision
}

/**
 * The threads on a document, oldest first. A thread is closed by a `resolve` in reply to its root; withdrawing that, or
 * a reply after it, opens it again. A comment that its author withdrew is gone with its thread.
 */
export function threadsOf(decisions: readonly Decision[]): readonly Thread[] {
  const withdrawn = withdrawnIds(decisions)
  const standing = inOrder(decisions).filter(({_id}) => !withdrawn.has(_id))
  const roots = standing.filter(({act, inReplyTo}) => act === 'comment' && inReplyTo === undefined)
  return roots.map((root) => {
    const answers = standing.filter(({inReplyTo}) => inReplyTo === root._id)
    const replies = answers.filter(({act}) => act === 'comment')
    const last = answers.filter(({act}) => act === 'comment' || act === 'resolve').at(-1)
    return {root, replies, ...(last?.act === 'resolve' ? {resolved: last} : {})}
  })
}

import type {Change, Guard, GuardContext} from '../commit.ts'
import {transactionRefused} from '../errors.ts'

/** What only its author changes in a comment; others react to it, resolve it, and move it along with the text. */
const authorsOwn = ['_type', 'authorId', 'message', 'threadId', 'parentCommentId']

/** A comment is written, worded anew and deleted by its author; with it go the answers to it. */
export const commentsGuard: Guard = ({changes, author}, context) => {
  for (const change of changes) {
    if (mayChange(change, author, context, changes)) continue
    const description = `The comment "${change.id}" is not ${author}'s; only its author changes what it says`
    throw transactionRefused(403, 'insufficientPermissionsError', description, {id: change.id})
  }
}

function mayChange({before, after}: Change, author: string, context: GuardContext, changes: readonly Change[]): boolean {
  if (!before) return after?.authorId === author
  if (before.authorId === author) return !after || after.authorId === author
  if (after) return authorsOwn.every((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]))
  const parentId = before.parentCommentId
  if (typeof parentId !== 'string') return false
  const parent = context.get(parentId) ?? changes.find(({id}) => id === parentId)?.before
  // The Studio deletes a comment and its answers at the same time, in requests of their own.
  return !parent || parent.authorId === author
}

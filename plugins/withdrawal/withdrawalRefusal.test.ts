import {expect, test} from 'vitest'
import {withdrawalRefusal} from './withdrawalRefusal.ts'

const answered = (statusCode: number, ...items: readonly object[]) =>
  Object.assign(new Error('What the lake says.'), {statusCode, response: {body: {error: {items: items.map((error) => ({error}))}}}})

test.each([
  ['no answer', new TypeError('Failed to fetch'), {kind: 'offline'}],
  ['a session that ended', answered(401), {kind: 'role', reason: 'What the lake says.'}],
  ['a writer', answered(403), {kind: 'role', reason: 'What the lake says.'}],
  [
    'references from elsewhere',
    answered(409, {type: 'documentHasExistingReferencesError', referencingIDs: ['take-pjm', 'drafts.take-wires']}),
    {kind: 'held', ids: ['take-pjm', 'drafts.take-wires']},
  ],
  ['references that are not named', answered(409, {type: 'documentHasExistingReferencesError'}), {kind: 'held', ids: []}],
  ['another revision', answered(409, {type: 'documentRevisionIDDoesNotMatchError'}), {kind: 'changed'}],
  ['a document that is gone', answered(404, {type: 'documentNotFoundError'}), {kind: 'changed'}],
  ['a lake that fails', answered(500), {kind: 'lake', reason: 'What the lake says.'}],
])('%s', (_, error, refusal) => {
  expect(withdrawalRefusal(error)).toEqual(refusal)
})

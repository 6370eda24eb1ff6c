import {Script} from 'node:vm'
import {queryError, type LakeError} from '../errors.ts'

const slot = Symbol.for('beatbook lake: work within time')
const call = new Script('globalThis[Symbol.for("beatbook lake: work within time")]()')
const slots = globalThis as {[slot]?: () => void}

/**
 * Does synchronous work and ends it from outside when it takes longer, wherever it is, even in the middle of a regular
 * expression; a watching thread costs about a tenth of a millisecond. Work that is ended runs no `finally`, so it must
 * not leave anything half changed that others use.
 * @param milliseconds of wall-clock time, rounded up
 * @throws LakeError (400) `queryTimeoutError` when the time is up.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  const outer = slots[slot]
  const done: Result[] = []
  slots[slot] = () => done.push(work())
  try {
    call.runInThisContext({timeout: Math.max(1, Math.ceil(milliseconds))})
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw tookTooLong(milliseconds)
    }
    throw error
  } finally {
    slots[slot] = outer
  }
  return done[0] as Result
}

/** What a query is told that was ended for its time. */
export function tookTooLong(milliseconds: number): LakeError {
  const advice = 'Narrow it by _id, _type, references() or an attribute, or ask for fewer documents'
  return queryError(`The query took longer than ${milliseconds / 1000} s and was ended. ${advice}`, 'queryTimeoutError')
}

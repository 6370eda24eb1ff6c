import {queryError, type LakeError} from '../errors.ts'

/** How many values a lane copies and writes in about a millisecond. */
const valuesPerMillisecond = 20_000
/** A string of this many characters takes as long to write as another value. */
const charactersPerValue = 32

/**
 * Refuses an answer that would take long to copy and to write out, before that begins: `*{"all": *}` evaluates at once,
 * since it only names the same documents over and over, and is the square of them as JSON.
 * @param milliseconds what the query may take
 * @throws LakeError (400) `queryTimeoutError`
 */
export function checkAnswerSize(answer: unknown, milliseconds: number): void {
  let left = Math.max(1, milliseconds) * valuesPerMillisecond
  const weigh = (value: unknown): void => {
    left -= typeof value === 'string' ? 1 + value.length / charactersPerValue : 1
    if (left < 0) throw tooMuch(milliseconds)
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) for (const item of value) weigh(item)
    else for (const name in value) weigh((value as Record<string, unknown>)[name])
  }
  weigh(answer)
}

function tooMuch(milliseconds: number): LakeError {
  const complaint = `The answer would take longer than ${milliseconds / 1000} s to write. Ask for fewer documents or attributes`
  return queryError(complaint, 'queryTimeoutError')
}

import type {AsOfDate} from '../queries/pageResults.ts'
import {datePhrase, machineDate} from './datePhrases.ts'

export interface AsOfProps {
  readonly value: AsOfDate | null | undefined
}

/** The date up to which Current state claims to be true, no more exact than it is known. Nothing when there is none. */
export function AsOf({value}: AsOfProps) {
  const phrase = datePhrase(value?.date, value?.precision)
  if (!phrase || !value?.date) return null
  return (
    <>
      As of <time dateTime={machineDate(value.date, value.precision)}>{phrase}</time>
    </>
  )
}

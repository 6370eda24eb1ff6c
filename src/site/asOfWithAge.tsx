import {briefingContract} from 'sanity-plugin-beatbook/queries'
import {AsOf, type AsOfProps} from 'sanity-plugin-beatbook/react'

const day = 24 * 60 * 60 * 1000

/** Whole days from a stored date to a day, both `YYYY-MM-DD`; never below 0. */
export function ageInDays(date: string, today: string): number {
  const age = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${date.slice(0, 10)}T00:00:00Z`)) / day
  return Math.max(0, Math.floor(age))
}

/** An as-of line that also says how old it is once the contract calls that old. */
export function asOfWithAge(today: string) {
  return function AsOfWithAge({value}: AsOfProps) {
    const age = value?.date ? ageInDays(value.date, today) : 0
    return (
      <>
        <AsOf value={value} />
        {age >= briefingContract.asOf.warnAfterDays ? <span className="age">, {age} days ago</span> : null}
      </>
    )
  }
}

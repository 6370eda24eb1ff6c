import {renderToStaticMarkup} from 'react-dom/server'
import {expect, test} from 'vitest'
import {ageInDays, asOfWithAge} from './asOfWithAge.tsx'

test.each([
  ['2026-07-01', '2026-10-28', 119],
  ['2026-07-01', '2026-10-29', 120],
  ['2026-07-01', '2026-06-01', 0],
])('from %s to %s are %i days', (date, today, days) => {
  expect(ageInDays(date, today)).toBe(days)
})

test('says its age from the day the contract calls it old', () => {
  const value = {date: '2026-07-01', precision: 'mid' as const}
  const on = (today: string) => {
    const AsOf = asOfWithAge(today)
    return renderToStaticMarkup(<AsOf value={value} />)
  }
  expect(on('2026-10-28')).toBe('As of <time dateTime="2026">mid-2026</time>')
  expect(on('2026-10-29')).toBe('As of <time dateTime="2026">mid-2026</time><span class="age">, 120 days ago</span>')
})

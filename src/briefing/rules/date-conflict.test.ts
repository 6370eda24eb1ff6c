import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {dateConflict} from './date-conflict.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'the same month',
    {
      history: 'In May 2024 Ofgem replaced the old price cap.',
      currentState: 'Ofgem replaced the old price cap in May 2024.',
    },
    [],
  ],
  [
    'a day of the month',
    {
      history: 'In May 2024 Ofgem replaced the old price cap.',
      currentState: 'Ofgem replaced the old price cap on 4 May 2024.',
    },
    [],
  ],
  [
    'another figure',
    {
      history: 'In May 2024 Ofgem cut the price cap to £1,500.',
      currentState: 'Ofgem cut the price cap to £1,600 in May 2025.',
    },
    [],
  ],
  [
    'again',
    {
      history: 'In May 2024 Ofgem replaced the old price cap.',
      currentState: 'Ofgem again replaced the old price cap in May 2025.',
    },
    [],
  ],
  [
    'the new of a name tells of no other event',
    {
      history: 'Tidewell left the Kelp Point field off New Jersey in October 2023.',
      relationships: 'Yards were stranded when Tidewell left the Kelp Point field off New Jersey in November 2024.',
    },
    ['warning: October 2023'],
  ],
  [
    'boats of one nation are no name',
    {
      history: 'In May 2024 Spanish boats caught tuna off the western reef.',
      currentState: 'Spanish boats caught tuna off the western reef in May 2025.',
    },
    [],
  ],
  [
    'a body of one nation is',
    {
      history: 'The Spanish parliament approved the transfer of orphans on 10 April 2025.',
      currentState: 'The transfer of orphans that the Spanish parliament approved in June 2025 is slow.',
    },
    ['warning: 10 April 2025'],
  ],
  [
    'no shared name',
    {
      history: 'In May 2024 the council replaced the old price cap.',
      currentState: 'The council replaced the old price cap in June 2025.',
    },
    [],
  ],
  [
    'other verbs',
    {
      history: 'In May 2024 Ofgem replaced the old price cap.',
      currentState: 'Ofgem praised the old price cap in June 2025.',
    },
    [],
  ],
  [
    'another month',
    {
      history: 'In May 2024 Ofgem replaced the old price cap.',
      currentState: 'Ofgem replaced the old price cap in June 2025.',
    },
    ['warning: May 2024'],
  ],
  [
    'a relative date that overlaps',
    {
      history: 'Ofgem met in May 2024. Days later, Ofgem replaced the old price cap.',
      currentState: 'The old price cap, which Ofgem replaced in June 2024, is gone.',
    },
    ['info: Days later'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(dateConflict, beat(parts))).toEqual(expected)
})

import {expect, test} from 'vitest'
import {beat, complaints} from '../fixtures/builders.ts'
import {figureMismatch} from './figure-mismatch.ts'

test.each<[string, Parameters<typeof beat>[0], string[]]>([
  [
    'the same in words',
    {currentState: 'The IMF puts the gap in growth at one-sixth.', watch: ['Whether growth closes the 1/6 gap.']},
    [],
  ],
  [
    'dated differently',
    {
      history: 'In 2023 the IMF put the growth gap of Chad at 3 percent.',
      currentState: 'As of May 2026, the IMF puts the growth gap of Chad at 4 percent.',
    },
    [],
  ],
  [
    'another subject',
    {history: 'Chad has a growth gap of 3 percent.', currentState: 'Mali has a growth gap of 4 percent.'},
    [],
  ],
  [
    'a comparison',
    {
      history: 'The IMF put the growth gap at 4 percent, up from 3 percent.',
      watch: ['Whether the IMF keeps the 4 percent growth gap.'],
    },
    [],
  ],
  [
    'rounded',
    {
      history: 'The IMF put the growth gap at 3.3 percent.',
      watch: ['Whether the IMF closes the growth gap of about 3 percent.'],
    },
    [],
  ],
  [
    'the same with fewer digits',
    {history: 'Ofcom counted 7.2 million homes on the list.', watch: ['Whether the list of 7.19 million homes at Ofcom shrinks.']},
    [],
  ],
  [
    'another measure',
    {history: 'The IMF put the price gap at 3 percent.', watch: ['Whether the IMF keeps the 4 percent wage gap.']},
    [],
  ],
  [
    'different shares of people',
    {
      history: 'About 40 percent of homes in Chad have a well.',
      watch: ['Whether the 60 percent of homes in Chad with a radio hear of it.'],
    },
    [],
  ],
  [
    'sums for different things',
    {
      whatItIs: 'Certified beans add a premium of 240 cedis a sack.',
      currentState: 'As of May 2026, the certified premium stands at 3,100 cedis a tonne, Cocobod says.',
    },
    [],
  ],
  [
    'a sum for one thing that drifted',
    {
      whatItIs: 'Certified beans add a premium of 240 cedis a sack.',
      currentState: 'As of May 2026, the board tells all. The certified premium stands at 205 cedis a sack, Cocobod says.',
    },
    ['warning: 240 cedis'],
  ],
  [
    'who is told of in one sentence says so in the other',
    {
      whatItIs: 'A battery pack from Halden Cells needs 110 steel screws.',
      currentState: 'As of May 2026, much is open. Halden Cells says a battery pack in its Tern bus needs 140 steel screws.',
    },
    ['warning: 110'],
  ],
  [
    'a sum that one sentence lists and the other gives',
    {whatItIs: 'The tide gap at Ryde stands at 40 seconds.', currentState: 'As of May 2026, much is open. The tide board lists the gap at Ryde at 90 seconds.'},
    ['warning: 40 seconds'],
  ],
  [
    'two things that two sentences list',
    {whatItIs: 'The tide gap at Ryde stands at 40 seconds.', currentState: 'As of May 2026, much is open. The tide board lists the delay at Ryde at 90 seconds.'},
    [],
  ],
  [
    'a total and a part of it',
    {whatItIs: 'Chad has 1,400 clinics.', currentState: 'As of May 2026, the health ministry counts 120 clinics in Chad without a doctor.'},
    [],
  ],
  [
    'totals of two places',
    {whatItIs: 'Chad has 1,400 clinics.', currentState: 'As of May 2026, the health ministry counts 900 clinics in Mali.'},
    [],
  ],
  [
    'the total of a part, by name',
    {whatItIs: 'Chad has 1,400 clinics.', currentState: 'As of May 2026, the health ministry counts 90 clinics in Chad along the Logone.'},
    [],
  ],
  [
    'neighbours that differ on purpose',
    {whatItIs: 'The northern line has 140 stations. The southern line has 152 stations.'},
    [],
  ],
  [
    'neighbours that give one total twice',
    {whatItIs: 'Chad has 1,400 clinics. The ministry counts 1,250 clinics in Chad.'},
    ['warning: 1,400'],
  ],
  [
    'a total that drifted',
    {whatItIs: 'Chad has 1,400 clinics, most of them small.', currentState: 'As of May 2026, the health ministry counts 1,250 clinics in Chad.'},
    ['warning: 1,400'],
  ],
  [
    'a total that drifted, of something known',
    {whatItIs: 'The network consists of 131 bus lanes.', currentState: 'As of May 2026, the city counts 117 bus lanes on the network.'},
    ['warning: 131'],
  ],
  [
    'what one owner has, told twice',
    {whatItIs: 'Kestrel Cabs runs 2,500 taxis in five cities.', relationships: "Kestrel Cabs' 3,500 taxis share depots with buses."},
    ['warning: 2,500'],
  ],
  [
    'what one owner has, and a part of it',
    {whatItIs: 'Kestrel Cabs runs 3,500 taxis in five cities.', relationships: 'Kestrel Cabs runs 2,500 taxis without a driver.'},
    [],
  ],
  [
    'what one owner has, and what it adds',
    {whatItIs: 'Kestrel Cabs runs 3,500 taxis.', relationships: 'Kestrel Cabs added 2,500 taxis.'},
    [],
  ],
  [
    'what two owners have',
    {whatItIs: 'Kestrel Cabs runs 3,500 taxis.', relationships: "Merlin Cars' 2,500 taxis share depots with buses."},
    [],
  ],
  [
    'what one owner has, one tenth of the other figure',
    {whatItIs: 'Kestrel Cabs runs 3,500 taxis.', relationships: "Kestrel Cabs' 350 taxis by the harbour wait in line."},
    [],
  ],
  [
    'a figure that drifted',
    {
      currentState: 'The IMF puts the gap between rich and poor states at 3.3 percent of growth.',
      watch: ['Whether poor states close the 3.4 percent gap to rich ones.'],
    },
    ['warning: 3.3 percent'],
  ],
  [
    'a count that drifted',
    {
      whatItIs: 'Gavi says that 17 countries offer the malaria vaccine to children.',
      watch: ['Whether the 19 countries that offer the malaria vaccine keep it.'],
    },
    ['warning: 17'],
  ],
  [
    'a sum that drifted',
    {
      history: 'Gavi bought doses for US$5.6 million in emergency funds.',
      relationships: 'Gavi spent US$6.5 million in emergency funds on doses.',
    },
    ['warning: US$5.6 million'],
  ],
])('%s', (_, parts, expected) => {
  expect(complaints(figureMismatch, beat(parts))).toEqual(expected)
})

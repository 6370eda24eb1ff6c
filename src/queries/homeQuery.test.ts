import {expect, test} from 'vitest'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {fetchPage} from './fetchPage.ts'
import {homeQuery} from './generated/queries.ts'
import {homePageSchema} from './pageResults.ts'

const {client} = createFixtureClient()

const publication = {
  _id: 'publication',
  name: 'The Sandhaven Register',
  tagline: 'Standing subjects, kept true.',
  timeZone: 'Europe/Copenhagen',
  mark: null,
}
const tides = {
  _id: 'beat-tides',
  _type: 'beat',
  title: 'Open vs. closed tide data: who may read the sea',
  slug: 'tide-data',
}

test('home lists beats by vertical, each with its newest take, then clusters; drafts nowhere', async () => {
  expect(await fetchPage(client, homeQuery, {}, homePageSchema)).toEqual({
    publication,
    verticals: [
      {
        _id: 'vertical-coast',
        _type: 'vertical',
        title: 'Coast',
        slug: 'coast',
        description: null,
        beats: [
          {
            _id: 'beat-tides',
            _type: 'beat',
            title: 'Open vs. closed tide data: who may read the sea',
            shortTitle: 'tide data',
            slug: 'tide-data',
            dek: 'Whether harbours publish their gauges decides who can plan a coast, which binds small ports.',
            asOf: {date: '2026-07-01', precision: 'mid'},
            parentBeat: null,
            newestTake: {
              _id: 'take-act',
              _type: 'take',
              headline: 'The Gauges Act passes',
              slug: 'gauges-act-passes',
              publishedAt: '2026-06-12T22:30:00Z',
            },
          },
          {
            _id: 'beat-storms',
            _type: 'beat',
            title: 'Storm warnings: the minutes that empty a quay',
            shortTitle: 'storm warnings',
            slug: 'storm-warnings',
            dek: 'How early a harbour hears of a storm.',
            asOf: {date: '2026-05-31', precision: 'month'},
            parentBeat: tides,
            newestTake: {
              _id: 'take-act',
              _type: 'take',
              headline: 'The Gauges Act passes',
              slug: 'gauges-act-passes',
              publishedAt: '2026-06-12T22:30:00Z',
            },
          },
        ],
      },
      {_id: 'vertical-trade', _type: 'vertical', title: 'Trade', slug: 'trade', description: null, beats: []},
    ],
    unfiledBeats: [],
    clusters: [
      {
        _id: 'cluster-gauges',
        _type: 'cluster',
        title: 'gauges',
        slug: 'gauges',
        description: 'Everything that measures the sea.',
        beatCount: 1,
      },
    ],
  })
})

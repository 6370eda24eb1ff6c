import {expect, test} from 'vitest'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {fetchPage} from './fetchPage.ts'
import {clusterQuery, subjectQuery} from './generated/queries.ts'
import {clusterPageSchema, subjectPageSchema} from './pageResults.ts'

const {client} = createFixtureClient()

const publication = {
  _id: 'publication',
  name: 'The Sandhaven Register',
  tagline: 'Standing subjects, kept true.',
  timeZone: 'Europe/Copenhagen',
  mark: null,
}

test('a subject comes with the beats that list it, the takes about it, and every block that cites it', async () => {
  expect(await fetchPage(client, subjectQuery, {slug: 'harbour-board'}, subjectPageSchema)).toEqual({
    publication,
    subject: {
      _id: 'subject-board',
      _type: 'subject',
      _updatedAt: '2026-07-01T09:00:00Z',
      name: 'Harbour Board',
      slug: 'harbour-board',
      kind: 'organisation',
      aliases: ['the board'],
      description: 'Runs the gauges of Sandhaven.',
      beats: [
        {
          _id: 'beat-tides',
          _type: 'beat',
          title: 'Open vs. closed tide data: who may read the sea',
          shortTitle: 'tide data',
          slug: 'tide-data',
          dek: 'Whether harbours publish their gauges decides who can plan a coast, which binds small ports.',
          asOf: {date: '2026-07-01', precision: 'mid'},
        },
      ],
      takeCount: 1,
      takes: [
        {
          _id: 'take-nine',
          _type: 'take',
          headline: 'Nine ports open their gauges',
          slug: 'nine-ports',
          dek: 'A census counts who publishes.',
          publishedAt: '2026-05-04T08:00:00Z',
          byline: 'Bo Lind',
        },
      ],
      citedBy: [
        {
          _id: 'beat-tides',
          _type: 'beat',
          title: 'Open vs. closed tide data: who may read the sea',
          slug: 'tide-data',
          date: null,
          passages: [
            {
              section: 'History',
              blocks: [
                {
                  relation: 'background',
                  facet: null,
                  text:
                    'In March 2024 the Harbour Board opened its archive. By May 2025 nine ports had ' +
                    'followed, and in June 2026 the Gauges Act passed.',
                  anchor: {start: 18, end: 31},
                },
              ],
            },
            {
              section: 'What to watch',
              blocks: [
                {
                  relation: 'background',
                  facet: null,
                  text: 'Whether the Harbour Board opens its forecasts.',
                  anchor: {start: 12, end: 25},
                },
              ],
            },
          ],
        },
        {
          _id: 'take-nine',
          _type: 'take',
          title: 'Nine ports open their gauges',
          slug: 'nine-ports',
          date: '2026-05-04T08:00:00Z',
          passages: [
            {
              section: null,
              blocks: [
                {
                  relation: 'background',
                  facet: 'census',
                  text: 'The board counted nine.',
                  anchor: {start: 4, end: 9},
                },
              ],
            },
          ],
        },
      ],
    },
  })
})

test('a cluster comes with its beats, each with its takes and their roles', async () => {
  expect(await fetchPage(client, clusterQuery, {slug: 'gauges'}, clusterPageSchema)).toEqual({
    publication,
    cluster: {
      _id: 'cluster-gauges',
      _type: 'cluster',
      _updatedAt: '2026-07-01T09:00:00Z',
      title: 'gauges',
      slug: 'gauges',
      aliases: ['gauge network'],
      description: 'Everything that measures the sea.',
      beats: [
        {
          _id: 'beat-tides',
          _type: 'beat',
          title: 'Open vs. closed tide data: who may read the sea',
          shortTitle: 'tide data',
          slug: 'tide-data',
          dek: 'Whether harbours publish their gauges decides who can plan a coast, which binds small ports.',
          asOf: {date: '2026-07-01', precision: 'mid'},
          clusterScope: 'whole',
          takeCount: 2,
          takes: [
            {
              _id: 'take-act',
              _type: 'take',
              headline: 'The Gauges Act passes',
              slug: 'gauges-act-passes',
              dek: 'Parliament makes gauges public by default.',
              publishedAt: '2026-06-12T22:30:00Z',
              byline: 'Ada Holm',
              role: 'defines',
            },
            {
              _id: 'take-nine',
              _type: 'take',
              headline: 'Nine ports open their gauges',
              slug: 'nine-ports',
              dek: 'A census counts who publishes.',
              publishedAt: '2026-05-04T08:00:00Z',
              byline: 'Bo Lind',
              role: 'tracks',
            },
          ],
        },
      ],
      citedBy: [],
    },
  })
})

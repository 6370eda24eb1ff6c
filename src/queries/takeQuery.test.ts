import {expect, test} from 'vitest'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {fetchPage} from './fetchPage.ts'
import {takeQuery} from './generated/queries.ts'
import {takePageSchema} from './pageResults.ts'

const {client} = createFixtureClient()

const publication = {
  _id: 'publication',
  name: 'The Sandhaven Register',
  tagline: 'Standing subjects, kept true.',
  timeZone: 'Europe/Copenhagen',
  mark: null,
}
const register = {
  _id: 'source-register',
  _type: 'source',
  name: 'Parliament',
  work: 'Register of votes',
  date: null,
  datePrecision: null,
  url: null,
}
const tides = {
  _id: 'beat-tides',
  _type: 'beat',
  title: 'Open vs. closed tide data: who may read the sea',
  slug: 'tide-data',
}
const storms = {
  _id: 'beat-storms',
  _type: 'beat',
  title: 'Storm warnings: the minutes that empty a quay',
  slug: 'storm-warnings',
}
const act = {_id: 'subject-act', _type: 'subject', title: 'Gauges Act', slug: 'gauges-act', kind: 'law'}
const span = (_key: string, text: string, ...marks: string[]) => ({_key, _type: 'span', text, marks})

test('a take comes with its beats and roles, newest correction first, body, and the question it settles', async () => {
  expect(await fetchPage(client, takeQuery, {slug: 'gauges-act-passes'}, takePageSchema)).toEqual({
    publication,
    take: {
      _id: 'take-act',
      _type: 'take',
      _updatedAt: '2026-07-01T09:00:00Z',
      headline: 'The Gauges Act passes',
      slug: 'gauges-act-passes',
      dek: 'Parliament makes gauges public by default.',
      publishedAt: '2026-06-12T22:30:00Z',
      byline: 'Ada Holm',
      corrections: [
        {_key: 'k2', date: '2026-06-20', text: 'The act takes effect in 2027, not 2028.'},
        {_key: 'k1', date: '2026-06-13', text: 'An earlier version gave the vote as 61 to 40.'},
      ],
      beats: [
        {_key: 'beat-tides-defines', role: 'defines', beat: tides},
        {_key: 'beat-storms-background', role: 'background', beat: storms},
      ],
      body: [
        {
          _key: 'b1',
          _type: 'block',
          style: 'normal',
          listItem: null,
          level: null,
          children: [
            span('b1s1', 'Parliament passed the act, which settles '),
            span('b1s2', 'the tide data question', 'b1m1'),
            span('b1s3', ', '),
            span('b1s4', 'by 60 votes to 41', 'b1m2'),
            span('b1s5', '.'),
          ],
          markDefs: [
            {
              _key: 'b1m1',
              _type: 'crossReference',
              relation: 'follows',
              facet: null,
              target: {...tides, date: null, kind: null},
            },
            {_key: 'b1m2', _type: 'sourceCitation', source: register},
          ],
        },
        {
          _key: 'b2',
          _type: 'block',
          style: 'h2',
          listItem: null,
          level: null,
          children: [span('b2s1', 'What it changes')],
          markDefs: [],
        },
        {
          _key: 'b3',
          _type: 'block',
          style: 'normal',
          listItem: 'bullet',
          level: 1,
          children: [span('b3s1', 'Archives open in 2027.')],
          markDefs: [],
        },
        {
          _key: 'b4',
          _type: 'figure',
          alt: 'A tide gauge on a pier',
          caption: 'The pier gauge.',
          credit: 'Register archive',
          image: {url: 'https://images.example/gauge.jpg', width: 1200, height: 800},
        },
      ],
      subjects: [act],
      sources: [register],
      settles: [
        {
          _id: 'beat-tides',
          _type: 'beat',
          title: 'Open vs. closed tide data: who may read the sea',
          slug: 'tide-data',
          items: [
            {
              _key: 'q2',
              status: 'resolved',
              resolvedOn: '2026-06-12',
              text: 'Whether the Gauges Act passes before the summer.',
            },
          ],
        },
      ],
      citedBy: [],
    },
  })
})

test('a take that is only a draft is not there', async () => {
  expect(await fetchPage(client, takeQuery, {slug: 'secret'}, takePageSchema)).toEqual({publication, take: null})
})

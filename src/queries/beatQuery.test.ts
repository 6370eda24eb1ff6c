import {expect, test} from 'vitest'
import {createFixtureClient} from '../site/fixtureClient.ts'
import {stormBeat, tideBeat} from '../site/fixtures.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract, ProseSection} from '../contract/contractTypes.ts'
import {fetchPage} from './fetchPage.ts'
import {beatQuery} from './generated/queries.ts'
import {beatPageQuery} from './pageQueries.ts'
import {beatPageSchema} from './pageResults.ts'

const {client} = createFixtureClient()
const schema = beatPageSchema(briefingContract)

const publication = {
  _id: 'publication',
  name: 'The Sandhaven Register',
  tagline: 'Standing subjects, kept true.',
  timeZone: 'Europe/Copenhagen',
  mark: null,
}
const census = {
  _id: 'source-census',
  _type: 'source',
  name: 'Harbour Board',
  work: 'Census of gauges',
  date: '2026-04-30',
  datePrecision: 'month',
  url: 'https://board.example/census',
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
const storms = {
  _id: 'beat-storms',
  _type: 'beat',
  title: 'Storm warnings: the minutes that empty a quay',
  slug: 'storm-warnings',
}
const board = {
  _id: 'subject-board',
  _type: 'subject',
  title: 'Harbour Board',
  slug: 'harbour-board',
  kind: 'organisation',
}
const act = {_id: 'subject-act', _type: 'subject', title: 'Gauges Act', slug: 'gauges-act', kind: 'law'}
const span = (_key: string, text: string, ...marks: string[]) => ({_key, _type: 'span', text, marks})

test('a beat comes with its sections in contract order, references resolved, takes, and who cites it', async () => {
  expect(await fetchPage(client, beatQuery, {slug: 'tide-data'}, schema)).toEqual({
    publication,
    beat: {
      _id: 'beat-tides',
      _type: 'beat',
      title: 'Open vs. closed tide data: who may read the sea',
      shortTitle: 'tide data',
      slug: 'tide-data',
      dek: 'Whether harbours publish their gauges decides who can plan a coast, which binds small ports.',
      asOf: {date: '2026-07-01', precision: 'mid'},
      _updatedAt: '2026-07-01T09:00:00Z',
      owner: 'Ada Holm',
      vertical: {_id: 'vertical-coast', _type: 'vertical', title: 'Coast', slug: 'coast'},
      parentBeat: null,
      subBeats: [storms],
      cluster: {_id: 'cluster-gauges', _type: 'cluster', title: 'gauges', slug: 'gauges'},
      clusterScope: 'whole',
      clusterMembers: [],
      rosterStatement: 'listed',
      roster: [board, act],
      sections: [
        {
          key: 'whatItIs',
          heading: 'What it is',
          kind: 'prose',
          body: [
            {
              _key: 'w1',
              _type: 'block',
              style: 'normal',
              children: [
                span('w1s1', 'The "tide data" beat tracks which harbours publish their gauges. '),
                span('w1s2', 'Nine of 40 ports do', 'w1m1'),
                span('w1s3', '.'),
              ],
              markDefs: [{_key: 'w1m1', _type: 'sourceCitation', source: census}],
            },
          ],
        },
        {
          key: 'history',
          heading: 'History',
          kind: 'prose',
          body: [
            {
              _key: 'h1',
              _type: 'block',
              style: 'normal',
              children: [
                span('h1s1', 'In March 2024 the '),
                span('h1s2', 'Harbour Board', 'h1m1'),
                span('h1s3', ' opened its archive. '),
                span('h1s4', 'By May 2025 nine ports had followed', 'h1m2'),
                span('h1s5', ', and in June 2026 '),
                span('h1s6', 'the Gauges Act', 'h1m3'),
                span('h1s7', ' passed.'),
              ],
              markDefs: [
                {
                  _key: 'h1m1',
                  _type: 'crossReference',
                  relation: 'background',
                  facet: null,
                  target: {...board, date: null},
                },
                {_key: 'h1m2', _type: 'sourceCitation', source: census},
                {
                  _key: 'h1m3',
                  _type: 'crossReference',
                  relation: 'partOf',
                  facet: 'licence',
                  target: {...act, date: null},
                },
              ],
            },
          ],
        },
        {
          key: 'currentState',
          heading: 'Current state',
          kind: 'prose',
          body: [
            {
              _key: 'c1',
              _type: 'block',
              style: 'normal',
              children: [
                span('c1s1', 'As of mid-2026, nine gauges are open, '),
                span('c1s2', 'the census', 'c1m1'),
                span('c1s3', ' says.'),
              ],
              markDefs: [{_key: 'c1m1', _type: 'sourceCitation', source: census}],
            },
            {
              _key: 'c2',
              _type: 'block',
              style: 'normal',
              children: [
                span('c2s1', 'The register shows the same, '),
                span('c2s2', 'by its own count', 'c2m1'),
                span('c2s3', '.'),
              ],
              markDefs: [{_key: 'c2m1', _type: 'sourceCitation', source: register}],
            },
          ],
        },
        {
          key: 'relationships',
          heading: 'Relationships',
          kind: 'prose',
          body: [
            {
              _key: 'r1',
              _type: 'block',
              style: 'normal',
              children: [
                span('r1s1', 'Nine ports open their gauges', 'r1m1'),
                span('r1s2', ' carries the count. The beat connects to '),
                span('r1s3', 'storm warnings', 'r1m2'),
                span('r1s4', ' and to '),
                span('r1s5', 'a take that was withdrawn', 'r1m3'),
                span('r1s6', '.'),
              ],
              markDefs: [
                {
                  _key: 'r1m1',
                  _type: 'crossReference',
                  relation: 'supports',
                  facet: null,
                  target: {
                    _id: 'take-nine',
                    _type: 'take',
                    title: 'Nine ports open their gauges',
                    slug: 'nine-ports',
                    date: '2026-05-04T08:00:00Z',
                    kind: null,
                  },
                },
                {
                  _key: 'r1m2',
                  _type: 'crossReference',
                  relation: 'background',
                  facet: null,
                  target: {...storms, date: null, kind: null},
                },
                {_key: 'r1m3', _type: 'crossReference', relation: 'background', facet: null, target: null},
              ],
            },
          ],
        },
        {
          key: 'watch',
          heading: 'What to watch',
          kind: 'watch',
          items: [
            {
              _key: 'q1',
              status: 'open',
              resolvedOn: null,
              body: [
                {
                  _key: 'q1b',
                  _type: 'block',
                  style: 'normal',
                  children: [
                    span('q1bs1', 'Whether the '),
                    span('q1bs2', 'Harbour Board', 'q1bm1'),
                    span('q1bs3', ' opens its forecasts.'),
                  ],
                  markDefs: [
                    {
                      _key: 'q1bm1',
                      _type: 'crossReference',
                      relation: 'background',
                      facet: null,
                      target: {...board, date: null},
                    },
                  ],
                },
              ],
              resolvedBy: null,
            },
            {
              _key: 'q2',
              status: 'resolved',
              resolvedOn: '2026-06-12',
              body: [
                {
                  _key: 'q2b',
                  _type: 'block',
                  style: 'normal',
                  children: [span('q2bs1', 'Whether the Gauges Act passes before the summer.')],
                  markDefs: [],
                },
              ],
              resolvedBy: {
                _id: 'take-act',
                _type: 'take',
                headline: 'The Gauges Act passes',
                slug: 'gauges-act-passes',
                publishedAt: '2026-06-12T22:30:00Z',
              },
            },
          ],
        },
      ],
      sources: [census, register],
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
      citedBy: [
        {
          _id: 'take-act',
          _type: 'take',
          title: 'The Gauges Act passes',
          slug: 'gauges-act-passes',
          date: '2026-06-12T22:30:00Z',
          passages: [
            {
              section: null,
              blocks: [
                {
                  relation: 'follows',
                  facet: null,
                  text: 'Parliament passed the act, which settles the tide data question, by 60 votes to 41.',
                  anchor: {start: 41, end: 63},
                },
              ],
            },
          ],
        },
        {
          _id: 'beat-storms',
          _type: 'beat',
          title: 'Storm warnings: the minutes that empty a quay',
          slug: 'storm-warnings',
          date: null,
          passages: [
            {
              section: 'What it is',
              blocks: [
                {
                  relation: 'follows',
                  facet: null,
                  text:
                    'The "storm warnings" beat tracks notice. Gauges vs. guesswork is the older ' +
                    'quarrel. A warning needs open gauges. Nothing else helps.',
                  anchor: {start: 100, end: 111},
                },
              ],
            },
          ],
        },
      ],
    },
  })
})

test('fields a beat lacks come as empty lists and nulls, not as failures', async () => {
  const page = await fetchPage(client, beatQuery, {slug: 'storm-warnings'}, schema)
  const lengths = page.beat?.sections.map((section) => (section.kind === 'prose' ? section.body : section.items).length)
  expect(lengths).toEqual([1, 0, 0, 0, 0])
  expect(page.beat).toMatchObject({cluster: null, clusterMembers: [], roster: [], sources: [], subBeats: []})
})

test('a slug nobody has gives no beat', async () => {
  expect(await fetchPage(client, beatQuery, {slug: 'none'}, schema)).toEqual({publication, beat: null})
})

const numbers: ProseSection = {
  key: 'numbers',
  heading: 'The numbers',
  kind: 'prose',
  purpose: 'The figures that matter.',
  opener: 'Begin with the largest.',
  words: {warn: [10, 90], error: [5, 120]},
  paragraphs: [1, 2],
}
const [whatItIs, history, currentState, relationships, watch] = briefingContract.sections
const reordered: BriefingContract = {
  ...briefingContract,
  sections: [currentState!, whatItIs!, numbers, history!, watch!, relationships!],
}

test('a contract with one more section in another order changes the query and the schema together', async () => {
  const numbered = {...tideBeat, numbers: [{...stormBeat.whatItIs[0]!, _key: 'n1'}]}
  const other = createFixtureClient([numbered, stormBeat]).client
  const query = beatPageQuery(reordered)
  const page = await fetchPage(other, query, {slug: 'tide-data'}, beatPageSchema(reordered))

  expect(page.beat?.sections.map(({key, heading}) => [key, heading])).toEqual([
    ['currentState', 'Current state'],
    ['whatItIs', 'What it is'],
    ['numbers', 'The numbers'],
    ['history', 'History'],
    ['watch', 'What to watch'],
    ['relationships', 'Relationships'],
  ])
  const numberSection = page.beat?.sections[2]
  expect(numberSection?.kind === 'prose' ? numberSection.body.map(({_key}) => _key) : null).toEqual(['n1'])
  const cited = await fetchPage(other, query, {slug: 'tide-data'}, beatPageSchema(reordered))
  expect(cited.beat?.citedBy.map(({_id, passages}) => [_id, passages.map(({section}) => section)])).toEqual([
    ['beat-tides', ['The numbers']],
    ['beat-storms', ['What it is']],
  ])

  await expect(fetchPage(other, query, {slug: 'tide-data'}, schema)).rejects.toThrow(
    'beat-tides: sections: the sections are currentState, whatItIs, numbers, history, watch, relationships, ' +
      'the contract has whatItIs, history, currentState, relationships, watch; run src/queries/generate.ts',
  )
})

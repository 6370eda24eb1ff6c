/** A small newsroom in an invented country, for tests of queries, renderers and pages. Not for publication. */

type Part = string | {readonly words: string; readonly annotation: Record<string, unknown>}

/** The words as a cross-reference. */
export function refer(words: string, target: string, relation = 'background', facet?: string): Part {
  const reference = {_type: 'reference', _ref: target, _weak: true}
  return {words, annotation: {_type: 'crossReference', target: reference, relation, ...(facet ? {facet} : {})}}
}

/** The words with a citation of their source. */
export function cite(words: string, source: string): Part {
  return {words, annotation: {_type: 'sourceCitation', source: {_type: 'reference', _ref: source, _weak: true}}}
}

/** A block of prose; its keys follow from its own. */
export function paragraph(key: string, parts: readonly Part[], style = 'normal') {
  const markDefs: Record<string, unknown>[] = []
  const children = parts.map((part, index) => {
    const marks: string[] = []
    if (typeof part !== 'string') {
      marks.push(`${key}m${markDefs.length + 1}`)
      markDefs.push({_key: marks[0], ...part.annotation})
    }
    const text = typeof part === 'string' ? part : part.words
    return {_type: 'span', _key: `${key}s${index + 1}`, text, marks}
  })
  return {_type: 'block', _key: key, style, markDefs, children}
}

const reference = (_ref: string) => ({_type: 'reference', _ref})
const member = (_ref: string) => ({_type: 'reference', _key: _ref, _ref})
const weakMember = (_ref: string) => ({...member(_ref), _weak: true})
const slug = (current: string) => ({_type: 'slug', current})
const stamps = {_createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-07-01T09:00:00Z', _rev: 'r1'}

const membership = (beat: string, role: string) => ({
  _type: 'beatMembership',
  _key: `${beat}-${role}`,
  beat: reference(beat),
  role,
})

export interface FixtureDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

export const publication: FixtureDocument = {
  ...stamps,
  _id: 'publication',
  _type: 'publication',
  name: 'The Sandhaven Register',
  tagline: 'Standing subjects, kept true.',
  timeZone: 'Europe/Copenhagen',
}

export const tideBeat = {
  ...stamps,
  _id: 'beat-tides',
  _type: 'beat',
  title: 'Open vs. closed tide data: who may read the sea',
  shortTitle: 'tide data',
  slug: slug('tide-data'),
  dek: 'Whether harbours publish their gauges decides who can plan a coast, which binds small ports.',
  vertical: reference('vertical-coast'),
  cluster: reference('cluster-gauges'),
  clusterScope: 'whole',
  rosterStatement: 'listed',
  roster: [member('subject-board'), member('subject-act')],
  whatItIs: [
    paragraph('w1', [
      'The "tide data" beat tracks which harbours publish their gauges. ',
      cite('Nine of 40 ports do', 'source-census'),
      '.',
    ]),
  ],
  history: [
    paragraph('h1', [
      'In March 2024 the ',
      refer('Harbour Board', 'subject-board'),
      ' opened its archive. ',
      cite('By May 2025 nine ports had followed', 'source-census'),
      ', and in June 2026 ',
      refer('the Gauges Act', 'subject-act', 'partOf', 'licence'),
      ' passed.',
    ]),
  ],
  currentState: [
    paragraph('c1', ['As of mid-2026, nine gauges are open, ', cite('the census', 'source-census'), ' says.']),
    paragraph('c2', ['The register shows the same, ', cite('by its own count', 'source-register'), '.']),
  ],
  relationships: [
    paragraph('r1', [
      refer('Nine ports open their gauges', 'take-nine', 'supports'),
      ' carries the count. The beat connects to ',
      refer('storm warnings', 'beat-storms'),
      ' and to ',
      refer('a take that was withdrawn', 'take-withdrawn'),
      '.',
    ]),
  ],
  asOf: {_type: 'asOf', date: '2026-07-01', precision: 'mid'},
  watch: [
    {
      _type: 'watchItem',
      _key: 'q1',
      status: 'open',
      body: [paragraph('q1b', ['Whether the ', refer('Harbour Board', 'subject-board'), ' opens its forecasts.'])],
    },
    {
      _type: 'watchItem',
      _key: 'q2',
      status: 'resolved',
      resolvedBy: {...reference('take-act'), _weak: true},
      resolvedOn: '2026-06-12',
      body: [paragraph('q2b', ['Whether the Gauges Act passes before the summer.'])],
    },
  ],
  owner: 'Ada Holm',
  reviewEvery: 60,
  emailSubject: 'Tide data',
  sources: [weakMember('source-census'), weakMember('source-register')],
}

export const stormBeat = {
  ...stamps,
  _id: 'beat-storms',
  _type: 'beat',
  title: 'Storm warnings: the minutes that empty a quay',
  shortTitle: 'storm warnings',
  slug: slug('storm-warnings'),
  dek: 'How early a harbour hears of a storm.',
  vertical: reference('vertical-coast'),
  parentBeat: reference('beat-tides'),
  rosterStatement: 'none',
  whatItIs: [
    paragraph('w1', [
      'The "storm warnings" beat tracks notice. Gauges vs. guesswork is the older quarrel. A warning needs ',
      refer('open gauges', 'beat-tides', 'follows'),
      '. Nothing else helps.',
    ]),
  ],
  asOf: {_type: 'asOf', date: '2026-05-31', precision: 'month'},
}

export const actTake = {
  ...stamps,
  _id: 'take-act',
  _type: 'take',
  headline: 'The Gauges Act passes',
  slug: slug('gauges-act-passes'),
  dek: 'Parliament makes gauges public by default.',
  publishedAt: '2026-06-12T22:30:00Z',
  byline: 'Ada Holm',
  beats: [membership('beat-tides', 'defines'), membership('beat-storms', 'background')],
  body: [
    paragraph('b1', [
      'Parliament passed the act, which settles ',
      refer('the tide data question', 'beat-tides', 'follows'),
      ', ',
      cite('by 60 votes to 41', 'source-register'),
      '.',
    ]),
    paragraph('b2', ['What it changes'], 'h2'),
    {...paragraph('b3', ['Archives open in 2027.']), listItem: 'bullet', level: 1},
    {
      _type: 'figure',
      _key: 'b4',
      asset: reference('image-gauge'),
      alt: 'A tide gauge on a pier',
      caption: 'The pier gauge.',
      credit: 'Register archive',
    },
  ],
  subjects: [member('subject-act')],
  sources: [weakMember('source-register')],
  corrections: [
    {_type: 'correction', _key: 'k1', date: '2026-06-13', text: 'An earlier version gave the vote as 61 to 40.'},
    {_type: 'correction', _key: 'k2', date: '2026-06-20', text: 'The act takes effect in 2027, not 2028.'},
  ],
}

export const nineTake = {
  ...stamps,
  _id: 'take-nine',
  _type: 'take',
  headline: 'Nine ports open their gauges',
  slug: slug('nine-ports'),
  dek: 'A census counts who publishes.',
  publishedAt: '2026-05-04T08:00:00Z',
  byline: 'Bo Lind',
  beats: [membership('beat-tides', 'tracks')],
  body: [paragraph('b1', ['The ', refer('board', 'subject-board', 'background', 'census'), ' counted nine.'])],
  subjects: [member('subject-board')],
  sources: [weakMember('source-census')],
}

export const fixtureDocuments: readonly FixtureDocument[] = [
  publication,
  {...stamps, _id: 'vertical-coast', _type: 'vertical', title: 'Coast', slug: slug('coast'), order: 1},
  {...stamps, _id: 'vertical-trade', _type: 'vertical', title: 'Trade', slug: slug('trade'), order: 2},
  tideBeat,
  stormBeat,
  actTake,
  nineTake,
  {...nineTake, _id: 'drafts.take-secret', headline: 'A draft nobody may read', slug: slug('secret')},
  {...tideBeat, _id: 'drafts.beat-tides', title: 'A draft title: nobody may read it'},
  {
    ...stamps,
    _id: 'subject-board',
    _type: 'subject',
    name: 'Harbour Board',
    slug: slug('harbour-board'),
    kind: 'organisation',
    aliases: ['the board'],
    description: 'Runs the gauges of Sandhaven.',
  },
  {
    ...stamps,
    _id: 'subject-act',
    _type: 'subject',
    name: 'Gauges Act',
    slug: slug('gauges-act'),
    kind: 'law',
    description: 'Makes gauges public.',
  },
  {
    ...stamps,
    _id: 'cluster-gauges',
    _type: 'cluster',
    title: 'gauges',
    slug: slug('gauges'),
    aliases: ['gauge network'],
    description: 'Everything that measures the sea.',
  },
  {
    ...stamps,
    _id: 'source-census',
    _type: 'source',
    name: 'Harbour Board',
    work: 'Census of gauges',
    date: '2026-04-30',
    datePrecision: 'month',
    url: 'https://board.example/census',
  },
  {...stamps, _id: 'source-register', _type: 'source', name: 'Parliament', work: 'Register of votes'},
  {
    ...stamps,
    _id: 'image-gauge',
    _type: 'sanity.imageAsset',
    url: 'https://images.example/gauge.jpg',
    metadata: {dimensions: {width: 1200, height: 800}},
  },
]

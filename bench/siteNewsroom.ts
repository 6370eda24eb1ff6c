import type {Doc} from '../src/lake/index.ts'

/** 4,000 words, the n-th as common as one in n, as in any language; the first twenty are read in titles. */
const named = 'model chip cloud lab grant court strike union harbour ferry budget treaty reactor vaccine orbit gauge tide storm warning port'.split(' ')
const syllables = 'ba ke li mo nu ra se ti vo da pe lu'.split(' ')
const words = [...named, ...Array.from({length: 4_000}, (_, at) => spelled(at + 1_800))]
const stamp = '2026-06-01T00:00:00Z'
const stamps = {_createdAt: stamp, _updatedAt: stamp, _rev: 'r1'}
const number = (n: number) => String(n).padStart(5, '0')
const slug = (current: string) => ({_type: 'slug', current})
const reference = (_ref: string) => ({_type: 'reference', _ref})
const member = (_ref: string) => ({...reference(_ref), _key: _ref, _weak: true})

/** The sizes of a publication of ten thousand documents. */
export const sizes = {verticals: 8, clusters: 40, beats: 150, subjects: 800, sources: 500, takes: 8_500}

/** An invented publication, the same every time: beats of five sections, takes of 350 words on two beats each. */
export function siteNewsroom(): Doc[] {
  const {verticals, clusters, beats, subjects, sources, takes} = sizes
  const documents: Doc[] = [{...stamps, _id: 'publication', _type: 'publication', name: 'The Register', timeZone: 'Europe/Copenhagen'}]
  for (let n = 0; n < verticals; n += 1) documents.push({...stamps, _id: `vertical-${n}`, _type: 'vertical', title: `Vertical ${n}`, slug: slug(`vertical-${n}`), order: n})
  for (let n = 0; n < clusters; n += 1) documents.push({...stamps, _id: `cluster-${n}`, _type: 'cluster', title: `Cluster ${n}`, slug: slug(`cluster-${n}`)})
  for (let n = 0; n < subjects; n += 1)
    documents.push({...stamps, _id: `subject-${n}`, _type: 'subject', name: `Subject ${words[n % 20]} ${n}`, kind: 'organisation', slug: slug(`subject-${n}`), description: text(n, 12)})
  for (let n = 0; n < sources; n += 1) documents.push({...stamps, _id: `source-${n}`, _type: 'source', name: `Board ${n}`, work: text(n, 6), date: '2026-04-30', url: `https://board.example/${n}`})
  for (let n = 0; n < beats; n += 1) documents.push(beat(n))
  for (let n = 0; n < takes; n += 1) documents.push(take(n))
  return documents

  function beat(n: number): Doc {
    const section = (at: number, paragraphs: number) => Array.from({length: paragraphs}, (_, p) => block(n * 97 + at * 13 + p, 45))
    return {
      ...stamps,
      _id: `beat-${n}`,
      _type: 'beat',
      title: `Beat ${words[n % 20]} ${n}: what turns on it`,
      shortTitle: `beat ${n}`,
      slug: slug(`beat-${n}`),
      dek: `${text(n, 18)}.`,
      vertical: reference(`vertical-${n % verticals}`),
      cluster: reference(`cluster-${n % clusters}`),
      clusterScope: 'whole',
      rosterStatement: 'listed',
      roster: [1, 2, 3, 4, 5].map((s) => member(`subject-${(n * 5 + s) % subjects}`)),
      whatItIs: section(0, 2),
      history: section(1, 5),
      currentState: section(2, 4),
      relationships: section(3, 2),
      asOf: {_type: 'asOf', date: '2026-06-01', precision: 'month'},
      watch: [0, 1, 2, 3].map((w) => ({_type: 'watchItem', _key: `w${w}`, status: 'open', body: [block(n * 31 + w, 18)]})),
      owner: 'Ada Holm',
      sources: [1, 2, 3].map((s) => member(`source-${(n * 3 + s) % sources}`)),
    }
  }

  function take(n: number): Doc {
    return {
      ...stamps,
      _id: `take-${number(n)}`,
      _type: 'take',
      headline: `${text(n, 7)} ${n}${n % 1_000 === 7 ? ' zeppelin' : ''}`,
      slug: slug(`take-${n}`),
      dek: `${text(n + 3, 16)}.`,
      publishedAt: new Date(Date.UTC(2024, 0, 1) + ((n * 7919) % takes) * 9_000_000).toISOString(),
      byline: 'Ada Holm',
      beats: [n % beats, (n * 13 + 1) % beats].map((b, at) => ({_type: 'beatMembership', _key: `b${at}`, beat: reference(`beat-${b}`), role: 'tracks'})),
      body: Array.from({length: 8}, (_, p) => block(n * 17 + p, 44)),
      subjects: [member(`subject-${n % subjects}`), member(`subject-${(n * 7) % subjects}`)],
      sources: [member(`source-${n % sources}`)],
    }
  }

  function block(seed: number, length: number) {
    return {
      _type: 'block',
      _key: `k${seed}`,
      style: 'normal',
      markDefs: [
        {_type: 'crossReference', _key: 'm1', relation: 'background', target: {...reference(`take-${number((seed * 37) % takes)}`), _weak: true}},
        {_type: 'sourceCitation', _key: 'm2', source: {...reference(`source-${seed % sources}`), _weak: true}},
      ],
      children: [
        {_type: 'span', _key: 's1', text: `${text(seed, length - 8)} `, marks: []},
        {_type: 'span', _key: 's2', text: text(seed + 1, 4), marks: ['m1']},
        {_type: 'span', _key: 's3', text: ' and ', marks: []},
        {_type: 'span', _key: 's4', text: `${text(seed + 2, 3)}.`, marks: ['m2']},
      ],
    }
  }
}

function text(seed: number, length: number): string {
  return Array.from({length}, (_, at) => words[rank(seed * 7919 + at * 104_729 + at * at * 31)]).join(' ')
}

/** A word's rank from a number, small ones far more often: the inverse of a log-uniform distribution. */
function rank(seed: number): number {
  const even = ((Math.imul(seed ^ (seed >>> 15), 2_246_822_519) >>> 0) % 1_000_003) / 1_000_003
  return Math.floor(words.length ** even) % words.length
}

function spelled(number: number): string {
  return number === 0 ? '' : spelled(Math.floor(number / 12)) + syllables[number % 12]
}

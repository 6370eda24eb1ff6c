import {newsroomDocuments} from '../studio/newsroom/newsroom.ts'

type Stored = Record<string, unknown> & {readonly _id: string; readonly _type: string}

/** How much a made newsroom holds. */
export interface BoardSize {
  readonly beats: number
  readonly takes: number
  readonly drafts: number
  readonly seed: number
}

/**
 * The demonstration newsroom grown to size: beats and takes with its prose, their links, dates and memberships mixed anew
 * with a seed, so that the same size and seed give the same newsroom. One link in fifty leads nowhere, one take in forty
 * belongs to no beat, and every draft changes a figure of a brief.
 */
export function boardNewsroom({beats, takes, drafts, seed}: BoardSize): Stored[] {
  const documents = newsroomDocuments() as readonly Stored[]
  const models = {beat: documents.filter(({_type}) => _type === 'beat'), take: documents.filter(({_type}) => _type === 'take')}
  const words = [...new Set(models.take.flatMap(({body}) => JSON.stringify(body).match(/\b[a-z]{5,}\b/g) ?? []))]
  const random = dice(seed)
  const below = (count: number) => Math.floor(random() * count)
  const phrase = (length: number) => {
    const chosen = Array.from({length}, () => words[below(words.length)]).join(' ')
    return chosen.charAt(0).toUpperCase() + chosen.slice(1)
  }
  const verticals = documents.filter(({_type}) => _type === 'vertical')
  const clusters = Array.from({length: Math.ceil(beats / 12)}, (_, index): Stored => {
    const title = phrase(2).toLowerCase()
    return {_id: `cluster-made-${index}`, _type: 'cluster', title, slug: {_type: 'slug', current: `made-cluster-${index}`}, aliases: [], description: ''}
  })
  const takeDocuments = Array.from({length: takes}, (_, index): Stored => {
    const {_createdAt, _updatedAt, ...model} = models.take[index % models.take.length]!
    const own = [below(beats), ...(random() < 0.2 ? [below(beats)] : [])]
    return {
      ...model,
      _id: takeId(index),
      headline: phrase(8),
      formerHeadlines: [],
      slug: {_type: 'slug', current: `made-${index}`},
      aliases: [],
      publishedAt: new Date(1.6e12 + random() * 1.8e11).toISOString(),
      beats: index % 40 === 0 ? [] : [...new Set(own)].map((beat, at) => ({_type: 'beatMembership', _key: `m${at}`, beat: {_type: 'reference', _ref: beatId(beat)}, role: 'tracks'})),
    }
  })
  const membersOf = new Map<string, string[]>()
  for (const {_id, beats: memberships} of takeDocuments) {
    for (const {beat} of memberships as {beat: {_ref: string}}[]) membersOf.set(beat._ref, [...(membersOf.get(beat._ref) ?? []), _id])
  }
  const beatDocuments = Array.from({length: beats}, (_, index): Stored => {
    const {_createdAt, _updatedAt, ...model} = models.beat[index % models.beat.length]!
    const members = membersOf.get(beatId(index)) ?? []
    const name = phrase(2)
    const target = () => {
      const roll = random()
      if (roll < 0.02) return `take-gone-${below(1000)}`
      if (roll < 0.25) return beatId(below(beats))
      return members[below(members.length)] ?? takeId(below(takes))
    }
    return {
      ...(relinked(model, target) as Stored),
      _id: beatId(index),
      title: `${name}: ${phrase(5).toLowerCase()}`,
      shortTitle: name,
      formerTitles: [],
      aliases: [],
      slug: {_type: 'slug', current: `made-beat-${index}`},
      vertical: {_type: 'reference', _ref: verticals[index % verticals.length]!._id},
      cluster: {_type: 'reference', _ref: clusters[below(clusters.length)]!._id},
      asOf: {_type: 'asOf', date: new Date(1.752e12 + random() * 3e10).toISOString().slice(0, 10), precision: 'month'},
      reviewEvery: [30, 60, 90, 180][below(4)]!,
    }
  })
  const draftDocuments = Array.from({length: drafts}, (_, index): Stored => {
    const live = beatDocuments[(index * 7) % beatDocuments.length]!
    return {...(refigured(live, `${10 + below(80)} percent`) as Stored), _id: `drafts.${live._id}`}
  })
  return [...clusters, ...beatDocuments, ...takeDocuments, ...draftDocuments]
}

const beatId = (index: number) => `beat-made-${index}`
const takeId = (index: number) => `take-made-${index}`

/** The same document, every cross-reference leading where `target` says. */
function relinked(value: unknown, target: () => string): unknown {
  if (Array.isArray(value)) return value.map((part) => relinked(part, target))
  if (typeof value !== 'object' || value === null) return value
  const record = value as Record<string, unknown>
  if (record._type === 'crossReference') return {...record, target: {_type: 'reference', _ref: target(), _weak: true}}
  return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, relinked(part, target)]))
}

function refigured(value: unknown, figure: string): unknown {
  if (Array.isArray(value)) return value.map((part) => refigured(part, figure))
  if (typeof value === 'string') return value.replace(/\b\d+(?:\.\d+)? percent\b/, figure)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refigured(part, figure)]))
}

/** Numbers from 0 to 1 that look thrown: a 32-bit counter, mixed by multiplying and shifting. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
  }
}

import {openVsClosed} from './beats/open-vs-closed.ts'
import type {BeatCopy, TakeCopy} from './copy.ts'
import {
  beatDocument,
  clusterDocument,
  type NewsroomDocument,
  publicationDocument,
  sourceDocument,
  subjectDocument,
  takeDocument,
  verticalDocument,
} from './documents.ts'
import {createProseBuilder} from './prose.ts'
import {sources} from './sources.ts'
import {clusters, publication, verticals} from './structure.ts'
import {subjects} from './subjects.ts'
import {openWeightTakes} from './takes/open-weights.ts'

/** The day the demonstration newsroom lives on. Everything that asks for the time is given this. */
export const newsroomNow = '2026-07-15'

const beats: readonly BeatCopy[] = [openVsClosed]
const takes: readonly TakeCopy[] = openWeightTakes.map((take) => ({
  ...take,
  beats: Object.fromEntries(Object.entries(take.beats).filter(([slug]) => beats.some((beat) => beat.slug === slug))),
}))
// Announced, not written: these links dangle until their stories land.
const announced = [
  'beat-export-controls',
  'beat-safety-testing',
  'take-diffusion-rule',
  'take-october-2022',
  'take-aisi-trends',
  'take-seoul',
]

/** The demonstration newsroom as stored documents, every document after those it refers to. Always the same. */
export function newsroomDocuments(): readonly NewsroomDocument[] {
  const fixed = [
    publicationDocument(publication),
    ...verticals.map(verticalDocument),
    ...clusters.map(clusterDocument),
    ...subjects.map(subjectDocument),
    ...sources.map(sourceDocument),
  ]
  const knownIds = new Set([
    ...fixed.map((document) => document._id),
    ...beats.map((beat) => `beat-${beat.slug}`),
    ...takes.map((take) => `take-${take.slug}`),
    ...announced,
  ])
  const builder = createProseBuilder(knownIds)

  return [
    ...fixed,
    ...beats.map((beat) => beatDocument(beat, builder)),
    ...takes.map((take) => takeDocument(take, builder)),
  ]
}

import {electricity} from './beats/electricity.ts'
import {exportControls} from './beats/export-controls.ts'
import {openVsClosed} from './beats/open-vs-closed.ts'
import {safetyTesting} from './beats/safety-testing.ts'
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
import {electricityTakes} from './takes/electricity.ts'
import {exportControlTakes} from './takes/export-controls.ts'
import {openWeightTakes} from './takes/open-weights.ts'
import {safetyTestingTakes} from './takes/safety-testing.ts'

export {newsroomNow} from './newsroomNow.ts'

const beats: readonly BeatCopy[] = [openVsClosed, exportControls, safetyTesting, electricity]
const takes: readonly TakeCopy[] = [
  ...openWeightTakes,
  ...exportControlTakes,
  ...safetyTestingTakes,
  ...electricityTakes,
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
  ])
  const builder = createProseBuilder(knownIds)

  return [
    ...fixed,
    ...beats.map((beat) => beatDocument(beat, builder)),
    ...takes.map((take) => takeDocument(take, builder)),
  ]
}

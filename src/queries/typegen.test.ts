import {expectTypeOf, test} from 'vitest'
import type {z} from 'zod'
import type {
  BeatQueryResult,
  ClusterQueryResult,
  EditionQueryResult,
  HomeQueryResult,
  SubjectQueryResult,
  TakeQueryResult,
} from './generated/sanity.types.ts'
import type {
  beatPageSchema,
  clusterPageSchema,
  editionSchema,
  homePageSchema,
  subjectPageSchema,
  takePageSchema,
} from './pageResults.ts'

test('whatever TypeGen says a query returns, its schema takes', () => {
  expectTypeOf<HomeQueryResult>().toExtend<z.input<typeof homePageSchema>>()
  expectTypeOf<BeatQueryResult>().toExtend<z.input<ReturnType<typeof beatPageSchema>>>()
  expectTypeOf<TakeQueryResult>().toExtend<z.input<typeof takePageSchema>>()
  expectTypeOf<SubjectQueryResult>().toExtend<z.input<typeof subjectPageSchema>>()
  expectTypeOf<ClusterQueryResult>().toExtend<z.input<typeof clusterPageSchema>>()
  expectTypeOf<EditionQueryResult>().toExtend<z.input<ReturnType<typeof editionSchema>>>()
})

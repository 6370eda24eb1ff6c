import {expectTypeOf, test} from 'vitest'
import type {BeatQueryResult, TakeQueryResult} from '../queries/generated/sanity.types.ts'
import type {BriefSection} from '../queries/pageResults.ts'
import type {BlockRenderers, MarkRenderers, StyleRenderers, TextStyle} from './rendererTypes.ts'

type TakeBlock = NonNullable<TakeQueryResult['take']>['body'][number]
type TakeText = Extract<TakeBlock, {_type: 'block'}>
type BeatSection = NonNullable<BeatQueryResult['beat']>['sections'][number]

test('every block, annotation and style that TypeGen finds in a take has a renderer', () => {
  expectTypeOf<Exclude<TakeBlock['_type'], 'block'>>().toEqualTypeOf<keyof BlockRenderers>()
  expectTypeOf<NonNullable<TakeText['markDefs']>[number]['_type']>().toEqualTypeOf<keyof MarkRenderers>()
  expectTypeOf<NonNullable<TakeText['style']>>().toEqualTypeOf<TextStyle>()
})

test('every kind of section that TypeGen finds in a beat is one the brief renders', () => {
  expectTypeOf<BeatSection['kind']>().toEqualTypeOf<BriefSection['kind']>()
})

test('to leave one out does not compile', () => {
  const nothing = () => null
  // @ts-expect-error a figure has no renderer
  const blocks: BlockRenderers = {}
  // @ts-expect-error a link has no renderer
  const marks: MarkRenderers = {crossReference: nothing, sourceCitation: nothing}
  // @ts-expect-error a quotation has no renderer
  const styles: StyleRenderers = {normal: nothing, h2: nothing}
  expectTypeOf([blocks, marks, styles]).toBeArray()
})

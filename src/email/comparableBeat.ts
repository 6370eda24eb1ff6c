import type {BodyBlock, EditionBeat} from '../queries/index.ts'
import {isText} from './editionProse.ts'

/** A query's beat in the form of a stored one, as far as readers see it, so that two editions can be compared. */
export function comparableBeat(beat: EditionBeat): Record<string, unknown> {
  const sections = beat.sections.map((section) => [
    section.key,
    section.kind === 'prose'
      ? section.body.map(comparableBlock)
      : section.items.map(({_key, body, status, resolvedBy}) => ({
          _type: 'watchItem',
          _key,
          body: body.map(comparableBlock),
          status: status ?? 'open',
          ...(resolvedBy ? {resolvedBy: reference(resolvedBy._id)} : {}),
        })),
  ])
  return {
    ...Object.fromEntries(sections),
    _id: beat._id,
    _type: 'beat',
    title: beat.title,
    dek: beat.dek,
    asOf: beat.asOf ? {_type: 'asOf', ...beat.asOf} : undefined,
    sources: beat.sources.map(({_id}) => reference(_id)),
  }
}

function comparableBlock(block: BodyBlock): unknown {
  if (!isText(block)) return block
  const markDefs = block.markDefs.map((mark) => {
    if (mark._type === 'crossReference' && 'target' in mark) return {...mark, target: mark.target ? reference(mark.target._id) : undefined}
    if (mark._type === 'sourceCitation' && 'source' in mark) return {...mark, source: mark.source ? reference(mark.source._id) : undefined}
    return mark
  })
  return {...block, markDefs}
}

function reference(_ref: string) {
  return {_type: 'reference', _ref}
}

/** What a comparison can point to: documents by id, with the name and address they have now or had. */
export function targetsOf(beats: readonly EditionBeat[]): ReadonlyMap<string, {_type: string; title: string; slug?: string}> {
  const targets = new Map<string, {_type: string; title: string; slug?: string}>()
  for (const beat of beats) {
    for (const {_id, _type, name, work} of beat.sources) targets.set(_id, {_type, title: work ?? name ?? _id})
    const blocks = beat.sections.flatMap((section) => (section.kind === 'prose' ? section.body : section.items.flatMap(({body}) => body)))
    for (const mark of blocks.filter(isText).flatMap(({markDefs}) => markDefs)) {
      if ('target' in mark && mark.target) targets.set(mark.target._id, mark.target)
      if ('source' in mark && mark.source) targets.set(mark.source._id, {_type: 'source', title: mark.source.work ?? mark.source.name ?? ''})
    }
  }
  return targets
}

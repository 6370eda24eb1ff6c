import {useCallback} from 'react'
import {useSchema, type Schema} from 'sanity'
import type {Place} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'
import {checkedTypes} from './briefingSession.ts'
import {fieldTitle} from './fieldTitle.ts'
import {wordsOf} from './whereabouts.ts'

/** Where a place is, in a line: its section's heading or its field's title, and the first of its words. */
export function useWhereabouts(contract: BriefingContract): (place: Place) => string {
  const schema = useSchema()
  return useCallback(
    (place) => {
      const heading = contract.sections.find(({key}) => key === place.section)?.heading
      return [heading ?? titleIn(schema, place), wordsOf(place)].filter(Boolean).join(' · ')
    },
    [schema, contract],
  )
}

function titleIn(schema: Schema, {path: [name]}: Place): string {
  if (typeof name !== 'string') return ''
  const types = checkedTypes.map((type) => schema.get(type)).filter((type) => type?.jsonType === 'object')
  const owner = types.find((type) => type?.fields.some((field) => field.name === name))
  return owner ? fieldTitle(owner, [name]) : name
}

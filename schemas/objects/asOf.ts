import {defineField, defineType} from 'sanity'
import {datePrecisions} from '../../src/contract/vocabulary.ts'

const precisionTitles = {
  day: 'A day (14 March 2026)',
  month: 'A month (March 2026)',
  quarter: 'A quarter',
  half: 'A half-year',
  year: 'A year',
  early: 'Early in the year',
  mid: 'Mid-year',
  late: 'Late in the year',
} as const

/** The date up to which Current state claims to be true, and how exactly it is known. */
export const asOf = defineType({
  name: 'asOf',
  title: 'As of',
  type: 'object',
  options: {columns: 2},
  fields: [
    defineField({
      name: 'date',
      title: 'True as of',
      description: 'The last day the claims in Current state were checked.',
      type: 'date',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'precision',
      title: 'Said as',
      description: 'How the opening of Current state names that date.',
      type: 'string',
      options: {
        list: datePrecisions.map((value) => ({value, title: precisionTitles[value]})),
      },
      initialValue: 'month',
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {select: {title: 'date', subtitle: 'precision'}},
})

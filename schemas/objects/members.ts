import {defineField, defineType} from 'sanity'
import {takeRoles} from '../../src/contract/vocabulary.ts'

const roleTitles = {
  defines: 'Defines it',
  tracks: 'Tracks it',
  covers: 'Covers an event',
  counters: 'Argues against it',
  background: 'Background',
} as const

/** A take's place in one beat. */
export const beatMembership = defineType({
  name: 'beatMembership',
  title: 'Beat',
  type: 'object',
  fields: [
    defineField({
      name: 'beat',
      title: 'Beat',
      type: 'reference',
      to: [{type: 'beat'}],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'role',
      title: 'Role',
      description: 'What this take does for the beat.',
      type: 'string',
      options: {list: takeRoles.map((value) => ({value, title: roleTitles[value]}))},
      initialValue: 'covers',
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {
    select: {title: 'beat.title', role: 'role'},
    prepare: ({title, role}) => ({title: title ?? 'No beat yet', subtitle: roleTitles[role as keyof typeof roleTitles]}),
  },
})

/** A correction readers can see, with its date. */
export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'object',
  fields: [
    defineField({name: 'date', title: 'Corrected on', type: 'date', validation: (rule) => rule.required()}),
    defineField({
      name: 'text',
      title: 'What was wrong, and what is right',
      description: 'Readers see this above the text.',
      type: 'text',
      rows: 2,
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {select: {title: 'text', subtitle: 'date'}},
})

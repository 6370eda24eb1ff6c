import {LinkIcon} from '@sanity/icons/Link'
import {BookIcon} from '@sanity/icons/Book'
import {defineField, defineType} from 'sanity'
import {crossReferenceRelations, crossReferenceTargets} from '../../src/contract/vocabulary.ts'

const relationTitles = {
  background: 'Background',
  follows: 'Follows',
  corrects: 'Corrects',
  contradicts: 'Contradicts',
  supports: 'Supports',
  partOf: 'Part of',
} as const

/** A typed link from a span of prose to one of our own stories. */
export const crossReference = defineType({
  name: 'crossReference',
  title: 'Cross-reference',
  description: 'Another story this sentence leans on, and how.',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'target',
      title: 'Story',
      description: 'The beat, take, subject or cluster these words point to.',
      type: 'reference',
      to: crossReferenceTargets.map((type) => ({type})),
      weak: true, // A take under a legal order must be withdrawable at once, whoever cites it.
      options: {disableNew: true},
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'relation',
      title: 'Relation',
      description: 'What the other story is to this sentence.',
      type: 'string',
      options: {list: crossReferenceRelations.map((value) => ({value, title: relationTitles[value]}))},
      initialValue: 'background',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'facet',
      title: 'Facet',
      description: 'A word or two on which side of the story is meant, such as "governance". Optional.',
      type: 'string',
      validation: (rule) => rule.max(40),
    }),
  ],
  preview: {
    select: {headline: 'target.headline', title: 'target.title', name: 'target.name', relation: 'relation'},
    prepare: ({headline, title, name, relation}) => ({title: headline ?? title ?? name, subtitle: relation}),
  },
})

/** Cites a source from a span of prose. */
export const sourceCitation = defineType({
  name: 'sourceCitation',
  title: 'Source',
  description: 'Where these words come from.',
  type: 'object',
  icon: BookIcon,
  fields: [
    defineField({
      name: 'source',
      title: 'Source',
      description: 'The report, law, data set or statement that says so.',
      type: 'reference',
      to: [{type: 'source'}],
      weak: true,
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {
    select: {name: 'source.name', work: 'source.work'},
    prepare: ({name, work}) => ({title: name, subtitle: work}),
  },
})

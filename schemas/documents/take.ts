import {DocumentIcon} from '@sanity/icons/Document'
import {defineArrayMember, defineField, defineType} from 'sanity'
import type {BriefingOptions} from './beat.ts'
import {formerSlugs} from './directory.ts'

/** One dated story or analysis; it belongs to one or more beats. */
export function take({contract, checks}: BriefingOptions) {
  const [shortest, longest] = contract.take.headline.characters
  const [fewest, most] = contract.take.body.words
  return defineType({
    name: 'take',
    title: 'Take',
    type: 'document',
    icon: DocumentIcon,
    groups: [
      {name: 'story', title: 'Story', default: true},
      {name: 'place', title: 'Place'},
      {name: 'record', title: 'Record'},
    ],
    fields: [
      defineField({
        name: 'headline',
        title: 'Headline',
        description: `What happened, in ${shortest} to ${longest} characters.`,
        type: 'string',
        group: 'story',
        options: {search: {weight: 10}},
        validation: (rule) => [
          rule.required(),
          rule.min(shortest).warning(`A headline under ${shortest} characters says too little.`),
          rule.max(longest).warning(`Keep the headline to ${longest} characters.`),
        ],
      }),
      defineField({
        name: 'dek',
        title: 'Dek',
        description: `One sentence on what is at stake. At most ${contract.take.dek.maxCharacters} characters.`,
        type: 'text',
        rows: 2,
        group: 'story',
        options: {search: {weight: 5}},
        validation: (rule) => [rule.required(), rule.max(contract.take.dek.maxCharacters).warning()],
      }),
      defineField({
        name: 'beats',
        title: 'Beats',
        description: 'The beats this take belongs to, and what it does for each.',
        type: 'array',
        of: [defineArrayMember({type: 'beatMembership'})],
        group: 'story',
        validation: (rule) => rule.required().min(1).error('A take belongs to at least one beat.'),
      }),
      defineField({
        name: 'body',
        title: 'Text',
        description: `${fewest} to ${most} words.`,
        type: 'takeBody',
        group: 'story',
        validation: (rule) => rule.required(),
      }),
      defineField({
        name: 'slug',
        title: 'Address',
        description: 'The last part of the page address.',
        type: 'slug',
        group: 'place',
        options: {source: 'headline'},
        validation: (rule) => rule.required(),
      }),
      defineField({
        name: 'publishedAt',
        title: 'Published',
        description: 'The date readers see.',
        type: 'datetime',
        group: 'place',
        validation: (rule) => rule.required(),
      }),
      defineField({name: 'byline', title: 'Byline', description: 'Who wrote it.', type: 'string', group: 'place'}),
      defineField({
        name: 'subjects',
        title: 'Subjects',
        description: 'The people, organisations, models, laws and places it is about.',
        type: 'array',
        of: [defineArrayMember({type: 'reference', to: [{type: 'subject'}]})],
        group: 'place',
        validation: (rule) => rule.unique(),
      }),
      defineField({
        name: 'corrections',
        title: 'Corrections',
        description: 'What was put right after publishing. Readers see these above the text.',
        type: 'array',
        of: [defineArrayMember({type: 'correction'})],
        group: 'record',
      }),
      defineField({
        name: 'sources',
        title: 'Sources',
        description: 'What the take rests on.',
        type: 'array',
        of: [defineArrayMember({type: 'reference', to: [{type: 'source'}], weak: true})],
        group: 'record',
        validation: (rule) => [rule.unique(), rule.required().min(1).error('Name at least one source.')],
      }),
      defineField({
        name: 'aliases',
        title: 'Also known as',
        description: 'Other words that mean this take; they are offered as links while writing.',
        type: 'array',
        of: [defineArrayMember({type: 'string'})],
        group: 'record',
        options: {layout: 'tags'},
        validation: (rule) => rule.unique(),
      }),
      {...formerSlugs, group: 'record'},
      defineField({
        name: 'formerHeadlines',
        title: 'Former headlines',
        type: 'array',
        of: [defineArrayMember({type: 'string'})],
        group: 'record',
      }),
    ],
    orderings: [
      {name: 'newest', title: 'Newest first', by: [{field: 'publishedAt', direction: 'desc'}]},
      {name: 'headline', title: 'Headline', by: [{field: 'headline', direction: 'asc'}]},
    ],
    preview: {
      select: {headline: 'headline', publishedAt: 'publishedAt', beat: 'beats.0.beat.shortTitle'},
      prepare: ({headline, publishedAt, beat}) => ({
        title: headline ?? 'Take without a headline',
        subtitle: [publishedAt ? String(publishedAt).slice(0, 10) : 'no date', beat].filter(Boolean).join(' · '),
      }),
    },
    validation: checks
      ? (rule) => [rule.custom(checks.error).error(), rule.custom(checks.warning).warning(), rule.custom(checks.info).info()]
      : undefined,
  })
}

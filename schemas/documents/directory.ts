import {BookIcon} from '@sanity/icons/Book'
import {HomeIcon} from '@sanity/icons/Home'
import {StackIcon} from '@sanity/icons/Stack'
import {TagIcon} from '@sanity/icons/Tag'
import {ThListIcon} from '@sanity/icons/ThList'
import {UnpublishIcon} from '@sanity/icons/Unpublish'
import {defineArrayMember, defineField, defineType} from 'sanity'
import {datePrecisions, subjectKinds} from '../../src/contract/vocabulary.ts'

const kindTitles = {
  person: 'Person',
  organisation: 'Organisation',
  model: 'Model',
  law: 'Law',
  place: 'Place',
} as const

const aliases = defineField({
  name: 'aliases',
  title: 'Also known as',
  description: 'Other names and spellings; they are offered as links while writing.',
  type: 'array',
  of: [defineArrayMember({type: 'string'})],
  options: {layout: 'tags', search: {weight: 5}},
  validation: (rule) => rule.unique(),
})

const description = defineField({
  name: 'description',
  title: 'Description',
  description: 'One or two sentences for readers.',
  type: 'text',
  rows: 3,
})

/** Where the page of a document stood before; readers are led on from there. */
export const formerSlugs = defineField({
  name: 'formerSlugs',
  title: 'Former addresses',
  description: 'Addresses this page had before. Whoever follows one is led here; the Studio adds to it when the address changes.',
  type: 'array',
  of: [defineArrayMember({type: 'string'})],
  options: {layout: 'tags'},
  validation: (rule) => rule.unique(),
})

function slugFrom(source: string) {
  return defineField({
    name: 'slug',
    title: 'Address',
    description: 'The last part of the page address.',
    type: 'slug',
    options: {source},
    validation: (rule) => rule.required(),
  })
}

/** A person, organisation, model, law or place that beats can list in their roster. */
export const subject = defineType({
  name: 'subject',
  title: 'Subject',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      description: 'As the house spells it.',
      type: 'string',
      options: {search: {weight: 10}},
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: {list: subjectKinds.map((value) => ({value, title: kindTitles[value]}))},
      validation: (rule) => rule.required(),
    }),
    aliases,
    description,
    slugFrom('name'),
    formerSlugs,
  ],
  orderings: [{name: 'name', title: 'Name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {
    select: {title: 'name', kind: 'kind'},
    prepare: ({title, kind}) => ({title, subtitle: kindTitles[kind as keyof typeof kindTitles]}),
  },
})

/** A named group of beats and takes. */
export const cluster = defineType({
  name: 'cluster',
  title: 'Cluster',
  type: 'document',
  icon: StackIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      description: 'As Relationships names it, such as "compute frontier".',
      type: 'string',
      options: {search: {weight: 10}},
      validation: (rule) => rule.required(),
    }),
    aliases,
    description,
    slugFrom('title'),
    formerSlugs,
  ],
  preview: {select: {title: 'title', subtitle: 'description'}},
})

/** A part of the publication, such as a department. */
export const vertical = defineType({
  name: 'vertical',
  title: 'Vertical',
  type: 'document',
  icon: ThListIcon,
  fields: [
    defineField({name: 'title', title: 'Title', type: 'string', validation: (rule) => rule.required()}),
    description,
    defineField({
      name: 'order',
      title: 'Order',
      description: 'Where it stands on the home page, smallest first.',
      type: 'number',
      validation: (rule) => rule.required().integer(),
    }),
    slugFrom('title'),
    formerSlugs,
  ],
  orderings: [{name: 'order', title: 'Home page order', by: [{field: 'order', direction: 'asc'}]}],
  preview: {select: {title: 'title', subtitle: 'description'}},
})

/** What readers are told at the address of a beat or take that was published and is not any more. */
export const withdrawal = defineType({
  name: 'withdrawal',
  title: 'Withdrawal',
  type: 'document',
  icon: UnpublishIcon,
  fields: [
    defineField({
      name: 'document',
      title: 'What was withdrawn',
      description: 'Its id; the text itself is not kept here.',
      type: 'string',
      readOnly: true,
    }),
    defineField({
      name: 'documentType',
      title: 'Type',
      type: 'string',
      options: {list: ['beat', 'take']},
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'title',
      title: 'Title',
      description: 'Leave it empty when even the title must not be read.',
      type: 'string',
    }),
    defineField({
      name: 'slugs',
      title: 'Addresses',
      description: 'The addresses it was read at.',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
      validation: (rule) => [rule.unique(), rule.required().min(1)],
    }),
    defineField({
      name: 'beats',
      title: 'Beats',
      description: 'Where readers can go on.',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'beat'}], weak: true})],
    }),
    defineField({name: 'withdrawnOn', title: 'Withdrawn on', type: 'date', validation: (rule) => rule.required()}),
    defineField({
      name: 'note',
      title: 'What readers are told',
      description: 'Why, in a sentence or two; may be empty.',
      type: 'text',
      rows: 3,
    }),
  ],
  orderings: [{name: 'newest', title: 'Newest first', by: [{field: 'withdrawnOn', direction: 'desc'}]}],
  preview: {
    select: {title: 'title', slugs: 'slugs', on: 'withdrawnOn'},
    prepare: ({title, slugs, on}) => ({title: title ?? slugs?.[0] ?? 'Withdrawal', subtitle: on}),
  },
})

/** What a claim rests on: who said it, where, and when. */
export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'document',
  icon: BookIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Who says so',
      description: 'The person, body or company that published it.',
      type: 'string',
      options: {search: {weight: 10}},
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'work',
      title: 'Work',
      description: 'The title of the report, law, data set or statement.',
      type: 'string',
      options: {search: {weight: 10}},
      validation: (rule) => rule.required(),
    }),
    defineField({name: 'date', title: 'Dated', type: 'date'}),
    defineField({
      name: 'datePrecision',
      title: 'How exactly',
      type: 'string',
      options: {list: [...datePrecisions]},
      initialValue: 'day',
    }),
    defineField({
      name: 'url',
      title: 'Address',
      description: 'Where a reader can check it.',
      type: 'url',
      validation: (rule) => rule.uri({scheme: ['http', 'https']}),
    }),
  ],
  orderings: [{name: 'date', title: 'Newest first', by: [{field: 'date', direction: 'desc'}]}],
  preview: {
    select: {name: 'name', work: 'work', date: 'date'},
    prepare: ({name, work, date}) => ({title: work, subtitle: [name, date].filter(Boolean).join(', ')}),
  },
})

/** The publication itself; there is one. */
export const publication = defineType({
  name: 'publication',
  title: 'Publication',
  type: 'document',
  icon: HomeIcon,
  fields: [
    defineField({name: 'name', title: 'Name', type: 'string', validation: (rule) => rule.required()}),
    defineField({name: 'tagline', title: 'Tagline', description: 'One line under the name.', type: 'string'}),
    defineField({
      name: 'mark',
      title: 'Mark',
      description: 'A small picture that stands for the publication.',
      type: 'image',
      fields: [
        defineField({name: 'alt', title: 'Alternative text', type: 'string', validation: (rule) => rule.required()}),
      ],
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      description: 'Where the newsroom counts its days, such as Europe/London.',
      type: 'string',
      initialValue: 'Europe/London',
      validation: (rule) => rule.required().custom((zone) => isTimeZone(zone) || `"${zone}" is not a time zone name.`),
    }),
    defineField({
      name: 'emailSender',
      title: 'Email sender',
      type: 'object',
      options: {columns: 2},
      fields: [
        defineField({name: 'name', title: 'Name', type: 'string'}),
        defineField({name: 'address', title: 'Address', type: 'email'}),
      ],
    }),
  ],
  preview: {select: {title: 'name', subtitle: 'tagline', media: 'mark'}},
})

function isTimeZone(zone: string | undefined): boolean {
  if (!zone) return true
  try {
    return new Intl.DateTimeFormat('en', {timeZone: zone}).format(0).length > 0
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineArrayMember, defineField, defineType, type CustomValidator, type FieldDefinition} from 'sanity'
import type {BriefingContract, SectionContract} from '../../src/contract/contractTypes.ts'
import {formerSlugs} from './directory.ts'

/** What the beat's form derives from: the contract, and the checks the plugin adds to the whole document. */
export interface BriefingOptions {
  readonly contract: BriefingContract
  /** One custom validator per severity, from the plugin; without it the form has the structure but no checks. */
  readonly checks?: BriefingChecks
}

/** Whole-document validators, one per severity, that share one lint. */
export interface BriefingChecks {
  readonly error: CustomValidator<unknown>
  readonly warning: CustomValidator<unknown>
  readonly info: CustomValidator<unknown>
}

/** A standing subject and its living brief. The brief's fields are the contract's sections, in its order. */
export function beat({contract, checks}: BriefingOptions) {
  return defineType({
    name: 'beat',
    title: 'Beat',
    type: 'document',
    icon: DocumentTextIcon,
    groups: [
      {name: 'brief', title: 'Brief', default: true},
      {name: 'place', title: 'Place'},
      {name: 'record', title: 'Record'},
    ],
    fields: [
      defineField({
        name: 'title',
        title: 'Title',
        description: `Two halves around a colon: the subject, then what turns on it. At most ${contract.title.maxCharacters} characters.`,
        type: 'string',
        group: 'brief',
        options: {search: {weight: 10}},
        validation: (rule) => rule.required(),
      }),
      defineField({
        name: 'dek',
        title: 'Dek',
        description: `One sentence on what is at stake. At most ${contract.dek.maxCharacters} characters.`,
        type: 'text',
        rows: 2,
        group: 'brief',
        options: {search: {weight: 5}},
        validation: (rule) => rule.required(),
      }),
      asOfField(contract),
      ...contract.sections.map(sectionField),
      defineField({
        name: 'slug',
        title: 'Address',
        description: 'The last part of the page address. Change it after publishing, and links from elsewhere are led on.',
        type: 'slug',
        group: 'place',
        options: {source: (document) => String(document.shortTitle || document.title || '')},
        validation: (rule) => rule.required(),
      }),
      defineField({
        name: 'shortTitle',
        title: 'Short title',
        description: 'The name of the beat alone, as other stories and lists use it.',
        type: 'string',
        group: 'place',
        options: {search: {weight: 10}},
        validation: (rule) => rule.max(40).warning('A short title fits in a list; keep it to 40 characters.'),
      }),
      defineField({
        name: 'vertical',
        title: 'Vertical',
        description: 'The part of the publication this beat stands in.',
        type: 'reference',
        to: [{type: 'vertical'}],
        group: 'place',
        validation: (rule) => rule.required(),
      }),
      defineField({
        name: 'parentBeat',
        title: 'Parent beat',
        description: 'Only for a sub-beat: the wider beat it belongs to.',
        type: 'reference',
        to: [{type: 'beat'}],
        weak: true,
        group: 'place',
        options: {filter: ({document}) => ({filter: '_id != $self', params: {self: document._id.replace(/^drafts\./, '')}})},
      }),
      defineField({
        name: 'cluster',
        title: 'Cluster',
        description: 'The named group of stories this beat is part of, if any.',
        type: 'reference',
        to: [{type: 'cluster'}],
        group: 'place',
      }),
      defineField({
        name: 'clusterScope',
        title: 'Which part of the cluster',
        type: 'string',
        group: 'place',
        options: {
          list: [
            {value: 'whole', title: 'The whole cluster'},
            {value: 'named', title: 'Named members only'},
          ],
          layout: 'radio',
          direction: 'horizontal',
        },
        initialValue: 'whole',
        hidden: ({document}) => !document?.cluster,
      }),
      defineField({
        name: 'clusterMembers',
        title: 'Named members',
        description: 'The beats and takes of the cluster that this beat threads through.',
        type: 'array',
        of: [defineArrayMember({type: 'reference', to: [{type: 'beat'}, {type: 'take'}], weak: true})],
        group: 'place',
        hidden: ({document}) => document?.clusterScope !== 'named',
      }),
      defineField({
        name: 'rosterStatement',
        title: 'Roster',
        description: 'Silence is not the same as an empty roster: say which it is.',
        type: 'string',
        group: 'place',
        options: {
          list: [
            {value: 'listed', title: 'Listed below'},
            {value: 'none', title: 'No formal roster'},
          ],
          layout: 'radio',
          direction: 'horizontal',
        },
      }),
      defineField({
        name: 'roster',
        title: 'Roster subjects',
        description: 'The people, organisations, models, laws and places this beat follows by name.',
        type: 'array',
        of: [defineArrayMember({type: 'reference', to: [{type: 'subject'}]})],
        group: 'place',
        hidden: ({document}) => document?.rosterStatement !== 'listed',
        validation: (rule) => rule.unique(),
      }),
      defineField({
        name: 'owner',
        title: 'Owner',
        description: 'The editor who keeps this brief true.',
        type: 'string',
        group: 'record',
      }),
      defineField({
        name: 'reviewEvery',
        title: 'Look again every (days)',
        description: 'After this many days the beat appears under Today.',
        type: 'number',
        group: 'record',
        initialValue: 90,
        validation: (rule) => rule.integer().min(1).max(730),
      }),
      defineField({
        name: 'emailSubject',
        title: 'Email subject',
        description: 'The subject line when the briefing goes out. At most 60 characters.',
        type: 'string',
        group: 'record',
        validation: (rule) => rule.max(60),
      }),
      defineField({
        name: 'sources',
        title: 'Sources',
        description: 'What the brief rests on. Cite one beside a sentence by marking the words.',
        type: 'array',
        of: [defineArrayMember({type: 'reference', to: [{type: 'source'}], weak: true})],
        group: 'record',
        validation: (rule) => rule.unique(),
      }),
      defineField({
        name: 'aliases',
        title: 'Also known as',
        description: 'Other words that mean this beat; they are offered as links while writing.',
        type: 'array',
        of: [defineArrayMember({type: 'string'})],
        group: 'record',
        options: {layout: 'tags', search: {weight: 5}},
        validation: (rule) => rule.unique(),
      }),
      {...formerSlugs, group: 'record'},
      defineField({
        name: 'formerTitles',
        title: 'Former titles',
        description: 'Titles this beat was published under before.',
        type: 'array',
        of: [defineArrayMember({type: 'string'})],
        group: 'record',
      }),
    ],
    orderings: [
      {name: 'asOf', title: 'Oldest as-of first', by: [{field: 'asOf.date', direction: 'asc'}]},
      {name: 'title', title: 'Title', by: [{field: 'title', direction: 'asc'}]},
      {name: 'updated', title: 'Last edited', by: [{field: '_updatedAt', direction: 'desc'}]},
    ],
    preview: {
      select: {title: 'title', shortTitle: 'shortTitle', vertical: 'vertical.title', date: 'asOf.date'},
      prepare: ({title, shortTitle, vertical, date}) => ({
        title: title ?? shortTitle ?? 'Untitled beat',
        subtitle: [vertical, date ? `as of ${date}` : 'no as-of date'].filter(Boolean).join(' · '),
      }),
    },
    validation: checks
      ? (rule) => [rule.custom(checks.error).error(), rule.custom(checks.warning).warning(), rule.custom(checks.info).info()]
      : undefined,
  })
}

function asOfField(contract: BriefingContract): FieldDefinition {
  return defineField({
    name: 'asOf',
    title: 'As of',
    description: `The date in the opening of Current state. It warns after ${contract.asOf.warnAfterDays} days and blocks publishing after ${contract.asOf.errorAfterDays}.`,
    type: 'asOf',
    group: 'brief',
    validation: (rule) => rule.required(),
  })
}

function sectionField(section: SectionContract): FieldDefinition {
  const [least, most] = section.words.warn
  const band = `${least} to ${most} words`
  const description = `${section.purpose} ${section.opener} ${band}.`
  if (section.kind === 'prose') {
    return defineField({name: section.key, title: section.heading, description, type: 'prose', group: 'brief'})
  }
  const [fewest, largest] = section.items.warn
  return defineField({
    name: section.key,
    title: section.heading,
    description: `${section.purpose} ${fewest} to ${largest} questions, ${band} in all.`,
    type: 'array',
    of: [defineArrayMember({type: 'watchItem'})],
    group: 'brief',
  })
}

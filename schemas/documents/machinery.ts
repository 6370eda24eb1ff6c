import {defineArrayMember, defineField, defineType, type FieldDefinition} from 'sanity'
import {decisionActs} from '../../src/contract/vocabulary.ts'

const text = (name: string, title: string): FieldDefinition => defineField({name, title, type: 'string'})
const moment = (name: string, title: string): FieldDefinition => defineField({name, title, type: 'datetime'})

const place = defineField({
  name: 'place',
  title: 'Place',
  type: 'object',
  fields: [
    text('path', 'Field'),
    text('blockKey', 'Block'),
    defineField({name: 'start', title: 'From character', type: 'number'}),
    defineField({name: 'end', title: 'To character', type: 'number'}),
    text('text', 'Words'),
  ],
})

const verdict = defineField({
  name: 'verdict',
  title: 'Checks at the time',
  type: 'object',
  fields: [
    defineField({name: 'errors', title: 'Errors', type: 'number'}),
    defineField({name: 'warnings', title: 'Warnings', type: 'number'}),
    defineField({name: 'infos', title: 'Remarks', type: 'number'}),
    defineField({name: 'ruleIds', title: 'Rules', type: 'array', of: [defineArrayMember({type: 'string'})]}),
  ],
})

/** One immutable record of one act on a document. */
export const decision = defineType({
  name: 'beatbook.decision',
  title: 'Decision',
  type: 'document',
  readOnly: true,
  fields: [
    text('document', 'Document'),
    text('documentType', 'Type'),
    defineField({name: 'act', title: 'Act', type: 'string', options: {list: [...decisionActs]}}),
    text('actor', 'By'),
    moment('at', 'When'),
    text('ruleId', 'Rule'),
    text('reason', 'Reason'),
    text('revision', 'Revision'),
    text('storedId', 'Version'),
    text('contentHash', 'Content hash'),
    defineField({name: 'content', title: 'Content', description: 'Exactly what was read, as canonical JSON.', type: 'text'}),
    verdict,
    place,
    text('inReplyTo', 'In reply to'),
  ],
  preview: {select: {title: 'act', subtitle: 'document'}},
})

/** A suggested edit to a beat that a landed take gives rise to; never applied by itself. */
export const proposal = defineType({
  name: 'beatbook.proposal',
  title: 'Proposal',
  type: 'document',
  readOnly: true,
  fields: [
    text('document', 'Beat'),
    text('take', 'Take'),
    defineField({name: 'kind', title: 'What it asks', type: 'string', options: {list: ['cite', 'overtaken', 'answers', 'history']}}),
    text('section', 'Section'),
    place,
    text('reason', 'Why'),
    defineField({name: 'state', title: 'State', type: 'string', options: {list: ['open', 'accepted', 'adapted', 'declined']}}),
    text('declinedBecause', 'Declined because'),
    text('decidedBy', 'Settled by'),
    moment('decidedAt', 'Settled'),
  ],
  preview: {select: {title: 'reason', subtitle: 'document'}},
})

/** What an editor said of a suggestion: a dismissed pair, or words that are, may be, or are not an alias. */
export const feedback = defineType({
  name: 'beatbook.feedback',
  title: 'Feedback',
  type: 'document',
  readOnly: true,
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: {list: ['dismissed', 'aliasCandidate', 'alias', 'noAlias']},
    }),
    text('words', 'Words'),
    text('document', 'In'),
    text('target', 'Target'),
    text('actor', 'By'),
    moment('at', 'When'),
  ],
  preview: {select: {title: 'words', subtitle: 'kind'}},
})

/** One sending of a beat's briefing by email. */
export const edition = defineType({
  name: 'beatbook.edition',
  title: 'Edition',
  type: 'document',
  readOnly: true,
  fields: [
    text('document', 'Beat'),
    text('revision', 'Revision'),
    defineField({name: 'kind', title: 'Whole brief or changes', type: 'string', options: {list: ['full', 'changes']}}),
    text('subject', 'Subject line'),
    moment('sentAt', 'Sent'),
    text('by', 'By'),
    defineField({name: 'bytes', title: 'Bytes of HTML', type: 'number'}),
    defineField({name: 'recipients', title: 'Recipients', type: 'number'}),
    defineField({
      name: 'sections',
      title: 'Sections sent',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
    }),
  ],
  preview: {select: {title: 'subject', subtitle: 'sentAt'}},
})

import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {defineField, defineType} from 'sanity'
import {watchStatuses} from '../../src/contract/vocabulary.ts'

const statusTitles = {open: 'Open', resolved: 'Resolved', moot: 'Moot'} as const

/** One open question of a beat, tracked until a take settles it. */
export const watchItem = defineType({
  name: 'watchItem',
  title: 'Watch item',
  type: 'object',
  icon: EyeOpenIcon,
  fields: [
    defineField({
      name: 'body',
      title: 'Question',
      description: 'One sentence that starts with Whether, How, Which, When or Who, and ends in a full stop.',
      type: 'prose',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'status',
      title: 'State',
      description: 'Open until a take settles it; moot when it no longer arises.',
      type: 'string',
      options: {list: watchStatuses.map((value) => ({value, title: statusTitles[value]})), layout: 'radio', direction: 'horizontal'},
      initialValue: 'open',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'resolvedBy',
      title: 'Settled by',
      description: 'The take that answered the question.',
      type: 'reference',
      to: [{type: 'take'}],
      weak: true,
      options: {disableNew: true},
      hidden: ({parent}) => parent?.status !== 'resolved' && !parent?.resolvedBy,
    }),
    defineField({
      name: 'resolvedOn',
      title: 'Settled on',
      type: 'date',
      hidden: ({parent}) => parent?.status === 'open' || !parent?.status,
    }),
  ],
  preview: {
    select: {body: 'body', status: 'status', take: 'resolvedBy.headline'},
    prepare: ({body, status, take}) => ({
      title: firstText(body) || 'Empty question',
      subtitle: take ? `Settled by ${take}` : statusTitles[status as keyof typeof statusTitles],
    }),
  },
})

function firstText(body: unknown): string {
  if (!Array.isArray(body)) return ''
  const children: unknown = (body[0] as {children?: unknown} | undefined)?.children
  return Array.isArray(children) ? children.map((child: {text?: string}) => child.text ?? '').join('') : ''
}

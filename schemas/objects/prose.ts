import {defineArrayMember, defineField, defineType} from 'sanity'

const decorators = [
  {title: 'Emphasis', value: 'em'},
  {title: 'Strong', value: 'strong'},
]

const paragraph = {title: 'Paragraph', value: 'normal'}

/** Paragraphs of a brief: no headings and no lists, so the contract's headings are the only ones. */
export const prose = defineType({
  name: 'prose',
  title: 'Prose',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [paragraph],
      lists: [],
      marks: {decorators, annotations: [{type: 'crossReference'}, {type: 'sourceCitation'}]},
    }),
  ],
})

/** The body of a take: paragraphs, subheadings, quotations, lists and figures. */
export const takeBody = defineType({
  name: 'takeBody',
  title: 'Body',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [paragraph, {title: 'Subheading', value: 'h2'}, {title: 'Quotation', value: 'blockquote'}],
      lists: [
        {title: 'Bulleted', value: 'bullet'},
        {title: 'Numbered', value: 'number'},
      ],
      marks: {
        decorators,
        annotations: [{type: 'crossReference'}, {type: 'sourceCitation'}, {type: 'link'}],
      },
    }),
    defineArrayMember({type: 'figure'}),
  ],
})

/** A link out of the publication; links to our own stories are cross-references. */
export const webLink = defineType({
  name: 'link',
  title: 'Web link',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      description: 'A page outside this publication. For our own stories use a cross-reference.',
      type: 'url',
      validation: (rule) => rule.required().uri({scheme: ['http', 'https', 'mailto']}),
    }),
  ],
})

/** A picture or chart with the words that make it usable by everyone. */
export const figure = defineType({
  name: 'figure',
  title: 'Figure',
  type: 'image',
  options: {hotspot: true},
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      description: 'What the picture shows, for a reader who cannot see it.',
      type: 'string',
      validation: (rule) => rule.required(),
    }),
    defineField({name: 'caption', title: 'Caption', type: 'string'}),
    defineField({
      name: 'credit',
      title: 'Credit',
      description: 'Who made it, and under which licence.',
      type: 'string',
      validation: (rule) => rule.required().warning('Say who made this picture.'),
    }),
  ],
})

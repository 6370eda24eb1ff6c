import type {Template} from 'sanity'

/** Starting points that fill in what the place they were chosen from already says. */
export const beatbookTemplates: Template[] = [
  {
    id: 'take-on-beat',
    title: 'New take on this beat',
    schemaType: 'take',
    parameters: [{name: 'beat', title: 'Beat', type: 'string'}],
    value: ({beat}: {beat: string}) => ({
      beats: [{_type: 'beatMembership', _key: 'first', beat: {_type: 'reference', _ref: beat}, role: 'covers'}],
    }),
  },
  {
    id: 'beat-in-vertical',
    title: 'New beat in this vertical',
    schemaType: 'beat',
    parameters: [{name: 'vertical', title: 'Vertical', type: 'string'}],
    value: ({vertical}: {vertical: string}) => ({vertical: {_type: 'reference', _ref: vertical}}),
  },
  {
    id: 'sub-beat',
    title: 'New sub-beat of this beat',
    schemaType: 'beat',
    parameters: [{name: 'parent', title: 'Parent beat', type: 'string'}],
    value: ({parent}: {parent: string}) => ({parentBeat: {_type: 'reference', _ref: parent, _weak: true}}),
  },
]

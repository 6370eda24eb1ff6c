import type {BriefingContract} from './contractTypes.ts'
import {houseWords} from './houseWords.ts'

/**
 * The briefing structure as data. The Studio form, the zod schemas, the queries, the page, the linter, the importer
 * and the email order all derive from this one value; a newsroom passes its own to change them together.
 */
export const briefingContract: BriefingContract = {
  name: 'briefing',
  sections: [
    {
      key: 'whatItIs',
      heading: 'What it is',
      kind: 'prose',
      purpose: 'What this beat is about and why it matters, for someone who has never read it.',
      opener: 'Begin with: The "name" beat tracks …',
      words: {warn: [100, 230], error: [60, 330]},
      paragraphs: [1, 3],
    },
    {
      key: 'history',
      heading: 'History',
      kind: 'prose',
      purpose: 'How it came to this, in order of time, each sentence with its date.',
      opener: 'Begin with the earliest event and its date.',
      words: {warn: [85, 195], error: [50, 280]},
      paragraphs: [1, 2],
    },
    {
      key: 'currentState',
      heading: 'Current state',
      kind: 'prose',
      purpose: 'What is true today, with figures and who says so.',
      opener: 'Begin with: As of <month and year>, …',
      words: {warn: [75, 180], error: [45, 260]},
      paragraphs: [1, 2],
    },
    {
      key: 'relationships',
      heading: 'Relationships',
      kind: 'prose',
      purpose: 'The takes that cover this beat, the beats it touches, its roster and its cluster.',
      opener: 'Say who is on the roster, or that there is none; then name the takes and beats.',
      words: {warn: [100, 230], error: [60, 330]},
      paragraphs: [1, 2],
    },
    {
      key: 'watch',
      heading: 'What to watch',
      kind: 'watch',
      purpose:
        'Open questions a reader should follow, each one a sentence that starts with Whether, How, Which, When or Who.',
      opener: 'Begin with: Whether …',
      words: {warn: [60, 145], error: [35, 210]},
      items: {warn: [3, 7], error: [2, 9]},
      itemWords: {warn: [12, 32], error: [6, 45]},
    },
  ],
  total: {warn: [420, 980], error: [250, 1400]},
  closing: {heading: 'The briefing, by email'},
  title: {maxCharacters: 90},
  dek: {maxCharacters: 160, words: [12, 30]},
  links: {takes: [1, 8], beats: [1, 6], wordsPerReference: 20},
  asOf: {warnAfterDays: 120, errorAfterDays: 365},
  quotes: 'straight',
  words: houseWords,
  rules: {},
  take: {
    headline: {characters: [20, 120]},
    dek: {maxCharacters: 200},
    body: {words: [120, 1500]},
  },
}

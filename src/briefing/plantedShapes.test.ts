import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {corpusOf} from './corpus.ts'
import {change, cleanNow, join, takeApart} from './fixtures/cleanBriefs.ts'
import type {TextParts} from './fixtures/cleanBriefs.ts'
import {createLinter} from './linter.ts'

const folder = new URL('./fixtures/clean/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const corpus = corpusOf(
  read('corpus.ndjson')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line)),
)
const linter = createLinter()

/** Severity, rule and slice of every finding; "whole" stands for a whole section, nothing for a field. */
function told(text: string): string[] {
  const brief = linter.readText(text, 'brief', {now: cleanNow, corpus})
  if ('reason' in brief) throw new Error(brief.reason)
  return linter.reportBrief(brief, {now: cleanNow, corpus}).findings.map(({severity, ruleId, place}) => {
    const section = brief.sections.find(({key}) => key === place.section)
    return `${severity} ${ruleId}: ${section && place.text === section.text ? 'whole' : place.text}`.trimEnd()
  })
}

/** What is told of the second text and not of the first, however often. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const rest = [...before]
  return after.filter((line) => {
    const at = rest.indexOf(line)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

const sections = {
  what: 'What it is',
  history: 'History',
  now: 'Current state',
  relations: 'Relationships',
  watch: 'What to watch',
  email: 'The briefing, by email',
} as const

type Field = 'title' | 'dek' | 'meta' | keyof typeof sections

/** Where, what stands there ("" for the end of the field) and what is put in its place. */
type Edit = readonly [field: Field, find: string, by: string]

function plant(parts: TextParts, [field, find, by]: Edit): TextParts {
  const edit = (text: string) => {
    if (find === '') return `${text}${by}`
    if (!text.includes(find)) throw new Error(`"${find}" does not stand in ${field}`)
    return text.replace(find, () => by)
  }
  if (field === 'title' || field === 'dek' || field === 'meta') return {...parts, [field]: edit(parts[field])}
  return change(parts, sections[field], edit)
}

type Defect = readonly [brief: string, edits: readonly Edit[], expected: readonly string[]]

/** Three or more shapes of each rule's defect, each in another brief. */
const defects: Readonly<Record<string, readonly Defect[]>> = {
  'section-order': [
    ['wheat-rust.txt', [['history', '', '\n\nFurther reading\n\nA list follows.']], ['error section-order:']],
    ['chess-politics.txt', [['now', '', '\n\nHistory\n\nAgain.']], ['error section-order:']],
    ['rent-caps.md', [['what', '', '\n\n## Key facts\n\nThere are none.']], ['error section-order:']],
  ],
  'opener-tracks': [
    [
      'rail-franchises.txt',
      [['what', 'The "private vs. public rail" beat tracks', 'This beat tracks']],
      [
        "warning opener-tracks: This beat tracks the return of Britain's passenger trains to the state and the argument over what that can change.",
        'info terms-defined:',
      ],
    ],
    [
      'coral-bleaching.txt',
      [['what', '"coral bleaching"', '"reef bleaching"']],
      ['warning opener-tracks: reef bleaching'],
    ],
    [
      'football-rights.txt',
      [['what', 'beat follows the sale of live football', 'beat is about the sale of live football']],
      [
        'warning opener-tracks: The "football rights" beat is about the sale of live football, from the auction room to the living room.',
      ],
    ],
  ],
  'as-of-opener': [
    [
      'coral-bleaching.txt',
      [['now', 'As of December 2024, the fourth', 'By December 2024 the fourth']],
      [
        "error as-of-opener: By December 2024 the fourth event is the widest on record: NOAA's Coral Reef Watch says that bleaching-level heat has touched 77 percent of the world's reef area since January 2023.",
      ],
    ],
    [
      'chip-subsidies.txt',
      [['now', 'As of January 2025', 'As of this January']],
      [
        'error as-of-opener: As of this January, the US Commerce Department says that it has signed final awards of more than US$33 billion.',
      ],
    ],
    [
      'pension-age.txt',
      [['now', 'As of 20 January 2025', 'On 20 January 2025']],
      [
        'error as-of-opener: On 20 January 2025, France is reviewing its law of 2023: François Bayrou, the prime minister, said that unions and employers have three months to come up with something better.',
      ],
    ],
  ],
  'both-sides': [
    ['rail-franchises.txt', [['title', 'Private vs. public rail', 'Private vs. state rail']], [
      'warning both-sides: whole',
      'warning opener-tracks: private vs. public rail',
      'info terms-defined:',
    ]],
    ['pension-age.txt', [['title', 'Pension age vs. pension pay', 'Pension age vs. savings plans']], [
      'warning both-sides: whole',
    ]],
    ['rent-caps.md', [['title', 'Rent caps vs. new homes', 'Rent caps versus construction']], [
      'warning both-sides: whole',
      'warning opener-tracks: rent caps vs. new homes',
      'info terms-defined:',
    ]],
  ],
  'terms-defined': [
    ['wheat-rust.txt', [['title', 'Wheat rust:', 'Wheat rust epidemics:']], ['info terms-defined:']],
    ['seabed-mining.txt', [['title', 'Seabed mining:', 'Seabed mining moratoria:']], ['info terms-defined:']],
    ['chess-politics.txt', [['title', 'Chess politics:', 'Chess politics and sponsorship:']], ['info terms-defined:']],
  ],
  'title-length': [
    ['wheat-rust.txt', [['title', '', ', who then start again from seed']], ['error title-length:']],
    ['new-antibiotics.txt', [['title', 'hardly anyone', 'no doctor, no hospital and no health insurer']], ['error title-length:']],
    ['digital-pound.txt', [['title', 'cash for people', 'cash, or something very much like it, for people']], [
      'error title-length:',
    ]],
  ],
  'title-shape': [
    ['coral-bleaching.txt', [['title', 'Coral bleaching: what', 'Coral bleaching and what']], ['warning title-shape:']],
    ['pension-age.txt', [['title', ': how', ', how']], ['warning title-shape:']],
    ['waiting-lists.txt', [['title', 'lists: a', 'lists, a']], ['warning title-shape:']],
  ],
  'dek-length': [
    ['wheat-rust.txt', [['dek', 'for years, until the spores', 'for years. Then the spores']], ['error dek-length:']],
    ['football-rights.txt', [['dek', 'become broadcasters.', 'become broadcasters in their own right one day.']], [
      'error dek-length:',
    ]],
    ['seabed-mining.txt', [['dek', ', and the authority that may sell them', '. The authority that may sell them']], [
      'error dek-length:',
    ]],
  ],
  'dek-form': [
    ['digital-pound.txt', [['dek', 'Central banks want a public coin on every phone before private ones take over, and they have to prove that nobody is looking at what it buys.', 'A coin on every phone, and a promise with it.']], [
      'warning dek-form:',
    ]],
    ['chess-politics.txt', [['dek', 'The world chess federation sells titles, tournaments and respectability to governments, and its elections are decided far away from the board.', 'It asks who pays for the big events, and which flags the players may show, when elections are decided elsewhere.']], [
      'warning dek-form:',
    ]],
    ['new-antibiotics.txt', [['dek', 'Doctors want to keep a new antibiotic on the shelf, investors want it sold, and the few firms that still try tend to go bankrupt in between.', 'Drugs meant to replace those bacteria have learned to survive, and the odd market in which they fail.']], [
      'warning dek-form:',
    ]],
  ],
  'section-length': [
    ['chip-subsidies.txt', [['watch', '', '\n- Whether Micron follows Intel.']], [
      'error section-length: Whether Micron follows Intel.',
    ]],
    ['coral-bleaching.txt', [['history', '', '\n\nA buoy off Belize read 33 degrees in May 2024.\n\nThe rains came in June 2024.']], [
      'warning section-length: whole',
    ]],
    ['wheat-rust.txt', [['watch', ' Which varieties the Kenyan', ' Whether Njoro. Which varieties the Kenyan']], [
      'error section-length: Whether Njoro.',
    ]],
  ],
  'brief-length': [
    ['night-trains.txt', [['relations', '', ' Night trains cross the Alps.'.repeat(110)]], [
      'error section-length: whole', 'warning brief-length:', 'error paragraph-length: whole']],
  ],
  'paragraph-length': [
    ['tourist-flats.txt', [['relations', '', ' The archive keeps a file on keys and on the people who mind them.'.repeat(7)]], [
      'warning paragraph-length: whole',
    ]],
    ['carbon-price.txt', [['relations', '', ' The archive keeps a file on smoke and on the people who measure it.'.repeat(5)]], [
      'warning paragraph-length: whole',
    ]],
    ['heat-pumps.md', [['relations', '', ' The archive keeps a file on boilers and on the people who mend them.'.repeat(7)]], [
      'warning paragraph-length: whole',
    ]],
  ],
  'sentence-length': [
    ['waiting-lists.txt', [['what', 'hips, cataracts, hernias, scans.', `hips, cataracts, hernias, scans${', knees and backs'.repeat(10)}.`]], [
      `warning sentence-length: The "hospital waiting lists" sub-beat covers planned care in England and the countries it is compared with: hips, cataracts, hernias, scans${', knees and backs'.repeat(10)}.`,
    ]],
    ['seabed-mining.txt', [['relations', '', ` It keeps an eye on${' ships, cranes and'.repeat(14)} harbours.`]], [
      `warning sentence-length: It keeps an eye on${' ships, cranes and'.repeat(14)} harbours.`,
    ]],
    ['carbon-price.txt', [['what', '', ` It is a matter of${' smoke, soot and'.repeat(24)} ash.`]], [
      `error sentence-length: It is a matter of${' smoke, soot and'.repeat(24)} ash.`,
    ]],
  ],
  'date-valid': [
    ['pension-age.txt', [['history', 'on 16 March 2023', 'on 31 April 2023']], ['error date-valid: 31 April 2023']],
    ['chess-politics.txt', [['history', 'on November 25, 2015', 'on February 30, 2015']], [
      'error date-valid: February 30, 2015',
    ]],
    ['seabed-mining.txt', [['now', 'after defeating Michael Lodge by 79 votes to 34 in August 2024', 'after defeating Michael Lodge by 79 votes to 34 on 2024-13-02']], [
      'error date-valid: 2024-13-02',
    ]],
    ['chip-subsidies.txt', [['history', 'on 24 February 2024', 'on 24 February 2027']], [
      'error date-valid: 24 February 2027',
    ]],
  ],
  'history-dated': [
    ['new-antibiotics.txt', [['history', '', ' Nobody noticed. Hospitals went on. So did the bacteria.']], [
      'warning history-dated: whole',
    ]],
    ['wheat-rust.txt', [['history', '', ' The world forgot. Farmers did not. The breeders moved on.']], [
      'warning history-dated: whole',
    ]],
    ['coral-bleaching.txt', [['history', ' in 2020, and in 2022 it did so', ' and it did so'], ['history', ' on 15 April 2024', '']], [
      'warning history-dated: whole',
    ]],
  ],
  'history-chronology': [
    ['rail-franchises.txt', [['history', '', ' The first transfers were ruled out in June 2019.']], [
      'warning history-chronology: The first transfers were ruled out in June 2019.',
    ]],
    ['digital-pound.txt', [['history', 'China showed its e-CNY to visitors at the Winter Olympics of February 2022.', 'China showed its e-CNY in Shenzhen in April 2020.']], [
      'warning history-chronology: China showed its e-CNY in Shenzhen in April 2020.',
    ]],
    ['football-rights.txt', [['history', 'in December 2020, months into', 'in December 1999, months into']], [
      'warning history-chronology: Mediapro walked away from Ligue 1 in December 1999, months into a contract worth €780 million a season.',
    ]],
  ],
  'relative-date': [
    ['chip-subsidies.txt', [['what', '', ' Congress argued about it last year.']], ['warning relative-date: last year']],
    ['coral-bleaching.txt', [['history', '', ' Three weeks later, the corals of Palau turned white.']], [
      'warning relative-date: Three weeks later',
    ]],
    ['waiting-lists.txt', [['what', '', ' The promise was made a few months ago and kept by nobody.']], [
      'warning relative-date: a few months ago',
    ]],
    ['chess-politics.txt', [['relations', '', ' Tomorrow the list may be longer.']], ['warning relative-date: Tomorrow']],
  ],
  'as-of-precision': [
    ['seabed-mining.txt', [['now', 'As of January 2025', 'As of the second half of 2024']], [
      'info as-of-precision: second half of 2024',
    ]],
    ['football-rights.txt', [['now', 'As of January 2025', 'As of late 2024']], ['info as-of-precision: late 2024']],
    ['chess-politics.txt', [['now', 'As of 31 December 2024', 'As of Q4 2024']], ['info as-of-precision: Q4 2024']],
  ],
  'date-conflict': [
    ['rail-franchises.txt', [['relations', '', ' Railtrack, which owned the signals, collapsed in October 2003 after the Hatfield crash.']], [
      'warning date-conflict: October 2001',
    ]],
    ['digital-pound.txt', [['relations', '', ' Nigeria launched the eNaira on 1 October 2021 with a speech.'], ['what', '', ' Nigeria launched the eNaira with a speech on 25 October 2021.']], [
      'warning date-conflict: 25 October 2021',
    ]],
    ['chip-subsidies.txt', [['relations', '', ' TSMC opened its plant in Kumamoto, Japan, in April 2024.']], [
      'warning date-conflict: 24 February 2024',
    ]],
  ],
  'undated-claim': [
    ['waiting-lists.txt', [['now', '', ' Nobody expects the target to be met.']], [
      'info undated-claim: Nobody expects the target to be met.',
    ]],
    ['digital-pound.txt', [['now', '', ' Merchants care about the fees; savers do not.']], [
      'info undated-claim: Merchants care about the fees; savers do not.',
    ]],
    ['wheat-rust.txt', [['now', '', ' Farmers, for their part, want seed.']], [
      'info undated-claim: Farmers, for their part, want seed.',
    ]],
  ],
  'stale-as-of': [
    ['football-rights.txt', [['now', 'As of January 2025', 'As of August 2024']], ['warning stale-as-of: August 2024']],
    ['chess-politics.txt', [['now', 'As of 31 December 2024', 'As of 2 October 2024']], [
      'warning stale-as-of: 2 October 2024',
    ]],
    ['new-antibiotics.txt', [['now', 'As of December 2024', 'As of January 3, 2024']], [
      'error stale-as-of: January 3, 2024',
    ]],
  ],
  'rotting-word': [
    ['seabed-mining.txt', [['what', 'That body is the', 'That body is currently the']], ['warning rotting-word: currently']],
    ['pension-age.txt', [['what', 'Age is the bluntest', 'Age is nowadays the bluntest']], [
      'warning rotting-word: nowadays',
    ]],
    ['football-rights.txt', [['what', 'still find buyers', 'still find buyers at the moment']], [
      'warning rotting-word: at the moment',
    ]],
    ['rent-caps.md', [['watch', 'the target of 1.5 million', 'the current 1.5 million']], ['info rotting-word: current']],
    ['chip-subsidies.txt', [['watch', 'The fate of the European target', 'The fate of the latest European target']], [
      'warning rotting-word: latest',
    ]],
  ],
  'figure-source': [
    ['coral-bleaching.txt', [['now', '', ' In 2024, some 40 percent of the reefs off Belize were pale.']], [
      'warning figure-source: 40 percent',
    ]],
    ['digital-pound.txt', [['now', '', ' The pilot in Delhi had 5.1 million users in December 2024.']], [
      'warning figure-source: 5.1 million',
    ]],
    ['waiting-lists.txt', [['now', '', ' A scan costs between £300 and £650 in January 2025.']], [
      'warning figure-source: £300 and £650',
    ]],
    ['pension-age.txt', [['now', '', ' Poland spent 12.5 percent of its output on pensions in 2024.']], [
      'warning figure-source: 12.5 percent',
    ]],
  ],
  'comparison-source': [
    ['new-antibiotics.txt', [['what', '', ' A push costs three to five times as much as a pull.']], [
      'warning comparison-source: three to five times',
    ]],
    ['wheat-rust.txt', [['what', '', ' A sprayed field yields half as much again.']], ['warning comparison-source: half']],
    ['seabed-mining.txt', [['what', '', ' The zone holds twice as much cobalt as the land.']], [
      'warning comparison-source: twice',
    ]],
    ['rail-franchises.txt', [['history', '', ' Fares rose threefold between 1995 and 2024.']], [
      'warning comparison-source: threefold',
    ]],
    ['football-rights.txt', [['now', '', ' Piracy takes one-sixth of the audience in January 2025.']], [
      'warning figure-source: one-sixth',
      'warning comparison-source: one-sixth',
    ]],
  ],
  'agentless-estimate': [
    ['chess-politics.txt', [['what', '', ' The game has an estimated 600 million players.']], [
      'warning agentless-estimate: an estimated',
    ]],
    ['chip-subsidies.txt', [['what', '', ' Samsung is widely believed to want more.']], [
      'warning agentless-estimate: is widely believed to',
    ]],
    ['rent-caps.md', [['history', '', ' In 2024 the owners in Utrecht reportedly sold.']], [
      'warning agentless-estimate: reportedly',
    ]],
    ['seabed-mining.txt', [['relations', '', ' The nodules are thought to be older than the whales above them.']], [
      'warning agentless-estimate: are thought to',
    ]],
  ],
  'figure-mismatch': [
    ['digital-pound.txt', [['what', '', ' The Atlantic Council tracks 130 countries and currency unions.']], [
      'warning figure-mismatch: 130',
    ]],
    ['chip-subsidies.txt', [['relations', '', ' The European Chips Act has a target of 30 percent of world output by 2030.']], [
      'warning figure-mismatch: 20 percent',
    ]],
    ['rail-franchises.txt', [['relations', '', ' The regulator put government support at £11.5 billion for the year.']], [
      'warning figure-mismatch: £12.5 billion',
    ]],
  ],
  'absolute-claim': [
    ['football-rights.txt', [['what', '', ' A stream never dies.']], ['info absolute-claim: never']],
    ['coral-bleaching.txt', [['what', '', ' The loss is irreversible.']], ['info absolute-claim: irreversible']],
    ['chess-politics.txt', [['relations', '', ' No small federation can win alone.']], [
      'info absolute-claim: No small federation can',
    ]],
    ['pension-age.txt', [['what', '', ' It is impossible to please both.']], ['info absolute-claim: impossible']],
  ],
  'relationships-links': [
    ['wheat-rust.txt', [['relations', 'touches Seed banks under fire, because', 'touches the gene banks, because'], ['relations', 'and Fertiliser prices, since', 'and the price of nitrogen, since']], [
      'warning relationships-links: whole',
    ]],
    ['coral-bleaching.txt', [['relations', 'with El Niño and its costs, and its politics with Fishing rights in the tropics', 'with the desks that watch the weather, and its politics with those that watch the fish']], [
      'warning relationships-links: whole',
    ]],
    ['digital-pound.txt', [['relations', 'The island that went first and few followed reports', 'One story of the spring before last reports'], ['relations', 'Why Republicans fear a coin that does not exist traces', 'Another one from the same desk in the capital traces']], [
      'warning relationships-links: whole',
      'warning uncited-take: whole',
    ]],
  ],
  'roster-statement': [
    ['pension-age.txt', [['relations', 'On the roster are', 'It follows']], ['error roster-statement: whole']],
    ['digital-pound.txt', [['relations', 'There is no roster, because every central bank would be on it.', 'Every central bank would have a place on such a list as this.']], [
      'error roster-statement: whole',
    ]],
    ['seabed-mining.txt', [['relations', 'The roster names the Metals Company', 'The cast is the Metals Company']], [
      'error roster-statement: whole',
    ]],
  ],
  'link-density': [
    ['rail-franchises.txt', [['relations', '', ' Why the East Coast kept failing is the one to read first.']], [
      'warning link-density: Why the East Coast kept failing',
    ]],
    ['wheat-rust.txt', [['relations', '', ' The shorter one is Forecasting spores like weather.']], [
      'warning link-density: Forecasting spores like weather',
    ]],
    ['football-rights.txt', [['relations', '', ' It is the twin of Premier League finances in many ways.']], [
      'warning link-density: Premier League finances',
    ]],
  ],
  'uncited-take': [
    ['wheat-rust.txt', [['meta', '2 takes', '6 takes']], ['warning uncited-take: whole']],
    ['chess-politics.txt', [['relations', 'The jeans and the brand deals', 'A story of the winter deals']], [
      'warning uncited-take: whole',
    ]],
    ['waiting-lists.txt', [['relations', 'What Denmark bought with its guarantee weighs', 'One of them weighs']], [
      'warning uncited-take: whole',
    ]],
  ],
  'watch-form': [
    ['chip-subsidies.txt', [['watch', '- Whether Samsung trims', '- If Samsung trims']], [
      'warning watch-whether: whole',
      'error watch-form: If Samsung trims its plans for Taylor, Texas, as its award of December 2024 allows.',
    ]],
    ['football-rights.txt', [['watch', '- Whether Apple, which has MLS until 2032, bids for a European league.', '- Does Apple, which has MLS until 2032, want to bid for a European league?']], [
      'warning watch-whether: whole',
      'error watch-form: Does Apple, which has MLS until 2032, want to bid for a European league?',
    ]],
    ['coral-bleaching.txt', [['watch', '- Whether heat-tolerant corals', '- Heat-tolerant corals'], ['watch', '- How the World Heritage Committee words', '- Whether the World Heritage Committee changes']], [
      'error watch-form: Heat-tolerant corals bred at Townsville, planted out off Davies Reef, outlive their neighbours.',
    ]],
  ],
  'watch-whether': [
    ['chip-subsidies.txt', [['watch', '- Whether the new administration', '- How the new administration'], ['watch', '- Whether Intel', '- When Intel']], [
      'warning watch-whether: whole',
    ]],
    ['waiting-lists.txt', [['watch', '- Whether validation', '- How validation'], ['watch', '- Whether the Treasury', '- How the Treasury']], [
      'warning watch-whether: whole',
    ]],
    ['chess-politics.txt', [['watch', 'Whether the congress', 'When the congress'], ['watch', 'Whether Carlsen', 'How Carlsen']], [
      'warning watch-whether: whole',
    ]],
  ],
  'watch-fragment': [
    ['seabed-mining.txt', [['watch', 'Whether the Metals Company files', 'Whether the Metals Company will file']], [
      'warning watch-fragment: will',
    ]],
    ['rail-franchises.txt', [['watch', 'pay deals of 2024 run out.', 'pay deals of 2024 run out']], [
      'warning watch-fragment: How the unions, Aslef and the RMT, answer a single employer when the pay deals of 2024 run out',
    ]],
    ['pension-age.txt', [['watch', 'Whether Bayrou\'s conference agrees', 'Whether Bayrou\'s conference is likely to agree']], [
      'warning watch-fragment: is likely to',
    ]],
    ['coral-bleaching.txt', [['watch', 'How the World Heritage Committee words its decision', 'How the World Heritage Committee worded its decision']], [
      'warning watch-fragment: How the World Heritage Committee worded its decision on the reef at its session in July 2025.',
    ]],
  ],
  'watch-subject': [
    ['rent-caps.md', [['watch', '- How builders in England respond to the target of 1.5 million, with permits at their lowest since 2014.', '- How builders respond to the target that ministers set, with permits at their lowest in a generation.']], [
      'warning watch-subject: How builders respond to the target that ministers set, with permits at their lowest in a generation.',
    ]],
    ['new-antibiotics.txt', [['watch', '', ' Whether the small firms find a buyer before their money runs out for good.']], [
      'warning watch-subject: Whether the small firms find a buyer before their money runs out for good.',
    ]],
    ['waiting-lists.txt', [['watch', '', '\n- Which hospitals open their theatres at weekends, and who pays the nurses who work in them.']], [
      'warning watch-subject: Which hospitals open their theatres at weekends, and who pays the nurses who work in them.',
    ]],
  ],
  'watch-new-subject': [
    ['wheat-rust.txt', [['watch', 'gets a field licence in Australia', 'gets a field licence from Paraguay']], []],
    ['chip-subsidies.txt', [['watch', '', '\n- Whether the lawsuit that Qimonda brought over the old grants reaches a court in 2025.']], [
      'info watch-new-subject: Qimonda',
    ]],
    ['rent-caps.md', [['watch', '', '\n- Whether Vonovia sells more of the flats that it bought before the cap of 2020.']], [
      'info watch-new-subject: Vonovia',
    ]],
    ['seabed-mining.txt', [['watch', '', '\n- Whether Lockheed Martin sells the two exploration licences that it has held since 1984.']], [
      'info watch-new-subject: Lockheed Martin',
    ]],
  ],
  'house-style': [
    ['rail-franchises.txt', [['what', '', ' It is our oldest quarrel.']], ['warning house-style: our']],
    ['coral-bleaching.txt', [['history', 'in Panama in 1983, after', 'in Panama in 1983 — after']], ['warning house-style: —']],
    ['chess-politics.txt', [['what', 'organised chess', 'organized chess']], ['warning house-style: organized']],
    ['digital-pound.txt', [['history', 'by 216 votes to 192', 'by 216 votes to 192!']], ['warning house-style: !']],
    ['football-rights.txt', [['now', 'for US$1 billion', 'for $1 billion']], ['warning house-style: $']],
    ['new-antibiotics.txt', [['relations', '', ' Who pays for it all?']], ['warning house-style: ?']],
    ['pension-age.txt', [['now', '4.1 percent', '4.1%']], ['warning house-style: %']],
  ],
  'number-style': [
    ['seabed-mining.txt', [['relations', 'a budget deal that cost four licences', 'a budget deal that cost 4 licences']], ['warning number-style: 4']],
    ['waiting-lists.txt', [['relations', 'Three takes belong here', 'Some 3 takes belong here']], ['warning number-style: 3']],
    ['wheat-rust.txt', [['what', 'follows three fungi', 'follows 3 fungi']], ['warning number-style: 3']],
    ['chess-politics.txt', [['relations', '', ' Two thirds of them are small.']], ['warning number-style: Two thirds']],
    ['pension-age.txt', [['relations', 'after 40 years', 'after 35–40 years']], ['warning number-style: 35–40']],
  ],
  'entity-drift': [
    ['chip-subsidies.txt', [['relations', 'The Llama 3.1 and GPT-4o models', 'The GPT-4o mini and Llama 3.1 models'], ['what', '', ' A model such as GPT-4o runs on them.']], [
      'info entity-drift: GPT-4o',
    ]],
    ['seabed-mining.txt', [['what', '', ' A collector called Patania P2 was lost there.'], ['relations', '', ' The archive keeps a file on the P2 Pro.']], [
      'info entity-drift: P2',
    ]],
    ['football-rights.txt', [['what', '', ' The box sold as K7 Max costs little.'], ['relations', '', ' The K7 is on sale in Leeds.']], [
      'info entity-drift: K7 Max',
    ]],
  ],
  'quote-source': [
    ['rent-caps.md', [['what', '', ' The cap was a cure. "A cure that the patient did not ask for", as one pamphlet had it.']], [
      'warning quote-source: "A cure that the patient did not ask for"',
    ]],
    ['coral-bleaching.txt', [['relations', '', ' The tanks stand in a row. They are "the last hope of a dying sea", or so it is told.']], [
      'warning quote-source: "the last hope of a dying sea"',
    ]],
    ['wheat-rust.txt', [['what', '', ' The work is slow. It is "a race in which only one side gets tired".']], [
      'warning quote-source: "a race in which only one side gets tired"',
    ]],
    ['football-rights.txt', [['what', '', ' The trade is old. It has been called "the only auction at which everybody loses".']], [
      'warning quote-source: "the only auction at which everybody loses"',
    ]],
  ],
  'acronym-expanded': [
    ['rail-franchises.txt', [['what', '', ' The old ROSCOs keep their fleets.']], ['info acronym-expanded: ROSCO']],
    ['pension-age.txt', [['what', '', ' An NDC-type scheme is another way.']], ['info acronym-expanded: NDC']],
    ['coral-bleaching.txt', [['what', '', ' The RRAP pays for the tanks.']], ['info acronym-expanded: RRAP']],
  ],
}

const rows = Object.entries(defects).flatMap(([rule, all]) =>
  all.map(([brief, edits, expected], index) => [rule, index + 1, brief, edits, expected] as const),
)

test.each(rows)('%s, shape %i, in %s', (_rule, _shape, brief, edits, expected) => {
  const clean = takeApart(read(brief))
  const changed = edits.reduce(plant, clean)
  expect(added(told(join(clean)), told(join(changed))).sort()).toEqual([...expected].sort())
})

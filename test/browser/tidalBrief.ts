import type {ImportFormat} from '../../src/briefing/import/sourceFormat.ts'

/** A brief written for the import tests, with what an import has to sort out: a site mark, a stray heading, links. */
const parts = {
  mark: 'The Slack Water Desk',
  title: 'Tidal power: whether a predictable current can find a price',
  dek: 'The sea turns on a timetable that no wind farm can match, and nobody has yet shown that buyers will pay for the certainty.',
  meta: 'Energy ·  · 2 takes',
  type: 'beat',
  whatItIs: [
    'The "tidal power" beat tracks the machines that draw electricity from the tides around Britain and France, the contracts that pay for them and the seabed they need. A tidal stream turbine stands in a current as a wind turbine stands in the wind. A barrage or a lagoon holds water back behind a wall and lets it out through turbines.',
    'The attraction is a calendar: high and low water are known decades ahead, so a grid operator can plan around them. The difficulty is the bill. Every device has to outlast storms, salt and weed at depths where a repair waits for the short pause between two tides, and few have been built twice to the same design.',
  ],
  history: [
    'The Rance barrage in Brittany opened on 26 November 1966 with a capacity of 240 megawatts and runs to this day. Marine Current Turbines set a 1.2 megawatt machine in Strangford Lough in April 2008. The first turbine of the MeyGen array in the Pentland Firth was installed in October 2016. The British government refused support to a lagoon in Swansea Bay on 25 June 2018. In July 2022 the contracts for difference auction kept money apart for tidal stream for the first time, and 40 megawatts won at a strike price of 179 pounds. Eleven projects with 53 megawatts followed in September 2023.',
  ],
  currentState: [
    'As of May 2026, the largest array in service is MeyGen, and its owner reports 6 megawatts in four machines. The Department for Energy Security and Net Zero counts 121 megawatts of contracts from the auctions of 2022, 2023 and 2024. The department said that the winners of 2024 settled for 172 pounds a megawatt hour, against 59 pounds for offshore wind in the same round. The European Marine Energy Centre reports that its berths in Orkney are let until 2027.',
  ],
  relationships: [
    'The beat has no formal roster and stands in no cluster. Its neighbour is the beat on electricity for data centres, which follows the buyers who say that they would pay for power at a known hour. Ireland\'s meters show what a fifth of a grid going to data centres looks like sets out how large that demand can become on an island with strong currents of its own. The two beats divide the subject by side of the meter: this one keeps to the machines and their contracts, and the other to those who use what comes out of the cable.',
  ],
  watch: [
    'Whether the next auction keeps money apart for tidal stream, and how much of it goes to designs that are already in the water.',
    'Whether MeyGen adds machines before its first four reach the end of their warranty in 2028.',
    'Which harbour lets the vessels that lift turbines have a berth of their own.',
    'The pace of grid connections in Orkney and on the Pentland Firth.',
  ],
  stray: 'A note on units',
  strayText: 'A megawatt is a rate and a megawatt hour is an amount.',
}

const headings = {
  whatItIs: 'What it is',
  history: 'History',
  currentState: 'Current state',
  relationships: 'Relationships',
} as const

const sections = Object.entries(headings) as [keyof typeof headings, string][]
const closing = ['The briefing, by email', 'Every second Friday, in your inbox.'] as const

const text = [
  parts.mark,
  parts.title,
  parts.dek,
  `${parts.meta}\n${parts.type}`,
  ...sections.flatMap(([key, heading]) => [heading, ...parts[key], ...(key === 'history' ? [parts.stray, parts.strayText] : [])]),
  'What to watch',
  parts.watch.join(' '),
  ...closing,
].join('\n\n')

const markdown = [
  parts.mark,
  `# ${parts.title}`,
  parts.dek,
  `${parts.meta}\n${parts.type}`,
  ...sections.flatMap(([key, heading]) => [`## ${heading}`, ...parts[key], ...(key === 'history' ? [`### ${parts.stray}`, parts.strayText] : [])]),
  '## What to watch',
  parts.watch.map((question) => `- ${question}`).join('\n'),
  `## ${closing[0]}`,
  closing[1],
]
  .join('\n\n')
  .replace('tidal stream turbine', '*tidal stream turbine*')

const paragraphs = (all: readonly string[]) => all.map((paragraph) => `<p>${paragraph}</p>`).join('')
const html = [
  `<!doctype html><html><body><header>${parts.mark}</header><h1>${parts.title}</h1><p>${parts.dek}</p><p>${parts.meta}<br>${parts.type}</p>`,
  ...sections.map(
    ([key, heading]) =>
      `<h2>${heading}</h2>${paragraphs(parts[key])}${key === 'history' ? `<h3>${parts.stray}</h3><p>${parts.strayText}</p>` : ''}`,
  ),
  `<h2>What to watch</h2><ul>${parts.watch.map((question) => `<li>${question}</li>`).join('')}</ul>`,
  `<h2>${closing[0]}</h2><p>${closing[1]}</p></body></html>`,
]
  .join('\n')
  .replace('tidal stream turbine', '<em>tidal stream turbine</em>')
  .replace('the beat on electricity for data centres', 'the beat on <a href="/beats/electricity">power for servers</a>')

export const tidalBrief = {...parts, as: {text, markdown, html} satisfies Record<ImportFormat, string>}

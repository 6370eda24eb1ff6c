import type {BeatCopy} from '../copy.ts'

export const electricity: BeatCopy = {
  slug: 'electricity',
  title: 'Electricity for data centres: who powers the machines that train and run AI',
  shortTitle: 'electricity for data centres',
  aliases: ['data-centre power'],
  dek: `
    Grids built for slow growth are asked to connect single buildings that draw as much as a town, and somebody has to
    pay for the wires.
  `,
  vertical: 'energy',
  cluster: 'grid-pressure',
  clusterScope: 'named',
  clusterMembers: ['beat:electricity', 'take:pjm', 'take:ireland'],
  rosterStatement: 'listed',
  roster: [
    'international-energy-agency',
    'berkeley-lab',
    'pjm-interconnection',
    'constellation-energy',
    'three-mile-island',
    'ireland',
  ],
  asOf: {date: '2026-05-31', precision: 'month'},
  owner: 'Maeve Costello',
  reviewEvery: 90,
  emailSubject: 'Electricity for data centres: the figures and their dates',
  sources: [
    'iea-energy-and-ai',
    'lbnl-2024',
    'cso-2023',
    'constellation-crane',
    'pjm-2026-27',
    'pjm-2027-28',
    'ferc-susquehanna',
  ],
  openedOn: '2024-07-25',
  whatItIs: `
    The "electricity for data centres" beat tracks how much power the world's computing halls draw, where it comes
    from and how the cost is shared. A data centre is a building full of servers that have to be fed and cooled
    without a break, and the largest on order ask for as much as a sizeable town. Training a model keeps thousands of
    processors busy for weeks; answering its users keeps more of them busy for as long as it is in service.

    Three things make the load awkward. It arrives fast, since a hall goes up in less time than a transmission line
    takes to get its permits. It gathers in a few districts, so that a small share of a nation's demand can be a large
    share of one county's. And its size is uncertain, because a developer may ask several utilities to serve a single
    project. The beat gives every figure with its source and its year, and it reads a forecast as a statement about
    the forecaster as well as the future.
  `,
  history: `
    Data centres used 5 percent of Ireland's metered electricity in 2015, by [the count](source:cso-2023) of its
    Central Statistics Office, and [21 percent](take:ireland background "share") in 2023. On 20 September 2024
    Constellation Energy agreed to reopen a reactor at [Three Mile Island](take:three-mile-island background "supply")
    and to sell its output to Microsoft for 20 years. The Federal Energy Regulatory Commission refused on 1 November
    2024 to let [a data centre at the Susquehanna nuclear plant](source:ferc-susquehanna) take 480 megawatts instead
    of 300. [Berkeley Lab's report](take:lbnl background "measurement") of 20 December 2024 told the US Congress that
    data centres had used 4.4 percent of the country's electricity in 2023. On 10 April 2025 the International Energy
    Agency published [a study of its own](take:iea-2025 follows "projection"). PJM Interconnection's capacity auction
    cleared [at its ceiling](take:pjm follows "price") on 22 July 2025, and the auction of December 2025 did so again.
  `,
  currentState: `
    As of May 2026, the figures this brief stands on were published in 2024 and 2025. The International Energy
    Agency's [report of April 2025](source:iea-energy-and-ai) puts the world's data centres at 415 terawatt-hours in
    2024, about 1.5 percent of all electricity, and expects 945 terawatt-hours in 2030.
    [Berkeley Lab](source:lbnl-2024) counted 176 terawatt-hours in the United States for 2023 and projects between 325
    and 580 terawatt-hours for 2028.

    PJM Interconnection, which serves 13 states and the District of Columbia, reported US$329.17 per megawatt-day for
    the year from June 2026 and, [in December 2025](source:pjm-2027-28), US$333.44 for the year after, each the most
    its rules allowed. Constellation Energy said in September 2024 that the reactor at Three Mile Island would run
    again in 2028.
  `,
  relationships: `
    The roster lists the International Energy Agency, Berkeley Lab, PJM Interconnection, Constellation Energy, Three
    Mile Island and Ireland. The beat belongs to the [grid pressure](cluster:grid-pressure partOf) cluster. Two of its
    takes measure: [the agency's projection](take:iea-2025 supports "projection") for the world and
    [the laboratory's count](take:lbnl supports "measurement") for the United States agree on direction and differ in
    method. [Ireland's meters](take:ireland supports "share") show the far end of the curve in one small place.

    The other two are about money. [The contract for a closed reactor](take:three-mile-island background "supply") is
    the view of a buyer who can pay for certainty, and [the auction at its ceiling](take:pjm follows "price") that of
    everybody else on the same wires. Beyond the cluster,
    [US AI export controls](beat:export-controls background "siting") bear on where the halls are built, since a
    processor that may not be sold in one country is plugged in elsewhere. A licence for chips is in that sense a
    decision about somebody's grid.
  `,
  watch: [
    {
      question: `Whether the International Energy Agency's next count keeps the path to 945 terawatt-hours in 2030.`,
    },
    {
      question: `
        Whether Constellation Energy restarts Three Mile Island by 2028, the year it named when it signed with
        Microsoft.
      `,
    },
    {
      question: `Whether PJM Interconnection's auctions clear below the ceiling once the rules that set it expire.`,
    },
    {
      question: `
        How the Federal Energy Regulatory Commission treats data centres that connect beside a power station, as at
        Susquehanna.
      `,
    },
    {
      question: `Whether the ceiling agreed for PJM Interconnection's auctions binds at the first sale held under it.`,
      status: 'resolved',
      resolvedBy: 'pjm',
      resolvedOn: '2025-07-22',
    },
  ],
}

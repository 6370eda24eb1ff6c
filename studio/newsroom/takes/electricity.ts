import type {TakeCopy} from '../copy.ts'

export const electricityTakes: readonly TakeCopy[] = [
  {
    slug: 'ireland',
    headline: 'Ireland\'s meters show what a fifth of a grid going to data centres looks like',
    dek: 'A small country with good statistics has arrived where larger ones are only forecast to go.',
    publishedOn: '2024-07-25',
    byline: 'Maeve Costello',
    beats: {electricity: 'covers'},
    subjects: ['ireland'],
    sources: ['cso-2023'],
    body: `
      Data centres took 21 percent of the electricity that passed through Ireland's meters in 2023. All the country's
      urban homes together took 18 percent. The figures come from [the Central Statistics Office](source:cso-2023),
      which published them on 23 July 2024, and they count meters rather than estimate servers.

      In 2015 the share was 5 percent. Consumption by data centres rose from 1,238 gigawatt-hours in that year to
      6,334 in 2023. Most of the growth in the whole country's consumption over those years was theirs.

      ## Why the number is so good

      Most countries do not know this figure. Their statisticians see an industrial customer and not what it does, so
      they build estimates from the sale of equipment. The Irish office went through the meters themselves, matched
      addresses to known sites and counted any large, steady load that nothing else explained. The result leaves out
      small server rooms and says so.

      ## What it does not say

      A share has two parts. Ireland's is high because a lot of Europe's computing is done there and because Ireland
      is small. The same halls spread across Germany would hardly show. That is the right way to read the number
      elsewhere: a national share looks modest until it is divided by the districts that carry it.

      Two policies follow, and they pull apart.

      - A state can limit connections where the grid is full, and send the investment to a neighbour.
      - It can let the halls come on condition that they bring their own supply, and become a host to private power
        stations.

      Dublin has tried some of each. The beat on [electricity for data centres](beat:electricity partOf) begins with
      Ireland because everyone else is still arguing about forecasts, and here is a measurement.
    `,
  },
  {
    slug: 'three-mile-island',
    headline: 'Microsoft buys a closed reactor\'s second life, and certainty with it',
    aliases: ['the Crane contract'],
    dek: `
      A 20-year contract for power that does not exist yet shows what a steady supply is worth to a buyer of
      computing.
    `,
    publishedOn: '2024-09-23',
    byline: 'Maeve Costello',
    beats: {electricity: 'covers'},
    subjects: ['constellation-energy', 'three-mile-island', 'pjm-interconnection'],
    sources: ['constellation-crane'],
    body: `
      [Constellation Energy said](source:constellation-crane) on 20 September 2024 that it will reopen Unit 1 at Three
      Mile Island and sell the output to Microsoft for 20 years. The reactor makes about 835 megawatts. It closed in
      September 2019 because it lost money, and it is a different machine from Unit 2, which melted in part in 1979
      and will stay shut. The company plans to spend US$1.6 billion and to be running in 2028, under a new name.

      The plant will not be wired to a data centre. It will feed the grid run by PJM Interconnection, and Microsoft
      will set what it buys against what its buildings in that region consume. So the contract does not spare anybody
      a power line. What it buys is a claim on output that is the same at three in the morning as at noon.

      ## Why pay for that

      A server that cost as much as a house should not stand idle, so its owner wants power at every hour. Wind and
      sun are cheaper by the unit and come when they come. Matching them to a flat demand takes storage, backup or a
      tolerance for interruptions, and the price of those is what a buyer will add for a reactor.

      Other large buyers will draw the obvious lesson, and will find the shelf nearly bare. Few closed American
      reactors are in a state to reopen. After these come new designs, which carry a builder's risk that Microsoft has
      here avoided.

      The regulator has still to approve the restart, and the wider question is untouched. Power that is promised to
      one customer for two decades is not available to another. Whether the public loses by that depends on whether
      the plant would have run otherwise, and since 2019 the answer has been no. On that ground it counts as new
      supply, which is rarer in [electricity for data centres](beat:electricity partOf) than announcements of it.
    `,
  },
  {
    slug: 'lbnl',
    headline: 'Berkeley Lab counts the servers and finds 4.4 percent of US electricity',
    dek: `
      A report to Congress replaces rumour with a count, then offers a forecast so wide that it amounts to a warning.
    `,
    publishedOn: '2024-12-23',
    byline: 'Maeve Costello',
    beats: {electricity: 'tracks'},
    subjects: ['berkeley-lab'],
    sources: ['lbnl-2024'],
    body: `
      For years the electricity used by American data centres hardly grew. Servers multiplied and became thriftier at
      about the same pace, and [the new report](source:lbnl-2024) from Lawrence Berkeley National Laboratory puts the
      total near 60 terawatt-hours from 2014 to 2016. Then the line bends. By 2023 it stood at 176 terawatt-hours, or
      4.4 percent of US consumption.

      The laboratory builds its figure from below: shipments of each kind of machine, how hard each is worked, how
      much the cooling adds. The bend comes from servers with accelerators, the kind on which models are trained and
      run.

      ## A range and its meaning

      For 2028 the report gives between 325 and 580 terawatt-hours, between 6.7 and 12 percent of the country's power.
      The upper figure is not a prediction and neither is the lower one. They mark what follows from different
      assumptions about how many accelerators are shipped, and how busy they are kept.

      Utilities must build for one number. If they choose the high end and it does not come, their customers pay for
      idle wires through the 2030s. If they choose the low end and are wrong, somebody waits. A regulator who reads
      only the headline will ask which figure is right, and the better question is who carries the cost of either
      mistake.

      [Ireland](take:ireland supports "method") could count meters. The United States has no such register, so this is
      the best available, and it rests on sales data and on assumptions. A duty to report would cost little and would
      settle most of the argument. The beat on [electricity for data centres](beat:electricity partOf) takes 4.4
      percent as its American baseline until somebody reads the meters.
    `,
  },
  {
    slug: 'iea-2025',
    headline: 'The International Energy Agency sees data-centre demand more than doubling, with doubts attached',
    dek: `
      The agency's first full study of AI and energy finds a modest number for the world and a large one for a few
      places.
    `,
    publishedOn: '2025-04-14',
    byline: 'Maeve Costello',
    beats: {electricity: 'tracks'},
    subjects: ['international-energy-agency'],
    sources: ['iea-energy-and-ai'],
    body: `
      [Energy and AI](source:iea-energy-and-ai), which the International Energy Agency published on 10 April 2025,
      puts the consumption of the world's data centres at 415 terawatt-hours in 2024 and expects about 945
      terawatt-hours in 2030. The first is 1.5 percent of global electricity. The second is a little under 3 percent,
      and slightly more than the whole of Japan consumed when the report was written.

      Put that way, the sum is smaller than the noise about it. By the agency's own account electric cars and air
      conditioners each add more over the same years. The difference is that cars and air conditioners are everywhere.
      The United States had 45 percent of the consumption in 2024, China 25 percent and Europe 15 percent, and within
      each a handful of districts does most of the hosting.

      ## The honest part

      The agency does not rest on one line. It draws several, for faster adoption, for better efficiency and for
      bottlenecks in supply, and the reader is meant to look at the spread. It also says what it lacks: companies
      publish little about their loads, and projects are announced that will not be built.

      [Berkeley Lab](take:lbnl supports "range") ended with a range as well. Two careful bodies, working in different
      ways, have declined to give a single figure. Newspapers mostly print one.

      A reader can take three things from the report without believing its central case. Demand will rise everywhere
      that permits are quick. Renewables and gas will meet most of it to 2030, because they can be built by then. And
      a delay in the grid, rather than a shortage of energy, is what will stop a project.

      That last point joins [electricity for data centres](beat:electricity partOf) to the trade in chips. A country
      may win [a licence to buy processors](beat:export-controls background "siting") and still have nowhere to plug
      them in.
    `,
  },
  {
    slug: 'pjm',
    headline: 'PJM\'s capacity auction clears at its ceiling, and the bill goes to everyone',
    dek: `
      The price of keeping power stations on call has hit a limit set by politics, and new demand is the reason most
      often given.
    `,
    publishedOn: '2025-07-25',
    byline: 'Maeve Costello',
    beats: {electricity: 'covers'},
    subjects: ['pjm-interconnection'],
    sources: ['pjm-2026-27'],
    body: `
      PJM Interconnection runs the grid for all or part of 13 states, from New Jersey to Illinois, and Virginia's data
      centres are on it. [Its auction](source:pjm-2026-27) for the year from June 2026 cleared at US$329.17 per
      megawatt-day on 22 July 2025. The sale before it made US$269.92 and the one before that US$28.92.

      Capacity is a promise to be available. Power stations are paid for it whether they run or not, and every
      customer on the grid pays a share through the bill. The price rises when the reserve over expected demand
      shrinks, and PJM's forecast of demand has climbed, by its own account largely because of data centres.

      ## A limit that was reached at once

      The auction had a ceiling, agreed after Pennsylvania's governor complained about the previous result, and the
      price stopped exactly there. Without the limit, PJM says, it would have reached US$388.57. A ceiling protects
      the customers who pay the bill. It also mutes the signal that is meant to call forth new power stations, and
      neither effect can be had without the other.

      Who should pay is the oldest question in [electricity for data centres](beat:electricity partOf), and an auction
      does not ask it. A household that uses no more than it did in 2019 pays more because a neighbour arrived.
      Economists would answer that all demand counts alike at the margin. A legislator who has to explain the bill
      will look for a way to count it differently, with a separate class for very large loads or a duty to bring
      supply along.

      [The Three Mile Island contract](take:three-mile-island background "supply") is on the same wires. When it
      delivers, 835 megawatts join the supply side of the ledger, and a buyer who signed early will look far-sighted.
    `,
  },
]

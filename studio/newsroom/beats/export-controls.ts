import type {BeatCopy} from '../copy.ts'

export const exportControls: BeatCopy = {
  slug: 'export-controls',
  title: 'US AI export controls: how Washington rations the chips that train AI',
  shortTitle: 'US AI export controls',
  aliases: ['chip export controls'],
  dek: `
    Licences for chips decide where the largest models can be trained, and each new rule redraws the map before the
    last has settled.
  `,
  vertical: 'trade',
  cluster: 'compute-frontier',
  clusterScope: 'whole',
  rosterStatement: 'listed',
  roster: ['bureau-of-industry-and-security', 'nvidia', 'huawei', 'ai-diffusion-rule', 'affiliates-rule'],
  asOf: {date: '2026-04-30', precision: 'month'},
  owner: 'Hal Lindqvist',
  reviewEvery: 30,
  emailSubject: 'US AI export controls: the rules, the bargains, the dates',
  sources: [
    'bis-2022',
    'bis-2023',
    'bis-2024',
    'bis-diffusion',
    'commerce-rescission',
    'bis-affiliates',
    'bis-suspension',
    'trump-h200',
  ],
  openedOn: '2022-10-11',
  whatItIs: `
    The "US AI export controls" beat tracks the American rules that decide which countries and companies may buy
    advanced processors, the machines that make them and, on paper for four months of 2025, the trained models
    themselves. An export control is a licence requirement: a sale is lawful only with the government's approval, and
    approval can be refused in advance for a whole class of buyers. The Bureau of Industry and Security, part of the
    Department of Commerce, writes the rules and keeps the Entity List of firms that nobody may supply without a
    licence.

    The system rests on a chain. Large models need many fast processors; few companies design them, fewer make them,
    and nearly all of those depend on American tools or drawings. One government therefore has a say in sales between
    two others. Buyers answer by hoarding, by redesigning or by doing without, and the beat follows the answers as
    closely as the rules. [Published models](beat:open-vs-closed contradicts "reach") are the hardest answer of all,
    since a file that anyone may copy crosses no border that an inspector watches.
  `,
  history: `
    On 7 October 2022 the Bureau of Industry and Security issued
    [the first rules](take:october-2022 background "origin") to hold back AI processors from China by their
    performance. A revision of 17 October 2023 added [a measure of density](source:bis-2023) and caught the slower
    chips that Nvidia had designed to fit. On 2 December 2024 the bureau put high-bandwidth memory under control and
    made [140 additions](source:bis-2024) to the Entity List.
    [The diffusion rule](take:diffusion-rule follows "ambition") followed on 15 January 2025 with licensing for the
    whole world, a favoured list of 18 partners and the first control on model weights. Washington asked for licences
    for Nvidia's H20 in April 2025, [dropped the diffusion rule](take:diffusion-rescinded corrects "ambition") on 13
    May 2025 and let the H20 back into China [for a share of revenue](take:h20-bargain follows "price") in August
    2025. A test of ownership, [the Affiliates Rule](take:affiliates-rule follows "ownership"), took effect on 29
    September 2025 and was suspended on 10 November 2025. President Donald Trump said on 8 December 2025 that
    [the H200](take:h200 follows "price") could go to approved customers in China.
  `,
  currentState: `
    As of April 2026, this brief rests on texts and statements up to December 2025, and it claims nothing for measures
    that may have followed them. The Bureau of Industry and Security set the performance thresholds that decide which
    processors need a licence for China in [its revision of October 2023](source:bis-2023). The diffusion rule is not
    enforced, according to [the Commerce Department's statement](source:commerce-rescission) of 13 May 2025, which
    promised a replacement. [The suspension notice](source:bis-suspension) of November 2025 holds the Affiliates Rule,
    which counts companies owned 50 percent or more by a listed firm, in abeyance until 9 November 2026.

    Two bargains stand on the record, both announced by President Trump: a payment of 15 percent on the H20, confirmed
    on 11 August 2025, and one of 25 percent on the H200, stated on 8 December 2025.
    [The same statement](source:trump-h200) of December 2025 left Nvidia's newer Blackwell and Rubin designs out.
  `,
  relationships: `
    The roster lists the Bureau of Industry and Security, Nvidia, Huawei and two rules whose fate shaped 2025, the AI
    diffusion rule and the Affiliates Rule. The beat belongs to the
    [compute frontier](cluster:compute-frontier partOf) cluster, where
    [open and closed weights](beat:open-vs-closed contradicts "reach") is its natural opponent: what one beat rations,
    the other gives away. [DeepSeek's R1](take:deepseek-r1 contradicts "effect") is the standing exhibit on both sides
    of that argument, trained on processors that were lawful when they were bought.

    [The rules of October 2022](take:october-2022 background "origin") supply the vocabulary that every later text
    assumes, from performance thresholds to the reach over foreign factories.
    [The diffusion rule](take:diffusion-rule background "ambition") and
    [its withdrawal](take:diffusion-rescinded corrects "ambition") are best read together, as the rise and fall of an
    attempt to license the whole world. After August 2025 the argument moved from whether a chip may be sold to what
    permission costs. [The H20 bargain](take:h20-bargain follows "price") set a first share of revenue and
    [the H200 announcement](take:h200 follows "price") a second, and neither has a rule behind it that an exporter
    could look up. Where a licence decides which country builds the halls, the story passes to
    [electricity for data centres](beat:electricity background "siting").
  `,
  watch: [
    {question: `Whether the Affiliates Rule returns when its suspension ends on 9 November 2026.`},
    {
      question: `
        Whether the Department of Commerce publishes the replacement it promised when it dropped the diffusion rule.
      `,
    },
    {
      question: `Whether a court tests a licence that is granted against a share of revenue from the H20 or the H200.`,
    },
    {
      question: `How far Huawei replaces Nvidia in Chinese data centres, counted in models trained on its processors.`,
    },
    {
      question: `Whether the diffusion rule takes effect on its compliance date of 15 May 2025.`,
      status: 'resolved',
      resolvedBy: 'diffusion-rescinded',
      resolvedOn: '2025-05-13',
    },
    {
      question: `
        How the quotas of the diffusion rule divide processors among countries outside the list of 18 partners.
      `,
      status: 'moot',
      resolvedOn: '2025-05-13',
    },
  ],
}

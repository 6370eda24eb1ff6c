import type {BeatCopy} from '../copy.ts'

export const openVsClosed: BeatCopy = {
  slug: 'open-vs-closed',
  title: 'Open and closed model weights: who may run, inspect and change frontier AI',
  shortTitle: 'open and closed weights',
  formerTitles: ['Open-source AI: what the word promises and what the licence permits'],
  aliases: ['open vs. closed'],
  dek: `
    A licence and a download link can settle which governments, firms and researchers use the strongest AI systems on
    their own terms.
  `,
  vertical: 'ai',
  cluster: 'compute-frontier',
  clusterScope: 'whole',
  rosterStatement: 'none',
  roster: [],
  asOf: {date: '2026-06-30', precision: 'month'},
  owner: 'Ines Calder',
  reviewEvery: 30,
  emailSubject: 'Open and closed weights: where things stood in June 2026',
  sources: [
    'ai-index-2026',
    'aisi-trends',
    'oecd-openness',
    'openmdw-1-1',
    'g7-digital-2026',
    'deepseek-v4-release',
    'glm-5-2-release',
    'mistral-7b',
  ],
  openedOn: '2023-07-18',
  whatItIs: `
    The "open and closed model weights" beat tracks a choice that every AI developer makes at release: to publish the
    trained parameters of a model, or to keep them on servers it controls. An open-weight model is one whose
    parameters anyone may download, run on their own machines and retrain on their own data. A closed model reaches
    its users through a paid interface, so its maker can set prices, refuse customers and withdraw the service.

    The choice matters well outside the industry. [Export controls](beat:export-controls background "reach") can stop
    a chip at a port or an account at a cloud provider; they have little hold on a file that is already public.
    [Government testers](beat:safety-testing background "recall") meet the same asymmetry, because a weakness found
    after publication stays in every copy. Money follows as well. A buyer who can host a model has a second supplier,
    and the closed vendor has to price against that.
  `,
  history: `
    Meta published [Llama 2](take:llama-2 background "first release") in July 2023, the smallest model with 7 billion
    parameters and the largest with 70 billion, under a licence that opened the weights and kept conditions on their use. In September
    2023 a French company four months old, Mistral AI, gave away [its first model](source:mistral-7b) on Apache 2.0 terms. On 15
    January 2025 the US Bureau of Industry and Security printed [a rule](take:diffusion-rule background "law") that
    placed closed weights under licence and exempted published ones. DeepSeek released
    [R1](take:deepseek-r1 background "market") under an MIT licence on 20 January 2025, and investors sold US
    technology shares a week later. August 2025 brought [gpt-oss](take:gpt-oss follows "strategy"), the first
    open-weight language model from OpenAI since GPT-2 in 2019, and an [OECD primer](source:oecd-openness) on what
    openness costs and gains. The Linux Foundation issued [OpenMDW-1.1](source:openmdw-1-1), a licence drafted for
    weights rather than code, in May 2026, and Nvidia took it up at once. In June 2026 the digital ministers of the G7
    set out [a spectrum of openness](source:g7-digital-2026) in place of the two-way split.
  `,
  currentState: `
    As of June 2026, the widest public yardstick is [Stanford HAI's 2026 AI Index](source:ai-index-2026), which finds
    [a gap](take:ai-index-2026 supports "measurement") of 3.3 percent, across the usual benchmarks, from the leading
    open-weight model up to the leading closed one; for August 2024 it had 0.3 percent. The UK AI Security Institute
    counts in time instead, and in December 2025 [its trends report](source:aisi-trends) put the open side four to
    eight months behind.

    DeepSeek's open release of the spring, published in April 2026, is
    [V4-Pro](take:deepseek-v4 supports "performance"): it stores 1.6 trillion parameters, calls on 49 billion at a time
    and reads up to one million tokens at once. Zhipu AI answered in June 2026 and released
    [GLM-5.2](take:glm-5-2 supports "price"), at 744 billion less than half the size and licensed under MIT to every
    country alike; it scored above GPT-5.5 on long coding tasks, at roughly one-sixth of the price.
    OpenAI, Anthropic and xAI ended June 2026 with their leading models closed, while Google DeepMind gave away some
    models and sold access to its strongest.
  `,
  relationships: `
    The beat has no formal roster: its makers and ministries belong to other beats, and what joins them here is a
    licence. It belongs to the [compute frontier](cluster:compute-frontier partOf) cluster as a whole. Two releases
    define the open side of mid-2026, [DeepSeek's million-token model](take:deepseek-v4 supports "performance") and
    [Zhipu AI's permissive one](take:glm-5-2 supports "price"), and both are best read beside
    [the AI Index's wider gap at the top](take:ai-index-2026 contradicts "measurement"), which points the other way.
    Governance is [a story about paperwork](take:openmdw-g7 background "governance"): a standard licence in May 2026,
    a ministers' scale in June 2026, and so far nothing that obliges a public buyer to use either.
    [OpenAI's return](take:gpt-oss follows "strategy") showed how a closed laboratory can publish a second-best model
    without giving up its first.

    Inside the cluster, [US AI export controls](beat:export-controls background "reach") ration the chips that train
    these systems, while Chinese releases under MIT or Apache 2.0 terms reach buyers whom those controls set out to
    hold back. [AI safety testing](beat:safety-testing background "recall") supplies the caution.
    [The British trends report](take:aisi-trends supports "safeguards") found a way around the safeguards of every
    system it examined, and a published model is the kind that its maker has no means to call back.
  `,
  watch: [
    {
      question: `
        Whether any laboratory publishes weights that lead every major benchmark, and so erases the 3.4 percent gap in
        Stanford HAI's index.
      `,
    },
    {
      question: `
        Whether the Bureau of Industry and Security extends licensing to published weights, which would force US rules
        to define the term.
      `,
    },
    {
      question: `
        How governments write the G7 spectrum into procurement, and whether a model halfway along it still counts as
        open.
      `,
    },
    {question: `Whether Meta and Mistral AI move to OpenMDW-1.1 or keep licences of their own.`},
    {
      question: `Whether OpenAI publishes the weights of a language model again after GPT-2.`,
      status: 'resolved',
      resolvedBy: 'gpt-oss',
      resolvedOn: '2025-08-05',
    },
  ],
}

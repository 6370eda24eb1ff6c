import type {TakeCopy} from '../copy.ts'

export const openWeightTakes: readonly TakeCopy[] = [
  {
    slug: 'llama-2',
    headline: 'Llama 2 puts a frontier lab\'s weights in public hands, with conditions attached',
    dek: 'Meta lets almost anyone build on its model and keeps back the two cases that matter most to Meta.',
    publishedOn: '2023-07-21',
    byline: 'Ines Calder',
    beats: {'open-vs-closed': 'defines'},
    subjects: ['meta', 'llama-2'],
    sources: ['meta-llama-2', 'llama-2-licence', 'osi-llama-2'],
    body: `
      [Meta released Llama 2](source:meta-llama-2) on 18 July 2023, with Microsoft as its launch partner. The model
      comes in three sizes, 7 billion, 13 billion and 70 billion parameters, each with a version tuned for
      conversation. After filling in a form, a company can keep the files on its own machines and run them without
      telling Meta what for.

      That last part is the news. The first LLaMA, in February 2023, went to approved researchers only, and its
      weights leaked in March 2023. Llama 2 gives commercial users lawfully what some of them already had.

      ## What the licence keeps back

      [The licence](source:llama-2-licence) reads like a permissive one for most of its length. Two clauses do not:

      - a licensee with more than 700 million monthly active users has to ask Meta for separate terms;
      - output from Llama 2 may not be used to improve any other large language model.

      The first clause names no rival and needs to name none, since few firms have so many users. The second closes
      the cheapest way to build a competing model. The [Open Source Initiative](source:osi-llama-2) welcomed the
      release on 20 July 2023 and said that the licence falls outside its definition of open source all the same.

      Both sides of that argument describe something true. The word "open" is doing two jobs, one about a file that
      can be copied and one about a set of rights. Llama 2 offers the first in full and the second in part. A hospital
      that wants a model behind its own firewall will care about the file; a start-up that hopes to be bought by a
      very large firm should read the rights.

      For the beat on [open and closed weights](beat:open-vs-closed partOf) this release fixes the terms of the
      debate: from here on, what counts is less whether weights are out than what their owner may still forbid.
    `,
  },
  {
    slug: 'deepseek-r1',
    headline: 'DeepSeek\'s R1 turns a training bill into a market event',
    formerHeadlines: ['DeepSeek trains R1 for US$5.6 million and shakes the market'],
    dek: 'The figure that moved share prices belongs to an earlier model, and the licence may outlast the shock.',
    publishedOn: '2025-01-29',
    byline: 'Tom Okafor',
    beats: {'open-vs-closed': 'covers', 'export-controls': 'counters'},
    subjects: ['deepseek', 'deepseek-r1', 'nvidia'],
    sources: ['deepseek-r1-paper', 'deepseek-v3-report'],
    corrections: [
      {
        date: '2025-02-03',
        text: `
          An earlier version gave US$5.6 million as the cost of training R1. DeepSeek's figure is for the final
          training run of V3, the base model, and leaves out earlier research.
        `,
      },
    ],
    body: `
      DeepSeek, a laboratory in Hangzhou, [released R1](source:deepseek-r1-paper) on 20 January 2025: a reasoning
      model with its weights under an MIT licence. On Monday 27 January 2025 Nvidia's shares fell 17 percent, and
      about US$589 billion left the company's market value, the largest loss a US company had taken in one day.

      The number that travelled was US$5.6 million. It comes from [the report on V3](source:deepseek-v3-report),
      published in December 2024, which counts 2.788 million hours on Nvidia H800 processors and prices each hour at
      US$2. V3 is the base model beneath R1. The authors say in the same passage that the sum leaves out earlier
      research and trial runs, and by its nature it also leaves out the machines, the salaries and the reasoning
      training that made R1.

      ## The chip in the middle

      The H800 is itself a product of policy. Nvidia designed it for China after
      [the rules of October 2022](take:october-2022 background "hardware"), and the revision of October 2023 took it
      off that market. R1 therefore serves as evidence for two opposite arguments about
      [export controls](beat:export-controls contradicts "effect"). Either the limits fail, since a strong model came
      out of a limited chip; or they were drawn a year late, since the chip was legal when it was bought. The paper
      does not settle the matter, and neither does a share price.

      What lasts is the licence. [Llama 2](take:llama-2 follows "licensing") came with clauses about rivals and very
      large users. R1 asks only that its notice be kept. A reader of
      [open and closed weights](beat:open-vs-closed partOf) should file the sell-off under weather and the licence
      under climate.
    `,
  },
  {
    slug: 'gpt-oss',
    headline: 'OpenAI publishes weights again, and tests the worst use of them first',
    dek: 'The company that made closed models the norm gives two away, after training its own copy to misbehave.',
    publishedOn: '2025-08-07',
    byline: 'Ines Calder',
    beats: {'open-vs-closed': 'covers', 'safety-testing': 'covers'},
    subjects: ['openai', 'gpt-oss'],
    sources: ['gpt-oss-card', 'gpt-oss-worst-case'],
    body: `
      On 5 August 2025 OpenAI published [two models with their weights](source:gpt-oss-card) under Apache 2.0. The
      larger, gpt-oss-120b, has 117 billion parameters and runs on one processor with 80 gigabytes of memory. The
      smaller, gpt-oss-20b, has 21 billion and fits in 16 gigabytes, which is the memory of a good laptop. No language
      model from the company had come with its weights since GPT-2 in 2019.

      In the argument over [open and closed weights](beat:open-vs-closed partOf) the release is generous at the level
      where OpenAI has least to lose. By the company's own account the larger model stands close to o4-mini on
      reasoning tests, so a customer for the strongest system still has to rent it. That makes gpt-oss an answer to
      [DeepSeek's R1](take:deepseek-r1 follows "strategy") rather than a change of heart: developers who want weights
      no longer have to go to Hangzhou for them.

      ## A test that tries to fail

      The more original document is [the paper on worst cases](source:gpt-oss-worst-case). OpenAI fine-tuned the large
      model to be as harmful as its researchers could make it, in biology and in computer security, and then measured
      the result against its own threshold for high risk. The paper says that the model stayed below it.

      The method fits the problem. Safeguards on a hosted model can be repaired after release; safeguards on published
      weights can be trained away by whoever holds them, so the honest thing to measure is the model without them.
      Three limits remain:

      1. the threshold is the company's own;
      2. so were the testers, apart from outside experts who reviewed the work;
      3. the comparison was with other open models, and those improve.

      Public institutes that do [AI safety testing](beat:safety-testing background "method") have a procedure here to
      borrow, and other laboratories a precedent to live up to.
    `,
  },
  {
    slug: 'deepseek-v4',
    headline: 'DeepSeek V4-Pro ships open weights and a million-token context',
    aliases: ['the V4-Pro release'],
    dek: 'The model is very large on disk and modest at work, and that ratio decides who can afford to run it.',
    publishedOn: '2026-04-30',
    byline: 'Tom Okafor',
    beats: {'open-vs-closed': 'covers'},
    subjects: ['deepseek', 'deepseek-v4'],
    sources: ['deepseek-v4-release', 'deepseek-v3-report'],
    body: `
      [DeepSeek's release of V4-Pro](source:deepseek-v4-release) in April 2026 comes with three numbers. The model has
      1.6 trillion parameters. It uses 49 billion of them for any one token. It accepts one million tokens of context,
      enough for a long shelf of contracts or a sizeable code base in a single request.

      The first two belong together. In a mixture-of-experts design most of the network is idle at any moment, and a
      router picks the parts that each token needs. V4-Pro wakes about 3 percent of itself at a time.
      [V3](source:deepseek-v3-report), in December 2024, had 671 billion parameters and woke 37 billion, about 5.5
      percent. The family has grown much faster in storage than in work.

      ## Who can run it

      That ratio shapes the market for the model. Memory has to hold every parameter whether it is awake or not, so
      V4-Pro needs a rack where [gpt-oss](take:gpt-oss contradicts "hardware") needs a single processor. Once it is
      loaded, though, each answer costs what a far smaller model would cost. The arrangement suits a cloud provider, a
      ministry or a bank with steady traffic, and it suits a curious individual badly.

      Published weights are often described as if publication alone put them in every hand. Here the gate has moved
      from the licence to the machine room, which is ground that
      [chip rules](beat:export-controls background "hardware") were written for. A country short of memory-rich
      servers may download V4-Pro in an afternoon and still rent it from somebody else.

      The context window is the part rivals will copy first. It changes what users send, and it leaves the question at
      the centre of [open and closed weights](beat:open-vs-closed partOf) where
      [R1](take:deepseek-r1 follows "strategy") had put it: whether a buyer with its own hardware still needs a closed
      supplier at all.
    `,
  },
  {
    slug: 'openmdw-g7',
    headline: 'Model weights get a licence of their own, and ministers drop the two-way split',
    dek: `
      A lawyers' text and a ministers' scale arrive within weeks of each other, and each needs the other to work.
    `,
    publishedOn: '2026-06-15',
    byline: 'Ines Calder',
    beats: {'open-vs-closed': 'defines'},
    subjects: ['linux-foundation', 'g7', 'nvidia', 'oecd'],
    sources: ['openmdw-1-1', 'g7-digital-2026', 'osi-definition', 'oecd-openness'],
    body: `
      The Linux Foundation published [OpenMDW-1.1](source:openmdw-1-1) in May 2026, and Nvidia adopted it at once. In
      June 2026 the digital and technology ministers of the G7 set out [a spectrum](source:g7-digital-2026) on which a
      model can be more open or less, in place of a line with two sides.

      ## Why weights needed their own text

      Apache 2.0 dates from January 2004 and was written for programs. It speaks of source form and object form, and
      of contributors whose patents travel with their code. A file of weights has neither form. Nobody wrote it line
      by line, the data it was trained on is somewhere else, and courts have yet to say what right, if any, its maker
      holds in it. A licence that names weights as the thing licensed spares a user's lawyers that argument.

      Earlier attempts started at the other end. The [Open Source AI Definition](source:osi-definition) of October
      2024 asked what a release must contain before it deserves the name. OpenMDW-1.1 grants rights over whatever the
      release does contain. The two can be used together, and the second is easier to obey.

      ## What a scale is for

      The ministers' contribution answers a different complaint. [Llama 2](take:llama-2 background "licensing") was
      called open by its maker and closed by its critics, and a purchasing officer could act on neither word. A
      spectrum lets a rule say how much openness it asks for. The [OECD primer](source:oecd-openness) of August 2025
      had prepared the ground by treating openness as a matter of degree.

      - The licence is precise and voluntary.
      - The spectrum is official and, so far, loose.

      Procurement is where they meet. If a government asks for a place on the scale and accepts the licence as proof,
      laboratories have a reason to adopt it that no foundation could give them. Until one does, the argument over
      [open and closed weights](beat:open-vs-closed partOf) has better words and the same stakes.
    `,
  },
  {
    slug: 'ai-index-2026',
    headline: 'The open-weight gap widens at the top, on the AI Index\'s count',
    dek: `
      Stanford's yearly report finds closed models further ahead than in 2024, while a British count in months is
      kinder.
    `,
    publishedOn: '2026-06-18',
    byline: 'Priya Raman',
    beats: {'open-vs-closed': 'tracks'},
    subjects: ['stanford-hai', 'uk-ai-security-institute', 'deepseek-v4'],
    sources: ['ai-index-2026', 'aisi-trends'],
    body: `
      [Stanford HAI's 2026 AI Index](source:ai-index-2026) puts the best closed model 3.3 percent ahead of the best
      open-weight one on major benchmarks. For August 2024 it has 0.3 percent. Read alone, the pair says that closed
      laboratories have pulled away.

      Two cautions belong beside it. A benchmark score has a ceiling, so a few points between two models that are both
      near it may mean more, or less, than the same points lower down. And the leading open model changes hands: the
      figure compares two champions on one day, and a release such as
      [V4-Pro](take:deepseek-v4 contradicts "performance") can move it overnight.

      ## Months instead of points

      The [AI Security Institute](source:aisi-trends) measured something else in December 2025. Its trends report asks
      how long an open model takes to reach what the closed frontier could already do, and answers with four to eight
      months. [That report](take:aisi-trends supports "measurement") describes a distance a patient buyer can wait
      out. The AI Index describes one that a buyer in a hurry has to pay for.

      The measures can both be right. A lead of a few percent that is made good in half a year, while the leader moves
      on, is what a steady race looks like from the stands. What neither tells a reader is how much of the difference
      matters for work that is not an examination.

      A policy that depends on the gap should therefore say which one it means. Rules on
      [AI safety testing](beat:safety-testing background "timing") care about months, because that is the time left to
      prepare before a capability is everywhere. Anyone pricing a contract cares about points. The beat on
      [open and closed weights](beat:open-vs-closed partOf) will carry both and keep them apart.
    `,
  },
  {
    slug: 'glm-5-2',
    headline: 'Zhipu AI\'s GLM-5.2 pairs an MIT licence with a frontier coding score',
    dek: `
      A company on a US control list publishes a model that anyone may use, at about one-sixth of a rival's price.
    `,
    publishedOn: '2026-06-29',
    byline: 'Tom Okafor',
    beats: {'open-vs-closed': 'covers'},
    subjects: ['zhipu-ai', 'glm-5-2', 'openai'],
    sources: ['glm-5-2-release', 'bis-zhipu', 'seoul-commitments'],
    body: `
      Zhipu AI released [GLM-5.2](source:glm-5-2-release) in June 2026 with 744 billion parameters and an MIT licence
      that draws no regional lines. On long-horizon coding benchmarks it beat GPT-5.5, and it does so for about
      one-sixth of the price per token.

      Long-horizon coding is a telling place to win. Such tasks run for hours, read their own errors and consume a
      great many tokens, so a low price counts twice: it lowers the bill, and it lets a user try again. A closed model
      that is slightly better on the first attempt can lose to an open one that is allowed six.

      ## A listed company, an unlisted file

      The US Bureau of Industry and Security added Zhipu AI to [the Entity List](source:bis-zhipu) in January 2025.
      Listing limits what US firms may sell to the company. It says nothing about what the company may give away, and
      a file under an MIT licence asks its users for no account, no contract and no payment. The beat on
      [US AI export controls](beat:export-controls contradicts "reach") has met this limit before, in the exemption
      that [the diffusion rule](take:diffusion-rule background "law") wrote for published weights.

      There is a second paper trail. In May 2024 the company signed [the Seoul commitments](source:seoul-commitments),
      which bind their signatories, by promise only, to assess severe risks before release.
      [That list of sixteen](take:seoul background "commitments") was drawn up with hosted systems in mind. Publishing
      weights makes the promise heavier, since there is no second chance to keep it.

      For readers of [open and closed weights](beat:open-vs-closed partOf), GLM-5.2 and
      [V4-Pro](take:deepseek-v4 follows "performance") make a pair. One shows that size need not be dear to run, the
      other that price alone can be an argument.
    `,
  },
]

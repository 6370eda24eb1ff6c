import type {TakeCopy} from '../copy.ts'

export const exportControlTakes: readonly TakeCopy[] = [
  {
    slug: 'october-2022',
    headline: 'October\'s chip rules move export control from the weapon to the training run',
    dek: `
      Washington sets a ceiling on computing power for China and reaches the machines and the people as well as the
      chips.
    `,
    publishedOn: '2022-10-11',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'defines'},
    subjects: ['bureau-of-industry-and-security', 'nvidia'],
    sources: ['bis-2022'],
    body: `
      Fast computers have been under export control before, usually because somebody might design a bomb on one.
      [The rules](source:bis-2022) that the Bureau of Industry and Security issued on 7 October 2022 have a wider aim.
      They treat the ability to train large AI models as the thing to be held back, and China as the country to hold
      it back from.

      The test for a processor has two parts. It is caught if it moves data to other chips at 600 gigabytes a second
      or more and also passes a line for raw arithmetic. Nvidia's A100 and H100 are caught by both halves, and the
      company had already disclosed on 31 August 2022 that it needed licences to ship them to China. A chip that is as
      quick to calculate and slower to talk to its neighbours is outside the rule. Expect to see one.

      ## Three levers

      - Chips: foreign factories that use American tools may not fill the order either.
      - Machines: equipment for advanced logic and memory needs a licence if it is bound for a Chinese plant of that
        kind.
      - People: US citizens and residents may not support such a plant without one.

      The third lever surprised the industry most. A tool can be bought elsewhere in time, but an engineer who knows
      how to keep it running has a passport.

      What the rules do not touch is just as plain. They say nothing about models, data or a Chinese company that
      rents American computers by the hour. Each of those is a way round, and each would need a different kind of law
      to close. The beat on [US AI export controls](beat:export-controls partOf) opens with this text because its
      successors will have to argue with its numbers.
    `,
  },
  {
    slug: 'diffusion-rule',
    headline: 'The AI diffusion rule would license the world\'s chips, and spares weights that are already public',
    dek: `
      An interim rule sorts countries into three circles and, for the first time, controls a trained model as such.
    `,
    publishedOn: '2025-01-17',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'defines', 'open-vs-closed': 'background'},
    subjects: ['bureau-of-industry-and-security', 'ai-diffusion-rule'],
    sources: ['bis-diffusion'],
    body: `
      [The Framework for Artificial Intelligence Diffusion](source:bis-diffusion), published on 15 January 2025, is
      the largest extension of chip controls since [October 2022](take:october-2022 follows "scope"). Advanced
      processors would need a licence for every destination. Companies have until 15 May 2025 to comply, which means
      that an administration about to leave office has written a rule for its successor to keep or bin.

      The world falls into three circles. Eighteen partners, the United Kingdom and Japan among them, may buy much as
      before. Countries under an arms embargo, China first, stay shut out. Everybody else, the middle circle, gets a
      quota, and this is the part that will be fought over, since it holds close friends of the United States and some
      of the most ambitious builders of data centres.

      ## A model as an export

      The rule also creates a control on model weights, the first of its kind. It covers models trained with at least
      a hundred trillion trillion operations, a line that no published model is known to have crossed. Weights that
      have been published are outside it, and so are closed weights weaker than the best published ones.

      That second exemption deserves attention. It ties the law to a moving mark: as open models improve, the line
      below which nobody needs a licence rises with them. Whoever publishes the strongest open model therefore sets a
      floor for American export law, and the rule does not ask where that publisher lives.

      Two beats meet here. For [US AI export controls](beat:export-controls partOf) the rule tests whether one
      government can allot computing power to all the others. For
      [open and closed weights](beat:open-vs-closed background "law") it is a first official answer to what can still
      be controlled after publication, and the answer is nothing.
    `,
  },
  {
    slug: 'diffusion-rescinded',
    headline: 'Commerce drops the diffusion rule before it binds anyone',
    dek: `
      The three circles are gone, a replacement is promised without a date, and a warning about Ascend chips takes
      their place.
    `,
    publishedOn: '2025-05-15',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'covers'},
    subjects: ['bureau-of-industry-and-security', 'ai-diffusion-rule', 'huawei'],
    sources: ['commerce-rescission'],
    body: `
      The US Department of Commerce [announced on 13 May 2025](source:commerce-rescission) that it would rescind the
      AI diffusion rule, whose obligations were to begin on 15 May 2025. Officials are told not to enforce it in the
      meantime. A replacement is promised; neither its date nor its shape is.

      For countries in the middle circle the quota disappears before it was ever counted. For
      [the rule's](take:diffusion-rule corrects "law") most original idea, the control on closed weights, the effect
      is the same. Nothing in the statement says that either was wrong in principle. It objects to the burden and to
      the ranking of friends.

      ## What came with the announcement

      Three pieces of guidance arrived the same day:

      1. using Huawei's Ascend processors risks breaking US law, since American technology is presumed to be in them;
      2. letting American processors train or run Chinese AI models may carry consequences;
      3. exporters should look for signs of diversion in their supply chains.

      The first is the one to read twice. A licence rule asks what leaves the United States. This guidance concerns a
      Chinese product used by anyone, and it shifts the work of enforcement onto buyers who may have no other link
      with Washington.

      With the quotas, [US AI export controls](beat:export-controls partOf) lose their one attempt at a map. What is
      left is a set of warnings, and bargains with one government at a time. That is quicker to run and harder to
      predict, and a data centre takes years to plan. Investors in
      [electricity for data centres](beat:electricity background "siting") have to guess not which circle a country is
      in, but what its next visit to Washington will bring.
    `,
  },
  {
    slug: 'h20-bargain',
    headline: 'The H20 goes back to China, and Washington takes a share',
    dek: 'A security control has acquired a price, which leaves it unclear what the control was for.',
    publishedOn: '2025-08-13',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'covers'},
    subjects: ['nvidia', 'bureau-of-industry-and-security'],
    sources: ['nvidia-8k', 'nvidia-h20', 'us-constitution'],
    body: `
      President Donald Trump confirmed on 11 August 2025 that Nvidia will pay the US government 15 percent of what it
      earns from H20 processors in China. Advanced Micro Devices accepts the same terms for its MI308. Licences
      follow.

      The chip has had a crowded year. Nvidia built it to sit under the limits of October 2023. On 9 April 2025 the
      government told the company that the H20 needed a licence after all, and [a filing](source:nvidia-8k) of 15
      April 2025 put the expected charge at about US$5.5 billion. On 14 July 2025 Nvidia
      [said that licences would be granted](source:nvidia-h20). The bargain is the fourth position in five months.

      ## A tax by another name

      Lawyers will start with the first article of the US Constitution, which says:

      > No Tax or Duty shall be laid on Articles exported from any State.

      Whether a payment that a company agrees to in return for a licence counts as a tax is a question that
      [the clause](source:us-constitution) does not answer, and it is not clear who would have standing to ask.

      The harder question is one of purpose. The case for [US AI export controls](beat:export-controls partOf) has
      been that some sales are too dangerous to allow at any price. Once 15 percent makes a sale acceptable, either
      the danger was small or the price is. Other governments that were asked to forgo business of their own, on the
      strength of [the first rules](take:october-2022 background "purpose"), will have noticed.

      Buyers in China draw a lesson too. A supply that can be stopped in April and restored in August is one to plan
      without.
    `,
  },
  {
    slug: 'affiliates-rule',
    headline: 'The Affiliates Rule lasts six weeks and leaves a date in the diary',
    dek: `
      Washington extends its blacklist to subsidiaries, then shelves the extension for a year as part of a truce with
      Beijing.
    `,
    publishedOn: '2025-11-12',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'covers'},
    subjects: ['affiliates-rule', 'bureau-of-industry-and-security'],
    sources: ['bis-affiliates', 'bis-suspension', 'white-house-china'],
    body: `
      From 29 September 2025 a company owned 50 percent or more by firms on the Entity List counted as listed itself.
      [The Affiliates Rule](source:bis-affiliates) closed the oldest gap in
      [US AI export controls](beat:export-controls partOf), by which a blacklisted firm could buy through a subsidiary
      with a different name on the door. Since [10 November 2025](source:bis-suspension) the gap is open again.

      The suspension runs to 9 November 2026. It belongs to [the agreement with China](source:white-house-china) that
      the White House described on 1 November 2025, and it stands opposite a Chinese pause on controls over rare
      earths. A rule about who owns whom has become a chip, in the gambler's sense, in a trade negotiation.

      ## Why ownership is hard

      The list names companies, and companies are cheap to found. Before the rule an exporter had only to check a
      name. Under it the exporter had to trace shareholders, add up their stakes and stop where the trail went cold.
      Exporters who did that work in October 2025 will keep the files, because a subsidiary of a listed firm remains a
      warning sign even while the rule sleeps.

      That is perhaps its lasting effect. A control that was enforced for six weeks has taught a large number of
      people what to look for, at their own expense.

      The pattern is familiar from [the diffusion rule](take:diffusion-rule background "pattern"), written in one
      season and [dropped in another](take:diffusion-rescinded background "pattern"). A suspension with an end date is
      a different instrument, though. It gives both governments a deadline, which is more than most questions in this
      trade ever get.
    `,
  },
  {
    slug: 'h200',
    headline: 'The H200 gets a price for China: a quarter of the sale',
    dek: 'A chip well above every earlier limit may go to approved customers, and the newest designs stay at home.',
    publishedOn: '2025-12-10',
    byline: 'Hal Lindqvist',
    beats: {'export-controls': 'covers'},
    subjects: ['nvidia', 'ai-diffusion-rule'],
    sources: ['trump-h200'],
    body: `
      [President Donald Trump's statement](source:trump-h200) of 8 December 2025 allows Nvidia to ship the H200 to
      approved customers in China and elsewhere, with 25 percent going to the United States. The same approach is to
      apply to Advanced Micro Devices and Intel. Blackwell, the newer design, and Rubin, its successor, are left out.
      The Department of Commerce has details to finish.

      [August's bargain](take:h20-bargain follows "price") concerned a chip that had been cut down to be sold. This
      one has not. The H200 is the processor American laboratories themselves were buying a generation ago, with more
      memory and faster memory than the H100 that [the rules of October 2022](take:october-2022 corrects "threshold")
      were drawn to catch. Measured against those thresholds, the announcement is less an exception than a new
      principle: hold back one generation, sell the one before, and take a share.

      ## Who has to agree

      Three parties can still empty the announcement of meaning.

      - The Department of Commerce decides who is an approved customer.
      - Congress may object to the trade, or to the price.
      - Beijing may tell its companies to buy at home.

      The last is easy to overlook in Washington. Chinese ministries have spent years paying for an industry that
      would make American processors unnecessary, and a supply that depends on a social media post makes their
      argument for them.

      A principle of one generation behind has a practical virtue. It updates itself, as no fixed threshold could, and
      needs no circles of friends. It also fixes the distance between the two sides at the length of a product cycle,
      which is set by one company in California. [US AI export controls](beat:export-controls partOf) would then
      follow the calendar of that company, where they once followed the Federal Register.
    `,
  },
]

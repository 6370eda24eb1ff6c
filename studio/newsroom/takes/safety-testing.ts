import type {TakeCopy} from '../copy.ts'

export const safetyTestingTakes: readonly TakeCopy[] = [
  {
    slug: 'bletchley',
    headline: 'Bletchley names the risk and leaves the testing to institutes',
    dek: `
      A declaration that China and the United States could both sign says little about method, and the method is being
      built elsewhere.
    `,
    publishedOn: '2023-11-03',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'defines'},
    subjects: ['uk-ai-security-institute', 'caisi', 'yoshua-bengio'],
    sources: ['bletchley-declaration'],
    body: `
      Twenty-eight countries and the European Union signed [the Bletchley Declaration](source:bletchley-declaration)
      on 1 November 2023. China is among them, and so is the United States, which was the point of the exercise. The
      text says of the most capable models:

      > There is potential for serious, even catastrophic, harm, either deliberate or unintentional, stemming from the
      > most significant capabilities of these AI models.

      Diplomats will measure the sentence by its signatures. Engineers will ask how anybody could tell, and there the
      declaration is brief. It speaks of evaluation, of metrics and of shared understanding, and assigns none of them.

      ## The part that will last

      Two announcements at the edges of the summit matter more. Britain turned its Frontier AI Taskforce into a
      permanent AI Safety Institute. The United States said that it would found one too. Each is to examine models
      from the leading companies before release, by agreement with the companies. A third decision gave Yoshua Bengio
      the chair of an international report on the state of the science.

      None of these bodies can stop a release. They can only look, and say what they saw. Critics call that weak, and
      by the standard of a medicines agency it is. But an agency without a science of measurement has nothing to
      enforce, and in November 2023 that science scarcely exists. The early value of an institute lies in the staff it
      trains.

      The beat on [AI safety testing](beat:safety-testing partOf) starts here. Its first question is whether the doors
      that opened for a summit stay open when the cameras have gone.
    `,
  },
  {
    slug: 'seoul',
    headline: 'Seoul turns summit language into sixteen company promises',
    dek: `
      Developers from three continents agree to publish the point at which they would stop, and to choose that point
      themselves.
    `,
    publishedOn: '2024-05-23',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'covers'},
    subjects: ['openai', 'anthropic', 'meta', 'zhipu-ai', 'mistral-ai'],
    sources: ['seoul-commitments'],
    body: `
      [The Frontier AI Safety Commitments](source:seoul-commitments), announced on 21 May 2024, carry sixteen names.
      The American laboratories are there, with Mistral AI from France, Naver and Samsung from South Korea, two groups
      from the United Arab Emirates and Zhipu.ai from China. [Bletchley](take:bletchley follows "declaration") had
      collected governments. Seoul collects the firms that would have to do the work.

      ## What was promised

      1. To assess severe risks across the life of a model, before it is released and, where it makes sense, before it
         is trained.
      2. To set thresholds at which a risk would be intolerable.
      3. To hold back a model whose risks stay above them.
      4. To publish the framework that does all this before the next summit, in France.

      The third promise is the strong one, and the second decides what it is worth. Each company draws its own line. A
      firm that sets its threshold high enough has promised nothing, and the text leaves outsiders no means of
      objecting except to read the published framework and complain.

      Even so, publication gives [AI safety testing](beat:safety-testing partOf) something to hold. A threshold on
      paper can be compared with a rival's, quoted by a regulator and cited against its author after an incident.
      Professions governed themselves by such codes for a long time before statutes arrived.

      The list has a gap that is easy to miss. It treats developers as people who run services. For those who publish
      [their weights](beat:open-vs-closed background "recall"), as several signatories do, there is no later moment at
      which to hold anything back.
    `,
  },
  {
    slug: 'joint-test',
    headline: 'Two governments test a model before release and publish what they saw',
    dek: 'The report on OpenAI\'s o1 matters less for its scores than for its candour about conditions.',
    publishedOn: '2024-12-20',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'covers'},
    subjects: ['uk-ai-security-institute', 'caisi', 'openai', 'anthropic'],
    sources: ['o1-evaluation'],
    body: `
      The British and American AI Safety Institutes published [a joint evaluation](source:o1-evaluation) of OpenAI's
      o1 on 18 December 2024. They had the model before the public did; it went on general release on 5 December 2024.
      A similar exercise with a version of Anthropic's Claude 3.5 Sonnet came out in November 2024. Both follow
      agreements that the American institute signed with the two companies in August 2024.

      The tests cover three fields: computer security, biology, and the writing of software and of AI itself. Results
      are given against other models rather than against a line marked safe, because no such line exists.

      ## The conditions

      What makes the document useful is its account of its own limits. Access lasted for a limited period. The version
      under test had trouble calling tools and formatting its output, so the testers built workarounds, and they say
      that a better-prepared version might have scored higher. They make no claim about any other.

      That is how a measuring body ought to write, and it shows where the next bargain lies. An examiner who gets a
      model late, in an unfinished state, and for a short time learns a lower bound. To learn more it needs earlier
      access, a version without safeguards and the right to come back.

      - Companies pay for such access in delay.
      - Institutes pay for it in discretion, since an examiner who depends on invitations has to remain welcome.

      [The Seoul promises](take:seoul follows "commitments") said that developers would consider outside testing. This
      is the first full picture of what it looks like, and for [AI safety testing](beat:safety-testing partOf) it sets
      the form that later reports will be judged by.
    `,
  },
  {
    slug: 'paris',
    headline: 'Paris changes the subject, and two signatures go missing',
    dek: 'The third summit talks about investment and inclusion, and the host of the first declines to sign.',
    publishedOn: '2025-02-17',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'covers'},
    subjects: ['uk-ai-security-institute', 'yoshua-bengio'],
    sources: ['paris-statement', 'uk-renaming', 'international-report-2025'],
    body: `
      Some 60 countries put their names to [the statement](source:paris-statement) of the AI Action Summit on 11
      February 2025. Britain, which began the series at [Bletchley](take:bletchley contradicts "consensus"), did not,
      and nor did the United States. London found the text short of practical clarity about governance and too quiet
      about national security. The American vice-president told the hall that too much regulation would stifle the
      technology.

      The word "safety" had been the summit's family name. In Paris it became one theme among several, behind jobs,
      investment and the public interest. [The first full report](source:international-report-2025) from the panel
      that Yoshua Bengio chairs had come out on 29 January 2025, in good time for the meeting at which it was to be
      presented.

      ## A change of name

      On 14 February 2025 the British institute became the [AI Security Institute](source:uk-renaming). The new title
      brings a narrower list: weapons, cyber-attack, fraud and abuse, and no longer bias or free speech. The initials
      survive, as do the staff and the access.

      Three readings are on offer. A government wanted to sound like its ally. A testing body wanted to shed the
      topics on which it was least expert. Or ministers concluded that voters fear crime more than they fear loss of
      control. The three are compatible.

      For the work itself the change may help. A test of whether a model assists an attacker has a yes or a no at the
      end, and a laboratory that refuses it looks bad. What is lost is the older claim, made in
      [Seoul](take:seoul background "promises") as much as at Bletchley, that governments were examining these systems
      for the sake of everyone. The beat on [AI safety testing](beat:safety-testing partOf) will follow the institutes
      from here, and the summits rather less.
    `,
  },
  {
    slug: 'code-of-practice',
    headline: 'Europe writes testing into a code, and the duties begin in August',
    dek: 'Signing is voluntary and the law behind it is not, which leaves those who refuse with more to prove.',
    publishedOn: '2025-08-04',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'covers'},
    subjects: ['eu-ai-act', 'openai', 'anthropic', 'meta', 'mistral-ai'],
    sources: ['gpai-code', 'eu-ai-act'],
    body: `
      Duties for makers of general-purpose models under [the EU AI Act](source:eu-ai-act) began to apply on 2 August
      2025. [The code of practice](source:gpai-code) that shows how to meet them had been out since 10 July 2025. It
      has three chapters, on transparency, on copyright, and on safety and security. The last concerns only the most
      capable models, which the Act presumes to be those trained with more than ten trillion trillion operations.

      The list of signatories on 1 August 2025 held OpenAI, Anthropic, Google, Microsoft, Amazon and Mistral AI. Meta
      declined, on the ground that the code goes beyond the law. xAI signed the safety chapter and left the others.

      ## What a refusal costs

      The code is voluntary in the way that a marked path across a moor is voluntary. A company on the path is
      presumed to know where it is going. One that leaves it keeps every duty and has to show, case by case, that it
      has met them. The Commission's powers to fine do not begin until 2 August 2026, so the first year tests manners
      rather than nerves.

      For examiners the safety chapter holds the new matter. It asks signatories for evaluations by independent
      outsiders in defined cases, for reports to the AI Office and for a record of serious incidents.
      [The Seoul promises](take:seoul corrects "duties") asked for much the same and could ask only politely.

      One question passes to [open and closed weights](beat:open-vs-closed background "exemption"). The Act spares
      open models some paperwork unless they are among the most capable, and a publisher of such a model has to answer
      for systems it no longer runs. [AI safety testing](beat:safety-testing partOf) has acquired a statute, and with
      it a class of cases that nobody has tried.
    `,
  },
  {
    slug: 'aisi-trends',
    headline: 'Britain\'s testers publish two years of results, and every safeguard gave way',
    dek: 'The trends report finds safeguards much harder to beat than before, and beaten all the same.',
    publishedOn: '2025-12-22',
    byline: 'Priya Raman',
    beats: {'safety-testing': 'tracks', 'open-vs-closed': 'tracks'},
    subjects: ['uk-ai-security-institute'],
    sources: ['aisi-trends'],
    body: `
      [The Frontier AI Trends Report](source:aisi-trends), which the AI Security Institute published in December 2025,
      adds up what its staff have seen since [Bletchley](take:bletchley follows "institute"). Most of its predecessors
      described one model. This one describes a slope.

      Two findings belong together. The institute's testers found a way past the safeguards of every system they
      tried. And the time an expert needs to find a universal bypass, one that works across harmful requests of many
      kinds, rose from minutes to several hours between two models released about half a year apart, an improvement of
      roughly 40 times.

      ## How to read both

      A lock that takes hours instead of minutes is a better lock. It deters the idle and the hurried, who are most of
      the people who rattle doors. It does not deter the patient, and a bypass that is found once can be written down.
      Both halves of the result are true of every safe ever sold, and the trade in safes goes on.

      The comparison works for a model behind an interface, whose maker can change the lock. It does not work for one
      that has been published. [OpenAI's study](take:gpt-oss background "method") of August 2025 started from that
      fact and measured a model with its safeguards trained away. The report gives the other half of the sum: open
      models, it estimates, stand four to eight months behind the closed frontier.

      Put side by side, the figures make a timetable. Whatever a closed model can be made to do, an open one will do
      without being made to, within about that time. Preparation is the only safeguard that survives the interval.

      That conclusion belongs to two beats. [AI safety testing](beat:safety-testing partOf) supplies the evidence;
      [open and closed weights](beat:open-vs-closed supports "timing") has to live with it.
    `,
  },
]

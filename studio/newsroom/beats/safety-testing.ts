import type {BeatCopy} from '../copy.ts'

export const safetyTesting: BeatCopy = {
  slug: 'safety-testing',
  title: 'AI safety testing: how governments examine models before the public meets them',
  shortTitle: 'AI safety testing',
  aliases: ['frontier model testing'],
  dek: `
    Public institutes can look inside a frontier model before its release, but for the most part only where a company
    opens the door.
  `,
  vertical: 'ai',
  cluster: 'public-testing',
  clusterScope: 'named',
  clusterMembers: ['take:bletchley', 'take:seoul', 'take:joint-test', 'take:paris', 'take:code-of-practice'],
  rosterStatement: 'listed',
  roster: ['uk-ai-security-institute', 'caisi', 'yoshua-bengio', 'eu-ai-act'],
  asOf: {date: '2025-08-31', precision: 'month'},
  owner: 'Priya Raman',
  reviewEvery: 60,
  emailSubject: 'AI safety testing: who examines the models, and how',
  sources: [
    'bletchley-declaration',
    'seoul-commitments',
    'o1-evaluation',
    'international-report-2025',
    'paris-statement',
    'uk-renaming',
    'caisi-statement',
    'gpai-code',
    'eu-ai-act',
    'gpt-oss-worst-case',
  ],
  openedOn: '2023-11-03',
  whatItIs: `
    The "AI safety testing" beat tracks the public bodies that examine advanced AI models, the agreements that let
    them in, and the summits at which governments settle how far to go. A safety test is a structured attempt to find
    out whether a model can help somebody do serious harm, in biology, in computer security or by escaping control,
    and whether its safeguards hold when a determined user pushes. Two institutes publish most of the results: the AI
    Security Institute in London and the Center for AI Standards and Innovation in Washington, both founded under
    names that had "safety" in them.

    In Britain and the United States such testing rests on consent. A company lends a model, usually for a few weeks,
    and the institute reports what it found. The European Union took another road and wrote duties for developers into
    its [AI Act](subject:eu-ai-act background "duties"). Both approaches strain when a model's
    [weights are published](beat:open-vs-closed background "recall"), because nobody is left to act on what a later
    test turns up.
  `,
  history: `
    Twenty-eight countries and the EU signed [the Bletchley Declaration](take:bletchley background "declaration") on 1
    November 2023, and Britain and the United States each announced an institute at that summit. Sixteen companies
    promised at [the Seoul summit](take:seoul follows "promises") on 21 May 2024 to say how they would judge severe
    risk. Institutes from several countries met as a network for the first time in San Francisco in November 2024, and
    on 18 December 2024 the British and American ones published
    [a joint test of OpenAI's o1](take:joint-test follows "practice"). A panel chaired by Yoshua Bengio issued
    [the first full International AI Safety Report](source:international-report-2025) on 29 January 2025. The
    [Paris summit](take:paris contradicts "consensus"), held by France with India, closed on 11 February 2025 without
    the signatures of London and Washington. Britain [renamed its institute](source:uk-renaming) on 14 February 2025,
    and the United States [did the same](source:caisi-statement) on 3 June 2025. The European Commission published
    [a code of practice](take:code-of-practice follows "duties") on 10 July 2025.
  `,
  currentState: `
    As of August 2025, testing is a duty in one large jurisdiction and a favour in two. Obligations for makers of
    general-purpose models under [the EU AI Act](source:eu-ai-act) have applied since 2 August 2025, and the European
    Commission's powers to enforce them are due to begin on 2 August 2026. According to the Commission's list of 1
    August 2025, most of the leading Western developers had signed
    [the code](take:code-of-practice supports "duties"); Meta had declined, and xAI had accepted the safety chapter
    alone.

    In Washington, [the statement of 3 June 2025](source:caisi-statement) gave the renamed body a brief of voluntary
    agreements, with national security first. In London, the announcement of 14 February 2025 turned the institute
    towards crime and security. Developers test as well: OpenAI published
    [a worst-case study](take:gpt-oss supports "method") of its own open model on 5 August 2025, the day it released
    the weights.
  `,
  relationships: `
    The roster lists the AI Security Institute, the Center for AI Standards and Innovation, Yoshua Bengio and the EU
    AI Act. The beat belongs to the [public testing](cluster:public-testing partOf) cluster, whose takes follow the
    summits in order. [Bletchley](take:bletchley background "declaration") named the risk,
    [Seoul](take:seoul follows "promises") collected promises and [Paris](take:paris contradicts "consensus") changed
    the subject. Among them stands [the joint test of o1](take:joint-test supports "practice"), the fullest public
    example of what two institutes can do with one model and not much time.
    [Europe's code](take:code-of-practice follows "duties") is where promises become obligations, and
    [OpenAI's study of its own weights](take:gpt-oss supports "method") shows a developer turning the examiner's
    method on itself.

    The beat meets [open and closed weights](beat:open-vs-closed background "recall") whenever a model is published,
    since a finding that arrives afterwards has no address. It has a quieter neighbour in US AI export controls: the
    American testers and the Bureau of Industry and Security sit in one department. Both ask what a system would let
    an adversary do, the one of a model and the other of a chip.
  `,
  watch: [
    {
      question: `
        Whether the next summit, which India is to host, returns to testing or leaves the subject to the institutes.
      `,
    },
    {question: `Whether Meta, having declined the code, finds another way to show that it meets the EU AI Act.`},
    {
      question: `
        Whether the Center for AI Standards and Innovation publishes tests of named models under its new title.
      `,
    },
    {question: `How the European Commission uses its powers over general-purpose models after 2 August 2026.`},
    {
      question: `Whether Britain and the United States sign the statement that closes the Paris summit.`,
      status: 'resolved',
      resolvedBy: 'paris',
      resolvedOn: '2025-02-11',
    },
  ],
}

import type {FeatureName} from './features.ts'
import type {MentionFeatureName} from './possibleMentions.ts'

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const rankingWeights = {
  draft: {
    body: 0.202,
    title: 0.035,
    anchors: 0.427,
    ownTitleInTitle: -0.085,
    together: 0.353,
    titleCovered: -0.704,
    anchorNamed: 2.351,
    neighbours: 0.863,
    citedWith: 0.000,
    subjects: 1.165,
    popular: 2.119,
    thisYear: 1.992,
    recentYears: 1.167,
    siblings: -0.242,
    latestOfSeries: -0.436,
    dateNamed: 1.309,
    titleRun: 1.111,
    titleNear: 1.930,
    bestSentence: 1.039,
    opening: 0.425,
    repeated: 0.869,
    newestWith: 0.539,
    titleLoosely: 1.134,
    newestTitle: 0.897,
  },
  passage: {
    body: 1.001,
    title: 0.400,
    anchors: 0.707,
    ownTitleInTitle: -0.493,
    together: 1.456,
    titleCovered: 0.516,
    anchorNamed: 1.754,
    neighbours: 0.766,
    citedWith: 0.144,
    subjects: 0.903,
    popular: 1.449,
    thisYear: 1.902,
    recentYears: 0.698,
    siblings: -0.307,
    latestOfSeries: 0.443,
    dateNamed: 2.108,
    titleRun: 0.439,
    titleNear: 0.597,
    bestSentence: 0.847,
    opening: 0.759,
    repeated: 0.769,
    newestWith: 0.716,
    titleLoosely: 1.170,
    newestTitle: 0.367,
  },
} satisfies Record<string, Readonly<Record<FeatureName, number>>>

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const mentionWeights = {
  title: -0.038,
  longTitle: 1.078,
  exactTitle: 0.785,
  part: 0.179,
  shareOfUses: -0.532,
  linkedRate: -0.302,
  linkedByLike: 0.496,
  sameLead: 0.140,
  sameSentence: 1.648,
  linkedSince: 1.006,
  phraseLinkedSince: 1.680,
  words: 0.178,
  rarity: 0.842,
  namelikeTitle: 0.581,
  alone: -0.461,
  titleNear: 2.082,
  titleLike: -0.543,
  sharedSubjects: 0.549,
  together: 1.021,
  neighbours: 0.079,
  thisYear: 0.671,
  moving: -1.433,
  pointedTo: 0.746,
  timesInDraft: -2.163,
  firstInDraft: 0.406,
  bias: -3.261,
} satisfies Readonly<Record<MentionFeatureName | 'bias', number>>

/** Mentions less probable than this are not shown: the lowest step of 0.05 at which weights learned elsewhere are right 0.85 of the time on both collections. */
export const mentionThreshold = 0.55

/**
 * What a name counts that editors gave a story themselves, added to the sum. Set by hand, because the collections the
 * rest is learned on have no aliases: high enough that a rare name is shown before anyone has linked it.
 */
export const curatedName = 3.5

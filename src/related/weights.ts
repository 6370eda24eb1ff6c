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
  title: 0.564,
  longTitle: 1.785,
  exactTitle: 0.840,
  part: -0.921,
  anchorUses: -1.802,
  shareOfUses: -0.703,
  linkedRate: 0.673,
  linkedLately: 3.111,
  linkedByLike: 1.976,
  sameContext: 0.770,
  sameLead: 0.665,
  words: 0.773,
  rarity: 4.856,
  namelike: 0.230,
  alone: -1.498,
  together: 0.841,
  subjects: -0.237,
  neighbours: 1.117,
  thisYear: 1.129,
  latest: -0.295,
  moving: -2.957,
  movingToNewest: 1.712,
  pointedTo: 0.980,
  bias: -4.917,
} satisfies Readonly<Record<MentionFeatureName | 'bias', number>>

/** Mentions less probable than this are not shown. */
export const mentionThreshold = 0.5

/**
 * What a name counts that editors gave a story themselves, added to the sum. Set by hand, because the collections the
 * rest is learned on have no aliases: high enough that a rare name is shown before anyone has linked it.
 */
export const curatedName = 3.5

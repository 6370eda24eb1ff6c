import type {FeatureName} from './features.ts'
import type {MentionFeatureName} from './possibleMentions.ts'

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const rankingWeights = {
  draft: {
    body: 0.870,
    title: 0.208,
    anchors: 0.355,
    ownTitleInTitle: -0.284,
    together: 0.862,
    titleCovered: -0.531,
    anchorNamed: 2.471,
    neighbours: 0.758,
    citedWith: 0.000,
    subjects: 1.166,
    popular: 2.006,
    thisYear: 2.336,
    recentYears: 1.246,
    siblings: -0.602,
    latestOfSeries: -0.140,
    dateNamed: 1.292,
    titleRun: 1.107,
    titleNear: 3.148,
    bestSentence: 1.256,
    opening: 0.470,
  },
  passage: {
    body: 1.475,
    title: 0.590,
    anchors: 0.668,
    ownTitleInTitle: -0.757,
    together: 2.037,
    titleCovered: 1.012,
    anchorNamed: 1.676,
    neighbours: 0.737,
    citedWith: 0.211,
    subjects: 0.882,
    popular: 1.391,
    thisYear: 2.109,
    recentYears: 0.719,
    siblings: -0.432,
    latestOfSeries: 0.580,
    dateNamed: 2.067,
    titleRun: 0.481,
    titleNear: 1.288,
    bestSentence: 1.101,
    opening: 0.848,
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

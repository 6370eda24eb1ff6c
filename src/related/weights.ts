import type {FeatureName} from './features.ts'
import type {MentionFeatureName} from './possibleMentions.ts'

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const rankingWeights = {
  draft: {
    body: 0.872,
    title: 0.232,
    anchors: 0.415,
    ownTitleInTitle: -0.244,
    together: 0.940,
    titleCovered: -0.507,
    anchorNamed: 2.456,
    neighbours: 0.798,
    citedWith: 0.000,
    subjects: 1.226,
    popular: 2.107,
    thisYear: 2.384,
    recentYears: 1.338,
    siblings: -0.589,
    latestOfSeries: -0.306,
    dateNamed: 1.377,
    titleRun: 1.111,
    titleNear: 3.228,
    bestSentence: 1.301,
    opening: 0.453,
  },
  passage: {
    body: 1.441,
    title: 0.602,
    anchors: 0.681,
    ownTitleInTitle: -0.686,
    together: 1.953,
    titleCovered: 1.031,
    anchorNamed: 1.642,
    neighbours: 0.744,
    citedWith: 0.226,
    subjects: 0.933,
    popular: 1.551,
    thisYear: 2.162,
    recentYears: 0.792,
    siblings: -0.463,
    latestOfSeries: 0.545,
    dateNamed: 2.143,
    titleRun: 0.450,
    titleNear: 1.259,
    bestSentence: 1.378,
    opening: 0.958,
  },
} satisfies Record<string, Readonly<Record<FeatureName, number>>>

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const mentionWeights = {
  title: 0.565,
  longTitle: 1.779,
  exactTitle: 0.839,
  part: -0.928,
  anchorUses: -1.795,
  shareOfUses: -0.701,
  linkedRate: 0.681,
  linkedLately: 3.109,
  linkedByLike: 1.985,
  sameContext: 0.781,
  sameLead: 0.663,
  words: 0.765,
  rarity: 4.837,
  namelike: 0.233,
  alone: -1.494,
  together: 0.857,
  subjects: -0.236,
  neighbours: 1.093,
  thisYear: 1.155,
  latest: -0.302,
  moving: -2.964,
  movingToNewest: 1.716,
  pointedTo: 0.978,
  bias: -4.922,
} satisfies Readonly<Record<MentionFeatureName | 'bias', number>>

/** Mentions less probable than this are not shown. */
export const mentionThreshold = 0.5

/**
 * What a name counts that editors gave a story themselves, added to the sum. Set by hand, because the collections the
 * rest is learned on have no aliases: high enough that a rare name is shown before anyone has linked it.
 */
export const curatedName = 3.5

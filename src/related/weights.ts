import type {FeatureName} from './features.ts'
import type {MentionFeatureName} from './possibleMentions.ts'

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const rankingWeights = {
  draft: {
    body: 1.379,
    title: 0.824,
    anchors: 0.363,
    ownTitleInTitle: -0.659,
    ownTitleInBody: 0.762,
    together: 1.293,
    titleCovered: 1.143,
    anchorNamed: 2.715,
    neighbours: 0.865,
    citedWith: 0.000,
    subjects: 1.177,
    popular: 2.186,
    thisYear: 2.309,
    recentYears: 1.284,
    siblings: -0.659,
    latestOfSeries: -0.502,
    dateNamed: 1.606,
    titleRun: 2.523,
  },
  passage: {
    body: 2.456,
    title: 1.213,
    anchors: 0.697,
    ownTitleInTitle: -0.907,
    ownTitleInBody: -0.175,
    together: 2.653,
    titleCovered: 1.923,
    anchorNamed: 1.623,
    neighbours: 0.849,
    citedWith: -0.348,
    subjects: 0.896,
    popular: 1.461,
    thisYear: 1.872,
    recentYears: 0.804,
    siblings: -0.439,
    latestOfSeries: 0.438,
    dateNamed: 2.125,
    titleRun: 0.658,
  },
} satisfies Record<string, Readonly<Record<FeatureName, number>>>

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const mentionWeights = {
  title: 0.547,
  longTitle: 2.194,
  exactTitle: 0.782,
  part: -0.825,
  anchorUses: -1.797,
  shareOfUses: -0.848,
  linkedRate: 0.698,
  linkedLately: 3.054,
  linkedByLike: 2.072,
  sameContext: 1.083,
  sameLead: 0.598,
  words: 0.846,
  rarity: 5.043,
  namelike: 0.343,
  alone: -1.723,
  together: 0.881,
  subjects: -0.207,
  neighbours: 1.038,
  thisYear: 1.256,
  latest: -0.357,
  moving: -2.990,
  movingToNewest: 1.904,
  bias: -4.829,
} satisfies Readonly<Record<MentionFeatureName | 'bias', number>>

/** Mentions less probable than this are not shown. */
export const mentionThreshold = 0.5

/**
 * What a name counts that editors gave a story themselves, added to the sum. Set by hand, because the collections the
 * rest is learned on have no aliases: high enough that a rare name is shown before anyone has linked it.
 */
export const curatedName = 3.5

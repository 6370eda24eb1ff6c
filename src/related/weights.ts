import type {FeatureName} from './features.ts'
import type {MentionFeatureName} from './possibleMentions.ts'

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const rankingWeights = {
  draft: {
    body: 0.207,
    title: 0.017,
    anchors: 0.435,
    ownTitleInTitle: -0.096,
    together: 0.344,
    titleCovered: -0.602,
    anchorNamed: 2.336,
    neighbours: 0.823,
    citedWith: 0.000,
    subjects: 1.150,
    popular: 2.113,
    thisYear: 1.993,
    recentYears: 1.113,
    siblings: -0.255,
    latestOfSeries: -0.377,
    dateNamed: 1.293,
    titleRun: 1.101,
    titleNear: 1.952,
    bestSentence: 1.063,
    opening: 0.409,
    repeated: 0.852,
    newestWith: 0.536,
    titleLoosely: 1.034,
    newestTitle: 0.885,
  },
  passage: {
    body: 0.994,
    title: 0.365,
    anchors: 0.692,
    ownTitleInTitle: -0.452,
    together: 1.427,
    titleCovered: 0.498,
    anchorNamed: 1.758,
    neighbours: 0.762,
    citedWith: 0.109,
    subjects: 0.890,
    popular: 1.446,
    thisYear: 1.899,
    recentYears: 0.623,
    siblings: -0.335,
    latestOfSeries: 0.454,
    dateNamed: 2.128,
    titleRun: 0.425,
    titleNear: 0.615,
    bestSentence: 0.847,
    opening: 0.763,
    repeated: 0.782,
    newestWith: 0.712,
    titleLoosely: 1.201,
    newestTitle: 0.372,
  },
} satisfies Record<string, Readonly<Record<FeatureName, number>>>

/** Written by `bench/train-related.ts … --write`; not edited by hand. */
export const mentionWeights = {
  title: -0.035,
  longTitle: 1.093,
  exactTitle: 0.789,
  part: 0.194,
  shareOfUses: -0.530,
  linkedRate: -0.309,
  linkedByLike: 0.499,
  sameLead: 0.139,
  sameSentence: 1.649,
  linkedSince: 1.010,
  phraseLinkedSince: 1.681,
  words: 0.188,
  rarity: 0.850,
  namelikeTitle: 0.574,
  alone: -0.461,
  titleNear: 2.081,
  titleLike: -0.536,
  sharedSubjects: 0.553,
  together: 1.008,
  neighbours: 0.063,
  thisYear: 0.653,
  moving: -1.433,
  pointedTo: 0.747,
  timesInDraft: -2.155,
  firstInDraft: 0.408,
  bias: -3.251,
} satisfies Readonly<Record<MentionFeatureName | 'bias', number>>

/** Mentions less probable than this are not shown: the lowest step of 0.05 at which weights learned elsewhere are right 0.85 of the time on both collections. */
export const mentionThreshold = 0.55

/**
 * What a name counts that editors gave a story themselves, added to the sum. Set by hand, because the collections the
 * rest is learned on have no aliases: high enough that a rare name is shown before anyone has linked it.
 */
export const curatedName = 3.5

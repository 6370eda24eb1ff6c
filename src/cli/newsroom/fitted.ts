/**
 * What newsrooms are like, in numbers: measured by `bench/fitNewsroom.ts … --write` on collections of linked articles,
 * each counting the same; not edited by hand. Tables of eleven are quantiles in steps of a tenth, the others shares.
 */
export const fitted = {
  storyWords: {
    logMean: 6.202,
    logSpread: 0.8867,
  },
  passageWords: [1, 2.5, 4, 6.5, 11.5, 17, 25, 34.5, 46.5, 65.5, 140.5],
  sentenceWords: {
    mean: 15.55,
    spread: 10.8,
  },
  headlineWords: {
    mean: 6.661,
    spread: 2.494,
  },
  linksOut: [0.6128, 0.2034, 0.08494, 0.04317, 0.02016, 0.00969, 0.006471, 0.003772, 0.004764, 0.003106, 0.001886, 0.001382, 0.004488],
  linkAgeDays: [0.625, 11.53, 27.52, 49.01, 78.65, 117.9, 166.5, 239, 356, 629.4, 3650],
  anchorWords: [0.003328, 0.1711, 0.2153, 0.187, 0.09466, 0.08907, 0.07254, 0.04454, 0.03818, 0.02486, 0.01594, 0.01267, 0.03087],
  anchorsWithWholeTitle: 0.1189,
  anchorsWithoutTitleWord: 0.3341,
  linksToLinked: 0.5213,
  publishedAt: [0, 0.2577, 0.3389, 0.3784, 0.4324, 0.4915, 0.5512, 0.6073, 0.6578, 0.7809, 1],
  spanDays: 4772,
  functionWords: 0.4318,
  wordSkew: {
    exponent: 1.057,
    shift: 24,
  },
  vocabulary: {
    words: 22020,
    of: 517700,
    growth: 0.4542,
  },
  repeats: 0.1958,
}

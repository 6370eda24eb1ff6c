const day = 86_400_000

/** 1 for a story dated `at`, falling to 1/e over `span` days; 0 without either date. */
export function recencyOf(at: number | undefined, date: number, span: number): number {
  if (at === undefined || Number.isNaN(date)) return 0
  return Math.exp(-Math.max(0, at - date) / (span * day))
}

import type {Comparison, Evaluation} from './evalRelated.ts'

const kinds = ['fullDraft', 'passage', 'passageMasked'] as const

/** The measurements as a page to read, baselines beside the engine. */
export function showEvaluation(evaluation: Evaluation, comparisons: readonly Comparison[]): string {
  const lines: string[] = []
  for (const kind of kinds) {
    const {n, 'nDCG@10': ndcg, 'recall@5': five, 'recall@10': ten, MRR} = evaluation[kind]
    lines.push(`${kind} (${n} queries)`)
    lines.push(`  Beatbook: nDCG@10 ${show(ndcg)}, recall@5 ${show(five)}, recall@10 ${show(ten)}, MRR ${show(MRR)}`)
    for (const {baseline, ndcg: theirs, lead, interval} of comparisons.filter((comparison) => comparison.kind === kind)) {
      const share = theirs === 0 ? '' : ` (${signed((100 * lead) / theirs, 1)} %)`
      lines.push(`  ${baseline}: nDCG@10 ${show(theirs)}; lead ${signed(lead, 3)}${share}, 95 % interval ${signed(interval[0], 3)} to ${signed(interval[1], 3)}`)
    }
  }
  const {threshold, precision, recall, recallNamed, curve} = evaluation.inline
  lines.push('inline mentions')
  lines.push(`  at ${threshold}: precision ${show(precision)}, recall ${show(recall)}, recall of named links ${show(recallNamed)}`)
  for (const point of curve) lines.push(`  ${point.threshold.toFixed(2)}: ${show(point.precision)} ${show(point.recall)}`)
  const {p50Ms, p95Ms, buildMs, bytesPerDoc, peakBytes} = evaluation.cost
  lines.push(`cost: query p50 ${p50Ms.toFixed(2)} ms, p95 ${p95Ms.toFixed(2)} ms; build ${buildMs.toFixed(0)} ms, ${bytesPerDoc.toFixed(0)} bytes per document, peak ${(peakBytes / 1e6).toFixed(0)} MB`)
  lines.push('The shipped weights are learned on the development collections; bench/train-related.ts reports them crossed.')
  return `${lines.join('\n')}\n`
}

function show(value: number): string {
  return value.toFixed(3)
}

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
}

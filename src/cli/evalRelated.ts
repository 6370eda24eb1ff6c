import {writeFile} from 'node:fs/promises'
import {Archive} from '../related/archive.ts'
import {isFound, isNamed, replay} from '../related/backtest.ts'
import type {BacktestQuery} from '../related/backtest.ts'
import {mean, ndcg, pairedInterval, quantile, recall, reciprocalRank, seeded} from '../related/measures.ts'
import {suggestMentions} from '../related/mentions.ts'
import {relatedStories} from '../related/rank.ts'
import {mentionThreshold} from '../related/weights.ts'
import {readCollection} from './collection.ts'
import {UsageError} from './command.ts'
import type {Command} from './command.ts'
import {createBaselines} from './evalBaselines.ts'
import {showEvaluation} from './evalReport.ts'

const rankingKinds = ['fullDraft', 'passage', 'passageMasked'] as const
type RankingKind = (typeof rankingKinds)[number]
const thresholds = Array.from({length: 19}, (_, index) => Math.round((index + 1) * 5) / 100)
const queryLimit = 800
const depth = 100
const seed = 1

interface Ranking {
  readonly n: number
  readonly 'recall@1'?: number
  readonly 'recall@5': number
  readonly 'recall@10': number
  readonly 'nDCG@10': number
  readonly MRR: number
}

interface Point {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
}

/** What `beatbook eval related --json` prints; the shape is the evaluation protocol's. */
export interface Evaluation extends Record<RankingKind, Ranking> {
  readonly inline: Point & {readonly recallNamed: number; readonly curve: readonly Point[]}
  readonly cost: {
    readonly p50Ms: number
    readonly p95Ms: number
    readonly buildMs: number
    readonly bytesPerDoc: number
    readonly peakBytes: number
  }
}

/** A baseline's nDCG@10 and the 95 % interval of the engine's lead over it, from paired resamples. */
export interface Comparison {
  readonly kind: RankingKind
  readonly baseline: string
  readonly ndcg: number
  readonly lead: number
  readonly interval: readonly [number, number]
}

export const evaluate: Command = {
  name: 'eval',
  summary: 'measure related stories and mentions on a collection of linked documents',
  usage: 'beatbook eval related DIR [--json] [--run FILE]\n\nDIR holds docs.jsonl and links.jsonl. --run writes one line per query.',
  async run(args, terminal) {
    const {folder, json, runFile} = parseArguments(args)
    if (runFile !== undefined) await mustWrite(runFile, '')
    const {evaluation, comparisons, lines} = await measure(folder)
    if (runFile !== undefined) await mustWrite(runFile, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    terminal.write(json ? `${JSON.stringify(evaluation, null, 2)}\n` : showEvaluation(evaluation, comparisons))
    return 0
  },
}

/** Written to once before the work begins, so that a bad name costs no minutes. */
async function mustWrite(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${file} cannot be written (${code}); name a file in a folder that is there`)
  }
}

function parseArguments([what, ...args]: readonly string[]) {
  if (what !== 'related') throw new UsageError(`there is no evaluation "${what ?? ''}"; say: beatbook eval related DIR`)
  let folder: string | undefined
  let runFile: string | undefined
  let json = false
  for (let at = 0; at < args.length; at++) {
    const argument = args[at]!
    if (argument === '--json') json = true
    else if (argument === '--run') {
      runFile = args[++at]
      if (runFile === undefined) throw new UsageError('--run needs the name of a file to write')
    } else if (argument.startsWith('-')) throw new UsageError(`there is no option "${argument}"`)
    else if (folder === undefined) folder = argument
    else throw new UsageError(`one folder at a time; "${argument}" is the second`)
  }
  if (folder === undefined) throw new UsageError('name the folder that holds docs.jsonl and links.jsonl')
  return {folder, json, runFile}
}

interface RunLine {
  readonly query: string
  readonly kind: string
  readonly ranked: readonly string[]
  readonly scores: readonly number[]
}

interface Shown {
  readonly probability: number
  readonly right: boolean
}

async function measure(folder: string) {
  const {documents, links} = await readCollection(folder)
  const baselines = createBaselines()
  const lines: RunLine[] = []
  const times: number[] = []
  const asked: Record<RankingKind, {ranked: readonly string[]; truth: ReadonlySet<string>}[]> = {fullDraft: [], passage: [], passageMasked: []}
  const rivals = new Map<string, number[]>()
  const curve = new Map(thresholds.map((threshold) => [threshold, [] as Shown[]]))
  const shipped: Shown[] = []
  let named = 0
  let namedFound = 0
  let linkCount = 0
  const follow = {
    put: (story: Parameters<Archive['put']>[0]) => baselines.forEach((baseline) => baseline.put(story)),
    remove: (id: string) => baselines.forEach((baseline) => baseline.remove(id)),
  }
  replay(documents, links, {kinds: [...rankingKinds, 'inline'], limit: queryLimit, follow}, (query, archive) => {
    if (query.kind === 'inline') {
      const mentions = suggestMentions(archive, draftOf(query), 0)
      lines.push({query: query.id, kind: 'inline', ranked: mentions.map(({id}) => id), scores: mentions.map(({probability}) => probability)})
      linkCount += query.links.length
      const judged = (threshold: number) =>
        suggestMentions(archive, draftOf(query), threshold).map((mention) => ({
          mention,
          probability: mention.probability,
          right: query.links.some((link) => isFound(query.document, link, mention)),
        }))
      for (const threshold of thresholds) curve.get(threshold)!.push(...judged(threshold))
      const shown = judged(mentionThreshold)
      shipped.push(...shown)
      for (const link of query.links) {
        if (!isNamed(archive, link)) continue
        named++
        if (shown.some(({mention}) => isFound(query.document, link, mention))) namedFound++
      }
      return
    }
    const kind = query.kind
    const started = performance.now()
    const hits = relatedStories(archive, questionOf(query), kind === 'fullDraft' ? 'draft' : 'passage', depth)
    times.push(performance.now() - started)
    const ranked = hits.map(({id}) => id)
    lines.push({query: query.id, kind, ranked, scores: hits.map(({score}) => score)})
    asked[kind].push({ranked, truth: query.truth})
    for (const baseline of baselines) {
      const key = `${kind}\n${baseline.name}`
      rivals.set(key, [...(rivals.get(key) ?? []), ndcg(baseline.rank(query), query.truth, 10)])
    }
  })
  const point = (threshold: number, shown: readonly Shown[]): Point => {
    const right = shown.filter((one) => one.right).length
    return {threshold, precision: shown.length === 0 ? 0 : right / shown.length, recall: linkCount === 0 ? 0 : right / linkCount}
  }
  const evaluation: Evaluation = {
    fullDraft: rankingOf(asked.fullDraft, false),
    passage: rankingOf(asked.passage, true),
    passageMasked: rankingOf(asked.passageMasked, true),
    inline: {
      ...point(mentionThreshold, shipped),
      recallNamed: named === 0 ? 0 : namedFound / named,
      curve: thresholds.map((threshold) => point(threshold, curve.get(threshold)!)),
    },
    cost: {p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), ...buildCost(documents, links)},
  }
  const comparisons = rankingKinds.flatMap((kind) => {
    const own = asked[kind].map(({ranked, truth}) => ndcg(ranked, truth, 10))
    return baselines.map(({name}): Comparison => {
      const theirs = rivals.get(`${kind}\n${name}`) ?? []
      return {kind, baseline: name, ndcg: mean(theirs), lead: mean(own) - mean(theirs), interval: pairedInterval(own, theirs, seeded(seed))}
    })
  })
  return {evaluation, comparisons, lines}
}

function questionOf({document: {id, title, date, subjects}, text}: BacktestQuery) {
  return {title, text, without: new Set([id]), ...(date === undefined ? {} : {at: date}), ...(subjects ? {subjects} : {})}
}

function draftOf(query: BacktestQuery) {
  const {text: _, ...rest} = questionOf(query)
  return {...rest, passages: query.document.paragraphs.map((text) => ({text}))}
}

function rankingOf(asked: readonly {ranked: readonly string[]; truth: ReadonlySet<string>}[], withFirst: boolean): Ranking {
  const at = (deep: number) => mean(asked.map(({ranked, truth}) => recall(ranked, truth, deep)))
  return {
    n: asked.length,
    ...(withFirst ? {'recall@1': at(1)} : {}),
    'recall@5': at(5),
    'recall@10': at(10),
    'nDCG@10': mean(asked.map(({ranked, truth}) => ndcg(ranked, truth, 10))),
    MRR: mean(asked.map(({ranked, truth}) => reciprocalRank(ranked, truth))),
  }
}

function buildCost(documents: Awaited<ReturnType<typeof readCollection>>['documents'], links: Awaited<ReturnType<typeof readCollection>>['links']) {
  const made = Map.groupBy(links, ({from}) => from)
  const archive = new Archive()
  const started = performance.now()
  for (const document of documents) archive.put({...document, links: made.get(document.id) ?? []})
  const buildMs = performance.now() - started
  return {buildMs, bytesPerDoc: documents.length === 0 ? 0 : archive.bytes / documents.length, peakBytes: process.resourceUsage().maxRSS * 1024}
}

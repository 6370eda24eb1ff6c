import {readFile, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {replay} from '../src/related/backtest.ts'
import type {BacktestQuery} from '../src/related/backtest.ts'
import {featureNames} from '../src/related/features.ts'
import {gather} from '../src/related/gather.ts'
import {mentionFeatureNames} from '../src/related/possibleMentions.ts'
import {mean, ndcg} from '../src/related/measures.ts'
import {readCollection} from '../src/cli/collection.ts'
import {trainMentions} from './trainMentions.ts'

/**
 * Learns the weights of the ranking: a softmax over each query's candidates, plain gradient descent, no randomness.
 * `node bench/train-related.ts FOLDER FOLDER… [--write]` prints, for each collection, what weights learned on the others
 * reach, and what weights learned on the earlier half of all reach on the later; `--write` stores weights learned on all in src/related/weights.ts.
 */
interface Example {
  readonly ids: readonly string[]
  readonly features: readonly (readonly number[])[]
  readonly right: readonly number[]
  readonly truth: ReadonlySet<string>
  readonly date: number
}
type Kind = 'fullDraft' | 'passage' | 'passageMasked'
const kinds = ['fullDraft', 'passage', 'passageMasked'] as const
const size = featureNames.length

/** `citing` are passages whose document's other links are known, as they are while an editor writes; for learning only. */
type Examples = Record<Kind | 'citing', Example[]>

async function examplesOf(folder: string): Promise<Examples> {
  const {documents, links} = await readCollection(folder)
  const made = Map.groupBy(links, ({from}) => from)
  const found: Examples = {fullDraft: [], passage: [], passageMasked: [], citing: []}
  replay(documents, links, {kinds, limit: 800}, (query, archive) => {
    const exampleOf = (cites: readonly string[]): Example => {
      const without = new Set([query.document.id, ...cites])
      const {candidates} = gather(archive, {...queryFor(query), cites, without})
      const ids = candidates.map(({id}) => id)
      const right = ids.flatMap((id, index) => (query.truth.has(id) ? [index] : []))
      return {ids, features: candidates.map(({features}) => features), right, truth: query.truth, date: query.document.date ?? 0}
    }
    found[query.kind as Kind].push(exampleOf([]))
    const others = (made.get(query.document.id) ?? []).map(({to}) => to).filter((to) => !query.truth.has(to))
    if (query.kind === 'passage' && others.length > 0) found.citing.push(exampleOf(others))
  })
  return found
}

export function queryFor({document: {id, title, date, subjects}, text}: BacktestQuery) {
  return {title, text, at: date, subjects, without: new Set([id])}
}

function learn(sets: readonly (readonly Example[])[], penalty: number, rounds = 150): Float64Array {
  const weights = new Float64Array(size)
  const momentum = new Float64Array(size)
  const spread = new Float64Array(size)
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(size)
    for (const set of sets) {
      for (const {features, right} of set) {
        if (right.length === 0) continue
        const scores = features.map((vector) => dot(weights, vector))
        const most = Math.max(...scores)
        const masses = scores.map((score) => Math.exp(score - most))
        const total = masses.reduce((sum, mass) => sum + mass, 0)
        const share = 1 / set.length
        features.forEach((vector, index) => {
          const mass = (masses[index]! / total) * share
          for (let at = 0; at < size; at++) slope[at]! += mass * vector[at]!
        })
        for (const index of right) for (let at = 0; at < size; at++) slope[at]! -= (share / right.length) * features[index]![at]!
      }
    }
    for (let at = 0; at < size; at++) {
      const step = slope[at]! / sets.length + penalty * weights[at]!
      momentum[at] = 0.9 * momentum[at]! + 0.1 * step
      spread[at] = 0.99 * spread[at]! + 0.01 * step * step
      weights[at]! -= (0.1 * (momentum[at]! / (1 - 0.9 ** round))) / (Math.sqrt(spread[at]! / (1 - 0.99 ** round)) + 1e-8)
    }
  }
  return weights
}

function dot(weights: Float64Array, vector: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < size; at++) sum += weights[at]! * vector[at]!
  return sum
}

function quality(examples: readonly Example[], weights: Float64Array): number {
  return mean(
    examples.map(({ids, features, truth}) => {
      const scored = ids.map((id, index) => ({id, score: dot(weights, features[index]!)}))
      scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      return ndcg(scored.slice(0, 10).map(({id}) => id), truth, 10)
    }),
  )
}

const write = process.argv.includes('--write')
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const penalty = Number(process.env['PENALTY'] ?? 0.001)
const collections: {name: string; examples: Examples}[] = []
for (const folder of folders) collections.push({name: basename(folder), examples: await examplesOf(folder)})
const draft = (of: typeof collections) => of.map(({examples}) => examples.fullDraft)
const passage = (of: typeof collections) => of.flatMap(({examples}) => [examples.passage, examples.passageMasked, examples.citing])
const say = (line: string) => process.stdout.write(`${line}\n`)
for (const tested of collections) {
  const others = collections.filter((other) => other !== tested)
  const own = [learn(draft([tested]), penalty), learn(passage([tested]), penalty)] as const
  const crossed = [learn(draft(others), penalty), learn(passage(others), penalty)] as const
  for (const kind of kinds) {
    const which = kind === 'fullDraft' ? 0 : 1
    const reach = mean(tested.examples[kind].map(({right, truth}) => right.length / truth.size))
    say(
      `${tested.name} ${kind} n=${tested.examples[kind].length} crossed ${quality(tested.examples[kind], crossed[which]).toFixed(4)} own ${quality(tested.examples[kind], own[which]).toFixed(4)} gathered ${reach.toFixed(3)}`,
    )
  }
}
/** The earlier or the later half of the queries, by the median date. */
const half = (examples: readonly Example[], later: boolean): Example[] => {
  const middle = examples.map(({date}) => date).sort((a, b) => a - b)[Math.floor(examples.length / 2)] ?? 0
  return examples.filter(({date}) => date >= middle === later)
}
const early = {
  draft: learn(draft(collections).map((set) => half(set, false)), penalty),
  passage: learn(passage(collections).map((set) => half(set, false)), penalty),
}
for (const {name, examples} of collections) {
  for (const kind of kinds) {
    const tested = half(examples[kind], true)
    const weights = kind === 'fullDraft' ? early.draft : early.passage
    say(`${name} ${kind} learned on the earlier half of all, tested on the later n=${tested.length}: ${quality(tested, weights).toFixed(4)}`)
  }
}
const final = {draft: learn(draft(collections), penalty), passage: learn(passage(collections), penalty)}
for (const [name, weights] of Object.entries(final)) {
  say(`${name}: ${featureNames.map((feature, at) => `${feature} ${weights[at]!.toFixed(2)}`).join(', ')}`)
}

const mentionFinal = await trainMentions(folders, say)

if (write) {
  const row = (weights: Float64Array) => featureNames.map((feature, at) => `    ${feature}: ${weights[at]!.toFixed(3)},`).join('\n')
  const target = join(import.meta.dirname, '../src/related/weights.ts')
  const shipped = await readFile(target, 'utf8')
  const learned = `export const rankingWeights = {\n  draft: {\n${row(final.draft)}\n  },\n  passage: {\n${row(final.passage)}\n  },\n}`
  const mentions = `export const mentionWeights = {\n${[...mentionFeatureNames, 'bias'].map((name, at) => `  ${name}: ${mentionFinal[at]!.toFixed(3)},`).join('\n')}\n}`
  const withRanking = shipped.replace(/export const rankingWeights = \{[\s\S]*?\n\}/, learned)
  await writeFile(target, withRanking.replace(/export const mentionWeights = \{[\s\S]*?\n\}/, mentions))
}

import {readFile, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {isFound, replay} from '../src/related/backtest.ts'
import type {BacktestQuery} from '../src/related/backtest.ts'
import {featureNames, gather} from '../src/related/features.ts'
import {chosenMentions, mentionFeatureNames, possibleMentions} from '../src/related/mentions.ts'
import type {PossibleMention} from '../src/related/mentions.ts'
import {mean, ndcg} from '../src/related/measures.ts'
import {readCollection} from '../src/cli/collection.ts'

/**
 * Learns the weights of the ranking: a softmax over each query's candidates, plain gradient descent, no randomness.
 * `node bench/train-related.ts FOLDER FOLDER… [--write]` prints, for each collection, what weights learned on the others
 * reach; `--write` stores weights learned on all in src/related/weights.ts.
 */
interface Example {
  readonly ids: readonly string[]
  readonly features: readonly Float64Array[]
  readonly right: readonly number[]
  readonly truth: ReadonlySet<string>
}
type Kind = 'fullDraft' | 'passage' | 'passageMasked'
const kinds = ['fullDraft', 'passage', 'passageMasked'] as const
const size = featureNames.length

async function examplesOf(folder: string): Promise<Record<Kind, Example[]>> {
  const {documents, links} = await readCollection(folder)
  const found: Record<Kind, Example[]> = {fullDraft: [], passage: [], passageMasked: []}
  replay(documents, links, {kinds, limit: 800}, (query, archive) => {
    const {candidates} = gather(archive, queryFor(query))
    const ids = candidates.map(({id}) => id)
    const right = ids.flatMap((id, index) => (query.truth.has(id) ? [index] : []))
    found[query.kind as Kind].push({ids, features: candidates.map(({features}) => features), right, truth: query.truth})
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

function dot(weights: Float64Array, vector: Float64Array): number {
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
const penalty = Number(process.env['PENALTY'] ?? 0.002)
const collections: {name: string; examples: Record<Kind, Example[]>}[] = []
for (const folder of folders) collections.push({name: basename(folder), examples: await examplesOf(folder)})
const draft = (of: typeof collections) => of.map(({examples}) => examples.fullDraft)
const passage = (of: typeof collections) => of.flatMap(({examples}) => [examples.passage, examples.passageMasked])
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
const final = {draft: learn(draft(collections), penalty), passage: learn(passage(collections), penalty)}
for (const [name, weights] of Object.entries(final)) {
  say(`${name}: ${featureNames.map((feature, at) => `${feature} ${weights[at]!.toFixed(2)}`).join(', ')}`)
}

/** One reading of one phrase, and whether an author made that link. */
interface Reading {
  readonly possible: PossibleMention
  readonly right: boolean
}
interface Tested {
  readonly readings: Reading[][]
  readonly links: number
}

async function readingsOf(folder: string): Promise<Tested> {
  const {documents, links} = await readCollection(folder)
  const readings: Reading[][] = []
  let count = 0
  replay(documents, links, {kinds: ['inline'], limit: 800}, (query, archive) => {
    count += query.links.length
    const {text: _, ...rest} = queryFor(query)
    const possible = possibleMentions(archive, {...rest, passages: query.document.paragraphs.map((text) => ({text}))})
    readings.push(possible.map((one) => ({possible: one, right: query.links.some((link) => isFound(query.document, link, one))})))
  })
  return {readings, links: count}
}

function learnMentions(sets: readonly Tested[]): number[] {
  const width = mentionFeatureNames.length + 1
  const weights = Array.from({length: width}, () => 0)
  const momentum = Array.from({length: width}, () => 0)
  const spread = Array.from({length: width}, () => 0)
  const examples = sets.flatMap(({readings}) => {
    const flat = readings.flat()
    return flat.map(({possible, right}) => ({vector: [...possible.features, 1], right: right ? 1 : 0, share: 1 / flat.length / sets.length}))
  })
  for (let round = 1; round <= 400; round++) {
    const slope = weights.map((weight, at) => (at === width - 1 ? 0 : 0.0003 * weight))
    for (const {vector, right, share} of examples) {
      let sum = 0
      for (let at = 0; at < width; at++) sum += weights[at]! * vector[at]!
      const miss = (1 / (1 + Math.exp(-sum)) - right) * share
      for (let at = 0; at < width; at++) slope[at]! += miss * vector[at]!
    }
    for (let at = 0; at < width; at++) {
      momentum[at] = 0.9 * momentum[at]! + 0.1 * slope[at]!
      spread[at] = 0.99 * spread[at]! + 0.01 * slope[at]! ** 2
      weights[at]! -= (0.1 * (momentum[at]! / (1 - 0.9 ** round))) / (Math.sqrt(spread[at]! / (1 - 0.99 ** round)) + 1e-9)
    }
  }
  return weights
}

function mentionsAt({readings, links}: Tested, weights: readonly number[], threshold: number) {
  let shown = 0
  let right = 0
  for (const document of readings) {
    const scored = document.map(({possible}) => {
      const sum = possible.features.reduce((all, value, at) => all + value * weights[at]!, weights.at(-1)!)
      return {...possible, probability: 1 / (1 + Math.exp(-sum))}
    })
    const truths = new Set(document.filter((one) => one.right).map(({possible: {passage, start, id}}) => `${passage}:${start}:${id}`))
    for (const {passage, start, id} of chosenMentions(scored, threshold)) {
      shown++
      if (truths.has(`${passage}:${start}:${id}`)) right++
    }
  }
  return {precision: shown === 0 ? 1 : right / shown, recall: right / links}
}

const mentionSets: Tested[] = []
for (const folder of folders) mentionSets.push(await readingsOf(folder))
mentionSets.forEach((tested, index) => {
  const crossed = learnMentions(mentionSets.filter((other) => other !== tested))
  const line = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((threshold) => {
    const {precision, recall} = mentionsAt(tested, crossed, threshold)
    return `${threshold}: ${precision.toFixed(2)}/${recall.toFixed(2)}`
  })
  say(`${collections[index]!.name} mentions, crossed, precision/recall by threshold: ${line.join('  ')}`)
})
const mentionFinal = learnMentions(mentionSets)
say(`mentions: ${[...mentionFeatureNames, 'bias'].map((name, at) => `${name} ${mentionFinal[at]!.toFixed(2)}`).join(', ')}`)

if (write) {
  const row = (weights: Float64Array) => featureNames.map((feature, at) => `    ${feature}: ${weights[at]!.toFixed(3)},`).join('\n')
  const target = join(import.meta.dirname, '../src/related/weights.ts')
  const shipped = await readFile(target, 'utf8')
  const learned = `export const rankingWeights = {\n  draft: {\n${row(final.draft)}\n  },\n  passage: {\n${row(final.passage)}\n  },\n}`
  const mentions = `export const mentionWeights = {\n${[...mentionFeatureNames, 'bias'].map((name, at) => `  ${name}: ${mentionFinal[at]!.toFixed(3)},`).join('\n')}\n}`
  const withRanking = shipped.replace(/export const rankingWeights = \{[\s\S]*?\n\}/, learned)
  await writeFile(target, withRanking.replace(/export const mentionWeights = \{[\s\S]*?\n\}/, mentions))
}

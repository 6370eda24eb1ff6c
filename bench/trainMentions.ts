import {basename} from 'node:path'
import {isFound, isNamed, replay} from '../src/related/backtest.ts'
import type {AuthoredLink, LinkedDocument} from '../src/related/backtest.ts'
import {chosenMentions} from '../src/related/mentions.ts'
import {mentionFeatureNames, possibleMentions} from '../src/related/possibleMentions.ts'
import type {PossibleMention} from '../src/related/possibleMentions.ts'
import {readCollection} from '../src/cli/collection.ts'

/** One document: the ways to read its phrases, its links, and which of those name their target. */
interface Asked {
  readonly document: LinkedDocument
  readonly possible: readonly PossibleMention[]
  readonly right: readonly boolean[]
  readonly links: readonly AuthoredLink[]
  readonly named: readonly AuthoredLink[]
}

const width = mentionFeatureNames.length + 1
const thresholds = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]
const penalty = 0.0001

/** Learns the mention model on all folders, and says what weights learned on the others reach on each. */
export async function trainMentions(folders: readonly string[], say: (line: string) => void): Promise<number[]> {
  const sets: Asked[][] = []
  for (const folder of folders) sets.push(await askedOf(folder))
  sets.forEach((tested, index) => {
    const crossed = learn(sets.filter((other) => other !== tested))
    say(`${basename(folders[index]!)} mentions, crossed: threshold precision recall recallNamed (shown)`)
    for (const threshold of thresholds) say(`  ${threshold.toFixed(2)} ${measured(tested, crossed, threshold)}`)
  })
  const final = learn(sets)
  say(`mentions: ${[...mentionFeatureNames, 'bias'].map((name, at) => `${name} ${final[at]!.toFixed(2)}`).join(', ')}`)
  return final
}

async function askedOf(folder: string): Promise<Asked[]> {
  const {documents, links} = await readCollection(folder)
  const asked: Asked[] = []
  replay(documents, links, {kinds: ['inline'], limit: 800}, ({document, links: own}, archive) => {
    const {id, title, date, subjects = []} = document
    const passages = document.paragraphs.map((text) => ({text}))
    const possible = possibleMentions(archive, {id, title, subjects, passages, ...(date === undefined ? {} : {at: date})})
    const right = possible.map((one) => own.some((link) => isFound(document, link, one)))
    asked.push({document, possible, right, links: own, named: own.filter((link) => isNamed(archive, link))})
  })
  return asked
}

/** Logistic regression by gradient descent with a ridge; every collection weighs the same. No randomness. */
function learn(sets: readonly (readonly Asked[])[]): number[] {
  const weights = Array.from({length: width}, () => 0)
  const momentum = Array.from({length: width}, () => 0)
  const spread = Array.from({length: width}, () => 0)
  const examples = sets.flatMap((set) => {
    const count = set.reduce((sum, {possible}) => sum + possible.length, 0)
    return set.flatMap(({possible, right}) =>
      possible.map(({features}, index) => ({vector: [...features, 1], right: right[index] ? 1 : 0, share: 1 / count / sets.length})),
    )
  })
  for (let round = 1; round <= 400; round++) {
    const slope = weights.map((weight, at) => (at === width - 1 ? 0 : penalty * weight))
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

function measured(set: readonly Asked[], weights: readonly number[], threshold: number): string {
  let shown = 0
  let right = 0
  let links = 0
  let named = 0
  let namedFound = 0
  for (const {document, possible, links: own, named: ownNamed} of set) {
    const scored = possible.map((one) => {
      const sum = one.features.reduce((all, value, at) => all + value * weights[at]!, weights.at(-1)!)
      return {...one, probability: 1 / (1 + Math.exp(-sum))}
    })
    const chosen = chosenMentions(scored, threshold)
    shown += chosen.length
    right += chosen.filter((mention) => own.some((link) => isFound(document, link, mention))).length
    links += own.length
    named += ownNamed.length
    namedFound += ownNamed.filter((link) => chosen.some((mention) => isFound(document, link, mention))).length
  }
  return `${(right / Math.max(1, shown)).toFixed(3)} ${(right / links).toFixed(3)} ${(namedFound / named).toFixed(3)} (${shown})`
}

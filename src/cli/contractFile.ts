import {briefingContract} from '../contract/briefingContract.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {InputError, readTextFile} from './inputs.ts'

/**
 * Reads a newsroom's contract: a JSON object whose members replace those of the house contract (`words` and `rules` are
 * merged one level deep). Unknown members and malformed sections are refused.
 */
export async function readContract(file: string): Promise<{file: string; contract: BriefingContract}> {
  const text = await readTextFile(file)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new InputError(file, undefined, `not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InputError(file, undefined, 'a contract is a JSON object')
  }
  const changes = given as Partial<BriefingContract>
  const unknown = Object.keys(changes).filter((key) => !Object.hasOwn(briefingContract, key))
  if (unknown.length > 0) {
    throw new InputError(
      file,
      undefined,
      `a contract has no "${unknown.join('", "')}"; it has ${Object.keys(briefingContract).join(', ')}`,
    )
  }
  const contract: BriefingContract = {
    ...briefingContract,
    ...changes,
    words: {...briefingContract.words, ...changes.words},
    rules: {...briefingContract.rules, ...changes.rules},
  }
  const problem = sectionProblem(contract)
  if (problem) throw new InputError(file, undefined, problem)
  return {file, contract}
}

function sectionProblem({sections}: BriefingContract): string | undefined {
  if (!Array.isArray(sections) || sections.length === 0) return '"sections" is a list of at least one section'
  for (const [index, section] of sections.entries()) {
    for (const key of ['key', 'heading', 'kind', 'purpose', 'opener'] as const) {
      if (typeof section[key] !== 'string') return `section ${index + 1} has no text "${key}"`
    }
    if (!isBand(section.words))
      return `section "${section.key}" has no word band {"warn": [min, max], "error": [min, max]}`
    if (section.kind === 'prose' && !isRange(section.paragraphs))
      return `section "${section.key}" has no "paragraphs" [min, max]`
    if (section.kind === 'watch' && !(isBand(section.items) && isBand(section.itemWords))) {
      return `section "${section.key}" has no "items" and "itemWords" bands`
    }
  }
  return undefined
}

function isBand(band: unknown): boolean {
  return (
    typeof band === 'object' &&
    band !== null &&
    'warn' in band &&
    'error' in band &&
    isRange(band.warn) &&
    isRange(band.error)
  )
}

function isRange(range: unknown): boolean {
  return Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number')
}

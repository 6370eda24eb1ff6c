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
  for (const key of ['words', 'rules'] as const) {
    if (key in changes && !isPlain(changes[key])) throw new InputError(file, undefined, `"${key}" is a JSON object`)
  }
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
  const problem = sectionProblem(contract) ?? memberProblem(contract) ?? ruleProblem(contract.rules)
  if (problem) throw new InputError(file, undefined, problem)
  return {file, contract}
}

/** The first member that is of another kind than the house's own, by its path. */
function memberProblem(contract: BriefingContract): string | undefined {
  for (const key of ['name', 'total', 'closing', 'title', 'dek', 'links', 'asOf', 'quotes', 'words', 'take'] as const) {
    const problem = differs(contract[key], briefingContract[key], key)
    if (problem) return problem
  }
  return undefined
}

function differs(given: unknown, house: unknown, path: string): string | undefined {
  if (path === 'words.spelling') return isPlain(given) ? undefined : `"${path}" is a JSON object`
  if (Array.isArray(house)) {
    const kind = typeof house[0]
    const fits = Array.isArray(given) && given.every((each) => typeof each === kind) && (kind !== 'number' || isRange(given))
    return fits ? undefined : `"${path}" is ${kind === 'number' ? 'a range [min, max]' : 'a list of texts'}`
  }
  if (!isPlain(house)) return typeof given === typeof house ? undefined : `"${path}" is a ${typeof house}`
  if (!isPlain(given)) return `"${path}" is a JSON object`
  for (const [key, value] of Object.entries(house)) {
    const problem = differs(given[key], value, `${path}.${key}`)
    if (problem) return problem
  }
  return undefined
}

function ruleProblem(rules: unknown): string | undefined {
  if (!isPlain(rules)) return '"rules" is a JSON object'
  const settings = ['off', 'error', 'warning', 'info']
  for (const [id, setting] of Object.entries(rules)) {
    const severity = isPlain(setting) ? (setting.severity ?? 'error') : setting
    if (typeof severity !== 'string' || !settings.includes(severity))
      return `the rule "${id}" is set to ${JSON.stringify(severity)}; choose ${settings.join(', ')}, or {"severity", "options"}`
    if (isPlain(setting) && setting.options !== undefined && !isPlain(setting.options))
      return `the "options" of the rule "${id}" are a JSON object`
  }
  return undefined
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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

import type {BriefingContract, RuleSetting, Severity} from '../contract/contractTypes.ts'
import type {Day} from '../text/calendar.ts'
import type {Brief, Section} from './brief.ts'
import type {Phase} from './context.ts'
import type {Corpus, CorpusEntry} from './corpus.ts'
import type {Fix, Place} from './finding.ts'

/**
 * What must be at hand for a rule to be evaluated: prose; a text's own headings (`layout`); a document's `fields`;
 * facts about other documents (`corpus`) and their prose (`bodies`); or a phase that has been reached.
 */
export type Need = 'text' | 'layout' | 'fields' | 'corpus' | 'bodies' | 'submit' | 'publish' | 'send'

/** What a rule may know besides the brief. */
export interface RuleContext {
  readonly contract: BriefingContract
  /** Today in the newsroom's time zone. */
  readonly now: Day
  readonly timeZone: string
  readonly phase: Phase
  readonly corpus: Corpus | undefined
  /** Public takes that belong to this beat, by id; empty without a corpus. */
  readonly members: readonly CorpusEntry[]
}

/** A finding before the engine stamps it with its document, rule and severity. */
export interface Complaint {
  readonly message: string
  readonly place: Place
  /** Only when it differs from the rule's own. */
  readonly severity?: Severity
  readonly related?: readonly Place[]
  readonly fixes?: readonly Fix[]
}

export interface Rule<Options extends object = object> {
  readonly id: string
  readonly severity: Severity
  readonly needs: readonly Need[]
  /** The kinds of document it looks at. */
  readonly appliesTo: readonly Brief['kind'][]
  readonly defaults: Options
  /** One sentence for the card in the Studio: why the rule exists. */
  readonly why: string
  /** Complaints that take the whole brief to see. */
  check(brief: Brief, options: Options, context: RuleContext): Iterable<Complaint>
  /** Complaints that one section shows by itself; not asked again while the section stays as it is. */
  checkSection(section: Section, options: Options, context: RuleContext): Iterable<Complaint>
}

type RuleDefinition<Options extends object> = Omit<
  Rule<Options>,
  'appliesTo' | 'defaults' | 'check' | 'checkSection'
> & {
  readonly appliesTo?: readonly Brief['kind'][]
  readonly defaults?: Options
} & (Pick<Rule<Options>, 'check'> | Pick<Rule<Options>, 'checkSection'>)

/** Stands for the check a rule does not have. */
export const silent = () => []

/**
 * Declares a rule with `check`, `checkSection` or both. They are pure: they read and yield complaints, and keep nothing
 * between calls.
 */
export function defineRule<Options extends object>(definition: RuleDefinition<Options>): Rule<Options> {
  return {
    appliesTo: ['beat'],
    check: silent,
    checkSection: silent,
    ...definition,
    defaults: definition.defaults ?? ({} as Options),
  }
}

/** How a contract sets a rule: undefined when it is off. */
export function settle(
  rule: Rule,
  setting: RuleSetting | undefined,
): {severity: Severity | undefined; options: object} | undefined {
  if (setting === 'off') return undefined
  if (setting === undefined) return {severity: undefined, options: rule.defaults}
  if (typeof setting === 'string') return {severity: setting, options: rule.defaults}
  return {severity: setting.severity, options: {...rule.defaults, ...setting.options}}
}

/** The first option that the rule does not have, or of another type than its default, by its path; undefined if none. */
export function optionProblem(rule: Rule, setting: RuleSetting | undefined): string | undefined {
  if (setting === undefined || typeof setting === 'string') return undefined
  const defaults = new Map<string, unknown>(Object.entries(rule.defaults))
  for (const [option, given] of Object.entries(setting.options ?? {})) {
    const path = `"rules.${rule.id}.options.${option}"`
    const house = defaults.get(option)
    if (house === undefined)
      return `${path}, and the rule has ${defaults.size === 0 ? 'no options' : `only ${[...defaults.keys()].join(', ')}`}`
    if (!isLike(given, house)) return `${path} to ${JSON.stringify(given)}; it is ${kindOf(house)}`
  }
  return undefined
}

function isLike(given: unknown, house: unknown): boolean {
  if (Array.isArray(house)) return Array.isArray(given) && given.every((each) => typeof each === typeof house[0])
  return typeof given === typeof house
}

function kindOf(house: unknown): string {
  return Array.isArray(house) ? `a list of ${typeof house[0]}s` : `a ${typeof house}`
}

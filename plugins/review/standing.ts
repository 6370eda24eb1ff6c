import {sayEdits, type Edit, type ReviewState} from '../../src/review/index.ts'
import type {LiveReview} from './useReview.ts'

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Where a document stands, in a line and what is behind it. */
export interface Standing {
  /** `comparing`: before the last keys it was approved, or live as it is; nobody knows yet whether it still is. */
  readonly state: ReviewState['state'] | 'loading' | 'comparing'
  readonly title: string
  readonly detail?: string
  readonly tone: 'default' | 'primary' | 'positive' | 'caution'
}

const aboutExactText: ReadonlySet<ReviewState['state']> = new Set(['approved', 'published'])

export function standingOf(review: Pick<LiveReview, 'state' | 'names' | 'status' | 'isSettled'>, t: Translate): Standing {
  const {state, status, isSettled} = review
  if (status === 'loading') return {state: 'loading', title: t('state.loading'), tone: 'default'}
  if (aboutExactText.has(state.state) && !isSettled) return {state: 'comparing', title: t('publish.comparing'), tone: 'default'}
  return {state: state.state, ...saidOf(review, t)}
}

function saidOf({state, names}: Pick<LiveReview, 'state' | 'names'>, t: Translate): Omit<Standing, 'state'> {
  const name = (id: string) => names.get(id) ?? id
  const {approval, approvals, submitted, requested, needed} = state
  const title = t(`state.${state.state}`)
  if (state.state === 'approved') {
    const detail = t('state.approvedBy', {names: approvals.map(({actor}) => name(actor)).join(', ')})
    const carried = approval && approval.edits.length > 0 ? ` ${t('state.carried', {edits: sayCarried(approval.edits, t)})}` : ''
    return {title, detail: `${detail}${carried}`, tone: 'positive'}
  }
  if (state.state === 'changes-requested' && requested) {
    return {title, detail: t('state.requestedBy', {name: name(requested.actor), reason: requested.reason ?? ''}), tone: 'caution'}
  }
  if (approval && !approval.stands && state.state !== 'published') {
    const detail = t('state.void', {name: name(approval.decision.actor), edits: sayEdits(approval.edits)})
    return {title: t('badge.void'), detail, tone: 'caution'}
  }
  const have = needed > 1 && state.state !== 'published' ? t('state.have', {have: approvals.length, needed}) : ''
  if (state.state === 'in-review' && submitted) {
    return {title, detail: `${t('state.submittedBy', {name: name(submitted.actor)})} ${have}`.trim(), tone: 'primary'}
  }
  const partly = approvals.length > 0 && have !== ''
  return {title, ...(partly ? {detail: have} : {}), tone: state.state === 'published' ? 'positive' : 'default'}
}

/** The edits an approval carries, one by one: typo "reguator" → "regulator"; a link added. */
export function sayCarried(edits: readonly Edit[], t: Translate): string {
  return edits
    .map(({class: kind, before, after}) => (kind === 'typo' ? t('state.typo', {before, after}) : t('state.linkOnly')))
    .filter((text, index, all) => all.indexOf(text) === index)
    .join(', ')
}

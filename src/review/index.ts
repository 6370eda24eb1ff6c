export {nextDecisionId, readDecision} from './decision.ts'
export type {Decision, DecisionAct, DecisionPlace} from './decision.ts'
export {canDecline, groundOf, sortFindings} from './declines.ts'
export type {DeclinedFinding, SortedFindings} from './declines.ts'

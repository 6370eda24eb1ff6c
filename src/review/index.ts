export {auditRecords, isViolation} from './audit.ts'
export type {
  AuditedDocument,
  AuditOptions,
  AuditProblem,
  AuditProblemCode,
  AuditRecord,
  DecisionRecord,
  LiveRecord,
  LoggedTransaction,
} from './audit.ts'
export {auditHtml, auditNdjson, auditSummary, auditText} from './auditReport.ts'
export type {AuditTitle} from './auditReport.ts'
export {judgeApprovals, standingApprovals} from './approvals.ts'
export type {ApprovalFault, ApprovalHistory, JudgedApproval, Standing, StandingApproval} from './approvals.ts'
export {contentHash, contentOf, documentOf} from './content.ts'
export {decisionNumber, inOrder, mayWithdraw, nextDecisionId, readDecision, withdrawnIds} from './decision.ts'
export type {Decision, DecisionAct, DecisionPlace, DecisionVerdict} from './decision.ts'
export {canDecline, groundOf, sortFindings} from './declines.ts'
export type {DeclinedFinding, SortedFindings} from './declines.ts'
export {carries, classifyEdits, mostTypos} from './edits.ts'
export type {Edit, EditClass, EditOptions} from './edits.ts'
export type {FieldDiff} from './fieldDiff.ts'
export {clockTolerance, decisionReasons} from './decisionGate.ts'
export {goesLive, isDecision, publishGate, sayRefusal} from './publishGate.ts'
export type {Dossier, GatedChange, GateInput, Refusal} from './publishGate.ts'
export {inQueueOrder, queueStanding} from './queue.ts'
export type {QueuedDraft, QueueStanding, QueueTask} from './queue.ts'
export {approvalsNeeded, neverOverridden, reviewedTypes, reviewerRoles, reviewState, verdictOf, whatWasRead} from './reviewState.ts'
export type {OverriddenFinding, ReviewInput, ReviewSettings, ReviewState} from './reviewState.ts'
export type {Lineage, Revision} from './lineage.ts'
export {semanticDiff} from './semanticDiff.ts'
export type {DiffOptions, SemanticDiff} from './semanticDiff.ts'
export type {SectionDiff, SentenceDiff, WordDiff, WordLink} from './sentenceDiff.ts'
export {summaryLine} from './summary.ts'
export type {SummaryItem} from './summary.ts'
export {threadsOf} from './threads.ts'
export type {Thread} from './threads.ts'
export {canApprove, canPublish, canSubmit, isReviewer, sayEdits} from './verdicts.ts'
export type {Actor, Reason, ReasonCode, Verdict} from './verdicts.ts'
export {guardedClient, ReviewRefusal} from './guardedClient.ts'
export type {GuardableClient, GuardedClientOptions} from './guardedClient.ts'
export {readRevisions} from './historyLines.ts'
export type {HistoryQuery} from './historyLines.ts'

/** How a cross-reference relates the prose around it to its target. */
export const crossReferenceRelations = [
  'background',
  'follows',
  'corrects',
  'contradicts',
  'supports',
  'partOf',
] as const
export type CrossReferenceRelation = (typeof crossReferenceRelations)[number]

/** What a take does for a beat it belongs to. */
export const takeRoles = ['defines', 'tracks', 'covers', 'counters', 'background'] as const
export type TakeRole = (typeof takeRoles)[number]

/** The kinds of subject a roster can list. */
export const subjectKinds = ['person', 'organisation', 'model', 'law', 'place'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** How exactly an as-of date is known; `early`, `mid` and `late` are of a year. */
export const datePrecisions = ['day', 'month', 'quarter', 'half', 'year', 'early', 'mid', 'late'] as const
export type DatePrecision = (typeof datePrecisions)[number]

/** The life of a watch item. */
export const watchStatuses = ['open', 'resolved', 'moot'] as const
export type WatchStatus = (typeof watchStatuses)[number]

/** Whether a beat's roster is listed, or the editor has said that there is none. */
export const rosterStatements = ['listed', 'none'] as const
export type RosterStatement = (typeof rosterStatements)[number]

/** The document types a cross-reference may point to. */
export const crossReferenceTargets = ['beat', 'take', 'subject', 'cluster'] as const
export type CrossReferenceTarget = (typeof crossReferenceTargets)[number]

/** The acts a decision can record; the last three are a reviewer's. */
export const decisionActs = [
  'submit',
  'decline',
  'comment',
  'resolve',
  'withdraw',
  'attest',
  'approve',
  'request-changes',
  'override',
] as const
export type DecisionAct = (typeof decisionActs)[number]

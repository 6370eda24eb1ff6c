export const plantedDefects: readonly {document: string; ruleId: string | null; what: string}[] = [
  {
    document: 'beat-safety-testing',
    ruleId: 'stale-as-of',
    what: 'Current state is as of August 2025, more than 120 days before the newsroom\'s clock.',
  },
  {
    document: 'beat-safety-testing',
    ruleId: 'uncited-take',
    what: 'The take on the AI Security Institute\'s trends report belongs to the beat and no section cites it.',
  },
  {
    document: 'beat-safety-testing',
    ruleId: null,
    what: 'Relationships names US AI export controls, a beat, without linking it.',
  },
  {
    document: 'beat-open-vs-closed',
    ruleId: 'figure-mismatch',
    what: 'The gap is 3.3 percent in Current state and 3.4 percent under What to watch.',
  },
]

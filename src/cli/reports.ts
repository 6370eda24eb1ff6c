import type {Brief, Finding, LintReport, PathSegment, Place} from '../briefing/index.ts'

/** One brief with its report, and where in which file it stands. */
export interface CheckedBrief extends LintReport {
  readonly file: string
  /** Line of an NDJSON document; 1 for a text brief. */
  readonly line: number
  readonly brief: Brief
}

export interface Report {
  readonly out: string
  readonly err: string
}

/** How `check` can speak. */
export const formats: Readonly<Record<'pretty' | 'json' | 'github', (checked: readonly CheckedBrief[]) => Report>> = {
  pretty,
  json: (checked) => ({
    out: `${JSON.stringify(
      checked.flatMap(({findings}) => findings),
      undefined,
      2,
    )}\n`,
    err: notEvaluatedLine(checked),
  }),
  github: (checked) => ({
    out: checked.map((brief) => brief.findings.map((finding) => annotation(brief, finding)).join('')).join(''),
    err: notEvaluatedLine(checked),
  }),
}

function pretty(checked: readonly CheckedBrief[]): Report {
  const parts = checked.map((brief) => {
    const lines = brief.findings.flatMap((finding) => prettyFinding(brief, finding))
    const unread = brief.brief.layout?.notUnderstood ?? []
    const notes = unread.map((text) => `  not understood: ${text}`)
    return [
      `${brief.brief.document || `${brief.file}:${brief.line}`}  ${brief.brief.title}`.trimEnd(),
      ...lines,
      ...notes,
      '',
    ].join('\n')
  })
  return {out: `${parts.join('\n')}\n${tally(checked)}\n${notEvaluatedLine(checked)}`, err: ''}
}

function prettyFinding(checked: CheckedBrief, finding: Finding): string[] {
  const where = whereIs(checked, finding.place)
  const quoted = finding.place.text === '' ? '' : `  "${shorten(finding.place.text)}"`
  return [`  ${finding.severity.padEnd(7)}  ${where}${quoted}`, `           ${finding.message}  [${finding.ruleId}]`]
}

function whereIs({brief, file}: CheckedBrief, place: Place): string {
  const section = brief.sections.find(({key}) => key === place.section)
  const field = section?.heading ?? (place.path.length > 0 ? pathText(place.path) : 'the brief')
  const line = section && brief.layout ? lineOf(brief, place) : undefined
  return line === undefined ? field : `${file}:${line} ${field}`
}

function pathText(path: readonly PathSegment[]): string {
  return path.map((step) => (typeof step === 'object' ? `[${step._key}]` : String(step))).join('.')
}

function lineOf(brief: Brief, place: Place): number | undefined {
  if (place.section === undefined) {
    const [field] = place.path
    if (field === 'title') return brief.layout?.lines.title
    return field === 'dek' ? brief.layout?.lines.dek : undefined
  }
  const section = brief.sections.find(({key}) => key === place.section)
  const paragraph = section?.paragraphs.find(({start, end}) => start <= place.start && place.start <= end)
  return paragraph?.line ?? brief.layout?.headings.find(({heading}) => heading === section?.heading)?.line
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length <= 70 ? flat : `${flat.slice(0, 69).trimEnd()}…`
}

function tally(checked: readonly CheckedBrief[]): string {
  const findings = checked.flatMap((brief) => brief.findings)
  const count = (severity: Finding['severity'], one: string, many: string) => {
    const size = findings.filter((finding) => finding.severity === severity).length
    return `${size} ${size === 1 ? one : many}`
  }
  return (
    `${count('error', 'error', 'errors')}, ${count('warning', 'warning', 'warnings')}, ` +
    `${count('info', 'info', 'infos')}.`
  )
}

function notEvaluatedLine(checked: readonly CheckedBrief[]): string {
  const ids = [...new Set(checked.flatMap(({notEvaluated}) => notEvaluated))].sort()
  return ids.length === 0 ? '' : `Not evaluated: ${ids.join(', ')}\n`
}

const levels = {error: 'error', warning: 'warning', info: 'notice'} as const

/** A workflow command of GitHub Actions, which shows it on the line of the file. */
function annotation(checked: CheckedBrief, {severity, ruleId, message, place}: Finding): string {
  const line = (checked.brief.layout ? lineOf(checked.brief, place) : undefined) ?? checked.line
  const property = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const quoted = place.text === '' ? '' : ` "${shorten(place.text)}"`
  return (
    `::${levels[severity]} ` +
    `file=${property(checked.file)},line=${line},title=${property(ruleId)}::${escapeData(message + quoted)}\n`
  )
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

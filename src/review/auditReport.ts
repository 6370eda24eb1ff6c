import {isViolation, type AuditRecord, type DecisionRecord, type LiveRecord} from './audit.ts'

/** One JSON record per line. */
export function auditNdjson(records: readonly AuditRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

export interface AuditTitle {
  /** What was audited: a file or an address. */
  readonly place: string
  /** ISO date and time of the audit. */
  readonly at: string
}

/** The counts of an audit in two sentences. */
export function auditSummary(records: readonly AuditRecord[]): string {
  const live = records.filter((record) => record.kind === 'live')
  const decisions = records.filter((record) => record.kind === 'decision')
  const having = (status: LiveRecord['status']) => live.filter((record) => record.status === status).length
  const free = having('no-approval-needed')
  const parts = [
    `${having('approved')} with a valid approval`,
    `${live.filter(isViolation).length} put live without one`,
    `${having('loaded')} loaded by the lake and approved by nobody`,
    ...(free > 0 ? [`${free} that need none`] : []),
  ]
  return `${count(live.length, 'reviewed document')} live: ${parts.join(', ')}. ${count(decisions.length, 'decision')}, ${decisions.filter(isViolation).length} of them wrong.`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** What is wrong, then what was loaded, for a terminal. */
export function auditText(records: readonly AuditRecord[]): string {
  const wrong = records.filter(isViolation)
  const lines = wrong.flatMap((record) => (record.kind === 'live' ? liveLines(record) : decisionLines(record)))
  const loaded = records.filter((record) => record.kind === 'live').filter(({status}) => status === 'loaded')
  const tail = loaded.length > 0 ? [`Loaded, never approved: ${loaded.map(({document}) => document).join(', ')}`, ''] : []
  return [...lines, ...tail, auditSummary(records), ''].join('\n')
}

function liveLines({document, status, message, actor = 'someone', at = 'an unknown time', ruleIds}: LiveRecord): string[] {
  const rules = ruleIds.length > 0 ? [`  errors: ${ruleIds.join(', ')}`] : []
  return [`${document}  ${status}`, `  ${message}`, `  put live by ${actor} at ${at}`, ...rules, '']
}

function decisionLines({id, act = 'unreadable', actor = 'nobody', at = 'no time', problems}: DecisionRecord): string[] {
  return [`${id}  ${act} by ${actor} at ${at}`, ...problems.map(({code, message}) => `  ${code}: ${message}`), '']
}

/** A page for people: what is wrong first, then everything live, then every decision. */
export function auditHtml(records: readonly AuditRecord[], {place, at}: AuditTitle): string {
  const live = records.filter((record) => record.kind === 'live')
  const decisions = records.filter((record) => record.kind === 'decision')
  const unapproved = [...live.filter(isViolation), ...live.filter(({status}) => status === 'loaded')]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Audit of ${escaped(place)}</title>
<style>${style}</style>
<h1>Audit</h1>
<p>${escaped(place)}, worked out from history at <time>${escaped(at)}</time>.</p>
<p><strong>${escaped(auditSummary(records))}</strong></p>
<h2>Live without a valid approval</h2>
${unapproved.length > 0 ? table(['Document', 'What is wrong', 'Put live by', 'When', 'Errors'], unapproved.map(liveRow)) : '<p>None.</p>'}
<h2>Live</h2>
${table(['Document', 'Status', 'Put live by', 'When', 'Errors'], live.map(liveRow))}
<h2>Decisions</h2>
${table(['Decision', 'Act', 'By', 'When', 'Checks then', 'Rule', 'Reason', 'Edits since', 'Content hash', 'Problems'], decisions.map(decisionRow))}
</html>
`
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid #8884}
table{margin-block-end:2rem}
tr.wrong td:first-child{font-weight:600}
code{font-size:.8125rem;overflow-wrap:anywhere}`

type Row = {readonly wrong: boolean; readonly cells: readonly string[]}

function table(heads: readonly string[], rows: readonly Row[]): string {
  const body = rows.map(({wrong, cells}) => `<tr${wrong ? ' class="wrong"' : ''}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>`
}

function liveRow(record: LiveRecord): Row {
  const {document, title, status, message, actor = '', at = '', ruleIds} = record
  const cells = [`${escaped(title)} <code>${escaped(document)}</code>`, `${escaped(status)}. ${escaped(message)}`, escaped(actor), escaped(at), escaped(ruleIds.join(', '))]
  return {wrong: isViolation(record), cells}
}

function decisionRow(record: DecisionRecord): Row {
  const {id, act = '', actor = '', at = '', verdict, ruleId = '', reason = '', classes = [], contentHash = '', problems} = record
  const checks = verdict ? `${verdict.errors} errors, ${verdict.warnings} warnings, ${verdict.infos} remarks` : ''
  const told = problems.map(({code, message}) => `${code}: ${message}`).join(' ')
  const cells = [`<code>${escaped(id)}</code>`, act, actor, at, checks, ruleId, reason, classes.join(', '), `<code>${escaped(contentHash.slice(0, 12))}</code>`, told]
  return {wrong: isViolation(record), cells: cells.map((cell, index) => (index === 0 || index === 8 ? cell : escaped(cell)))}
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

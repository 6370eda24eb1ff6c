import {createHash} from 'node:crypto'
import {parseArgs} from 'node:util'
import {corpusOf, createLinter} from '../briefing/index.ts'
import type {Corpus} from '../briefing/index.ts'
import {importBrief} from '../briefing/import/importBrief.ts'
import type {ImportedBrief, ImportOptions} from '../briefing/import/importBrief.ts'
import {formatOfFile, importFormats} from '../briefing/import/sourceFormat.ts'
import type {ImportFormat} from '../briefing/import/sourceFormat.ts'
import type {BriefingContract} from '../contract/contractTypes.ts'
import {dayOfIso} from '../text/calendar.ts'
import {UsageError} from './command.ts'
import type {Command, Terminal} from './command.ts'
import {readContract} from './contractFile.ts'
import {InputError, parseNdjson, readTextFile} from './inputs.ts'

const usage = `Usage: beatbook import FILE… [--corpus NDJSON] [--format text|markdown|html] [--contract FILE]
                       [--now ISO-DATE]

Turns briefs into documents: NDJSON drafts on standard output; findings, what was concluded and what was not understood
on the error stream. FILE is a plain-text, Markdown or HTML brief; its ending tells which, else --format.
--corpus brings the documents a brief may cite and the verticals it may stand under.
--contract brings a newsroom's own structure, headings included.
--now sets the clock; else BEATBOOK_NOW, else the real one.
Exit 0 with no errors, 1 with errors in a brief, 2 when something could not be read; then nothing is written.`

/** `beatbook import`: briefs to stored documents. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Turn briefs into documents.',
  usage,

  async run(args, terminal) {
    const {files, format, context} = await readArguments(args, terminal)
    const imported: {file: string; brief: ImportedBrief}[] = []
    const taken = new Map<string, string>()
    for (const file of files) {
      const brief = await importFile(file, format, context)
      for (const {_id} of brief.documents) {
        const other = taken.get(_id)
        if (other !== undefined) throw new InputError(file, undefined, `gives the same document as ${other} (${_id}); import one of them`)
        taken.set(_id, file)
      }
      imported.push({file, brief})
    }
    for (const {brief} of imported) for (const document of brief.documents) terminal.write(`${JSON.stringify(document)}\n`)
    for (const {file, brief} of imported) terminal.writeError(reportOf(file, brief))
    return imported.some(({brief}) => brief.report.findings.some(({severity}) => severity === 'error')) ? 1 : 0
  },
}

type Context = Omit<ImportOptions, 'format' | 'newId'>

async function readArguments(args: readonly string[], terminal: Terminal) {
  const {values, positionals} = parse(args)
  if (positionals.length === 0) throw new UsageError(`name a file to import.\n${usage}`)
  const format = importFormats.find((known) => known === values.format)
  if (values.format !== undefined && !format) throw new UsageError(`--format cannot be "${values.format}"; choose ${importFormats.join(', ')}.`)
  const now = values.now ?? terminal.env.BEATBOOK_NOW ?? terminal.now().toISOString()
  if (dayOfIso(now) === undefined) throw new UsageError(`"${now}" is no date; write it as 2026-07-15.`)
  const contract = values.contract === undefined ? {} : {contract: await usableContract(values.contract)}
  const context: Context = {now, ...contract, ...(values.corpus === undefined ? {} : await readCorpus(values.corpus))}
  return {files: positionals, format, context}
}

function parse(args: readonly string[]) {
  const text = {type: 'string'} as const
  try {
    return parseArgs({args: [...args], allowPositionals: true, options: {contract: text, corpus: text, format: text, now: text}})
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

async function usableContract(file: string): Promise<BriefingContract> {
  const {contract} = await readContract(file)
  try {
    return createLinter({contract}).contract
  } catch (error) {
    throw new InputError(file, undefined, error instanceof Error ? error.message : String(error))
  }
}

async function readCorpus(file: string): Promise<{corpus: Corpus; verticals: readonly unknown[]; timeZone?: string}> {
  const documents = parseNdjson(file, await readTextFile(file)).map(({value}) => value as Record<string, unknown>)
  const publication = documents.find(({_type, _id}) => _type === 'publication' && _id === 'publication')
  const timeZone = publication && typeof publication.timeZone === 'string' ? publication.timeZone : undefined
  const verticals = documents.filter(({_type}) => _type === 'vertical')
  return {corpus: corpusOf(documents), verticals, ...(timeZone ? {timeZone} : {})}
}

async function importFile(file: string, format: ImportFormat | undefined, context: Context): Promise<ImportedBrief> {
  const source = await readTextFile(file)
  const fallback = () => createHash('sha256').update(source).digest('hex').slice(0, 12)
  const newId = (slug: string) => freeId(`beat-${slug || fallback()}`, context.corpus)
  const imported = importBrief(source, {...context, format: format ?? formatOfFile(file, source), newId})
  if ('reason' in imported) throw new InputError(file, imported.line, imported.reason)
  return imported
}

/** The id, or with a number behind it when another document of the corpus has it. */
function freeId(id: string, corpus: Corpus | undefined): string {
  let free = id
  for (let number = 2; corpus?.entries.has(free); number++) free = `${id}-${number}`
  return free
}

function reportOf(file: string, {documents, report, notUnderstood, derived}: ImportedBrief): string {
  const where = (line: number) => (line === 0 ? file : `${file}:${line}`)
  return [
    `${file}: ${documents.map(({_id}) => _id).join(', ')}`,
    ...report.findings.map(({severity, ruleId, message, place}) => {
      const quoted = place.text === '' ? '' : ` "${place.text.length > 70 ? `${place.text.slice(0, 69)}…` : place.text}"`
      return `  ${severity.padEnd(7)}  ${place.section ?? place.path.join('.')}${quoted}: ${message}  [${ruleId}]`
    }),
    ...derived.map(({field, value, from}) => `  concluded: ${field} = ${value}, from ${from}`),
    ...notUnderstood.map(({kind, text, line, reason}) => `  not understood: ${where(line)} ${kind}${text === '' ? '' : ` "${text}"`}: ${reason}`),
    ...(report.notEvaluated.length > 0 ? [`  not evaluated: ${report.notEvaluated.join(', ')}`] : []),
    '',
  ].join('\n')
}

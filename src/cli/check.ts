import {parseArgs} from 'node:util'
import {corpusOf, createLinter, phases} from '../briefing/index.ts'
import type {Brief, Corpus, LintContext, Linter, Phase} from '../briefing/index.ts'
import {dayOfIso} from '../text/calendar.ts'
import {UsageError} from './command.ts'
import type {Command, Terminal} from './command.ts'
import {readContract} from './contractFile.ts'
import {InputError, isNdjson, parseNdjson, readTextFile} from './inputs.ts'
import {formats} from './reports.ts'
import type {CheckedBrief} from './reports.ts'

const usage = `Usage: beatbook check FILE… [--format pretty|json|github] [--now ISO-DATE] [--contract FILE] [--corpus NDJSON]
                      [--phase draft|submit|publish|send]

Checks briefs against the contract. FILE is a text or Markdown brief, or NDJSON documents as Sanity exports them.
--corpus brings the documents a brief may cite; rules that need them are not evaluated without it.
--now sets the clock; else BEATBOOK_NOW, else the real one.
Exit 0 with no errors, 1 with errors, 2 when something could not be read.`

/** `beatbook check`: the linter over files. */
export const check: Command = {
  name: 'check',
  summary: 'Check briefs against the contract.',
  usage,

  async run(args, terminal) {
    const {files, format, context, contract} = await readArguments(args, terminal)
    const linter = linterFor(contract)
    const checked: CheckedBrief[] = []
    for (const file of files) checked.push(...(await checkFile(file, linter, context)))
    const report = formats[format](checked)
    terminal.write(report.out)
    if (report.err !== '') terminal.writeError(report.err)
    return checked.some(({findings}) => findings.some(({severity}) => severity === 'error')) ? 1 : 0
  },
}

async function readArguments(args: readonly string[], terminal: Terminal) {
  const {values, positionals} = parse(args)
  if (positionals.length === 0) throw new UsageError(`name a file to check.\n${usage}`)
  const format = oneOf('--format', values.format ?? 'pretty', Object.keys(formats)) as keyof typeof formats
  const phase = oneOf('--phase', values.phase ?? 'draft', phases) as Phase
  const now = values.now ?? terminal.env.BEATBOOK_NOW ?? terminal.now().toISOString()
  if (dayOfIso(now) === undefined) throw new UsageError(`"${now}" is no date; write it as 2026-07-15.`)
  const corpus = values.corpus === undefined ? undefined : await readCorpus(values.corpus)
  const contract = values.contract === undefined ? undefined : await readContract(values.contract)
  const context: LintContext = {now, phase, ...(corpus ? corpus : {})}
  return {files: positionals, format, context, contract}
}

function parse(args: readonly string[]) {
  try {
    const text = {type: 'string'} as const
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {format: text, now: text, contract: text, corpus: text, phase: text},
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function oneOf(option: string, value: string, known: readonly string[]): string {
  if (known.includes(value)) return value
  throw new UsageError(`${option} cannot be "${value}"; choose ${known.join(', ')}.`)
}

function linterFor(contract: Awaited<ReturnType<typeof readContract>> | undefined): Linter {
  try {
    return createLinter(contract ? {contract: contract.contract} : {})
  } catch (error) {
    throw new InputError(
      contract?.file ?? 'contract',
      undefined,
      error instanceof Error ? error.message : String(error),
    )
  }
}

/** The corpus and, when the file brings the publication, its time zone. */
async function readCorpus(file: string): Promise<{corpus: Corpus; timeZone?: string}> {
  const documents = parseNdjson(file, await readTextFile(file)).map(({value}) => value as Record<string, unknown>)
  const publication = documents.find(({_type, _id}) => _type === 'publication' && _id === 'publication')
  const timeZone = publication && typeof publication.timeZone === 'string' ? publication.timeZone : undefined
  return {corpus: corpusOf(documents), ...(timeZone ? {timeZone} : {})}
}

async function checkFile(file: string, linter: Linter, context: LintContext): Promise<CheckedBrief[]> {
  const text = await readTextFile(file)
  if (!isNdjson(file, text)) {
    const brief = linter.readText(text, file, context)
    if ('reason' in brief) throw new InputError(file, brief.line, brief.reason)
    return [checked(file, 1, brief, linter, context)]
  }
  const documents = parseNdjson(file, text)
  if (documents.length === 0) throw new InputError(file, 1, 'the file holds no document')
  const briefs = documents.flatMap(({line, value}) => {
    const brief = linter.readDocument(value, context)
    return brief ? [checked(file, line, brief, linter, context)] : []
  })
  if (briefs.length === 0) throw new InputError(file, undefined, 'holds no beat and no take')
  return briefs
}

function checked(file: string, line: number, brief: Brief, linter: Linter, context: LintContext): CheckedBrief {
  return {file, line, brief, ...linter.reportBrief(brief, context)}
}

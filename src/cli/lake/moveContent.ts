import {createReadStream, existsSync} from 'node:fs'
import {createClient, type SanityClient} from '@sanity/client'
import {createLake} from '../../lake/index.ts'
import {UsageError, type Terminal} from '../command.ts'
import {flag, readArguments, required, text} from './arguments.ts'

const place = {data: text, url: text, token: text, project: text, dataset: text}

interface Place {
  readonly client: SanityClient
  readonly dataset: string
  /** How to name it to the reader. */
  readonly name: string
  close(): Promise<void>
}

/** `beatbook lake export`: a lake's content as Sanity's own export file. */
export async function exportContent(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values} = readArguments(args, {...place, to: text}, usage)
  const to = required('to', values.to, usage)
  if (existsSync(to)) throw new UsageError(`${to} exists already, and nothing is overwritten; move it away, or choose another name.`)
  if (values.data !== undefined && !existsSync(values.data)) throw new UsageError(`${values.data}: there is no such file.`)
  const from = await open(values, terminal, usage)
  try {
    const {exportDataset} = await import('@sanity/export')
    const done = await exportDataset({client: from.client, dataset: from.dataset, outputPath: to, onProgress: progress(terminal)})
    terminal.write(`Exported ${done.documentCount} documents and ${done.assetCount} assets of ${from.name} to ${to}.\n`)
  } catch (error) {
    throw told(error, `${from.name} could not be exported`)
  } finally {
    await from.close()
  }
}

/** `beatbook lake import`: Sanity's export file, or NDJSON documents, into a lake. */
export async function importContent(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values, positionals} = readArguments(args, {...place, replace: flag, missing: flag}, usage)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`Name one file to import.\n${usage}`)
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file.`)
  if (values.replace && values.missing) throw new UsageError('Choose one of --replace and --missing.')
  const operation = values.replace ? 'createOrReplace' : values.missing ? 'createIfNotExists' : 'create'
  const into = await open(values, terminal, usage)
  try {
    const {sanityImport} = await import('@sanity/import')
    const done = await sanityImport(createReadStream(file), {client: into.client, operation, onProgress: progress(terminal)})
    for (const {message} of done.warnings) terminal.writeError(`${message}\n`)
    terminal.write(`Imported ${done.numDocs} documents of ${file} into ${into.name}.\n`)
  } catch (error) {
    throw told(error, `${file} could not be imported into ${into.name}`)
  } finally {
    await into.close()
  }
}

type Values = Partial<Record<keyof typeof place, string>>

async function open({data, url, token, project = 'beatbook', dataset = 'newsroom'}: Values, {env}: Terminal, usage: string): Promise<Place> {
  if ((data === undefined) === (url === undefined)) throw new UsageError(`Name one lake: --data FILE or --url URL.\n${usage}`)
  const config = {dataset, apiVersion: '2025-02-19', useCdn: false, perspective: 'raw'} as const
  if (url !== undefined) {
    const hosted = /^https:\/\/([a-z0-9-]+)\.api\.sanity\.io\/?$/.exec(url)?.[1]
    const host = hosted ? {projectId: hosted} : {projectId: project, apiHost: url, useProjectHostname: false}
    const client = createClient({...config, ...host, token: token ?? env.SANITY_AUTH_TOKEN})
    return {client, dataset, name: url, close: async () => {}}
  }
  const file = String(data)
  const lake = createLake({file, projectId: project, dataset})
  try {
    const {url: apiHost} = await lake.listen({port: 0})
    const token = lake.issueToken('administrator')
    const client = createClient({...config, projectId: project, apiHost, useProjectHostname: false, token})
    const close = () => {
      lake.revokeToken(token)
      return lake.close()
    }
    return {client, dataset, name: file, close}
  } catch (error) {
    await lake.close()
    throw error
  }
}

function progress(terminal: Terminal): (event: {step: string; current?: number; total?: number | '?'; update?: unknown}) => void {
  let said = ''
  return ({step, current, total}) => {
    const line = current === undefined || total === undefined ? step : `${step} (${current} of ${total})`
    if (line !== said) terminal.writeError(`${line}\n`)
    said = line
  }
}

/** What went wrong in Sanity's importer or on the way, for the reader of a command line. */
function told(error: unknown, what: string): UsageError {
  const reason = error instanceof Error ? error.message : String(error)
  return new UsageError(`${what}: ${reason}`, {cause: error})
}

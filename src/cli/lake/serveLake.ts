import {newsroomGuard} from '../../gate/index.ts'
import {createLake} from '../../lake/index.ts'
import {UsageError, type Terminal} from '../command.ts'
import {flag, readArguments, text} from './arguments.ts'

const options = {
  data: text,
  memory: flag,
  port: text,
  project: text,
  dataset: text,
  host: text,
  'allow-remote': flag,
  approvals: text,
  'no-review': flag,
}

/** `beatbook lake`: serves until it is told to stop. */
export async function serveLake(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values, positionals} = readArguments(args, options, usage)
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" was not understood.\n${usage}`)
  if ((values.data === undefined) === (values.memory !== true)) throw new UsageError(`Say where content is kept: --data FILE, or --memory.\n${usage}`)
  const address = {port: portOf(values.port), host: values.host, allowRemote: values['allow-remote'] ?? false}
  if (values['no-review'] && values.approvals !== undefined) throw new UsageError(`Give --approvals or --no-review, not both.\n${usage}`)
  const approvals = approvalsOf(values.approvals ?? terminal.env.BEATBOOK_APPROVALS)
  const lake = createLake({
    file: values.data,
    projectId: values.project,
    dataset: values.dataset,
    ...(values['no-review'] ? {} : {guard: newsroomGuard({settings: {approvals}})}),
  })
  try {
    const {url} = await lake.listen(address).catch((error: unknown) => {
      throw new UsageError(error instanceof Error ? `${error.message}.` : String(error))
    })
    terminal.write(
      [
        `Lake    ${url}   ${values.data ?? 'in memory; nothing is kept'}`,
        `Client  {apiHost: '${url}', projectId: '${values.project ?? 'beatbook'}', dataset: '${values.dataset ?? 'newsroom'}', useProjectHostname: false, useCdn: false}`,
        values.memory
          ? `Token   ${lake.issueToken('administrator')}   (administrator)`
          : `Token   beatbook lake token USER --data ${values.data} makes one`,
        values['no-review'] ? 'Review  off: whoever may write may publish' : `Review  beats and takes go live with ${approvals === 1 ? '1 approval' : `${approvals} approvals`}`,
        `Asked for and not served: ${url}/_lake/requests`,
        'Ctrl-C stops it.',
        '',
      ].join('\n'),
    )
    await (terminal.untilStopped?.() ?? signalled())
  } finally {
    await lake.close()
  }
  terminal.write(values.memory ? 'Stopped.\n' : 'Stopped. Everything is saved.\n')
}

function portOf(given = '3334'): number {
  const port = Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port cannot be "${given}"; give a number from 0 to 65535.`)
  return port
}

function approvalsOf(given = '1'): number {
  const approvals = Number(given)
  if (!Number.isInteger(approvals) || approvals < 0 || approvals > 9) throw new UsageError(`--approvals cannot be "${given}"; give a number from 0 to 9.`)
  return approvals
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

import {existsSync} from 'node:fs'
import {createLake} from '../../lake/index.ts'
import {UsageError, type Terminal} from '../command.ts'
import {readArguments, required, text} from './arguments.ts'

/** `beatbook lake token`: a new token on standard output, also while the lake is served. */
export async function printToken(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values, positionals} = readArguments(args, {data: text}, usage)
  const file = required('data', values.data, usage)
  const [user, ...more] = positionals
  if (user === undefined || more.length > 0) throw new UsageError(`Name one user.\n${usage}`)
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file.`)
  const lake = createLake({file})
  try {
    terminal.write(`${tokenFor(user, lake)}\n`)
  } finally {
    await lake.close()
  }
}

function tokenFor(user: string, lake: {issueToken(user: string): string}): string {
  try {
    return lake.issueToken(user)
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message}.` : String(error))
  }
}

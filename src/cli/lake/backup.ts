import {backUpLake, restoreLake} from '../../lake/index.ts'
import type {Terminal} from '../command.ts'
import {readArguments, required, text} from './arguments.ts'

/** `beatbook lake backup`. */
export async function backUp(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values} = readArguments(args, {data: text, to: text}, usage)
  const [file, to] = [required('data', values.data, usage), required('to', values.to, usage)]
  await backUpLake(file, to)
  terminal.write(`Backed up ${file} to ${to}.\n`)
}

/** `beatbook lake restore`. */
export async function restore(args: readonly string[], terminal: Terminal, usage: string): Promise<void> {
  const {values} = readArguments(args, {data: text, from: text}, usage)
  const [from, file] = [required('from', values.from, usage), required('data', values.data, usage)]
  await restoreLake(from, file)
  terminal.write(`Restored ${from} to ${file}.\n`)
}

import {parseArgs, type ParseArgsOptionsConfig} from 'node:util'
import {UsageError} from '../command.ts'

export const text = {type: 'string'} as const
export const flag = {type: 'boolean'} as const

/** Node's `parseArgs`, with what is wrong told as a mistake of the caller. @throws UsageError */
export function readArguments<const T extends ParseArgsOptionsConfig>(args: readonly string[], options: T, usage: string) {
  try {
    return parseArgs({args: [...args], allowPositionals: true, options})
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/** The value of an option that the command cannot do without. @throws UsageError */
export function required(name: string, value: string | undefined, usage: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing.\n${usage}`)
  return value
}

import {readFile} from 'node:fs/promises'
import {problemOfBytes} from '../briefing/import/sourceBytes.ts'
import {UsageError} from './command.ts'

/** One JSON value of an NDJSON file and the line it stands on, from 1. */
export interface NdjsonLine {
  readonly line: number
  readonly value: unknown
}

/** An input that could not be read: which file, which line, and why. */
export class InputError extends UsageError {
  constructor(file: string, line: number | undefined, reason: string) {
    super(`${file}${line === undefined ? '' : `:${line}`}: ${reason}`)
  }
}

/** Reads a file as UTF-8 text. Binary files and other encodings are refused with the line they show on. */
export async function readTextFile(file: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'this is a folder; name its files'
          : `cannot be read (${String(code)})`
    throw new InputError(file, undefined, reason)
  }
  const problem = problemOfBytes(bytes)
  if (problem) throw new InputError(file, problem.line, problem.reason)
  return new TextDecoder('utf-8').decode(bytes)
}

/** Whether a file holds NDJSON documents rather than a text brief. */
export function isNdjson(file: string, text: string): boolean {
  return /\.(?:ndjson|jsonl|json)$/i.test(file) || /^\s*\{/.test(text)
}

/** The documents of an NDJSON text, blank lines skipped; the first broken line is an error. */
export function parseNdjson(file: string, text: string): NdjsonLine[] {
  const found: NdjsonLine[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((raw, index) => {
      if (raw.trim() === '') return
      const line = index + 1
      let value: unknown
      try {
        value = JSON.parse(raw)
      } catch (error) {
        const why = error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'broken'
        throw new InputError(file, line, `not a JSON document (${why}); each line must hold one`)
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new InputError(file, line, 'not a document; each line must hold one JSON object with _id and _type')
      }
      found.push({line, value})
    })
  return found
}

import {closeSync, openSync, writeSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {UsageError, type Command} from '../command.ts'
import {fittedWords, inventNewsroom, shortWords, type Invention} from './inventNewsroom.ts'

const usage = `Usage: beatbook newsroom --stories N [--seed S] [--words MEDIAN] [--out FILE]

Invents a newsroom for measuring: documents as they are stored, one JSON object a line, the same for the same numbers.
Words are made up. Lengths, dates, links and the words links stand on are distributed as in collections of real articles.
--stories N      how many beats and takes together; verticals, clusters and subjects come on top
--seed S         a whole number; 1 unless told
--words MEDIAN   the median of a story's words: ${shortWords} unless told, which is short; real articles have about ${fittedWords}
--out FILE       writes a file instead of standard output
Exit 0 done, 2 it could not be done.`

const most = 10_000_000
const piece = 1 << 18

/** `beatbook newsroom`: a newsroom of any size, for benchmarks. */
export const newsroomCommand: Command = {
  name: 'newsroom',
  summary: 'Invent a newsroom of any size, for measuring.',
  usage,

  async run(args, terminal) {
    const {out, ...invention} = readArguments(args)
    const file = out === undefined ? undefined : openFile(out)
    const write = (text: string) => (file === undefined ? terminal.write(text) : void writeSync(file, text))
    try {
      let waiting = ''
      for (const document of inventNewsroom(invention)) {
        waiting += `${JSON.stringify(document)}\n`
        if (waiting.length < piece) continue
        write(waiting)
        waiting = ''
      }
      write(waiting)
    } finally {
      if (file !== undefined) closeSync(file)
    }
    return 0
  },
}

function openFile(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw new UsageError(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}); name another file with --out.`)
  }
}

function readArguments(args: readonly string[]): Invention & {readonly out: string | undefined} {
  const {values} = parseArgs({args: [...args], options: {stories: {type: 'string'}, seed: {type: 'string'}, words: {type: 'string'}, out: {type: 'string'}}})
  if (values.stories === undefined) throw new UsageError('say how many stories with --stories N.')
  return {
    stories: wholeNumber('--stories', values.stories, 1),
    seed: wholeNumber('--seed', values.seed ?? '1', 0),
    words: wholeNumber('--words', values.words ?? String(shortWords), 1),
    out: values.out,
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`${option} ${text} is not a whole number from ${least} to ${most}.`)
}

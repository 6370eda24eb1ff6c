import {problemOfBytes} from '../../../src/briefing/import/sourceBytes.ts'
import {formatOfFile, formatOfPaste, type ImportFormat} from '../../../src/briefing/import/sourceFormat.ts'

/** What the editor gave: words typed or pasted, or a file's. */
export interface Source {
  readonly words: string
  /** The HTML that came with words from the clipboard, while they are as they came. */
  readonly markup?: string
  /** Name of the file they came from. */
  readonly file?: string
  /** The editor's choice; else the format is told from the words. */
  readonly format?: ImportFormat
}

export const noSource: Source = {words: ''}

/** The text to read, and how. */
export function textToRead({words, markup, file, format}: Source): {readonly source: string; readonly format: ImportFormat} {
  const told = format ?? (file === undefined ? formatOfPaste(words, markup) : formatOfFile(file, words))
  return {source: told === 'html' && markup !== undefined && formatOfPaste(words, undefined) !== 'html' ? markup : words, format: told}
}

/** Longer texts are kept out of the text area: a browser takes seconds to lay one out. */
export const longestShown = 100_000

/** A larger file is no brief, whatever its format brings along. */
const largestFile = 8_000_000

export type OpenedFile =
  | {readonly kind: 'opened'; readonly source: Source}
  | {readonly kind: 'tooLarge'; readonly file: string; readonly megabytes: number}
  | {readonly kind: 'unreadable'; readonly file: string; readonly line: number; readonly reason: string}

/** Reads a file as the command line does: UTF-8 text, or the reason why not and its line. */
export async function openFile(file: File): Promise<OpenedFile> {
  if (file.size > largestFile) return {kind: 'tooLarge', file: file.name, megabytes: Math.round(file.size / 1_000_000)}
  const bytes = new Uint8Array(await file.arrayBuffer())
  const problem = problemOfBytes(bytes)
  if (problem) return {kind: 'unreadable', file: file.name, ...problem}
  return {kind: 'opened', source: {words: new TextDecoder().decode(bytes), file: file.name}}
}

import {join} from 'node:path'
import {z} from 'zod'
import type {AuthoredLink, LinkedDocument} from '../related/backtest.ts'
import {InputError, parseNdjson, readTextFile} from './inputs.ts'

const documentLine = z.object({
  id: z.string().min(1),
  title: z.string().nullish(),
  date: z.string().nullish(),
  tags: z.array(z.string()).nullish(),
  text: z.string().nullish(),
  paragraphs: z.array(z.string()).nullish(),
})

const linkLine = z.object({
  from: z.string(),
  to: z.string(),
  anchor: z.string().nullish(),
  paragraphIndex: z.number().int().nullish(),
  charOffset: z.number().int().nullish(),
})

/** A linked collection as the evaluation protocol stores it. */
export interface Collection {
  readonly documents: readonly LinkedDocument[]
  readonly links: readonly AuthoredLink[]
}

/**
 * Reads `docs.jsonl` and `links.jsonl` of a folder. A line that does not fit, an id given twice and a folder without a
 * document are errors that name them; a date that cannot be read leaves its document undated.
 */
export async function readCollection(folder: string): Promise<Collection> {
  const documents = await readLines(join(folder, 'docs.jsonl'), documentLine)
  const links = await readLines(join(folder, 'links.jsonl'), linkLine)
  if (documents.length === 0) throw new InputError(join(folder, 'docs.jsonl'), undefined, 'holds no document; each line must hold one')
  const first = new Map<string, number>()
  for (const {line, value} of documents) {
    const before = first.get(value.id)
    if (before !== undefined) throw new InputError(join(folder, 'docs.jsonl'), line, `the id "${value.id}" is that of line ${before} too`)
    first.set(value.id, line)
  }
  return {
    documents: documents.map(({value: {id, title, date, tags, text, paragraphs}}) => {
      const when = date ? Date.parse(date) : Number.NaN
      return {
        id,
        title: withoutEntities(title ?? ''),
        text: text ?? (paragraphs ?? []).join('\n\n'),
        paragraphs: paragraphs ?? (text ?? '').split(/\n{2,}/),
        subjects: tags ?? [],
        ...(Number.isNaN(when) ? {} : {date: when}),
      }
    }),
    links: links.map(({value: {from, to, anchor, paragraphIndex, charOffset}}) => ({
      from,
      to,
      anchor: anchor ?? '',
      paragraphIndex: paragraphIndex ?? -1,
      charOffset: charOffset ?? -1,
    })),
  }
}

const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' '}

/** Titles of exported collections often carry character references; texts are left alone, since anchors are placed in them. */
function withoutEntities(title: string): string {
  return title.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

async function readLines<T>(file: string, shape: z.ZodType<T>): Promise<{line: number; value: T}[]> {
  const lines = parseNdjson(file, await readTextFile(file))
  return lines.map(({line, value}) => {
    const parsed = shape.safeParse(value)
    if (parsed.success) return {line, value: parsed.data}
    const issue = parsed.error.issues[0]
    throw new InputError(file, line, `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'does not fit'}`)
  })
}

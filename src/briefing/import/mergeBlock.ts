import {asArray, asString, isRecord} from '../../text/portableText.ts'
import {touches} from '../../text/spans.ts'
import {spansOf} from './prose.ts'
import type {MarkedSpan} from './prose.ts'

type Stored = Readonly<Record<string, unknown>>

export interface MergedBlock {
  /** The old block itself when nothing about it changes. */
  readonly block: Stored
  /** Words of the old block whose link or note has no place in the new words. */
  readonly lost: readonly string[]
}

/**
 * The new words in the place of the old block: its key stays, and so does every mark whose words still stand there. New
 * marks are added where they touch no old one and cite nothing that an old one cites.
 */
export function mergeBlock(before: Stored, after: Stored): MergedBlock {
  const [old, next] = [readMarks(before), readMarks(after)]
  const lost: string[] = []
  const kept: MarkedSpan[] = []
  for (const span of [...old.annotations, ...old.decorators]) {
    const words = old.text.slice(span.start, span.end)
    const start = nearest(next.text, words, span.start)
    if (start >= 0) kept.push({start, end: start + words.length, mark: span.mark})
    else if (old.definitions.has(span.mark)) lost.push(words)
  }
  const carried = kept.filter(({mark}) => old.definitions.has(mark))
  const cited = new Set(carried.map(({mark}) => targetOf(old.definitions.get(mark))))
  const links = next.annotations.filter((span) => !touches(span, carried) && !cited.has(targetOf(next.definitions.get(span.mark))))
  const emphasis = next.decorators.filter((span) => !touches(span, kept.filter(({mark}) => mark === span.mark)))
  if (old.text === next.text && links.length + emphasis.length === 0) return {block: before, lost: []}

  const key = asString(before._key)
  const taken = new Set(carried.map(({mark}) => mark))
  const renamed = new Map(links.map(({mark}) => [mark, freeKey(mark, taken)]))
  const added = links.map((span) => ({...span, mark: renamed.get(span.mark)!}))
  const definitions = [
    ...[...old.definitions].flatMap(([mark, definition]) => (taken.has(mark) ? [definition] : [])),
    ...[...renamed].map(([mark, fresh]) => ({...next.definitions.get(mark)!, _key: fresh})),
  ]
  const children = spansOf(next.text, [...kept, ...emphasis, ...added], key)
  return {block: {...before, markDefs: definitions, children}, lost}
}

/** The key, or with a number behind it when it is taken; it is taken afterwards. */
export function freeKey(key: string, taken: Set<string>): string {
  let free = key
  for (let number = 2; taken.has(free); number++) free = `${key}-${number}`
  taken.add(free)
  return free
}

interface Marks {
  readonly text: string
  readonly definitions: ReadonlyMap<string, Stored>
  readonly annotations: readonly MarkedSpan[]
  readonly decorators: readonly MarkedSpan[]
}

function readMarks(block: Stored): Marks {
  const definitions = new Map(asArray(block.markDefs).flatMap((value) => (isRecord(value) ? [[asString(value._key), value] as const] : [])))
  const found: {start: number; end: number; mark: string}[] = []
  let text = ''
  for (const child of asArray(block.children)) {
    if (!isRecord(child)) continue
    const start = text.length
    text += asString(child.text)
    for (const mark of new Set(asArray(child.marks).map(asString))) {
      const open = found.find((span) => span.mark === mark && span.end === start)
      if (open) open.end = text.length
      else if (text.length > start && mark !== '') found.push({start, end: text.length, mark})
    }
  }
  return {
    text,
    definitions,
    annotations: found.filter(({mark}) => definitions.has(mark)),
    decorators: found.filter(({mark}) => !definitions.has(mark)),
  }
}

/** Where the words stand in the text, closest to where they stood; -1 when they do not. */
function nearest(text: string, words: string, wanted: number): number {
  let best = -1
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (standsAlone(text, at, at + words.length) && (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted))) best = at
  }
  return best
}

function standsAlone(text: string, start: number, end: number): boolean {
  const word = /[\p{L}\p{N}]/u
  const cuts = (at: number) => word.test(text[at - 1] ?? ' ') && word.test(text[at] ?? ' ')
  return !cuts(start) && !cuts(end)
}

function targetOf(definition: Stored | undefined): unknown {
  return isRecord(definition?.target) ? definition.target._ref : definition
}

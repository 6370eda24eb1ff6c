import {
  crossReferenceRelations,
  crossReferenceTargets,
  type CrossReferenceRelation,
  type CrossReferenceTarget,
} from '../../src/contract/vocabulary.ts'

export interface Span {
  readonly _type: 'span'
  readonly _key: string
  readonly text: string
  readonly marks: readonly string[]
}

export interface WeakReference {
  readonly _type: 'reference'
  readonly _ref: string
  readonly _weak: true
}

export type Annotation =
  | {
      readonly _type: 'crossReference'
      readonly _key: string
      readonly target: WeakReference
      readonly relation: CrossReferenceRelation
      readonly facet?: string
    }
  | {readonly _type: 'sourceCitation'; readonly _key: string; readonly source: WeakReference}

export interface Block {
  readonly _type: 'block'
  readonly _key: string
  readonly style: 'normal' | 'h2' | 'blockquote'
  readonly listItem?: 'bullet' | 'number'
  readonly level?: number
  readonly markDefs: readonly Annotation[]
  readonly children: readonly Span[]
}

/** Turns the newsroom's markup into Portable Text. `copy` is where the text stands, for messages. */
export interface ProseBuilder {
  /** Paragraphs only: the sections of a brief and its watch items. */
  prose(markup: string, copy: string): Block[]
  /** Paragraphs, `## ` subheadings, `> ` quotations, `- ` and `1. ` lists: the body of a take. */
  takeBody(markup: string, copy: string): Block[]
}

const link = /\[([^\]]+)\]\(([^)]+)\)/
const address = /^(\w+):([\w-]+)(?: (\w+))?(?: "([^"]+)")?$/
const emphasis = /\*\*(.+?)\*\*|\*(.+?)\*/

/**
 * Builds prose from light markup. Blank lines part paragraphs; `*em*` and `**strong**` are decorators;
 * `[words](take:slug follows "facet")` is a cross-reference (relation `background` unless said) and
 * `[words](source:slug)` a source citation. Keys are positions, so equal markup gives equal blocks.
 * Throws, naming the target and the text, when a link points to an id that is not in `knownIds`.
 */
export function createProseBuilder(knownIds: ReadonlySet<string>): ProseBuilder {
  return {
    prose: (markup, copy) =>
      paragraphsOf(markup).map((paragraph, index) => {
        const {line, ...shape} = shapeOf(paragraph)
        if (shape.style !== 'normal' || shape.listItem) {
          const start = paragraph.slice(0, 40)
          throw new Error(`${copy}: a brief holds paragraphs only; "${start}" is a heading, quotation or list.`)
        }
        return block(`b${index + 1}`, shape, line, copy)
      }),
    takeBody: (markup, copy) =>
      paragraphsOf(markup)
        .flatMap(linesOfList)
        .map((paragraph, index) => {
          const {line, ...shape} = shapeOf(paragraph)
          return block(`b${index + 1}`, shape, line, copy)
        }),
  }

  function block(key: string, shape: BlockShape, line: string, copy: string): Block {
    const markDefs: Annotation[] = []
    const children: Span[] = []
    const push = (text: string, marks: readonly string[]) => {
      for (const run of decorated(text)) {
        const spanKey = `${key}s${children.length + 1}`
        children.push({_type: 'span', _key: spanKey, text: run.text, marks: [...run.marks, ...marks]})
      }
    }

    let rest = line
    for (let match = link.exec(rest); match; match = link.exec(rest)) {
      const [whole, words = '', target = ''] = match
      const annotation = annotate(`${key}m${markDefs.length + 1}`, target, `${copy}, at "${words}"`)
      markDefs.push(annotation)
      push(rest.slice(0, match.index), [])
      push(words, [annotation._key])
      rest = rest.slice(match.index + whole.length)
    }
    push(rest, [])

    return {_type: 'block', _key: key, ...shape, markDefs, children}
  }

  function annotate(key: string, target: string, where: string): Annotation {
    const [, kind = '', slug = '', relation = 'background', facet] = address.exec(target) ?? []
    const id = `${kind}-${slug}`
    if (!isLinkable(kind)) {
      throw new Error(`${where}: "${target}" is not a link. Write (take:slug follows "facet") or (source:slug).`)
    }
    if (!knownIds.has(id)) throw new Error(`${where}: there is no ${kind} "${slug}". Add it, or correct the slug.`)

    const reference = {_type: 'reference', _ref: id, _weak: true} as const
    if (kind === 'source') return {_type: 'sourceCitation', _key: key, source: reference}
    if (!isRelation(relation)) {
      throw new Error(`${where}: "${relation}" is not a relation. Use one of ${crossReferenceRelations.join(', ')}.`)
    }
    return {_type: 'crossReference', _key: key, target: reference, relation, ...(facet ? {facet} : {})}
  }
}

type BlockShape = Pick<Block, 'style' | 'listItem' | 'level'>

const prefixes: readonly (readonly [RegExp, BlockShape])[] = [
  [/^## /, {style: 'h2'}],
  [/^> /, {style: 'blockquote'}],
  [/^- /, {style: 'normal', listItem: 'bullet', level: 1}],
  [/^\d{1,2}\. /, {style: 'normal', listItem: 'number', level: 1}],
]

function paragraphsOf(markup: string): string[] {
  return markup
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function linesOfList(paragraph: string): string[] {
  return /^(- |\d{1,2}\. )/.test(paragraph) ? paragraph.split(/\n(?=\s*(?:- |\d{1,2}\. ))/) : [paragraph]
}

function shapeOf(paragraph: string): BlockShape & {line: string} {
  const line = paragraph.replace(/\s*\n\s*/g, ' ').trim()
  for (const [prefix, shape] of prefixes) {
    if (prefix.test(line)) return {...shape, line: line.replace(prefix, '')}
  }
  return {style: 'normal', line}
}

function decorated(text: string): {text: string; marks: string[]}[] {
  const runs: {text: string; marks: string[]}[] = []
  let rest = text
  for (let match = emphasis.exec(rest); match; match = emphasis.exec(rest)) {
    const [whole, strong, em = ''] = match
    runs.push({text: rest.slice(0, match.index), marks: []}, {text: strong ?? em, marks: [strong ? 'strong' : 'em']})
    rest = rest.slice(match.index + whole.length)
  }
  return [...runs, {text: rest, marks: []}].filter((run) => run.text !== '')
}

function isLinkable(kind: string): kind is CrossReferenceTarget | 'source' {
  return kind === 'source' || (crossReferenceTargets as readonly string[]).includes(kind)
}

function isRelation(relation: string): relation is CrossReferenceRelation {
  return (crossReferenceRelations as readonly string[]).includes(relation)
}

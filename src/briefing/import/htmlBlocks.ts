import {parse} from 'parse5'
import type {DefaultTreeAdapterMap} from 'parse5'
import type {NotUnderstood, ReadSource, Run, SourceBlock} from './sourceBlock.ts'

type Node = DefaultTreeAdapterMap['node']
type Marks = Omit<Run, 'text'>

const unread = new Set('script style template noscript iframe object embed svg math canvas audio video head'.split(' '))
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(' '),
)
const told = new Set('code del ins mark q s strike sub sup u'.split(' '))

type Step = {readonly node: Node; readonly marks: Marks} | {readonly leave: 'block' | 'q'; readonly marks: Marks}

/**
 * Reads HTML as browsers do, without a DOM: headings, paragraphs, list items, line breaks, emphasis and links. Scripts,
 * styles and embedded things are never read; they are told, as are images.
 */
export function blocksOfHtml(source: string): ReadSource {
  const notUnderstood: NotUnderstood[] = []
  const blocks: SourceBlock[] = []
  let current: {kind: SourceBlock['kind']; level: number; line: number; runs: Run[]} = {kind: 'paragraph', level: 0, line: 0, runs: []}
  const close = (kind: SourceBlock['kind'] = 'paragraph', level = 0) => {
    const runs = tidy(current.runs)
    if (runs.length > 0) blocks.push({...current, runs})
    current = {kind, level, line: 0, runs: []}
  }
  const tell = (text: string, node: Node, reason: string) =>
    notUnderstood.push({kind: 'markup', text, line: node.sourceCodeLocation?.startLine ?? 0, reason})
  // A stack of our own: pasted pages may nest deeper than calls can.
  const steps: Step[] = [{node: parse(source, {sourceCodeLocationInfo: true}), marks: {}}]
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('leave' in step) {
      close()
      continue
    }
    const {node, marks} = step
    if (node.nodeName === '#text' && 'value' in node) {
      const text = node.value.replace(/[ \t\r\n\f]+/g, ' ')
      if (current.line === 0 && text.trim() !== '') current.line = lineOfText(node.value, node.sourceCodeLocation?.startLine ?? 0)
      current.runs.push({text, ...marks})
    } else if ('tagName' in node) {
      const name = node.tagName
      const attribute = (wanted: string) => node.attrs.find((candidate) => candidate.name === wanted)?.value
      if (unread.has(name)) {
        if (name !== 'head') tell(`<${name}>`, node, 'was not read')
      } else if (name === 'img') tell(`<img> ${attribute('alt') ?? ''}`.trim(), node, 'a brief has no images')
      else if (name === 'br') current.runs.push({text: '\n'})
      else {
        if (told.has(name)) tell(`<${name}>`, node, 'a brief has no such mark; its words were kept')
        const isInline = inline.has(name)
        const heading = /^h([1-6])$/.exec(name)
        // A paragraph inside a list item is still the item.
        const staysItem = name === 'p' && current.kind === 'item' && tidy(current.runs).length === 0
        if (!isInline && !staysItem) {
          close(heading ? 'heading' : name === 'li' ? 'item' : 'paragraph', heading ? Number(heading[1]) : 0)
          steps.push({leave: 'block', marks})
        }
        const own = marksOf(name, attribute, marks)
        for (const child of [...node.childNodes].reverse()) steps.push({node: child, marks: own})
      }
    } else if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) steps.push({node: child, marks})
  }
  close()
  return {blocks, notUnderstood}
}

/** The marks of an element; word processors paste weight and slant as style, also to undo an element's own. */
function marksOf(name: string, attribute: (wanted: string) => string | undefined, marks: Marks): Marks {
  const style = attribute('style') ?? ''
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  const slant = /font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  const href = attribute('href')
  const strong = weight === undefined ? name === 'strong' || name === 'b' : weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  const em = slant === undefined ? name === 'em' || name === 'i' : slant === 'italic' || slant === 'oblique'
  return {
    ...marks,
    ...(strong ? {strong} : weight === undefined ? {} : {strong: undefined}),
    ...(em ? {em} : slant === undefined ? {} : {em: undefined}),
    ...(name === 'a' && href !== undefined ? {href} : {}),
  }
}

function lineOfText(value: string, startLine: number): number {
  return startLine + (/^\s*/.exec(value)![0].match(/\n/g)?.length ?? 0)
}

/** Spaces as a browser shows them: one between words, none at the ends or around a line break. */
function tidy(runs: readonly Run[]): Run[] {
  const kept: Run[] = []
  let before = '\n'
  for (const run of runs) {
    let text = before === '\n' || before === ' ' ? run.text.replace(/^ /, '') : run.text
    if (text === '\n' && before === ' ') trimLast(kept)
    if (text === '\n' && kept.length === 0) text = ''
    if (text === '') continue
    kept.push({...run, text})
    before = text.at(-1)!
  }
  while (kept.length > 0 && kept.at(-1)!.text.trim() === '') kept.pop()
  trimLast(kept)
  return kept
}

function trimLast(runs: Run[]): void {
  const last = runs.at(-1)
  if (last) runs[runs.length - 1] = {...last, text: last.text.replace(/ $/, '')}
}

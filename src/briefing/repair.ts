import {asArray, asString, isRecord, readBlock} from '../text/portableText.ts'
import {annotationKeys, childrenOf, insertText, isSpan, lengthOf, marksOf, replaceText, slice, withUniqueKeys} from './childSpans.ts'
import type {StoredBlock} from './childSpans.ts'
import type {Fix, PathSegment, Place} from './finding.ts'

/** One block as it stands, and as it should stand; undefined takes it away. */
export interface BlockChange {
  /** The Portable Text field that holds the block. */
  readonly field: readonly PathSegment[]
  readonly before: StoredBlock
  readonly after: StoredBlock | undefined
}

/** What a fix does to the stored document, or why it would do something else than it says. */
export type Repair =
  | {readonly kind: 'blocks'; readonly changes: readonly BlockChange[]}
  | {readonly kind: 'field'; readonly path: readonly PathSegment[]; readonly value: unknown}
  /** `changed`: the words are no longer there, or there twice. `gone`: their block is. `linked`: they are a link by now. */
  | {readonly kind: 'refused'; readonly reason: 'changed' | 'gone' | 'linked'}

/** The value of a Portable Text field as it is now, which may be newer than what was linted. */
export type ReadField = (path: readonly PathSegment[]) => unknown

/**
 * Works out a fix against the text as it is now. Words that only moved within their block are found again; words that
 * have changed are left alone. Untouched spans keep their keys, so that carets in them stay. `newKey` names new spans.
 */
export function repair(fix: Fix, readField: ReadField, newKey: () => string): Repair {
  if (fix.kind === 'setField') return {kind: 'field', path: fix.path, value: fix.value}
  const at = locate(fix.place, readField)
  if ('reason' in at) return at
  if (fix.kind === 'moveSentence') {
    if (!isWhole(at)) return {kind: 'refused', reason: 'changed'}
    const target = locate(fix.before, readField)
    return 'reason' in target ? target : moved(at, target, newKey)
  }
  const after = changed(fix, at, newKey)
  return after ? blocks([{field: at.field, before: at.block, after}]) : {kind: 'refused', reason: 'linked'}
}

interface Located {
  readonly field: readonly PathSegment[]
  readonly block: StoredBlock
  readonly text: string
  readonly start: number
  readonly end: number
}

type Refused = Extract<Repair, {kind: 'refused'}>

function locate(place: Place, readField: ReadField): Located | Refused {
  const {blockKey, blockStart, blockEnd, path} = place
  const last = path.at(-1)
  const field = typeof last === 'object' && last._key === blockKey ? path.slice(0, -1) : path
  const block = asArray(readField(field)).find((member) => isRecord(member) && member._key === blockKey)
  const read = readBlock(block)
  if (!isRecord(block) || !read || blockStart === undefined || blockEnd === undefined) return {kind: 'refused', reason: 'gone'}
  const {text} = read
  if (text.slice(blockStart, blockEnd) === place.text) return {field, block, text, start: blockStart, end: blockEnd}
  const found = place.text === '' ? -1 : text.indexOf(place.text)
  if (found < 0 || text.includes(place.text, found + 1)) return {kind: 'refused', reason: 'changed'}
  return {field, block, text, start: found, end: found + place.text.length}
}

function changed(
  fix: Exclude<Fix, {kind: 'setField' | 'moveSentence'}>,
  {block, start, end}: Located,
  newKey: () => string,
): StoredBlock | undefined {
  const children = childrenOf(block)
  switch (fix.kind) {
    case 'replace':
      return {...block, children: replaceText(children, start, end, fix.text)}
    case 'insert':
      return {...block, children: insertText(children, start, fix.text, annotationKeys(block), newKey)}
    case 'link':
      return linked(block, start, end, fix.target.id, newKey)
    case 'unlink':
      return unlinked(block, start, end)
  }
}

function linked(block: StoredBlock, start: number, end: number, target: string, newKey: () => string): StoredBlock | undefined {
  const touching = readBlock(block)?.annotations.some((link) => link.type === 'crossReference' && link.start < end && start < link.end)
  if (touching || start >= end) return undefined
  const key = newKey()
  const children = childrenOf(block)
  const inside = slice(children, start, end, newKey).map((child) =>
    isSpan(child) ? {...child, marks: [...marksOf(child), key]} : child,
  )
  const definition = {
    _key: key,
    _type: 'crossReference',
    target: {_type: 'reference', _ref: target, _weak: true},
    relation: 'background',
  }
  const length = lengthOf(children)
  return {
    ...block,
    markDefs: [...asArray(block.markDefs), definition],
    children: withUniqueKeys([...slice(children, 0, start), ...inside, ...slice(children, end, length)], newKey),
  }
}

function unlinked(block: StoredBlock, start: number, end: number): StoredBlock | undefined {
  const links = readBlock(block)?.annotations.filter(
    (link) => link.type === 'crossReference' && link.start < Math.max(end, start + 1) && start < link.end,
  )
  if (!links || links.length === 0) return undefined
  const keys = new Set(links.map(({key}) => key))
  return {
    ...block,
    markDefs: asArray(block.markDefs).filter((definition) => !(isRecord(definition) && keys.has(asString(definition._key)))),
    children: childrenOf(block).map((child) =>
      marksOf(child).some((mark) => keys.has(mark)) ? {...child, marks: marksOf(child).filter((mark) => !keys.has(mark))} : child,
    ),
  }
}

/** Whether the words still end where their sentence does: somebody may have gone on writing it since. */
function isWhole({text, start, end}: Located): boolean {
  const rest = text.slice(end)
  return rest.trim() === '' || (/^\s/.test(rest) && /[.!?\u2026]["'\u201d\u2019)\]]*$/.test(text.slice(start, end)))
}

/** The sentence leaves with the space that followed it (or went before it, at the end) and brings one along. */
function moved(source: Located, target: Located, newKey: () => string): Repair {
  const gap = /^\s*/.exec(source.text.slice(source.end))![0].length
  const atEnd = source.end + gap === source.text.length
  const from = atEnd ? source.text.slice(0, source.start).trimEnd().length : source.start
  const to = source.end + gap
  const children = childrenOf(source.block)
  const remains = [
    ...slice(children, 0, from),
    ...slice(children, to, source.text.length),
  ]
  const space = {_type: 'span', _key: newKey(), text: ' ', marks: []}
  const sentence = [...slice(children, source.start, source.end, newKey), space]
  const sameBlock = sameField(source.field, target.field) && source.block._key === target.block._key
  if (sameBlock) {
    if (from <= target.start && target.start < to) return blocks([])
    const at = target.start < from ? target.start : target.start - (to - from)
    const rest = [...slice(remains, 0, at), ...sentence, ...slice(remains, at, lengthOf(remains))]
    const after = {...source.block, children: withUniqueKeys(rest, newKey)}
    return blocks([{field: source.field, before: source.block, after}])
  }
  const host = childrenOf(target.block)
  const received = [...slice(host, 0, target.start), ...sentence, ...slice(host, target.start, target.text.length)]
  const moving = new Set(sentence.flatMap(marksOf))
  const definitions = asArray(source.block.markDefs).filter((definition) => isRecord(definition) && moving.has(asString(definition._key)))
  return blocks([
    {
      field: target.field,
      before: target.block,
      after: {
        ...target.block,
        markDefs: [...asArray(target.block.markDefs), ...definitions],
        children: withUniqueKeys(received, newKey),
      },
    },
    {
      field: source.field,
      before: source.block,
      after: lengthOf(remains) === 0 ? undefined : {...source.block, children: withUniqueKeys(remains, newKey)},
    },
  ])
}

function blocks(changes: readonly BlockChange[]): Repair {
  return {kind: 'blocks', changes}
}

function sameField(a: readonly PathSegment[], b: readonly PathSegment[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

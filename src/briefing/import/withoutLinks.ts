import {asArray, isRecord} from '../../text/portableText.ts'
import type {FoundLink} from './sections.ts'

type Stored = Readonly<Record<string, unknown>>

/** How a link of an imported brief is named among what is left out. */
export function linkKey({blockKey, markKey}: Pick<FoundLink, 'blockKey' | 'markKey'>): string {
  return `${blockKey}/${markKey}`
}

/** The imported beat without the links whose keys are left out; their words stay. */
export function withoutLinks(beat: Stored, links: readonly FoundLink[], leaveOut: ReadonlySet<string>): Stored {
  const dropped = links.filter((link) => leaveOut.has(linkKey(link)))
  if (dropped.length === 0) return beat
  const marks = new Map<string, Set<string>>()
  for (const {blockKey, markKey} of dropped) marks.set(blockKey, (marks.get(blockKey) ?? new Set()).add(markKey))
  const clean = (part: unknown): unknown => {
    if (!isRecord(part)) return part
    if (Array.isArray(part.body)) return {...part, body: part.body.map(clean)}
    const gone = marks.get(String(part._key))
    if (!gone) return part
    return {
      ...part,
      markDefs: asArray(part.markDefs).filter((definition) => !(isRecord(definition) && gone.has(String(definition._key)))),
      children: asArray(part.children).map((child) =>
        isRecord(child) ? {...child, marks: asArray(child.marks).filter((mark) => !gone.has(String(mark)))} : child,
      ),
    }
  }
  return Object.fromEntries(Object.entries(beat).map(([field, value]) => [field, Array.isArray(value) ? value.map(clean) : value]))
}

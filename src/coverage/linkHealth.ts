import {asArray, asString, isRecord, readBlock, referenceId} from '../text/portableText.ts'
import {fold} from '../text/words.ts'

/** What a link leads to. */
export interface LinkTarget {
  readonly type: string
  readonly title: string
  /** Short title and aliases. */
  readonly names: readonly string[]
  readonly formerTitles: readonly string[]
  /** The beats a take belongs to. */
  readonly beats: readonly string[]
}

/** A cross-reference in a brief. Offsets are UTF-16 in the text of its block. */
export interface BoardLink {
  readonly section: string
  /** The Portable Text field, as a Sanity path. */
  readonly path: string
  readonly blockKey: string
  readonly start: number
  readonly end: number
  readonly words: string
  /** Published id; empty when the link names nothing. */
  readonly target: string
  /** Absent when readers find nothing there. */
  readonly found?: LinkTarget
}

/** Why a link wants mending: it leads nowhere, to something only in draft, to its own page, or bears an old name. */
export type LinkFault = 'missing' | 'unpublished' | 'self' | 'renamed'

export interface FaultyLink extends BoardLink {
  readonly fault: LinkFault
}

/** The links of a beat, in the order of its text. */
export interface BeatLinks {
  readonly all: readonly BoardLink[]
  readonly faults: readonly FaultyLink[]
}

/**
 * Reads the links of a beat from its sections, or from as much of them as a query brought: blocks whose cross-references
 * carry what they lead to as `found`.
 */
export function linksOfBeat(document: unknown, sections: readonly string[]): BoardLink[] {
  if (!isRecord(document)) return []
  return sections.flatMap((section) =>
    asArray(document[section]).flatMap((member): BoardLink[] => {
      if (!isRecord(member)) return []
      if (member._type === 'block') return linksOfBlock(member, section, section)
      const path = `${section}[_key=="${asString(member._key)}"].body`
      return asArray(member.body).flatMap((block) => linksOfBlock(block, section, path))
    }),
  )
}

function linksOfBlock(stored: unknown, section: string, path: string): BoardLink[] {
  const block = readBlock(stored)
  if (!block) return []
  return block.annotations.flatMap(({type, value, start, end}): BoardLink[] => {
    if (type !== 'crossReference') return []
    const found = readTarget(value.found)
    const words = block.text.slice(start, end)
    return [{section, path, blockKey: block.key, start, end, words, target: referenceId(value.target) ?? '', ...(found ? {found} : {})}]
  })
}

function readTarget(value: unknown): LinkTarget | undefined {
  if (!isRecord(value)) return undefined
  const strings = (list: unknown) => asArray(list).filter((member): member is string => typeof member === 'string' && member !== '')
  return {
    type: asString(value._type),
    title: asString(value.title),
    names: [asString(value.shortTitle), ...strings(value.aliases)].filter((name) => name !== ''),
    formerTitles: strings(value.formerTitles),
    beats: strings(value.beats),
  }
}

/** What is wrong with the links of a beat. `drafted` are ids that exist in draft only. */
export function linkHealth(beat: string, links: readonly BoardLink[], drafted: ReadonlySet<string>): BeatLinks {
  const faults = links.flatMap((link): FaultyLink[] => {
    const fault = faultOf(beat, link, drafted)
    return fault ? [{...link, fault}] : []
  })
  return {all: links, faults}
}

function faultOf(beat: string, {target, found, words}: BoardLink, drafted: ReadonlySet<string>): LinkFault | undefined {
  if (target === beat) return 'self'
  if (!found) return drafted.has(target) ? 'unpublished' : 'missing'
  const said = fold(words)
  const isName = [found.title, ...found.names].some((name) => fold(name) === said)
  return !isName && found.formerTitles.some((title) => fold(title) === said) ? 'renamed' : undefined
}

/** Ids of a beat's member takes that its links cite. */
export function citedMembers(beat: string, links: readonly BoardLink[]): ReadonlySet<string> {
  return new Set(links.flatMap(({target, found}) => (found?.type === 'take' && found.beats.includes(beat) ? [target] : [])))
}

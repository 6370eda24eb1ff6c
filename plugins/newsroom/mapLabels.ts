import type {MapNode} from '../../src/coverage/storyMap.ts'
import {radiusOf, type MapLayout} from './mapLayout.ts'

/** Where a name is written: the middle of its base line, in the map's own units. */
export interface MapLabel {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Of Inter: a character's usual width and a line's height over its base, as parts of the font size. */
const [charWidth, ascent, descent] = [0.58, 0.8, 0.25]
const longest = 28

/** A name short enough for the map. */
export function shortName(title: string): string {
  return title.length > longest ? `${title.slice(0, longest - 1).trimEnd()}…` : title
}

/**
 * Writes the names of nodes above or below them so that none runs into another, the first in the list first; one that has
 * no room is left out, since the list beside the map says it.
 */
export function placeLabels(nodes: readonly MapNode[], {places}: MapLayout, fontSize: number): readonly MapLabel[] {
  const taken: Box[] = []
  return nodes.flatMap((node): MapLabel[] => {
    const at = places.get(node.id)
    if (!at) return []
    const text = shortName(node.title)
    const gap = radiusOf(node) + fontSize * 0.36
    for (const y of [at.y - gap, at.y + gap + fontSize * ascent]) {
      const half = (text.length * charWidth * fontSize) / 2
      const box = {left: at.x - half, right: at.x + half, top: y - fontSize * ascent, bottom: y + fontSize * descent}
      if (taken.some((other) => meets(box, other))) continue
      taken.push(box)
      return [{id: node.id, text, x: at.x, y}]
    }
    return []
  })
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

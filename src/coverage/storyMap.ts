import {nameOf, type BeatFacts, type BoardPlace} from './board.ts'
import type {BoardLink} from './linkHealth.ts'

/** A beat or a cluster on the map. */
export interface MapNode {
  readonly id: string
  readonly kind: 'beat' | 'cluster'
  readonly title: string
  /** Takes that belong to it; a cluster has those of its beats. */
  readonly takes: number
}

/** Cross-references between two of them in either direction, or a beat's place in its cluster. */
export interface MapEdge {
  readonly kind: 'link' | 'member'
  readonly from: string
  readonly to: string
  /** How many cross-references; 1 for a membership. */
  readonly count: number
}

export interface StoryMap {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
  /** By id, what its cross-references lead to and come from, the most linked first. */
  readonly neighbours: ReadonlyMap<string, readonly {readonly id: string; readonly title: string; readonly count: number}[]>
}

interface Known {
  readonly beats: readonly BeatFacts[]
  readonly clusters: ReadonlyMap<string, BoardPlace>
  /** By beat. */
  readonly links: ReadonlyMap<string, readonly BoardLink[]>
  /** How many takes belong to each beat. */
  readonly members: ReadonlyMap<string, number>
}

/** The newsroom as a graph of beats and clusters. Takes are not drawn: they give their beats their size. */
export function storyMap({beats, clusters, links, members}: Known): StoryMap {
  const takesOf = new Map<string, number>()
  for (const {id, cluster} of beats) if (cluster) takesOf.set(cluster, (takesOf.get(cluster) ?? 0) + (members.get(id) ?? 0))
  const nodes: MapNode[] = [
    ...beats.map((beat): MapNode => ({id: beat.id, kind: 'beat', title: nameOf(beat), takes: members.get(beat.id) ?? 0})),
    ...[...clusters.values()].map(({id, title}): MapNode => ({id, kind: 'cluster', title, takes: takesOf.get(id) ?? 0})),
  ]
  const titles = new Map(nodes.map(({id, title}) => [id, title]))
  const counts = new Map<string, MapEdge>()
  for (const [from, all] of links) {
    for (const {target: to} of all) {
      if (to === from || !titles.has(to) || !titles.has(from)) continue
      const [a, b] = from < to ? [from, to] : [to, from]
      const key = `${a}\n${b}`
      counts.set(key, {kind: 'link', from: a, to: b, count: (counts.get(key)?.count ?? 0) + 1})
    }
  }
  const linking = [...counts.values()]
  const memberships = beats.flatMap(({id, cluster}): MapEdge[] => (cluster && titles.has(cluster) ? [{kind: 'member', from: id, to: cluster, count: 1}] : []))
  return {nodes, edges: [...linking, ...memberships], neighbours: neighboursOf(linking, titles)}
}

function neighboursOf(edges: readonly MapEdge[], titles: ReadonlyMap<string, string>): StoryMap['neighbours'] {
  const found = new Map<string, {id: string; title: string; count: number}[]>()
  for (const {from, to, count} of edges) {
    for (const [one, other] of [[from, to], [to, from]] as const) {
      found.set(one, [...(found.get(one) ?? []), {id: other, title: titles.get(other) ?? other, count}])
    }
  }
  for (const list of found.values()) list.sort((a, b) => b.count - a.count || a.title.localeCompare(b.title))
  return found
}

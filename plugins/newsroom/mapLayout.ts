import {forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum} from 'd3-force'
import type {MapNode, StoryMap} from '../../src/coverage/storyMap.ts'

/** Where nodes are drawn, by id, and the frame around them all. */
export interface MapLayout {
  readonly places: ReadonlyMap<string, {readonly x: number; readonly y: number}>
  readonly frame: {readonly x: number; readonly y: number; readonly width: number; readonly height: number}
}

interface LayoutOptions {
  /** Lets the page breathe between two stretches of work. */
  readonly pause: () => Promise<void>
  /** Milliseconds, for measuring how long a stretch has lasted. */
  readonly clock: () => number
  /** False once nobody wants the layout any more. */
  readonly isWanted: () => boolean
}

interface Body extends SimulationNodeDatum {
  readonly id: string
  readonly radius: number
}

const ticks = 260
/** Half of a frame at 60 a second: a key pressed meanwhile is answered in the same frame. */
const stretch = 8

/**
 * Lays the map out in stretches of a few milliseconds. The same map gives the same layout: bodies start on d3's spiral in
 * the order of the nodes, and its only dice are a generator with a fixed seed. Undefined when it is no longer wanted.
 */
export async function layOutMap({nodes, edges}: StoryMap, {pause, clock, isWanted}: LayoutOptions): Promise<MapLayout | undefined> {
  const bodies = nodes.map((node): Body => ({id: node.id, radius: radiusOf(node)}))
  const lines = edges.map(({from, to, kind, count}): SimulationLinkDatum<Body> & {strength: number} => ({source: from, target: to, strength: kind === 'member' ? 0.5 : Math.min(0.3, 0.04 * count)}))
  const simulation = forceSimulation(bodies)
    .force('link', forceLink<Body, (typeof lines)[number]>(lines).id(({id}) => id).distance(34).strength(({strength}) => strength))
    .force('charge', forceManyBody<Body>().strength(({radius}) => -14 - radius * 4).distanceMax(320))
    .force('collide', forceCollide<Body>(({radius}) => radius + 3))
    .force('x', forceX<Body>(0).strength(0.045))
    .force('y', forceY<Body>(0).strength(0.06))
    .stop()
  simulation.alphaDecay(1 - 0.001 ** (1 / ticks))
  for (let tick = 0, began = clock(); tick < ticks; tick += 1) {
    simulation.tick()
    if (clock() - began < stretch) continue
    await pause()
    if (!isWanted()) return undefined
    began = clock()
  }
  return framed(bodies)
}

function framed(bodies: readonly Body[]): MapLayout {
  const places = new Map(bodies.map(({id, x = 0, y = 0}) => [id, {x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10}]))
  const edge = (pick: (...values: number[]) => number, sign: number, axis: 'x' | 'y') => bodies.reduce((most, body) => pick(most, (body[axis] ?? 0) + sign * (body.radius + 14)), 0)
  const [left, top] = [edge(Math.min, -1, 'x'), edge(Math.min, -1, 'y')]
  return {places, frame: {x: left, y: top, width: edge(Math.max, 1, 'x') - left || 1, height: edge(Math.max, 1, 'y') - top || 1}}
}

/** A node's area grows with its takes. */
export function radiusOf({takes, kind}: Pick<MapNode, 'takes' | 'kind'>): number {
  return Math.min(22, (kind === 'cluster' ? 4 : 3) + Math.sqrt(takes) * 0.8)
}

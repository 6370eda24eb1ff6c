import type {Scores} from './scores.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'
import {roomFor} from './strings.ts'

/** A story with more links than this passes too little to each neighbour to matter. */
const mostNeighbours = 400

/**
 * Who links to whom, by slot, as chains of links in typed arrays. Targets that are not in the archive (yet) have a slot
 * too. Links that were taken out are used again for the next ones.
 */
export class ReferenceGraph {
  /** By slot: its first link out, its newest link in, and how many of these there are. */
  #out = new Uint32Array(256)
  #in = new Uint32Array(256)
  #citations = new Uint32Array(256)
  /** By link, from 1. */
  #from = new Uint32Array(256)
  #to = new Uint32Array(256)
  #nextOut = new Uint32Array(256)
  #nextIn = new Uint32Array(256)
  #used = 0
  /** The first link that is free, the others by `#nextOut`. */
  #free = 0

  get bytes(): number {
    return 3 * this.#out.byteLength + 4 * this.#to.byteLength
  }

  /** `targets` are distinct. */
  set(from: number, targets: readonly number[]): void {
    this.clear(from)
    if (targets.length === 0) return
    this.#reach(Math.max(from, ...targets))
    let last = 0
    for (const to of targets) {
      const link = this.#newLink()
      this.#from[link] = from
      this.#to[link] = to
      this.#nextOut[link] = 0
      if (last === 0) this.#out[from] = link
      else this.#nextOut[last] = link
      last = link
      this.#nextIn[link] = this.#in[to]!
      this.#in[to] = link
      this.#citations[to]!++
    }
  }

  clear(from: number): void {
    for (let link = this.#out[from] ?? 0; link !== 0; ) {
      const after = this.#nextOut[link]!
      this.#leave(link)
      this.#nextOut[link] = this.#free
      this.#free = link
      link = after
    }
    if (from < this.#out.length) this.#out[from] = 0
  }

  targets(from: number): number[] {
    const targets: number[] = []
    for (let link = this.#out[from] ?? 0; link !== 0; link = this.#nextOut[link]!) targets.push(this.#to[link]!)
    return targets
  }

  /** Who links to this one, in no order. */
  sources(to: number): number[] {
    const sources: number[] = []
    for (let link = this.#in[to] ?? 0; link !== 0; link = this.#nextIn[link]!) sources.push(this.#from[link]!)
    return sources
  }

  /** How many stories link to this one. */
  citations(to: number): number {
    return this.#citations[to] ?? 0
  }

  /**
   * A random walk with restart over links in both directions, `steps` long, added to `reached`. What one step carries on
   * is spread evenly over a story's neighbours, so a story that everyone links to passes little to each.
   */
  walk(from: ReadonlyMap<number, number>, steps: number, restart: number, reached: Scores): void {
    let front = from
    for (let step = 0; step < steps; step++) {
      const ahead = new Map<number, number>()
      for (const [slot, mass] of front) {
        const targets = this.targets(slot)
        const count = targets.length + this.citations(slot)
        if (count === 0 || count > mostNeighbours) continue
        const share = (mass * (1 - restart)) / count
        for (const to of targets) ahead.set(to, (ahead.get(to) ?? 0) + share)
        for (const source of this.sources(slot)) ahead.set(source, (ahead.get(source) ?? 0) + share)
      }
      for (const [slot, mass] of ahead) reached.add(slot, mass)
      front = ahead
    }
  }

  write(writer: SnapshotWriter): void {
    const links = this.#used + 1
    for (const array of [this.#out, this.#in, this.#citations]) writer.array(array)
    for (const array of [this.#from, this.#to, this.#nextOut, this.#nextIn]) writer.array(array.subarray(0, links))
    writer.number(this.#free)
  }

  read(reader: SnapshotReader): void {
    this.#out = reader.uint32()
    this.#in = reader.uint32()
    this.#citations = reader.uint32()
    this.#from = reader.uint32()
    this.#to = reader.uint32()
    this.#nextOut = reader.uint32()
    this.#nextIn = reader.uint32()
    this.#used = this.#to.length - 1
    this.#free = reader.number()
  }

  /** Takes a link out of its target's chain. */
  #leave(link: number): void {
    const to = this.#to[link]!
    this.#citations[to]!--
    if (this.#in[to] === link) {
      this.#in[to] = this.#nextIn[link]!
      return
    }
    let before = this.#in[to]!
    while (this.#nextIn[before] !== link) before = this.#nextIn[before]!
    this.#nextIn[before] = this.#nextIn[link]!
  }

  #newLink(): number {
    if (this.#free !== 0) {
      const link = this.#free
      this.#free = this.#nextOut[link]!
      return link
    }
    const link = ++this.#used
    this.#from = roomFor(this.#from, link + 1)
    this.#to = roomFor(this.#to, link + 1)
    this.#nextOut = roomFor(this.#nextOut, link + 1)
    this.#nextIn = roomFor(this.#nextIn, link + 1)
    return link
  }

  #reach(slot: number): void {
    this.#out = roomFor(this.#out, slot + 1)
    this.#in = roomFor(this.#in, slot + 1)
    this.#citations = roomFor(this.#citations, slot + 1)
  }
}

import type {Scores} from './postings.ts'
import type {SnapshotReader, SnapshotWriter} from './snapshotBytes.ts'

const none: readonly number[] = []

/** Who links to whom, by slot. Targets that are not in the archive (yet) have a slot too. */
export class ReferenceGraph {
  readonly #out: (readonly number[] | undefined)[] = []
  readonly #in: (number[] | undefined)[] = []

  /** `targets` are distinct. */
  set(from: number, targets: readonly number[]): void {
    this.clear(from)
    if (targets.length === 0) return
    this.#out[from] = targets
    for (const to of targets) {
      const sources = this.#in[to]
      if (sources) sources.push(from)
      else this.#in[to] = [from]
    }
  }

  clear(from: number): void {
    for (const to of this.targets(from)) {
      const sources = this.#in[to]!
      sources.splice(sources.indexOf(from), 1)
    }
    this.#out[from] = undefined
  }

  targets(from: number): readonly number[] {
    return this.#out[from] ?? none
  }

  sources(to: number): readonly number[] {
    return this.#in[to] ?? none
  }

  /** How many stories link to this one. */
  citations(to: number): number {
    return this.#in[to]?.length ?? 0
  }

  /**
   * A random walk with restart over links in both directions, `steps` long, added to `reached`. What one step carries on
   * is spread evenly over a story's neighbours, so a story that everyone links to passes little to each.
   */
  walk(from: ReadonlyMap<number, number>, steps: number, restart: number, reached: Scores): void {
    let front = from
    const land = (ahead: Map<number, number>, slot: number, share: number) => {
      ahead.set(slot, (ahead.get(slot) ?? 0) + share)
    }
    for (let step = 0; step < steps; step++) {
      const ahead = new Map<number, number>()
      for (const [slot, mass] of front) {
        const targets = this.targets(slot)
        const sources = this.sources(slot)
        const count = targets.length + sources.length
        if (count === 0 || count > mostNeighbours) continue
        const share = (mass * (1 - restart)) / count
        for (const to of targets) land(ahead, to, share)
        for (const source of sources) land(ahead, source, share)
      }
      for (const [slot, mass] of ahead) {
        if (reached.values[slot] === 0) reached.touched.push(slot)
        reached.values[slot]! += mass
      }
      front = ahead
    }
  }

  write(writer: SnapshotWriter, slots: number): void {
    const flat: number[] = []
    const lengths = new Uint32Array(slots)
    for (let slot = 0; slot < slots; slot++) {
      const targets = this.targets(slot)
      lengths[slot] = targets.length
      for (const to of targets) flat.push(to)
    }
    writer.array(lengths)
    writer.array(Uint32Array.from(flat))
  }

  read(reader: SnapshotReader): void {
    const lengths = reader.uint32()
    const flat = reader.uint32()
    let from = 0
    lengths.forEach((length, slot) => {
      if (length > 0) this.set(slot, [...flat.subarray(from, from + length)])
      from += length
    })
  }
}

/** A story with more links than this passes too little to each neighbour to matter. */
const mostNeighbours = 400

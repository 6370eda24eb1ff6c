import type {StoryLink} from './story.ts'

/** Who links to whom, and in what words. Targets that are not in the archive (yet) are kept. */
export class ReferenceGraph {
  readonly #out = new Map<string, readonly StoryLink[]>()
  readonly #in = new Map<string, Map<string, string[]>>()

  set(from: string, links: readonly StoryLink[]): void {
    this.clear(from)
    const others = links.filter(({to}) => to !== from)
    if (others.length === 0) return
    this.#out.set(from, others)
    for (const {to, anchor} of others) {
      const sources = this.#in.get(to) ?? new Map<string, string[]>()
      sources.set(from, [...(sources.get(from) ?? []), anchor])
      this.#in.set(to, sources)
    }
  }

  clear(from: string): void {
    for (const {to} of this.#out.get(from) ?? []) {
      const sources = this.#in.get(to)
      sources?.delete(from)
      if (sources?.size === 0) this.#in.delete(to)
    }
    this.#out.delete(from)
  }

  targets(from: string): ReadonlySet<string> {
    return new Set((this.#out.get(from) ?? []).map(({to}) => to))
  }

  links(from: string): readonly StoryLink[] {
    return this.#out.get(from) ?? []
  }

  /** How many stories link to this one. */
  citations(to: string): number {
    return this.#in.get(to)?.size ?? 0
  }

  sources(to: string): Iterable<string> {
    return this.#in.get(to)?.keys() ?? []
  }

  /** The words others put their links to this story on. */
  anchors(to: string): string[] {
    return [...(this.#in.get(to)?.values() ?? [])].flat()
  }

  /**
   * A random walk with restart over links in both directions, `steps` long. What one step carries on is spread evenly
   * over a story's neighbours, so a story that everyone links to passes little to each.
   */
  walk(from: ReadonlyMap<string, number>, steps: number, restart: number): Map<string, number> {
    const reached = new Map<string, number>()
    let front = from
    for (let step = 0; step < steps; step++) {
      const ahead = new Map<string, number>()
      for (const [id, mass] of front) {
        const targets = this.targets(id)
        const count = targets.size + this.citations(id)
        if (count === 0) continue
        const share = (mass * (1 - restart)) / count
        for (const to of targets) ahead.set(to, (ahead.get(to) ?? 0) + share)
        for (const source of this.sources(id)) ahead.set(source, (ahead.get(source) ?? 0) + share)
      }
      for (const [id, mass] of ahead) reached.set(id, (reached.get(id) ?? 0) + mass)
      front = ahead
    }
    return reached
  }
}

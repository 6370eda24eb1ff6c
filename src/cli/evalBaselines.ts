import type {BacktestQuery} from '../related/backtest.ts'
import {Field} from '../related/field.ts'
import {Scores} from '../related/scores.ts'
import type {Story} from '../related/story.ts'
import {termsOf} from '../related/terms.ts'

const year = 365 * 86_400_000

/** A ranker to compare with: it hears of every story and answers with ids, best first. */
export interface Baseline {
  readonly name: string
  put(story: Story): void
  remove(id: string): void
  rank(query: BacktestQuery): string[]
}

/** BM25 with light stemming and logarithmic term weights: over one field, or title and body apart and newer preferred. */
export function createBaselines(): Baseline[] {
  return [
    bm25('BM25, one field', [({title, text}) => `${title}\n${text}`], false),
    bm25('BM25, title and body × recency', [({title}) => title, ({text}) => text], true),
  ]
}

function bm25(name: string, parts: readonly ((story: Story) => string)[], recent: boolean): Baseline {
  const fields = parts.map(() => new Field(1.2, 0.75))
  const terms = new Map<string, number>()
  const slots = new Map<string, number>()
  const stories: Story[] = []
  const idOf = (term: string) => {
    if (!terms.has(term)) terms.set(term, terms.size)
    return terms.get(term)!
  }
  return {
    name,
    put(story) {
      const slot = slots.get(story.id) ?? stories.length
      slots.set(story.id, slot)
      stories[slot] = story
      fields.forEach((field, index) => field.set(slot, termsOf(parts[index]!(story)).map(idOf)))
    },
    remove(id) {
      const slot = slots.get(id)
      if (slot === undefined) return
      for (const field of fields) field.clear(slot)
    },
    rank({document, text}) {
      const counts = new Map<string, number>()
      for (const term of termsOf(`${document.title}\n${text}`)) counts.set(term, (counts.get(term) ?? 0) + 1)
      const scores = new Scores(stories.length)
      for (const field of fields) {
        const weighted = [...counts].flatMap(([term, times]): [number, number][] => {
          const id = terms.get(term)
          if (id === undefined) return []
          const count = field.postings.count(id)
          return [[id, (1 + Math.log(times)) * Math.log(1 + (stories.length - count + 0.5) / (count + 0.5))]]
        })
        field.score(weighted, scores)
      }
      const found = [...new Set(scores.touched)].map((slot) => {
        const {id, date} = stories[slot]!
        const age = document.date === undefined || date === undefined ? undefined : (document.date - date) / year
        return {id, score: scores.values[slot]! * (recent && age !== undefined ? 1 + 0.5 * Math.exp(-age) : 1)}
      })
      return found
        .filter(({id}) => id !== document.id)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, 10)
        .map(({id}) => id)
    },
  }
}

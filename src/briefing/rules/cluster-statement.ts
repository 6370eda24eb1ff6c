import {fieldPlace, isEmpty, placeIn, sectionOf, wholeOf} from '../brief.ts'
import {namesOf} from '../corpus.ts'
import type {CorpusEntry} from '../corpus.ts'
import {defineRule} from '../rule.ts'

/** The cluster a beat belongs to is named in Relationships, and the other way round. */
export const clusterStatement = defineRule({
  id: 'cluster-statement',
  severity: 'warning',
  needs: ['fields', 'corpus'],
  why: 'Readers see the cluster only where the text names it.',

  *check(brief, _options, {corpus}) {
    const section = sectionOf(brief, 'relationships')
    if (!section || isEmpty(section) || !corpus) return
    const set = brief.fields?.cluster
    if (set !== undefined) {
      const cluster = corpus.entries.get(set)
      if (cluster && !namesOf(cluster).some((name) => flat(section.text).includes(flat(name)))) {
        yield {
          message: `The beat is in the cluster "${cluster.title}", and "${section.heading}" does not name it. Name it.`,
          place: wholeOf(section),
        }
      }
      return
    }
    for (const cluster of corpus.entries.values()) {
      const span = cluster.type === 'cluster' ? namedBesideCluster(section.text, cluster) : undefined
      if (!span) continue
      yield {
        message: `"${section.heading}" names the cluster "${cluster.title}", and the beat is in none. Set the cluster.`,
        place: placeIn(section, span),
        related: [fieldPlace(['cluster'])],
        fixes: [
          {
            title: `Set the cluster to "${cluster.title}"`,
            kind: 'setField',
            path: ['cluster'],
            value: {_type: 'reference', _ref: cluster.id},
          },
        ],
      }
    }
  },
})

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-\u2010\u2011]/g, ' ')
    .replace(/[“”"]/g, '')
}

function namedBesideCluster(text: string, cluster: CorpusEntry): {start: number; end: number} | undefined {
  const haystack = text.toLowerCase().replace(/[-\u2010\u2011]/g, ' ')
  for (const name of namesOf(cluster)) {
    const needle = name.toLowerCase().replace(/[-\u2010\u2011]/g, ' ')
    const at = haystack.indexOf(needle)
    if (at < 0) continue
    const end = at + needle.length
    const after = /^["”']?\s+cluster\b/.test(haystack.slice(end))
    const before = /\bcluster(?:\s+(?:on|of|called|named))?\s+["“']?$/.test(haystack.slice(0, at))
    if (after || before) return {start: at, end}
  }
  return undefined
}

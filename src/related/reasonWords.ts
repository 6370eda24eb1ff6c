import type {Reason} from './rank.ts'

/**
 * A reason as an editor would say it. `nameOf` gives the title of a subject or story; those without one are left out.
 */
export function reasonInWords(reason: Reason, nameOf: (id: string) => string | undefined): string {
  switch (reason.kind) {
    case 'named':
      return 'Named in your text'
    case 'terms':
      return `Shares ${listed(reason.terms.map((term) => `“${term}”`))}`
    case 'anchor':
      return 'Others link to it in these words'
    case 'subjects': {
      const names = reason.subjects.slice(0, 3).flatMap((id) => nameOf(id) ?? [])
      if (names.length > 0) return `Same subjects: ${listed(names)}`
      return reason.subjects.length === 1 ? 'Shares a subject' : `Shares ${reason.subjects.length} subjects`
    }
    case 'citedTogether': {
      const name = nameOf(reason.with)
      return name === undefined ? 'Cited together with a story you cite' : `Cited together with ${name}`
    }
    case 'neighbour': {
      const name = nameOf(reason.of)
      return name === undefined ? 'Linked with other stories in this list' : `Linked with ${name}`
    }
    case 'series':
      return 'Latest of its series'
    case 'recent':
      return 'Recent'
  }
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

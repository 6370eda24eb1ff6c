const turns = 'which|while|whereas|but|as|so|because|although|though|where|who|whose|yet|leaving|making'
const boundary = new RegExp(`[;:]\\s|,\\s(?=(?:${turns})\\b)`)

/** The first clause of a dek, for a table of contents; the whole of it when it has one clause only. */
export function firstClause(dek: string): string {
  const end = dek.search(boundary)
  return end < 30 ? dek : `${dek.slice(0, end)}.`
}

/** A title's two halves around its colon: the name, and the consequence when there is one. */
export function titleHalves(title: string): {name: string; consequence: string | null} {
  const [name = title, ...rest] = title.split(/:\s+/)
  return {name, consequence: rest.length > 0 ? rest.join(': ') : null}
}

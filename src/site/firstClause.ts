const turns = 'which|while|whereas|but|as|so|because|although|though|where|who|whose|yet|leaving|making'
const boundary = new RegExp(`[;:]\\s|,\\s(?=(?:${turns})\\b)`)

/** The first clause of a dek, for a table of contents; the whole of it when it has one clause only. */
export function firstClause(dek: string): string {
  const end = dek.search(boundary)
  return end < 30 ? dek : `${dek.slice(0, end)}.`
}

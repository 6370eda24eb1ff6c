/** Says of a word whether it is on a list. */
export interface WordList {
  test(word: string): boolean
}

/**
 * The words of a list, separated by spaces. They may be expressions themselves, such as `estimat(?:e|es|ed)` or
 * `\p{Ll}+ly`; write `\s` for a space inside one. Make a list once, not in a function that runs often.
 */
export function oneOf(list: string): WordList {
  const words = new Set<string>()
  const expressions: string[] = []
  for (const entry of list.trim().split(/\s+/)) {
    const spelled = spell(entry)
    if (spelled) for (const word of spelled) words.add(word)
    else expressions.push(entry)
  }
  if (expressions.length === 0) return {test: (word) => words.has(word)}
  const expression = new RegExp(`^(?:${expressions.join('|')})$`, 'u')
  return {test: (word) => words.has(word) || expression.test(word)}
}

/** A letter, an escaped sign, a set of letters or a group of plain alternatives, each with "?" or without. */
const piece = /(?:\\(s|\.)|\[([\p{L}-]+)\]|\(\?:([\p{L}|' -]*)\)|([^\\[\]()*+?{}|^$.]))(\?)?/uy

/** Every word an expression stands for; undefined when they cannot be counted. */
function spell(expression: string): string[] | undefined {
  let words = ['']
  for (let at = 0; at < expression.length; at = piece.lastIndex) {
    piece.lastIndex = at
    const match = piece.exec(expression)
    if (!match) return undefined
    const [, escaped, set, group, letter, optional] = match
    const parts = escaped ? [escaped === 's' ? ' ' : '.'] : set ? [...set] : (group?.split('|') ?? [letter!])
    if (set?.includes('-')) return undefined
    const ends = optional ? [...parts, ''] : parts
    words = words.flatMap((word) => ends.map((end) => word + end))
  }
  return words
}

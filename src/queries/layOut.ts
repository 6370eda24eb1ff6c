/** Indents a query by the brackets open at the start of each line. Text inside double quotes is left alone. */
export function layOut(query: string): string {
  let depth = 0
  return query
    .split('\n')
    .map((line) => {
      const text = line.trim()
      const code = text.replace(/"(?:[^"\\]|\\.)*"/g, '""')
      const closingFirst = /^[}\])]+/.exec(code)?.[0].length ?? 0
      const indent = Math.max(0, depth - closingFirst)
      depth += (code.match(/[{[(]/g)?.length ?? 0) - (code.match(/[}\])]/g)?.length ?? 0)
      return '  '.repeat(indent) + text
    })
    .join('\n')
}

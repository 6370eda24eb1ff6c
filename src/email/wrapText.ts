/**
 * Breaks text into lines of at most `width` characters at spaces; a word longer than that, such as an address, stands on
 * a line of its own. Lines after the first begin with `indent`.
 */
export function wrapText(text: string, width = 72, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && longer.length > width) {
      lines.push(line)
      line = indent + word
    } else {
      line = longer
    }
  }
  return [...lines, line].join('\n')
}

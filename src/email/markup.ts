/** HTML that was made here: whatever stands in it is either ours or escaped. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Value = Markup | string | number | null | undefined | readonly Markup[]

/** HTML from a template. A string is escaped for text and for quoted attributes; null is nothing; markup stays as it is. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((string, index) => string + written(values[index])).join(''))
}

function written(value: Value): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Markup) return value.source
  if (typeof value === 'object') return value.map(({source}) => source).join('')
  return escaped(String(value))
}

const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

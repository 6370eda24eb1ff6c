/** What the outbox shows of a mail that `compose` made. */
export interface ReadMail {
  /** By name in lower case, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly html: string
}

/** Reads a mail of our own making: one text and one HTML part. It is no reader for mail from elsewhere. */
export function readMail(raw: Buffer): ReadMail {
  const {headers, body} = part(raw.toString('latin1'))
  const [, boundary] = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '') ?? []
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1).map((piece) => part(piece.replace(/^\r?\n/, ''))) : []
  const content = (type: string) => {
    const found = parts.find(({headers}) => headers.get('content-type')?.startsWith(type))
    return found ? decoded(found.body, found.headers.get('content-transfer-encoding')) : ''
  }
  return {
    headers: new Map([...headers].map(([name, value]) => [name, decodedWords(value)])),
    text: content('text/plain'),
    html: content('text/html'),
  }
}

function part(source: string): {readonly headers: Map<string, string>; readonly body: string} {
  const end = /\r?\n\r?\n/.exec(source)
  const head = end ? source.slice(0, end.index) : source
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  return {headers, body: end ? source.slice(end.index + end[0].length) : ''}
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8')
  return quotedPrintable(body.replace(/=\r?\n/g, ''))
}

function quotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** RFC 2047's encoded words; white space between two of them is not part of the text. */
function decodedWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quotedPrintable(text.replaceAll('_', ' ')),
    )
}

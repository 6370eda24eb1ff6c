import type {TextProblem} from '../briefOfText.ts'

/** Why bytes are no UTF-8 text, and the line it shows on; undefined when they are. A byte order mark may stand first. */
export function problemOfBytes(bytes: Uint8Array): TextProblem | undefined {
  const container = containers.find(({magic}) => magic.every((byte, index) => bytes[index] === byte))
  if (container) return {line: 1, reason: container.reason}
  const zero = bytes.indexOf(0)
  if (zero >= 0) return {line: lineAt(bytes, zero), reason: 'this is a binary file, not a brief'}
  const bad = firstBadByte(bytes)
  return bad < 0 ? undefined : {line: lineAt(bytes, bad), reason: 'this is not UTF-8; save it as UTF-8'}
}

const utf16 = 'this is UTF-16; save it as UTF-8'

const containers = [
  {magic: [0xff, 0xfe], reason: utf16},
  {magic: [0xfe, 0xff], reason: utf16},
  {magic: [...'%PDF'].map(code), reason: 'this is a PDF; copy its words and paste them'},
  {magic: [...'{\\rtf'].map(code), reason: 'this is RTF; copy its words and paste them, or save it as plain text'},
  {magic: [0x50, 0x4b, 3, 4], reason: 'this is a packed file, as word processors write them; copy its words and paste them'},
  {magic: [0xd0, 0xcf, 0x11, 0xe0], reason: 'this is a word processor\u2019s file; copy its words and paste them'},
]

function code(character: string): number {
  return character.charCodeAt(0)
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let index = 0; index < offset; index++) if (bytes[index] === 10) line++
  return line
}

/** Offset of the first byte that is no UTF-8 as RFC 3629 has it: overlong forms and surrogates are none. -1 without. */
function firstBadByte(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfSequence(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

function lengthOfSequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  if (first < 0x80) return 1
  const second = bytes[at + 1] ?? 0
  const follows = (index: number) => ((bytes[at + index] ?? 0) & 0xc0) === 0x80
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return follows(1) && follows(2) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
    return follows(1) && follows(2) && follows(3) ? 4 : 0
  }
  return 0
}

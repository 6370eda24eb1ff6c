import {DIFF_DELETE, DIFF_EQUAL, makeDiff} from '@sanity/diff-match-patch'

/** One step of turning a list into another; `before` and `after` are indexes into the two. */
export type Step =
  | {readonly kind: 'same'; readonly before: number; readonly after: number}
  | {readonly kind: 'removed'; readonly before: number}
  | {readonly kind: 'added'; readonly after: number}

/** Code units that no surrogate pair is made of, so that the differ sees one member as one character. */
const firstCode = 0x100
const surrogates = 0xd800
const privateUse = 0xe000
const codes = surrogates - firstCode + (0x10000 - privateUse)

/** The shortest way from one list of texts to another, in order. Members are compared whole. */
export function diffLists(before: readonly string[], after: readonly string[]): readonly Step[] {
  const known = new Map<string, string>()
  const coded = (list: readonly string[]) => list.map((text) => codeOf(text, known)).join('')
  const steps: Step[] = []
  let [from, to] = [0, 0]
  for (const [kind, run] of makeDiff(coded(before), coded(after), {checkLines: false, timeout: 0})) {
    for (let index = 0; index < run.length; index += 1) {
      if (kind === DIFF_EQUAL) steps.push({kind: 'same', before: from++, after: to++})
      else if (kind === DIFF_DELETE) steps.push({kind: 'removed', before: from++})
      else steps.push({kind: 'added', after: to++})
    }
  }
  return steps
}

function codeOf(text: string, known: Map<string, string>): string {
  const code = known.get(text)
  if (code !== undefined) return code
  const number = firstCode + known.size
  if (known.size >= codes) throw new Error(`A comparison holds more than ${codes} different sentences or words.`)
  const made = String.fromCharCode(number < surrogates ? number : number - surrogates + privateUse)
  known.set(text, made)
  return made
}

import {sayAsOf} from '../briefing/asOf.ts'
import {asString, isRecord, referenceId} from '../text/portableText.ts'
import {tokenise} from '../text/words.ts'
import {withoutCoincidences} from './coincidences.ts'
import {diffLists} from './sequence.ts'
import type {WordDiff} from './sentenceDiff.ts'

/** One field besides the prose, before and after, in words. */
export interface FieldDiff {
  readonly field: string
  readonly before?: string
  readonly after?: string
  readonly words: readonly WordDiff[]
}

/** Two canonical values of a field, of which undefined means nothing. References are told by their titles. */
export function diffText(field: string, before: unknown, after: unknown, titles?: ReadonlyMap<string, string>): FieldDiff {
  const [was, is] = [tell(before, titles), tell(after, titles)]
  return {
    field,
    ...(before === undefined ? {} : {before: was}),
    ...(after === undefined ? {} : {after: is}),
    words: diffPlain(was, is),
  }
}

function diffPlain(before: string, after: string): WordDiff[] {
  const [old, fresh] = [split(before), split(after)]
  const compared = diffLists(old, fresh).map((step) => ({
    change: step.kind,
    word: {text: step.kind === 'removed' ? old[step.before]! : fresh[step.after]!},
  }))
  const words: WordDiff[] = []
  for (const {change, word} of withoutCoincidences(compared, ({text}) => /\d/.test(text))) {
    const last = words.at(-1)
    if (last?.change === change) words[words.length - 1] = {...last, text: last.text + word.text}
    else words.push({change, text: word.text})
  }
  return words
}

/** Words, marks and the spaces between them; joined they are the text again. */
function split(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const {start, end} of tokenise(text)) {
    if (start > from) parts.push(text.slice(from, start))
    parts.push(text.slice(start, end))
    from = end
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** A canonical value in words: a reference by its title, a list with commas, an object by its parts. */
function tell(value: unknown, titles?: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((member) => tell(member, titles)).join(', ')
  if (!isRecord(value)) return String(value)
  const target = referenceId(value)
  if (target !== undefined) return titles?.get(target) ?? target
  if (value._type === 'slug') return asString(value.current)
  if (value._type === 'asOf') return sayAsOf({date: asString(value.date), precision: asString(value.precision) || 'day'})
  const parts = Object.entries(value).filter(([name]) => !name.startsWith('_'))
  return parts.map(([, part]) => tell(part, titles)).join(' · ')
}

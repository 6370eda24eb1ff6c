import type {CrossReferenceRelation, TakeRole, WatchStatus} from '../contract/vocabulary.ts'

/** What the margin says of a cross-reference: how the sentence stands to its target. */
export const relationNames: Record<CrossReferenceRelation, string> = {
  background: 'background',
  follows: 'follows it',
  corrects: 'corrects it',
  contradicts: 'contradicts it',
  supports: 'supports it',
  partOf: 'part of it',
}

/** What a take does for its beat, as a label. */
export const roleNames: Record<TakeRole, string> = {
  defines: 'Defines the beat',
  tracks: 'Tracks the beat',
  covers: 'Covers the beat',
  counters: 'Counters the beat',
  background: 'Background',
}

export const watchStatusNames: Record<WatchStatus, string> = {
  open: 'Open',
  resolved: 'Settled',
  moot: 'No longer in question',
}

const typeNames: Record<string, string> = {
  beat: 'Beat',
  take: 'Take',
  subject: 'Subject',
  cluster: 'Cluster',
  person: 'Person',
  organisation: 'Organisation',
  model: 'Model',
  law: 'Law',
  place: 'Place',
}

/** A title's two halves around its colon: the name, and the consequence when there is one. */
export function titleHalves(title: string): {name: string; consequence: string | null} {
  const [name = title, ...rest] = title.split(/:\s+/)
  return {name, consequence: rest.length > 0 ? rest.join(': ') : null}
}

/** What a document is called in a list or a note: a beat by its name alone, anything else by its title. */
export function shortTitle({_type, title}: {readonly _type: string; readonly title: string}): string {
  return _type === 'beat' ? titleHalves(title).name : title
}

/** What a document is, in a word: its kind when it is a subject, else its type. */
export function typeName({_type, kind}: {readonly _type: string; readonly kind?: string | null}): string {
  return typeNames[kind ?? _type] ?? typeNames[_type] ?? _type
}

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
  tracks: 'Tracks it',
  covers: 'Covers it',
  counters: 'Counters it',
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

/** What a document is, in a word: its kind when it is a subject, else its type. */
export function typeName({_type, kind}: {readonly _type: string; readonly kind?: string | null}): string {
  return typeNames[kind ?? _type] ?? typeNames[_type] ?? _type
}

